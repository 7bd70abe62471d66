"""To whom a municipality shows an own assessment that is nobody else's."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person


class Share(db.Model):  # type: ignore[misc, name-defined]
    """An own assessment shown to somebody outside the municipality (delning), until that is taken back.

    To the evaluators of the municipality's assessment in a round (`visit_id`), or to whoever signs in with an
    address (`email`): one of the two.
    """

    __tablename__ = "share"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("assessment.id"), index=True)
    email: Mapped[str] = mapped_column(String(255), default="", index=True)
    shared_at: Mapped[datetime] = mapped_column(Moment)
    shared_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)

    assessment: Mapped[Assessment] = relationship(foreign_keys=[assessment_id])
    visit: Mapped[Assessment | None] = relationship(foreign_keys=[visit_id])
    shared_by: Mapped[Person] = relationship()
