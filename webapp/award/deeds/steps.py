"""A round takes its next step when nothing hinders; the last one makes it public, and takes two people."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.award.queries.obstacles import Hindrance, hindrances
from webapp.evaluation.queries.round_overview import OfficePage
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.store.database import deed
from webapp.rounds.deeds.approval import say
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.events import ROUND_ANNOUNCED, ROUND_MOVED, ROUND_MOVED_BACK
from webapp.rounds.models.rounds import Round
from webapp.rounds.open_questions import made_public
from webapp.rounds.recipe import Recipe
from webapp.rounds.recipe_files import recipe_of

ANNOUNCE = "announce"
WHY_LIMIT = 2000


def missing(award_round: Round) -> list[Hindrance]:
    """List what hinders the next step."""
    recipe = recipe_of(award_round.recipe)
    if recipe is None or recipe.after(award_round.step) is None:
        return []
    return hindrances(award_round, recipe, [recipe.step(award_round.step)])


def unready(award_round: Round, page: OfficePage | None = None) -> list[Hindrance]:
    """List what hinders the results from being made public, in any of the steps that are left.

    `page` is the round where whoever asks has gathered it already.
    """
    recipe = recipe_of(award_round.recipe)
    if recipe is None or award_round.announced_at is not None:
        return []
    return hindrances(award_round, recipe, list(recipe.steps[recipe.place(award_round.step) :]), page)


@deed
def move(person_id: int, award_round: Round, seen: str, why: str = "") -> str:
    """Take the next step from the one that was seen; give its name.

    Raises NotReadyError with what hinders and may not be waived, InvalidError where a reason is missing.
    """
    current = locked(award_round.id)
    recipe = _recipe(current)
    following = recipe.after(current.step)
    if current.step != seen or following is None:
        raise NotReadyError(
            _("Omgången står i steget %(step)s.", step=recipe.step(current.step).name),
            _("Ladda om sidan: någon annan kan ha tagit steget just nu."),
        )
    if following.announces:
        raise NotReadyError(
            _("Nästa steg gör resultaten offentliga."), _("Det görs på omgångens sida, av två personer.")
        )
    left = hindrances(current, recipe, [recipe.step(current.step)])
    refuse(left, waived=True)
    why = why.strip()
    if left and not why:
        raise InvalidError({"why": _("Skriv varför ni går vidare fast något saknas.")})
    if len(why) > WHY_LIMIT:
        raise InvalidError({"why": _("Skälet är för långt. Skriv högst 2 000 tecken.")})
    current.step = following.id
    note(
        ROUND_MOVED,
        person_id,
        round_id=current.id,
        before={"step": seen},
        after={"step": following.id, "waived": [one.name for one in left]},
        why=why if left else "",
    )
    return following.name


@deed
def move_back(person_id: int, award_round: Round, seen: str, why: str) -> str:
    """Go back to the step before, with a reason; what is public stays public. Gives the step's name."""
    current = locked(award_round.id)
    recipe = _recipe(current)
    place = recipe.place(current.step)
    if current.step != seen or not place or current.announced_at:
        raise NotReadyError(
            _("Omgången står i steget %(step)s.", step=recipe.step(current.step).name),
            _("Därifrån går det inte att backa nu. Ladda om sidan, så ser du vad som går."),
        )
    if not why.strip() or len(why) > WHY_LIMIT:
        raise InvalidError({"back": _("Skriv varför, med högst 2 000 tecken.")})
    before = recipe.steps[place - 1]
    current.step = before.id
    after = {"step": before.id}
    note(
        ROUND_MOVED_BACK,
        person_id,
        round_id=current.id,
        before={"step": seen},
        after=after,
        why=why.strip(),
    )
    return before.name


def _recipe(award_round: Round) -> Recipe:
    recipe = recipe_of(award_round.recipe)
    if recipe is None:
        raise NotReadyError(_("Omgångens recept kan inte läsas."), _("Be driften köra flask rounds recipes."))
    return recipe


def refuse(left: list[Hindrance], *, waived: bool) -> None:
    """Say everything that hinders, unless all of it may be waived."""
    firm = [one for one in left if not (waived and one.may_waive)]
    if firm:
        raise NotReadyError(firm[0].sentence, " ".join(_all_told(firm)))


def _all_told(firm: list[Hindrance]) -> list[str]:
    more = [f"{one.sentence} {one.remedy}".strip() for one in firm[1:]]
    return [told for told in (firm[0].remedy, *more) if told]


@deed
def announce(person_id: int, award_round: Round, seen: int = 0) -> bool:
    """Make a round public when two officers say so; tell whether it now is. Once is enough.

    The steps that are left before the last may be passed at once, if nothing in them hinders.
    """
    current = locked(award_round.id)
    if current.announced_at is not None:
        return True
    recipe = _recipe(current)
    refuse(unready(current), waived=False)
    if not say(person_id, current, ANNOUNCE, seen):
        return False
    before, current.step = current.step, recipe.steps[-1].id
    current.announced_at = clock.now()
    note(
        ROUND_ANNOUNCED,
        person_id,
        round_id=current.id,
        before={"step": before},
        after={"step": current.step},
    )
    list(made_public(current.id))
    return True
