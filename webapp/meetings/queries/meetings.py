"""Meetings as the municipality's own people reach them, and what goes on in one just now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from questionnaires.edition import Edition, Question
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.meetings.models.meetings import Meeting, Poll, Vote

LASTS = timedelta(hours=6)
"""After so long a meeting ends by itself, with its code."""


def is_over(meeting: Meeting) -> bool:
    """Tell whether a meeting has ended, by a press or by the clock alone."""
    return meeting.ended_at is not None or clock.now() >= meeting.ends_at


def voted_on(edition: Edition) -> list[Question]:
    """List the questions that can be voted on: those with levels."""
    return [question for question in edition.questions.values() if question.kind.parts]


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """A meeting as one of the municipality's people reaches it: what is asked, and how many have voted."""

    subject: OwnAssessment
    meeting: Meeting
    poll: Poll
    question: Question
    voted: int
    times: int
    """How many times the question has been voted on in this meeting, this time included."""

    @property
    def questions(self) -> list[Question]:
        """List the questions of the meeting that the edition has."""
        return [one for one in voted_on(self.subject.edition) if one.id in self.meeting.questions]

    @property
    def place(self) -> int:
        """Tell which of its questions the meeting is at, from 1."""
        return [one.id for one in self.questions].index(self.question.id) + 1

    @property
    def ahead(self) -> Question | None:
        """Give the question that comes next, if any is left."""
        return next(iter(self.questions[self.place :]), None)


def meeting_of(subject: OwnAssessment, meeting_id: int) -> Meeting:
    """Fetch a meeting of an assessment; raises NotThereError where it is none of this one's."""
    query = select(Meeting).where(Meeting.id == meeting_id, Meeting.assessment_id == subject.id)
    found = db.session.scalars(query.options(joinedload(Meeting.started_by))).first()
    if found is None:
        raise NotThereError
    return found


def own_meeting(subject: OwnAssessment, meeting_id: int) -> OwnMeeting:
    """Fetch a meeting that goes on, with what is asked now; raises NotThereError when it has ended."""
    meeting = meeting_of(subject, meeting_id)
    poll = poll_of(meeting)
    if poll is None or is_over(meeting):
        raise NotThereError
    found = select(func.count()).select_from(Vote).where(Vote.poll_id == poll.id)
    voted = poll.voted if poll.opened_at else db.session.scalar(found) or 0
    again = select(func.count()).where(Poll.meeting_id == meeting.id, Poll.question_id == poll.question_id)
    question = subject.edition.questions[poll.question_id]
    return OwnMeeting(subject, meeting, poll, question, voted, db.session.scalar(again) or 1)


def poll_of(meeting: Meeting) -> Poll | None:
    """Give the poll under way."""
    query = select(Poll).where(Poll.meeting_id == meeting.id, Poll.turn == meeting.turn)
    return db.session.scalars(query.options(joinedload(Poll.saved_by))).first()


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting in the list of an assessment."""

    id: int
    started_at: datetime
    started_by: str
    over: bool
    questions: int
    opened: int


def held_meetings(assessment_id: int) -> list[Held]:
    """List the meetings about an assessment, newest first."""
    opened = (
        select(func.count())
        .where(Poll.meeting_id == Meeting.id, Poll.opened_at.is_not(None))
        .correlate(Meeting)
        .scalar_subquery()
    )
    query = (
        select(Meeting, opened)
        .where(Meeting.assessment_id == assessment_id)
        .options(joinedload(Meeting.started_by))
        .order_by(Meeting.id.desc())
    )
    return [
        Held(one.id, one.started_at, one.started_by.name, is_over(one), len(one.questions), many)
        for one, many in db.session.execute(query)
    ]


def under_way(held: Sequence[Held]) -> list[Held]:
    """Choose the meetings that go on."""
    return [one for one in held if not one.over]


def running_in(assessments: Iterable[int]) -> dict[int, Meeting]:
    """Give the meeting that goes on about each assessment; of several the latest."""
    query = (
        select(Meeting)
        .where(
            Meeting.assessment_id.in_(assessments), Meeting.ended_at.is_(None), Meeting.ends_at > clock.now()
        )
        .order_by(Meeting.id)
    )
    return {one.assessment_id: one for one in db.session.scalars(query)}


def under_way_elsewhere(subject: OwnAssessment, meeting_id: int) -> int:
    """Tell how many other meetings the municipality has under way."""
    query = (
        select(func.count())
        .select_from(Meeting)
        .join(Assessment, Assessment.id == Meeting.assessment_id)
        .where(
            Assessment.municipality_id == subject.municipality_id,
            Meeting.id != meeting_id,
            Meeting.ended_at.is_(None),
            Meeting.ends_at > clock.now(),
        )
    )
    return db.session.scalar(query) or 0
