"""Who begins with what: a pair of evaluators may divide the subareas between them, and both may change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evaluation.events import SUBAREAS_DIVIDED
from webapp.evaluation.models.consensus import Beginning
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, final
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db, deed

NOBODY = ""
CHOICES = (NOBODY, TRACK_A, TRACK_B)


@dataclass(frozen=True, slots=True)
class Wish:
    """Who should begin with a subarea, and who did when the sender looked."""

    track: str
    seen: str


def beginnings(evaluation_id: int) -> dict[str, str]:
    """Give the track that begins with each subarea, by its number; those with nobody are left out."""
    query = select(Beginning.subarea, Beginning.track).where(Beginning.evaluation_id == evaluation_id)
    return {row.subarea: row.track for row in db.session.execute(query)}


def mine(seat: OwnSeat) -> frozenset[str]:
    """Name the questions that this evaluator begins with, by id."""
    begun = beginnings(seat.evaluation.id)
    home = seat.edition.home
    return frozenset(q for q in seat.edition.questions if begun.get(home[q].number) == seat.track)


@deed
def divide(seat: OwnSeat, wishes: Mapping[str, Wish]) -> int:
    """Change who begins with some subareas; tell how many were changed.

    Raises InvalidError, and changes nothing, where the other has changed the same subarea to something else.
    """
    if seat.evaluation.published_at:
        raise final(_("Resultatet är fastställt och kan inte ändras."))
    # The row lock makes two who divide at once come one after the other.
    db.session.execute(select(Evaluation.id).where(Evaluation.id == seat.evaluation.id).with_for_update())
    rows = {
        row.subarea: row
        for row in db.session.scalars(select(Beginning).where(Beginning.evaluation_id == seat.evaluation.id))
    }
    now = {number: row.track for number, row in rows.items()}
    changed = {n: w for n, w in wishes.items() if w.track not in (w.seen, now.get(n, NOBODY))}
    _check(seat, changed, now)
    for number, wish in changed.items():
        _put(seat, rows.get(number), number, wish.track)
    if changed:
        note(
            SUBAREAS_DIVIDED,
            seat.person_id,
            evaluation_id=seat.evaluation.id,
            before={number: now.get(number, NOBODY) for number in changed},
            after={number: wish.track for number, wish in changed.items()},
        )
    return len(changed)


def _check(seat: OwnSeat, changed: Mapping[str, Wish], now: Mapping[str, str]) -> None:
    known = {subarea.number for subarea in seat.edition.subareas}
    faults = {}
    for number, wish in changed.items():
        if number not in known or wish.track not in CHOICES:
            faults[number] = _("Välj någon i listan.")
        elif now.get(number, NOBODY) != wish.seen:
            faults[number] = _("Den andra har just ändrat här. Titta igen och spara det som ska gälla.")
    if faults:
        raise InvalidError(faults)


def _put(seat: OwnSeat, row: Beginning | None, number: str, track: str) -> None:
    if row is None:
        db.session.add(Beginning(evaluation_id=seat.evaluation.id, subarea=number, track=track))
    elif track == NOBODY:
        db.session.delete(row)
    else:
        row.track = track
