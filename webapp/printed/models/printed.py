"""Printed figures that were read in from a file, and what did not go together when they were."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.events.models import Event
from webapp.ground.store.database import db


class PrintedFigure(db.Model):  # type: ignore[misc, name-defined]
    """One printed row, with points and maximum as they are written; the event tells who, when, which file."""

    __tablename__ = "printed_figure"
    __table_args__ = (UniqueConstraint("municipality", "year", "edition", "level", "number", "source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    line: Mapped[int]
    municipality: Mapped[str] = mapped_column(String(80))
    year: Mapped[int]
    edition: Mapped[str] = mapped_column(String(60))
    level: Mapped[str] = mapped_column(String(10))
    number: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(200))
    achieved: Mapped[str | None] = mapped_column(String(10))
    maximum: Mapped[str | None] = mapped_column(String(10))
    percent: Mapped[int | None]

    event: Mapped[Event] = relationship()


class PrintedFlag(db.Model):  # type: ignore[misc, name-defined]
    """A contradiction (motsägelse) that was seen when a file was read in: what is printed, what follows."""

    __tablename__ = "printed_flag"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    municipality: Mapped[str] = mapped_column(String(80))
    year: Mapped[int]
    edition: Mapped[str] = mapped_column(String(60))
    level: Mapped[str] = mapped_column(String(10))
    number: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    printed: Mapped[str | None] = mapped_column(String(20))
    computed: Mapped[str | None] = mapped_column(String(20))

    event: Mapped[Event] = relationship()
