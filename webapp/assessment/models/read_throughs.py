"""When somebody last read an assessment through."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class ReadThrough(db.Model):  # type: ignore[misc, name-defined]
    """The moment a person last had read all answers of an assessment (genomläsning): a bookmark of one's own.

    Nobody else sees it, and nothing hangs on it: what has changed since then is shown with a bar.
    """

    __tablename__ = "read_through"

    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    read_at: Mapped[datetime] = mapped_column(Moment)
