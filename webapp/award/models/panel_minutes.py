"""The minutes of a jury or a nomination group: what the office notes, and every version that is fixed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person


class PanelMinutes(db.Model):  # type: ignore[misc, name-defined]
    """What nobody but those who were there can say of a meeting: when, where, who more, and why.

    `settled` is why a decision is another than the order, or was taken among equals. `present` of a member
    stands in PanelAttendance. Written by award/deeds/panel_minutes.py alone.
    """

    __tablename__ = "panel_minutes"
    __table_args__ = (UniqueConstraint("round_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    met_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    others: Mapped[str] = mapped_column(Text, default="")
    settled: Mapped[str] = mapped_column(Text, default="")
    more: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    saved_by: Mapped[Person] = relationship()


class PanelAttendance(db.Model):  # type: ignore[misc, name-defined]
    """Whether one member was at the meeting: there, at a distance, or not."""

    __tablename__ = "panel_attendance"
    __table_args__ = (UniqueConstraint("minutes_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    minutes_id: Mapped[int] = mapped_column(ForeignKey("panel_minutes.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    present: Mapped[str] = mapped_column(String(20))

    person: Mapped[Person] = relationship()


class FixedMinutes(db.Model):  # type: ignore[misc, name-defined]
    """One version as it was fixed, for ever: its values, the text of them, and the text's SHA-256.

    `places` are the ids of the municipalities it is about: whoever may not see one of them does not read it.
    """

    __tablename__ = "fixed_minutes"
    __table_args__ = (UniqueConstraint("round_id", "role", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    places: Mapped[list[int]] = mapped_column(JSON)
    text: Mapped[str] = mapped_column(Text)
    checksum: Mapped[str] = mapped_column(String(64))
    why: Mapped[str] = mapped_column(Text, default="")
    fixed_at: Mapped[datetime] = mapped_column(Moment)
    fixed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    fixed_by: Mapped[Person] = relationship()
