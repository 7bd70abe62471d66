"""An action plan: improvement areas, the actions on them, and the moments when it was followed up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person
from webapp.plans.action_content import PLANNED

REPORT, QUESTION, OWN, EARLIER = "report", "question", "own", "earlier"
"""Where the words of an improvement area come from; earlier is the plan before."""


class Plan(db.Model):  # type: ignore[misc, name-defined]
    """What a municipality will do about what one assessment found (handlingsplan); one an assessment.

    `basis` are the marks that it was made from, so that it stands when they are changed; `based_at` is when
    those were handed in or fixed.
    """

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), unique=True)
    basis: Mapped[dict[str, Any]] = mapped_column(JSON)
    based_at: Mapped[datetime] = mapped_column(Moment)
    review_on: Mapped[date | None]
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    assessment: Mapped[Assessment] = relationship()


class Improvement(db.Model):  # type: ignore[misc, name-defined]
    """An improvement area (förbättringsområde) in the words of the report, of a question, or of their own.

    `origin` is one of the four above. `place` is the number of an area ("4"), or the id of a question where
    that is what it is about; it is empty where an edition has no such area. `left_why` says why nothing is
    done about it.
    """

    __tablename__ = "improvement"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    origin: Mapped[str] = mapped_column(String(10))
    place: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    left_why: Mapped[str] = mapped_column(String(1000), default="")
    version: Mapped[int] = mapped_column(default=1)


class PlanAction(db.Model):  # type: ignore[misc, name-defined]
    """An action (åtgärd) on an improvement area: whose, until when, how far, and which levels it aims at.

    The owner is a colleague, or a name. `aims` are levels by question and part, as a mark has them, and
    `state` is written by plans/deeds/actions.py alone. `taken_from_id` is the action of the plan before that
    it goes on from.
    """

    __tablename__ = "plan_action"
    __table_args__ = (CheckConstraint("state <> 'dropped' OR dropped_why <> ''", name="reason_if_dropped"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    improvement_id: Mapped[int] = mapped_column(ForeignKey("improvement.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text, default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    owner_name: Mapped[str] = mapped_column(String(120), default="")
    informed: Mapped[str] = mapped_column(String(300), default="")
    last_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(10), default=PLANNED)
    dropped_why: Mapped[str] = mapped_column(String(1000), default="")
    done_on: Mapped[date | None]
    aims: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    taken_from_id: Mapped[int | None] = mapped_column(ForeignKey("plan_action.id"), unique=True, index=True)
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    owner: Mapped[Person | None] = relationship(foreign_keys=[owner_id])
    saved_by: Mapped[Person] = relationship(foreign_keys=[saved_by_id])


class FollowUp(db.Model):  # type: ignore[misc, name-defined]
    """A moment when a plan was walked through (uppföljning): how each action stood, and what it gave."""

    __tablename__ = "follow_up"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    words: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship()


class PlanReader(db.Model):  # type: ignore[misc, name-defined]
    """An evaluator who is asked to read a plan and say something, until that is ended."""

    __tablename__ = "plan_reader"
    __table_args__ = (UniqueConstraint("plan_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship(foreign_keys=[person_id])


class PlanWord(db.Model):  # type: ignore[misc, name-defined]
    """What somebody says about a plan: an evaluator who was asked, or one of the municipality's own."""

    __tablename__ = "plan_word"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship()
