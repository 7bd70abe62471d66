"""What the office has noted of a meeting: when, where, who was there, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from webapp.award.models.panel_minutes import PanelAttendance, PanelMinutes
from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.rounds.queries.posts import people_with_post

THERE, AFAR, ABSENT = "there", "afar", "absent"
"""How a member took part in the meeting."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of a meeting; version 0 when nothing is."""

    met_on: date | None = None
    place: str = ""
    others: str = ""
    settled: str = ""
    more: str = ""
    present: dict[int, str] = field(default_factory=dict)
    """How each took part, by a member's id."""
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""


def row_of(seat: PanelSeat) -> PanelMinutes | None:
    """Find what is noted of the meeting of a jury or a nomination group."""
    query = select(PanelMinutes).filter_by(round_id=seat.round.id, role=seat.role)
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def noted(seat: PanelSeat) -> Noted:
    """Give what is noted."""
    row = row_of(seat)
    if row is None:
        return Noted()
    present = {one.person_id: one.present for one in attendance(row.id)}
    return Noted(
        *(row.met_on, row.place, row.others, row.settled, row.more),
        present=present,
        version=row.version,
        saved_at=row.saved_at,
        saved_by=row.saved_by.name,
    )


def attendance(minutes_id: int) -> list[PanelAttendance]:
    """List who is noted to have been there or not."""
    query = select(PanelAttendance).filter_by(minutes_id=minutes_id).order_by(PanelAttendance.id)
    return list(db.session.scalars(query))


def members(seat: PanelSeat) -> list[Person]:
    """List those who sit in the jury or the nomination group now, by name."""
    return people_with_post(seat.round.id, seat.role)


def unnoted(seat: PanelSeat, now: Noted) -> list[Person]:
    """List the members of whom nobody has noted whether they were there."""
    return [one for one in members(seat) if one.id not in now.present]
