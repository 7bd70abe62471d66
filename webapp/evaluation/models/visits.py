"""What evaluators gather before and during a visit: sources, which marks rest on them, interviews, ticks."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Boolean, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person

DOCUMENT, WEB, INTERVIEW = "document", "web", "interview"


class EvaluationSource(db.Model):  # type: ignore[misc, name-defined]
    """A source of an evaluation (källa): a document, a web page, or an interview with a role, never a name.

    `title` names it; an interview's title is its roles, and it has a moment and a place besides. A source
    is taken away by `gone_at`, so that what rested on it can still be told. `roles` are those that the
    pair has chosen for an interview; without a choice its title says them.
    """

    __tablename__ = "evaluation_source"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(500), default="")
    dated: Mapped[date | None] = mapped_column(Date)
    at: Mapped[datetime | None] = mapped_column(Moment)
    place: Mapped[str] = mapped_column(String(200), default="")
    roles: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    gone_at: Mapped[datetime | None] = mapped_column(Moment)


class SourceLink(db.Model):  # type: ignore[misc, name-defined]
    """That one evaluator's mark on a question rests on a source; the other does not see it before reveal."""

    __tablename__ = "source_link"
    __table_args__ = (UniqueConstraint("source_id", "track", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("evaluation_source.id"))
    track: Mapped[str] = mapped_column(String(10))
    question_id: Mapped[str] = mapped_column(String(80))


class InterviewQuestion(db.Model):  # type: ignore[misc, name-defined]
    """A question to raise in an interview, and the pair's note of what was said; version 0 without a note."""

    __tablename__ = "interview_question"
    __table_args__ = (UniqueConstraint("source_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("evaluation_source.id"))
    question_id: Mapped[str] = mapped_column(String(80))
    asked: Mapped[bool] = mapped_column(Boolean)
    text: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int]
    saved_at: Mapped[datetime | None] = mapped_column(Moment)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    saved_by: Mapped[Person | None] = relationship()


class PlanTick(db.Model):  # type: ignore[misc, name-defined]
    """That the pair has checked a question of the verification plan."""

    __tablename__ = "plan_tick"
    __table_args__ = (UniqueConstraint("evaluation_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
