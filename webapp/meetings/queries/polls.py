"""What meetings came to: the polls of a question, of a meeting, and where the practice is uneven."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, SelectBase, func, literal, null, select
from sqlalchemy.orm import joinedload

from questionnaires.edition import Edition, Question
from webapp.assessment.open_questions import beside_questions
from webapp.assessment.queries.teamwork.tasks import MEETING
from webapp.ground.store.database import db
from webapp.meetings.models.meetings import Meeting, Poll
from webapp.meetings.queries.spread import PartSpread, spread_of


@dataclass(frozen=True, slots=True)
class Told:
    """What one poll showed, and what the meeting came to."""

    id: int
    meeting_id: int
    question: Question
    opened_at: datetime
    voted: int
    spread: list[PartSpread]
    levels: dict[str, str]
    minutes: str
    version: int
    saved_at: datetime | None
    saved_by: str
    taken_at: datetime | None

    @property
    def uneven(self) -> list[PartSpread]:
        """List the parts on which the votes lay far apart."""
        return [one for one in self.spread if one.uneven]


def told_of(edition: Edition, assessment_id: int, *where: ColumnElement[bool]) -> Iterator[Told]:
    """Tell the polls of an assessment whose votes were shown, oldest first; `where` chooses among them."""
    query = (
        select(Poll)
        .join(Meeting, Meeting.id == Poll.meeting_id)
        .where(Meeting.assessment_id == assessment_id, Poll.opened_at.is_not(None), *where)
        .options(joinedload(Poll.saved_by))
        .order_by(Poll.id)
    )
    for row in db.session.scalars(query):
        question = edition.questions.get(row.question_id)
        if question is not None and row.opened_at is not None:
            yield _told(question, row, row.opened_at)


def told(question: Question, row: Poll) -> Told | None:
    """Tell one poll; nothing until its votes are shown."""
    return _told(question, row, row.opened_at) if row.opened_at else None


def _told(question: Question, row: Poll, at: datetime) -> Told:
    return Told(
        *(row.id, row.meeting_id, question, at, row.voted, spread_of(question, row.counts or {})),
        *(row.levels, row.minutes, row.version, row.saved_at),
        row.saved_by.name if row.saved_by else "",
        row.taken_at,
    )


def poll_told(edition: Edition, assessment_id: int, poll_id: int) -> Told | None:
    """Tell one poll of an assessment; None where it is none of this one's, or its votes are not shown."""
    return next(told_of(edition, assessment_id, Poll.id == poll_id), None)


def of_question(edition: Edition, assessment_id: int, question_id: str) -> list[Told]:
    """Tell every poll on one question, newest first."""
    return list(told_of(edition, assessment_id, Poll.question_id == question_id))[::-1]


def of_meeting(edition: Edition, assessment_id: int, meeting_id: int) -> list[Told]:
    """Tell every poll of one meeting, in the order in which they were held."""
    return list(told_of(edition, assessment_id, Poll.meeting_id == meeting_id))


def uneven_ones(edition: Edition, assessment_id: int) -> list[Told]:
    """List the questions on which the last votes lay far apart, in the order of the edition."""
    last = {one.question.id: one for one in told_of(edition, assessment_id)}
    return [last[each] for each in edition.questions if each in last and last[each].uneven]


@beside_questions.answered
def polls_beside(assessment: BindParameter[int]) -> SelectBase:
    """Count what meetings came to on each question, in the one query of what stands beside answers."""
    return (
        select(literal(MEETING), Poll.question_id, null(), func.count())
        .join(Meeting, Meeting.id == Poll.meeting_id)
        .where(Meeting.assessment_id == assessment, Poll.opened_at.is_not(None))
        .group_by(Poll.question_id)
    )
