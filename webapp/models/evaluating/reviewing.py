"""What stands between the agreed marks and the fixed result: the quality review and the right of reply."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models.base import Moment, db
from webapp.models.people import Person

RETURNED, RELEASED = "returned", "released"
ACCEPTED_AS_IS, FACTUAL_ERROR, OTHER_LEVEL = "accepted", "factual_error", "other_level"
CHANGED, UNCHANGED = "changed", "unchanged"


class Review(db.Model):  # type: ignore[misc, name-defined]
    """One time that a draft is read by a third reader (kvalitetsgranskning), and what came of it.

    `content` is a copy of what was read when it was decided, so that what is changed later can be shown.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "turn"),
        CheckConstraint("outcome <> 'returned' OR why <> ''", name="reason_where_it_is_returned"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    turn: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(Moment)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str] = mapped_column(String(20), default="")
    why: Mapped[str] = mapped_column(Text, default="")
    said_at: Mapped[datetime | None] = mapped_column(Moment)
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    said_by: Mapped[Person | None] = relationship(foreign_keys=[said_by_id])


class ReviewComment(db.Model):  # type: ignore[misc, name-defined]
    """A comment between the third reader and the pair on an area ("3") or a question, by its id."""

    __tablename__ = "review_comment"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    place: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship()


class RightOfReply(db.Model):  # type: ignore[misc, name-defined]
    """The time in which a municipality may reply to a draft (sakgranskning); `content` is what it reads."""

    __tablename__ = "right_of_reply"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), unique=True)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    closes_at: Mapped[datetime] = mapped_column(Moment)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    finished_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Reply(db.Model):  # type: ignore[misc, name-defined]
    """What a municipality says to one place of a draft, and what the evaluators made of it, with a reason."""

    __tablename__ = "reply"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "place"),
        CheckConstraint("outcome = '' OR outcome_why <> ''", name="reason_for_every_outcome"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    place: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    levels: Mapped[dict[str, str]] = mapped_column(JSON)
    clause: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str] = mapped_column(String(20), default="")
    outcome_why: Mapped[str] = mapped_column(Text, default="")
    outcome_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    saved_by: Mapped[Person] = relationship(foreign_keys=[saved_by_id])
