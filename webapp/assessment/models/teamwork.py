"""Working together in a municipality: who has what, talk on a question, and who has certified the answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person


class Task(db.Model):  # type: ignore[misc, name-defined]
    """A part of an assessment in somebody's hands: a colleague's, or a guest's with a link.

    `due_at` is the last moment of the day when it is to be done, `asked_at` when the holder was last asked.
    `returned_at` and `returned_why` are of a part that was sent back to its holder, or, where it ended in
    that same moment, of one that the holder gave back. They, `done_at` and `ended_at`
    are set by assessment/deeds/part_states.py alone.
    """

    __tablename__ = "task"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    scope: Mapped[str] = mapped_column(String(10))
    place: Mapped[str] = mapped_column(String(80))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    email: Mapped[str] = mapped_column(String(255), default="")
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    note: Mapped[str] = mapped_column(String(1000), default="")
    handed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    handed_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime | None] = mapped_column(Moment)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    returned_at: Mapped[datetime | None] = mapped_column(Moment)
    returned_why: Mapped[str] = mapped_column(String(1000), default="")
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    assessment: Mapped[Assessment] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    handed_by: Mapped[Person] = relationship(foreign_keys=[handed_by_id])

    @property
    def given_back(self) -> bool:
        """Tell whether its holder gave it back unfinished."""
        return self.ended_at is not None and self.ended_at == self.returned_at


class Proposal(db.Model):  # type: ignore[misc, name-defined]
    """What a guest proposes as answer to one question (förslag); it counts only once it is taken over."""

    __tablename__ = "proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    name: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    task: Mapped[Task] = relationship()


class ProposedFile(db.Model):  # type: ignore[misc, name-defined]
    """A file that a guest has sent with a proposal: in the register of evidence, under the guest's own title.

    It has no proposal until the guest has sent one, and goes with the evidence where that is removed.
    """

    __tablename__ = "proposed_file"
    __table_args__ = (UniqueConstraint("task_id", "evidence_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), index=True)
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(Moment)

    proposal: Mapped[Proposal | None] = relationship()


class Comment(db.Model):  # type: ignore[misc, name-defined]
    """What somebody says on a question, to colleagues or to the evaluators; never an answer.

    Only the municipality takes it home. `evaluation_id` is set where an evaluator speaks.
    """

    __tablename__ = "comment"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    audience: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    evaluation_id: Mapped[int | None] = mapped_column(ForeignKey("evaluation.id"))
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"))
    at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship()


class Certificate(db.Model):  # type: ignore[misc, name-defined]
    """A request to certify the answers (intyg), and what was said; it holds for those very answers."""

    __tablename__ = "certificate"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[datetime | None] = mapped_column(Moment)
    signed: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(String(120), default="")
    why: Mapped[str] = mapped_column(String(1000), default="")
    answers_hash: Mapped[str] = mapped_column(String(64), default="")

    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id])
    said_by: Mapped[Person | None] = relationship(foreign_keys=[said_by_id])
