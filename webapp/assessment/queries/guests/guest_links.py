"""What a guest's link opens: the questions that one municipality has asked one address, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from questionnaires.edition import Description, Edition, Question
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Proposal, Task
from webapp.assessment.queries.guests.guest_files import SentFile, sent_by
from webapp.assessment.queries.teamwork.task_places import asked
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db


@dataclass(frozen=True, slots=True)
class GuestQuestion:
    """One of the questions that a guest is asked, and what has come of it."""

    task_id: int
    asked: Question | Description
    handed_by: str
    note: str
    returned_why: str
    received: int = 0
    """How many proposals have come through it, so that the guest's browser knows what it may forget."""
    sent_at: datetime | None = None
    files: tuple[SentFile, ...] = ()
    """The guest's own files; other people's are told to no guest."""


@dataclass(frozen=True, slots=True)
class GuestLink:
    """What a link leads to: the questions of one guest in one municipality, and whether they are still open.

    `here` is the one that is shown: the one that is asked for, else the first that waits.
    """

    assessment_id: int
    municipality: str
    edition: Edition
    closes_at: datetime | None
    open: bool
    here: GuestQuestion
    questions: tuple[GuestQuestion, ...]

    @property
    def asked(self) -> Question | Description:
        """Give the question that is shown."""
        return self.here.asked

    @property
    def ahead(self) -> GuestQuestion | None:
        """Give the first of the others that waits for a proposal."""
        return next((one for one in self.questions if not one.sent_at and one != self.here), None)


def hash_of(token: str) -> str:
    """Give what is kept of a token: who reads the database cannot open the link."""
    return hashlib.sha256(token.encode()).hexdigest()


def guest_link(token: str, question_id: str = "") -> GuestLink:
    """Open a link by its token. Raises NotThereError for one that never was, or a question behind no link."""
    return link_of(task_of(token), question_id)


def task_of(token: str, *, lock: bool = False) -> Task:
    """Find the part that a token was made for; it opens all that its guest has."""
    query = select(Task).where(Task.token_hash == hash_of(token))
    if lock:
        query = query.with_for_update(of=Task)
    found = db.session.scalars(query).first()
    if found is None:
        raise NotThereError
    return found


def tasks_of(assessment_id: int, email: str) -> list[Task]:
    """List the questions that a guest has now, as they were handed out."""
    mine = Task.assessment_id == assessment_id, Task.email == email, Task.ended_at.is_(None)
    query = select(Task).where(*mine).options(joinedload(Task.handed_by)).order_by(Task.id)
    return list(db.session.scalars(query))


def link_of(task: Task, question_id: str = "") -> GuestLink:
    """Gather what a guest is asked; where none is left, the one that the link was made for."""
    assessment: Assessment = task.assessment
    edition = context.edition(assessment.edition, assessment.areas)
    held = tasks_of(task.assessment_id, task.email)
    ids = [one.id for one in held]
    came, files = _received(ids), sent_by(ids)
    questions = [
        made
        for one in held or [task]
        if (made := _question(edition, one, came.get(one.id, 0), files.get(one.id, ())))
    ]
    order = {one: n for n, one in enumerate(edition.questions)}
    questions.sort(key=lambda one: order.get(one.asked.id, len(order)))
    here = [one for one in questions if not question_id or one.asked.id == question_id]
    if not here:
        raise NotThereError
    late = assessment.closes_at and clock.now() > assessment.closes_at + context.grace()
    archived = assessment.round is not None and assessment.round.archived_at is not None
    return GuestLink(
        assessment.id,
        assessment.municipality.name,
        edition,
        assessment.closes_at,
        open=bool(held) and not (assessment.submitted_at or assessment.archived_at or late or archived),
        here=next((one for one in here if not one.sent_at), here[0]),
        questions=tuple(questions),
    )


def _question(edition: Edition, task: Task, came: int, files: tuple[SentFile, ...]) -> GuestQuestion | None:
    one = asked(edition, task.place)
    if one is None:
        return None
    told = task.handed_by.name, task.note, task.returned_why, came, task.done_at, files
    return GuestQuestion(task.id, one, *told)


def _received(tasks: list[int]) -> dict[int, int]:
    came = select(Proposal.task_id, func.count()).where(Proposal.task_id.in_(tasks))
    found = db.session.execute(came.group_by(Proposal.task_id)) if tasks else ()
    return {row[0]: row[1] for row in found}
