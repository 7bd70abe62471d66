"""Rounds of the award, and the municipalities that take part."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models.base import Moment, db
from webapp.models.people import Municipality


class Round(db.Model):  # type: ignore[misc, name-defined]
    """One time the award is given (omgång), with its questionnaires and its deadline."""

    __tablename__ = "award_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    award: Mapped[str] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(String(120))
    nomination_edition: Mapped[str] = mapped_column(String(60))
    compass_edition: Mapped[str] = mapped_column(String(60))
    closes_at: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    announced_at: Mapped[datetime | None] = mapped_column(Moment)


class Entrant(db.Model):  # type: ignore[misc, name-defined]
    """A municipality in a round (deltagare); nominated from the moment it says."""

    __tablename__ = "entrant"
    __table_args__ = (UniqueConstraint("round_id", "municipality_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    nominated_at: Mapped[datetime | None] = mapped_column(Moment)

    municipality: Mapped[Municipality] = relationship()
    round: Mapped[Round] = relationship()
