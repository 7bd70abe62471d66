"""What the evaluators write about an area: strengths, improvements, good examples and the running text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db

STRENGTHS, IMPROVEMENTS, RUNNING, SINCE = "strengths", "improvements", "running", "since"


class AreaText(db.Model):  # type: ignore[misc, name-defined]
    """One text of an evaluation about one part of it; strengths and improvements hold one on each line.

    `part` is the number of an area ("3"), of which the running text is what is common to it and `since` is
    what has come of what the last evaluation said, or, for the running text, of a subarea ("3.2").
    """

    __tablename__ = "area_text"
    __table_args__ = (UniqueConstraint("evaluation_id", "part", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    part: Mapped[str] = mapped_column(String(10))
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class GoodExample(db.Model):  # type: ignore[misc, name-defined]
    """Something others can learn from (gott exempel), and in which other municipality one can learn more.

    The municipality consents (`shared_at`) before anybody outside the evaluation finds it.
    """

    __tablename__ = "good_example"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    part: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    learn_from: Mapped[str] = mapped_column(String(200), default="")
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    gone_at: Mapped[datetime | None] = mapped_column(Moment)
    shared_at: Mapped[datetime | None] = mapped_column(Moment)
    shared_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    welcome_at: Mapped[datetime | None] = mapped_column(Moment)
    """Since when other municipalities may ask about it."""
