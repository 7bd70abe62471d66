"""Honours: the winner and who is mentioned, named by the office for the jury, and told to everybody."""

from __future__ import annotations

from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.award.deeds.motivations import latest
from webapp.award.deeds.nominees import REASON_LIMIT
from webapp.award.deeds.steps import refuse
from webapp.award.events import HONOUR_NAMED
from webapp.award.models.choice import MENTION, WINNER, Honour
from webapp.award.models.figures import ACCEPTED, InvitationAnswer
from webapp.award.queries.obstacles import Hindrance, hindrances
from webapp.award.queries.panel_seats import candidates, hold, panel
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError, final
from webapp.ground.roles import JUROR
from webapp.ground.store.database import db, deed
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.recipe import COMPASS, NOMINATION
from webapp.rounds.recipe_files import recipe_of

KINDS = (WINNER, MENTION)
OF_NOMINEES = frozenset({"evaluators", "results", "answered"})
"""What a recipe may require of every nominee before the jury chooses."""
THEIR_FORMS = {NOMINATION: "nominations", COMPASS: "assessments"}
"""What it may require of them besides, where only the nominees answer a questionnaire."""


@deed
def name_honour(person_id: int, award_round: Round, entrant_id: int, kind: str, why: str = "") -> Honour:
    """Name the winner, or the one who is mentioned; may be changed until the round is announced.

    Raises NotReadyError until the jury's order is shown, a public motivation is written, every nominee is as
    far as the recipe requires, and one that key figures have nominated has said yes. `why` is the reason for
    naming somebody although something is missing that the recipe lets be waived.
    """
    if kind not in KINDS:
        raise NotThereError
    hold(award_round.id)
    _check_unannounced(award_round)
    entrant = next((one for one in candidates(award_round.id, JUROR) if one.id == entrant_id), None)
    if entrant is None:
        raise InvalidError({kind: _("Välj bland de nominerade som är kvar i omgången.")})
    _check_ripe(award_round, entrant)
    waived = _waived(award_round, kind, why)
    row = db.session.scalars(select(Honour).filter_by(round_id=award_round.id, kind=kind)).first()
    if row is not None and row.entrant_id == entrant_id:
        return row
    before = {"entrant": row.entrant_id} if row is not None else None
    if row is None:
        row = Honour(round_id=award_round.id, kind=kind)
        db.session.add(row)
    row.entrant_id, row.named_at, row.named_by_id = entrant_id, clock.now(), person_id
    after = {"kind": kind, "entrant": entrant_id, "municipality": entrant.municipality.name}
    after |= {"waived": waived} if waived else {}
    note(
        HONOUR_NAMED,
        person_id,
        round_id=award_round.id,
        before=before,
        after=after,
        why=why if waived else "",
    )
    db.session.flush()
    return row


def unripe(award_round: Round) -> list[Hindrance]:
    """List what the recipe requires of the nominees before the jury's step, and does not hold.

    What may be waived was given its reason when the round left that step, and hinders only before.
    """
    recipe = recipe_of(award_round.recipe)
    judging = recipe.requiring(WINNER) if recipe else None
    if recipe is None or judging is None:
        return []
    asked = OF_NOMINEES | {name for form, name in THEIR_FORMS.items() if recipe.only_nominees(form)}
    here, steps = recipe.place(award_round.step), []
    for place, step in enumerate(recipe.steps[: recipe.place(judging.id)]):
        waived = step.may_waive if place < here else ()
        left = tuple(name for name in step.requires if name in asked and name not in waived)
        steps.append(replace(step, requires=left))
    return hindrances(award_round, recipe, steps)


def _waived(award_round: Round, kind: str, why: str) -> list[str]:
    """Refuse while a nominee is not as far as the recipe requires; give what a reason lets be waived."""
    left = unripe(award_round)
    refuse(left, waived=True)
    if left and not 0 < len(why) <= REASON_LIMIT:
        told = " ".join(f"{one.sentence} {one.remedy}".strip() for one in left)
        raise InvalidError({kind: _("%(told)s Skriv varför ni utser någon ändå.", told=told)})
    return [one.name for one in left]


def _check_ripe(award_round: Round, entrant: Entrant) -> None:
    """Refuse to name anybody too early."""
    who = entrant.municipality.name
    if panel(award_round.id, JUROR).shown_at is None:
        raise NotReadyError(
            _("Juryns sammanvägda ordning visas inte än."), _("Stäng rangordningen och visa ordningen först.")
        )
    if not latest(entrant.id).public_text:
        raise NotReadyError(
            _("Den offentliga motiveringen för %(who)s är inte skriven.", who=who), _("Skriv den först.")
        )
    said = db.session.scalar(select(InvitationAnswer.answer).filter_by(entrant_id=entrant.id))
    if context.edition(award_round.nomination_edition).figures and said != ACCEPTED:
        raise NotReadyError(
            _("%(who)s har inte tackat ja till nomineringen.", who=who),
            _("Vänta på svaret, eller utse någon annan."),
        )


def _check_unannounced(award_round: Round) -> None:
    db.session.refresh(award_round)
    if award_round.announced_at is not None:
        raise final(_("Resultaten är offentliga, och juryns beslut ändras inte mer."))


def honours(round_id: int) -> dict[str, Honour]:
    """Give who is named, by kind."""
    query = (
        select(Honour)
        .where(Honour.round_id == round_id)
        .options(joinedload(Honour.entrant).joinedload(Entrant.municipality))
    )
    return {row.kind: row for row in db.session.scalars(query)}
