"""What a telephone sees of a meeting: whoever has joined sees what is asked, and nothing of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from questionnaires.edition import Edition, Question
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.meetings.models.meetings import Meeting, Poll, Vote
from webapp.meetings.queries.codes import hash_of
from webapp.meetings.queries.meetings import is_over, poll_of
from webapp.meetings.queries.polls import Told, told

OVER = "slut"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a meeting asks now, as one telephone sees it."""

    municipality: str
    edition: Edition
    question: Question
    turn: int
    shown: Told | None
    """The votes, once they are shown."""
    vote: dict[str, str]
    """What this telephone has voted, until then."""

    @property
    def state(self) -> str:
        """Name the state that the page shows, as `state_of` does."""
        return _state(self.turn, opened=self.shown is not None)


def meeting_by(code: str) -> tuple[int, bool] | None:
    """Find the meeting that a code opens, and tell whether it is over; None where no meeting has had it."""
    found = db.session.scalars(select(Meeting).where(Meeting.code_hash == hash_of(code))).first()
    return None if found is None else (found.id, is_over(found))


def voter_of(meeting_id: int, mark: str) -> str:
    """Give the fingerprint of a telephone's own mark in a meeting: it tells two votes apart, and no more."""
    return context.fingerprint("vote", str(meeting_id), mark)


def asked_now(meeting_id: int, mark: str) -> Asked | None:
    """Tell what a meeting asks now; None when it is over."""
    query = select(Meeting).where(Meeting.id == meeting_id).options(joinedload(Meeting.assessment))
    meeting = db.session.scalars(query).first()
    if meeting is None or is_over(meeting):
        return None
    poll = poll_of(meeting)
    assessment = meeting.assessment
    edition = context.edition(assessment.edition, assessment.areas)
    if poll is None:
        return None
    question = edition.questions[poll.question_id]
    mine = select(Vote.levels).where(Vote.poll_id == poll.id, Vote.voter == voter_of(meeting_id, mark))
    vote = {} if poll.opened_at else db.session.scalars(mine).first() or {}
    return Asked(assessment.municipality.name, edition, question, meeting.turn, told(question, poll), vote)


# Plain tables, and made once: every telephone in the room asks this every other second.
_OF, _IN, _GIVEN = Meeting.__table__.c, Poll.__table__.c, Vote.__table__.c
_NOW = (
    select(_OF.turn, _OF.ended_at, _OF.ends_at, _IN.opened_at)
    .select_from(Meeting.__table__)
    .outerjoin(Poll.__table__, (_IN.meeting_id == _OF.id) & (_IN.turn == _OF.turn))
    .where(_OF.id == bindparam("meeting"))
)
_WITH_VOTES = _NOW.add_columns(
    select(func.count()).where(_GIVEN.poll_id == _IN.id).correlate(Poll.__table__).scalar_subquery()
)


def state_of(meeting_id: int) -> str:
    """Name what a meeting is at, in one query: alike as long as nothing has changed for its telephones."""
    found = db.session.connection().execute(_NOW, {"meeting": meeting_id}).first()
    return OVER if found is None else _of_row(found.turn, found.ended_at, found.ends_at, found.opened_at)


def state_on_wall(meeting_id: int) -> tuple[str, int]:
    """Name the same for the wall, and tell how many have voted."""
    found = db.session.connection().execute(_WITH_VOTES, {"meeting": meeting_id}).first()
    if found is None:
        return OVER, 0
    return _of_row(*(found[place] for place in range(4))), found[4]


def _of_row(turn: int, ended_at: datetime | None, ends_at: datetime, opened_at: datetime | None) -> str:
    if ended_at or clock.now() >= ends_at:
        return OVER
    return _state(turn, opened=opened_at is not None)


def _state(turn: int, *, opened: bool) -> str:
    return f"{turn}:visad" if opened else str(turn)
