"""A meeting, its polls, and the votes of a poll until they are counted. No table ties a vote to a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person


class Meeting(db.Model):  # type: ignore[misc, name-defined]
    """A group that goes through some questions of an own assessment together (möte).

    `code` opens it to telephones and is forgotten when it ends; `code_hash` stays, so that a code never
    opens anything again. `turn` counts what has been asked: the poll of that turn is the one under way.
    """

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    code: Mapped[str | None] = mapped_column(String(6))
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    questions: Mapped[list[str]] = mapped_column(JSON)
    turn: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(Moment)
    started_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ends_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment, index=True)

    assessment: Mapped[Assessment] = relationship()
    started_by: Mapped[Person] = relationship()


class Poll(db.Model):  # type: ignore[misc, name-defined]
    """A question that is voted on once (omröstning); asked again it is another poll.

    When the votes are shown they become `counts`, by part and level, and go away themselves. `levels` and
    `minutes` are what the meeting came to; `taken_at` is when that was put into the answer.
    """

    __tablename__ = "poll"
    __table_args__ = (UniqueConstraint("meeting_id", "turn"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    turn: Mapped[int]
    question_id: Mapped[str] = mapped_column(String(80))
    opened_at: Mapped[datetime | None] = mapped_column(Moment)
    counts: Mapped[dict[str, dict[str, int]] | None] = mapped_column(JSON(none_as_null=True))
    voted: Mapped[int] = mapped_column(default=0)
    levels: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    minutes: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime | None] = mapped_column(Moment)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    taken_at: Mapped[datetime | None] = mapped_column(Moment)

    meeting: Mapped[Meeting] = relationship()
    saved_by: Mapped[Person | None] = relationship()


class Vote(db.Model):  # type: ignore[misc, name-defined]
    """What one telephone has voted in the poll under way (röst), until it is counted.

    `voter` is a fingerprint of a mark that the telephone drew by lot for this meeting, and of nothing else.
    """

    __tablename__ = "vote"
    __table_args__ = (UniqueConstraint("poll_id", "voter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("poll.id"))
    voter: Mapped[str] = mapped_column(String(64))
    levels: Mapped[dict[str, Any]] = mapped_column(JSON)
