"""What two evaluators remember on their way to one view: who begins, who writes, and the minutes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person


class Beginning(db.Model):  # type: ignore[misc, name-defined]
    """Which of the two evaluators begins with a subarea; no row means that nobody is named."""

    __tablename__ = "beginning"
    __table_args__ = (UniqueConstraint("evaluation_id", "subarea"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    subarea: Mapped[str] = mapped_column(String(10))
    track: Mapped[str] = mapped_column(String(10))


class Pen(db.Model):  # type: ignore[misc, name-defined]
    """Who types the agreed marks of an evaluation while the other follows (pennan)."""

    __tablename__ = "pen"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship()


class Minutes(db.Model):  # type: ignore[misc, name-defined]
    """What was said on the way to an agreed mark (protokoll); `question_id` is "" for the meeting itself."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("evaluation_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
