"""What of the visit has gone into the running text, so that a text keeps its sources inside."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.evaluation.models.visits import EvaluationSource
from webapp.ground.store.database import Moment, db


class Passage(db.Model):  # type: ignore[misc, name-defined]
    """Words out of a note that were put into the running text of a subarea, with the source they come from.

    The pair and the third reader see it; nothing of it is in the draft or the report.
    """

    __tablename__ = "passage"

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    part: Mapped[str] = mapped_column(String(10))
    source_id: Mapped[int] = mapped_column(ForeignKey("evaluation_source.id"))
    question_id: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    source: Mapped[EvaluationSource] = relationship()
