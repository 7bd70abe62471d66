"""What evaluators gather before and during a visit: its days, sources, interviews, notes and ticks."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Boolean, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.evidence.models.evidence import Evidence
from webapp.ground.calendar import clock
from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person

DOCUMENT, WEB, INTRANET, INTERVIEW = "document", "web", "intranet", "interview"
OBSERVED = "observed"
"""What the pair saw or heard outside an interview: a walk, a meeting by chance."""
FREE = ""
"""What is noted at a source beside its questions is kept where a question's id would stand."""


class Visit(db.Model):  # type: ignore[misc, name-defined]
    """The days of a visit (platsbesök), the day its report is due, and when its schedule was last sent."""

    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), unique=True)
    first_on: Mapped[date | None] = mapped_column(Date)
    last_on: Mapped[date | None] = mapped_column(Date)
    report_on: Mapped[date | None] = mapped_column(Date)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class EvaluationSource(db.Model):  # type: ignore[misc, name-defined]
    """A source of an evaluation (källa): a document, a page, an observation, or an interview with a role.

    `title` names it; an interview's title is its roles, and it has a moment and a place besides. A source
    is taken away by `gone_at`, so that what rested on it can still be told. `roles` are those that the
    pair has chosen for an interview; without a choice its title says them. An interview may have a length
    in `minutes`, how many `people` it meets, and in `track` who of the pair holds it; "" is both. What the
    municipality gave is its `evidence_id`.
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
    minutes: Mapped[int | None]
    people: Mapped[int | None]
    track: Mapped[str] = mapped_column(String(10), default="", server_default="")
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    gone_at: Mapped[datetime | None] = mapped_column(Moment)

    @property
    def on(self) -> date | None:
        """Give the day of a source in Sweden: when one met, else how it is dated."""
        return clock.in_sweden(self.at).date() if self.at else self.dated


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
    """A question to raise in an interview, and the pair's note of what was said; version 0 without a note.

    At any other source there is one note, FREE, and the questions that are asked are those it is about.
    """

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


class EvidenceRequest(db.Model):  # type: ignore[misc, name-defined]
    """A document or an answer that the pair asks the municipality for by a last day.

    It is open until it has come or is withdrawn; deeds/visit/evidence_requests.py alone sets which.
    What came is an answer in words, evidence out of the register, or both; `source_id` is the source that
    it became. `question_id` is the question it is for, "" for the whole.
    """

    __tablename__ = "evidence_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    last_on: Mapped[date] = mapped_column(Date)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    came_at: Mapped[datetime | None] = mapped_column(Moment)
    came_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answer: Mapped[str] = mapped_column(Text, default="")
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("evaluation_source.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    why: Mapped[str] = mapped_column(String(1000), default="")

    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id])
    came_by: Mapped[Person | None] = relationship(foreign_keys=[came_by_id])
    evidence: Mapped[Evidence | None] = relationship()


class PlanTick(db.Model):  # type: ignore[misc, name-defined]
    """That the pair has checked a question of the verification plan."""

    __tablename__ = "plan_tick"
    __table_args__ = (UniqueConstraint("evaluation_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
