"""Short facts about a municipality, for the report of its evaluation: each with its year and its source."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class ShortFact(db.Model):  # type: ignore[misc, name-defined]
    """A short fact (kortfakta), or what stands on the report's cover, stated by the municipality or the pair.

    `year` is a text, because a change is between two years. What is emptied stays, with its version.
    """

    __tablename__ = "short_fact"
    __table_args__ = (UniqueConstraint("assessment_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"))
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(String(200))
    year: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
