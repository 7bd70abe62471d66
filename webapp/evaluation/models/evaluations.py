"""The evaluators' marks beside a self-assessment, and what they agree on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person


class Evaluation(db.Model):  # type: ignore[misc, name-defined]
    """The look of two evaluators at one submitted self-assessment (utvärdering).

    `revealed_at`, when they see each other's marks, is set by evaluation/deeds/seats/seat_states.py alone,
    `published_at` by review/deeds/results.py.
    """

    __tablename__ = "evaluation"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    revealed_at: Mapped[datetime | None] = mapped_column(Moment)
    published_at: Mapped[datetime | None] = mapped_column(Moment)

    assessment: Mapped[Assessment] = relationship()
    seats: Mapped[list[Seat]] = relationship(order_by="Seat.track")


class Seat(db.Model):  # type: ignore[misc, name-defined]
    """One evaluator's place in an evaluation: which track, no conflict of interest declared, done.

    At home, in an internal evaluation, `answered_for` holds the ids of the questions whose answers are the
    evaluator's own work; `declared_at` is then when that was said. `done_at` is set by
    evaluation/deeds/seats/seat_states.py alone.
    """

    __tablename__ = "seat"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "track"),
        UniqueConstraint("evaluation_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    track: Mapped[str] = mapped_column(String(10))
    declared_at: Mapped[datetime | None] = mapped_column(Moment)
    conflict: Mapped[str] = mapped_column(Text, default="")
    answered_for: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    done_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship()


class EvaluatorMark(db.Model):  # type: ignore[misc, name-defined]
    """A mark by an evaluator, or the agreed one; the municipality's own answer is never touched.

    `mark` holds {"levels": {...}} or {"points": "7/2", "out_of": "5"} or {"not_applicable": "reason"}.
    `way` is how it came about: chosen by itself, accepted by itself or in bulk; empty where it was not kept.
    `sureness` is how sure whoever gave it says to be; empty where nothing is said.
    """

    __tablename__ = "evaluator_mark"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "track", "question_id"),
        CheckConstraint("differs = false OR motivation <> ''", name="motivation_where_it_differs"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    track: Mapped[str] = mapped_column(String(10))
    question_id: Mapped[str] = mapped_column(String(80))
    mark: Mapped[dict[str, Any]] = mapped_column(JSON)
    differs: Mapped[bool]
    motivation: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    way: Mapped[str] = mapped_column(String(12), default="", server_default="")
    sureness: Mapped[str] = mapped_column(String(10), default="", server_default="")


class PublishedResult(db.Model):  # type: ignore[misc, name-defined]
    """A result fixed for ever: the edition with its digest, both sets of marks, and every figure.

    `marks` has, besides "own" and "agreed", the "acceptances": what was checked, by the ids of questions.
    """

    __tablename__ = "published_result"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), unique=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    edition: Mapped[str] = mapped_column(String(60))
    digest: Mapped[str] = mapped_column(String(64))
    marks: Mapped[dict[str, Any]] = mapped_column(JSON)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[datetime] = mapped_column(Moment)
    published_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    evaluation: Mapped[Evaluation] = relationship()
