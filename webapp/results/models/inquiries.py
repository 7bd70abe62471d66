"""What one municipality asks another about a good example, what it hears, and what it took home."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Municipality, Person
from webapp.review.models.texts import GoodExample

CONTACT, VISIT = "contact", "visit"
KINDS = (CONTACT, VISIT)
YES, NO = "yes", "no"
ANSWERS = (YES, NO)


class Inquiry(db.Model):  # type: ignore[misc, name-defined]
    """A municipality asks for contact or a visit about another's good example (förfrågan).

    `answer` is empty until the owner has answered; until then whoever asked may take the inquiry back, and
    it is kept with `withdrawn_at`. `lesson` is the line of what was taken home (lärdom), which everybody
    reads beside the example unless the owner has hidden it.
    """

    __tablename__ = "inquiry"

    id: Mapped[int] = mapped_column(primary_key=True)
    example_id: Mapped[int] = mapped_column(ForeignKey("good_example.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(String(5), default="")
    answer_text: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    lesson: Mapped[str] = mapped_column(String(200), default="")
    lesson_at: Mapped[datetime | None] = mapped_column(Moment)
    lesson_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    hidden_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)

    example: Mapped[GoodExample] = relationship()
    municipality: Mapped[Municipality] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])
