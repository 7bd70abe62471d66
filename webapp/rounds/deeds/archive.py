"""A round is put into the archive, and taken back: nothing in it is changed or lost by either."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import deed
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.events import ROUND_ARCHIVED, ROUND_UNARCHIVED
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.dates import dates_of
from webapp.rounds.queries.posts import office_round
from webapp.rounds.recipe_files import recipe_of

WHY_LIMIT = 2_000


def open_steps(award_round: Round) -> list[str]:
    """Name the steps that municipalities can still answer by their dates: they stop when it is archived."""
    recipe, dates = recipe_of(award_round.recipe), dates_of(award_round.id)
    if recipe is None or award_round.announced_at is not None:
        return []
    ahead = {step for step, span in dates.items() if span.closes and span.closes > clock.now()}
    return [str(step.name) for step in recipe.steps if step.answers and step.id in ahead]


@deed
def archive(person_id: int, award_round: Round, why: str = "") -> None:
    """Put a round into the archive; one that is not public needs a reason. Once is enough."""
    current = locked(office_round(person_id, award_round.key).id, archived=True)
    if current.archived_at is not None:
        return
    why = why.strip()
    if current.announced_at is None and not why:
        raise InvalidError({"archive": _("Skriv varför. Omgången är inte avslutad.")})
    if len(why) > WHY_LIMIT:
        raise InvalidError({"archive": _("Skälet är för långt. Skriv högst 2 000 tecken.")})
    current.archived_at = clock.now()
    after = {"step": current.step, "open": open_steps(current)}
    note(ROUND_ARCHIVED, person_id, round_id=current.id, after=after, why=why)


@deed
def take_out(person_id: int, award_round: Round) -> None:
    """Take a round back out of the archive: it goes on where it stood. Once is enough."""
    current = locked(office_round(person_id, award_round.key).id, archived=True)
    if current.archived_at is None:
        return
    current.archived_at = None
    note(ROUND_UNARCHIVED, person_id, round_id=current.id)
