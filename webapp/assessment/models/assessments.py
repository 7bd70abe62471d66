"""A municipality's own answers: the nomination questionnaire and the self-assessment, in one shape."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Municipality, Person
from webapp.rounds.models.rounds import Round

AWARD, INTERNAL = "award", "internal"


class Assessment(db.Model):  # type: ignore[misc, name-defined]
    """One municipality's answers to one edition (självvärdering, nominering); read-only once submitted.

    `submitted_at` is written by assessment/deeds/hand_in.py alone, `archived_at` and `removed_at` by
    assessment/deeds/particulars.py. `areas` are the numbers of the areas that an own one asks, as "4,6", or
    nothing where it asks all; an own one is `beside_last` where last time's answers stand beside its
    questions. What is removed was empty; its row stays for its events.
    """

    __tablename__ = "assessment"
    __table_args__ = (UniqueConstraint("round_id", "municipality_id", "edition"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("award_round.id"), index=True)
    edition: Mapped[str] = mapped_column(String(60))
    areas: Mapped[str] = mapped_column(String(60), default="", server_default="")
    beside_last: Mapped[bool] = mapped_column(default=True, server_default=true())
    purpose: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    closes_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    submitted_at: Mapped[datetime | None] = mapped_column(Moment)
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signed_name: Mapped[str] = mapped_column(String(120), default="")
    signed_title: Mapped[str] = mapped_column(String(120), default="")
    receipt_number: Mapped[str | None] = mapped_column(String(40), unique=True)
    receipt_hash: Mapped[str] = mapped_column(String(64), default="")
    archived_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)

    municipality: Mapped[Municipality] = relationship()
    round: Mapped[Round | None] = relationship()

    @property
    def path(self) -> str:
        """Give the path of its first page, as letters lead there."""
        room = "nominering" if self.edition.startswith("kvalitetskommun/") else "sjalvvardering"
        return f"/{room}/{self.id}"


class Answerer(db.Model):  # type: ignore[misc, name-defined]
    """A colleague who is to answer in an own assessment (svarande); without any, all who can answer do."""

    __tablename__ = "answerer"

    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class Answer(db.Model):  # type: ignore[misc, name-defined]
    """What a municipality says about one question; no points are kept. `said` is data of content.py."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("assessment_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    saved_by: Mapped[Person] = relationship()
