"""Who is nominated: the one writer of it, with the one set of checks, taken from the round's recipe."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, select

from webapp.assessment.models.assessments import Assessment
from webapp.award.events import ENTRANT_NOMINATED
from webapp.award.models.choice import NominationReason
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, final
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.queries.nominee_numbers import FEWEST, MOST, recipe_in
from webapp.rounds.recipe import FIGURES, Recipe, Step
from webapp.rounds.recipe_files import recipe_of

GROUP, OFFICE = "group", "office"
"""Who nominates: the nomination group together, or the office alone; by key figures the office too."""
REASON_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Choice:
    """How a round chooses its nominees: by whom, in which step, how many, and whether that can be waived."""

    ways: tuple[str, ...] = (GROUP, OFFICE, FIGURES)
    fewest: int = FEWEST
    most: int = MOST
    step: Step | None = None
    may_waive: bool = False

    @property
    def wanted(self) -> str:
        """Say how many are nominated: "5", or "3 till 7"."""
        if self.fewest == self.most:
            return str(self.most)
        return _("%(fewest)s till %(most)s", fewest=self.fewest, most=self.most)


def choice_of(award_round: Round) -> Choice:
    """Read from the recipe how a round chooses its nominees."""
    recipe = recipe_in(award_round)
    if recipe is None:
        return Choice()
    step = recipe.requiring("nominees")
    waived = step is not None and "nominees" in step.may_waive
    return Choice(_ways(recipe, step), recipe.fewest, recipe.most, step, waived)


def _ways(recipe: Recipe, step: Step | None) -> tuple[str, ...]:
    if recipe.chosen_by == FIGURES:
        return (FIGURES,)
    group = recipe.chosen_by == GROUP or (step is not None and step.who == GROUP)
    ways = ((GROUP, group), (OFFICE, recipe.chosen_by != GROUP))
    return tuple(way for way, there in ways if there)


def may_nominate(award_round: Round, way: str) -> bool:
    """Tell whether anybody can be nominated now, in this way."""
    choice = choice_of(award_round)
    here = choice.step is None or award_round.step == choice.step.id
    return award_round.announced_at is None and way in choice.ways and here


def check_open(award_round: Round, way: str) -> Choice:
    """Refuse a nomination that the recipe leaves to others or does in another step; give how it chooses."""
    choice = choice_of(award_round)
    if award_round.announced_at is not None:
        raise final(_("Resultaten är offentliga, och ingen nomineras mer."))
    if way not in choice.ways:
        raise NotReadyError(*_others(choice))
    if choice.step is not None and award_round.step != choice.step.id:
        recipe = recipe_of(award_round.recipe)
        if recipe is not None and recipe.past_choice(award_round.step):
            raise NotReadyError(
                _("De nominerade är redan utsedda."), _("Backa omgången till det steget om det blev fel.")
            )
        raise NotReadyError(
            _("Kommuner nomineras i steget %(step)s.", step=choice.step.name),
            _("Ta omgången dit först."),
        )
    return choice


def _others(choice: Choice) -> tuple[str, str]:
    """Say who nominates instead, and where."""
    if FIGURES in choice.ways:
        return (
            _("I den här omgången nominerar kansliet efter nyckeltalen."),
            _("Det görs på sidan Nyckeltal, med ett skäl för varje kommun."),
        )
    return (
        _("I den här omgången nominerar nomineringsgruppen."),
        _("Den, eller kansliet åt den, nominerar på gruppens sida Nominera när ordningen visas."),
    )


def check_number(choice: Choice, many: int, why: str = "") -> None:
    """Refuse a number that the recipe does not have; where it can be waived a reason is asked for."""
    if choice.fewest <= many <= choice.most:
        return
    about = {"wanted": choice.wanted, "many": many}
    if not choice.may_waive:
        told = _("Det ska bli %(wanted)s nominerade. Nu blir det %(many)s.", **about)
        instead = _("Välj fler.") if many < choice.fewest else _("Välj färre.")
        raise InvalidError({"chosen": f"{told} {instead}"})
    if not 0 < len(why) <= REASON_LIMIT:
        raise InvalidError(
            {
                "number": _(
                    "Det ska bli %(wanted)s nominerade, och nu blir det %(many)s. Skriv varför, "
                    "med högst 1 000 tecken.",
                    **about,
                )
            }
        )


def check_room(choice: Choice, many: int) -> None:
    """Refuse one more where nobody more can be nominated."""
    if many >= choice.most:
        raise NotReadyError(
            _("%(many)s kommuner är nominerade, och fler får de inte bli.", many=many),
            _("Tackar någon nej eller lämnar omgången blir det en plats ledig."),
        )


def check_candidate(award_round: Round, entrant: Entrant, way: str) -> None:
    """Refuse one that has left, or has not handed in what it is chosen for."""
    if db.session.scalar(select(Withdrawal.id).where(Withdrawal.entrant_id == entrant.id)) is not None:
        raise NotReadyError(
            _("Kommunen har lämnat omgången och kan inte nomineras igen."), _("Välj en annan kommun.")
        )
    if way == FIGURES:
        return
    handed_in = select(Assessment.id).where(
        Assessment.round_id == award_round.id,
        Assessment.municipality_id == entrant.municipality_id,
        Assessment.edition == award_round.nomination_edition,
        Assessment.submitted_at.is_not(None),
    )
    if db.session.scalar(handed_in) is None:
        raise NotReadyError(
            _("Kommunen har inte lämnat in sin nominering än."),
            _("Välj en annan kommun, eller vänta tills den har lämnat in. Kansliet kan ge den mer tid."),
        )


def reason_fault(reason: str) -> str:
    """Say what is wrong with the reason for a nomination, or nothing."""
    if 0 < len(reason) <= REASON_LIMIT:
        return ""
    return _("Skriv varför ni nominerar kommunen, med högst 1 000 tecken.")


def nominate(person_id: int, award_round: Round, entrant: Entrant, reason: str, way: str) -> None:
    """Write down that a municipality is nominated, and why; whoever calls has let all be checked."""
    db.session.execute(delete(NominationReason).where(NominationReason.entrant_id == entrant.id))
    entrant.nominated_at = clock.now()
    db.session.add(
        NominationReason(
            entrant_id=entrant.id,
            reason=reason,
            named_at=entrant.nominated_at,
            named_by_id=person_id,
            by_group=way == GROUP,
        )
    )
    about = {"after": {"municipality": entrant.municipality.name}, "why": reason}
    note(ENTRANT_NOMINATED, person_id, round_id=award_round.id, **about)
    db.session.flush()


def leave(entrant: Entrant) -> None:
    """Write down that a municipality is not nominated any more: it has said no, or left the round."""
    entrant.nominated_at = None
