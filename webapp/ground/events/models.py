"""What happened: an append-only list, written in the same transaction as the deed itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person

_ELSEWHERE = text("assessment_id IS NULL AND evaluation_id IS NULL")


class Event(db.Model):  # type: ignore[misc, name-defined]
    """Who did what, when, from what to what, and why. The database refuses to change or remove a row."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("person_id", "request_key"),
        # Of the few that are about no answer and no mark: an event of one of those writes nothing into it.
        Index(
            "ix_event_elsewhere",
            *("assessment_id", "evaluation_id", "what"),
            postgresql_where=_ELSEWHERE,
            sqlite_where=_ELSEWHERE,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str] = mapped_column(String(40))
    round_id: Mapped[int | None] = mapped_column(ForeignKey("award_round.id"), index=True)
    assessment_id: Mapped[int | None] = mapped_column(ForeignKey("assessment.id"), index=True)
    evaluation_id: Mapped[int | None] = mapped_column(ForeignKey("evaluation.id"), index=True)
    question_id: Mapped[str | None] = mapped_column(String(80))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    version: Mapped[int | None]
    why: Mapped[str] = mapped_column(String(2000), default="")
    request_key: Mapped[str | None] = mapped_column(String(120))

    person: Mapped[Person | None] = relationship()
