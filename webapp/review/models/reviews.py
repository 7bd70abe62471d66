"""What stands between the agreed marks and the fixed result: the quality review and the right of reply."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person

RETURNED, RELEASED = "returned", "released"
ACCEPTED_AS_IS, FACTUAL_ERROR, OTHER_LEVEL = "accepted", "factual_error", "other_level"
CHANGED, UNCHANGED = "changed", "unchanged"


class Review(db.Model):  # type: ignore[misc, name-defined]
    """One time that a draft is read by a third reader (kvalitetsgranskning), and what came of it.

    `content` is a copy of what was read when it was decided, so that what is changed later can be shown.
    `reasons` say, by place, why the pair changed what the municipality has already been given.
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
    reasons: Mapped[dict[str, str] | None] = mapped_column(JSON)

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
    """A version of a draft as its municipality was given it, and until when it may reply (sakgranskning).

    `content` is what it reads. A later version says why each changed place is changed (`reasons`, by
    place), and is replied to only where something is changed. `hurry` says why the time is shorter than
    promised.
    """

    __tablename__ = "right_of_reply"
    __table_args__ = (UniqueConstraint("evaluation_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"))
    number: Mapped[int] = mapped_column(default=1)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    closes_at: Mapped[datetime] = mapped_column(Moment)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    reasons: Mapped[dict[str, str] | None] = mapped_column(JSON)
    hurry: Mapped[str] = mapped_column(Text, default="")
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    finished_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    opened_by: Mapped[Person] = relationship(foreign_keys=[opened_by_id])


class Reply(db.Model):  # type: ignore[misc, name-defined]
    """What a municipality says to one place of a version, and what the evaluators made of it, with a reason.

    `settled` is the place as it stood when it got its outcome; None on what was decided before that was kept.
    """

    __tablename__ = "reply"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "place", "number"),
        CheckConstraint("outcome = '' OR outcome_why <> ''", name="reason_for_every_outcome"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    place: Mapped[str] = mapped_column(String(80))
    number: Mapped[int] = mapped_column(default=1)
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
    settled: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    saved_by: Mapped[Person] = relationship(foreign_keys=[saved_by_id])
    outcome_by: Mapped[Person | None] = relationship(foreign_keys=[outcome_by_id])
