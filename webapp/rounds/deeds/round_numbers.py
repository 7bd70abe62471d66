"""A round's own name and numbers: changed as long as nothing rests on what they were."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, StaleError, final
from webapp.ground.store.database import db, deed
from webapp.rounds.deeds.rounds import NAME_LIMIT, locked
from webapp.rounds.events import ROUND_CHANGED
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.nominee_numbers import numbers_of
from webapp.rounds.queries.posts import office_round
from webapp.rounds.recipe_files import recipe_of

MOST = 50
"""So many nominees are more than any jury reads."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a round is to be called, and how many are to be nominated."""

    name: str
    fewest: int
    most: int


class StaleNumbersError(StaleError):
    """Somebody else has changed the round since the page was opened."""


@deed
def change(person_id: int, award_round: Round, version: int, wanted: Wanted) -> bool:
    """Keep a round's name and numbers; tell whether anything was changed.

    Raises InvalidError by field where a number rests on something already, with what it is.
    """
    current = locked(office_round(person_id, award_round.key).id)
    fewest, most = numbers_of(current)
    before = Wanted(current.name, fewest, most)
    if wanted == before:
        return False
    if current.announced_at is not None:
        raise final(_("Resultaten är offentliga, och omgångens namn och antal står där som de är."))
    if current.version != version:
        raise StaleNumbersError(
            _("Omgången har ändrats sedan du öppnade sidan."),
            _("Det som är sparat står bredvid. Spara igen."),
        )
    if faults := _faults(current, before, wanted):
        raise InvalidError(faults)
    current.name, current.version = wanted.name, current.version + 1
    current.fewest, current.most = wanted.fewest, wanted.most
    note(ROUND_CHANGED, person_id, round_id=current.id, before=_told(before), after=_told(wanted))
    return True


def _told(said: Wanted) -> dict[str, str | int]:
    return {"name": said.name, "fewest": said.fewest, "most": said.most}


def _faults(current: Round, before: Wanted, wanted: Wanted) -> dict[str, str]:
    faults = {}
    if not wanted.name or len(wanted.name) > NAME_LIMIT:
        faults["name"] = _("Skriv vad omgången heter, med högst 120 tecken.")
    if not 1 <= wanted.fewest <= wanted.most <= MOST:
        faults["fewest"] = _("Skriv två antal från 1 till 50, det minsta först.")
    elif (wanted.fewest, wanted.most) != (before.fewest, before.most):
        faults |= _resting(current, wanted)
    return faults


def _resting(current: Round, wanted: Wanted) -> dict[str, str]:
    """Find what rests on the numbers: those who are nominated, and that the choice is made."""
    recipe = recipe_of(current.recipe)
    query = select(func.count(Entrant.id)).where(
        Entrant.round_id == current.id, Entrant.nominated_at.is_not(None)
    )
    many = db.session.scalar(query) or 0
    if recipe is not None and recipe.past_choice(current.step):
        told = _("De nominerade är utsedda: %(many)s. Antalet ändras inte efter det.", many=many)
        return {"fewest": f"{told} " + _("Backa omgången till det steget om det blev fel.")}
    if many > wanted.most:
        told = _("%(many)s är redan nominerade, så antalet kan inte bli lägre än det.", many=many)
        return {"most": told}
    return {}
