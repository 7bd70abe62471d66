"""Who is at a question just now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class Presence(db.Model):  # type: ignore[misc, name-defined]
    """That somebody has a question open (närvaro): told to colleagues, forgotten after two minutes.

    It is no event, and nothing hangs on it. It goes when the person leaves the page, and by the clock.
    """

    __tablename__ = "presence"

    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment, index=True)
