"""A meeting from its start to its end: what is asked, when the votes are shown, and that its code dies."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from webapp.assessment.deeds.answers import check_may_write
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.ground.calendar import clock, upkeep
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.refusals import (
    ClosedError,
    InvalidError,
    NotAllowedError,
    NotReadyError,
    NotThereError,
    StaleError,
)
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db, deed
from webapp.meetings.events import MEETING_ENDED, MEETING_STARTED, POLL_OPENED
from webapp.meetings.models.meetings import Meeting, Poll, Vote
from webapp.meetings.queries.codes import drawn_code, hash_of
from webapp.meetings.queries.meetings import LASTS, is_over, poll_of, voted_on
from webapp.meetings.queries.spread import counted

FEWEST = 2
"""So many must have voted before votes are shown: nobody's vote stands alone on the wall."""
ATTEMPTS = 3


class MovedOnError(StaleError):
    """Somebody else who leads the meeting has gone on since the sender looked."""

    def __init__(self) -> None:
        super().__init__(
            _("Någon annan har redan gått vidare i mötet."), _("Nu visas frågan som mötet är vid.")
        )


def start(subject: OwnAssessment, chosen: Collection[str], key: str = "") -> int:
    """Start a meeting about some questions and ask the first; give its id. Two presses make one.

    Raises InvalidError where none of them can be voted on, ClosedError or NotAllowedError where nobody can
    change the answers.
    """
    for _attempt in range(ATTEMPTS):
        try:
            return _start(subject, chosen, key)
        except IntegrityError as error:  # the same press came twice, or a code was drawn that had been used
            refused = error
    raise refused


@deed
def _start(subject: OwnAssessment, chosen: Collection[str], key: str) -> int:
    subject = held(subject)
    check_may_write(subject)
    query = select(Event.after).where(Event.person_id == subject.person_id, Event.request_key == key)
    if key and (before := db.session.scalars(query).first()):
        return int(before["meeting"])
    questions = [one.id for one in voted_on(subject.edition) if one.id in chosen]
    if not questions:
        raise InvalidError({"questions": _("Välj minst en fråga att rösta om.")})
    code, at = drawn_code(), clock.now()
    made = Meeting(
        assessment_id=subject.id,
        code=code,
        code_hash=hash_of(code),
        questions=questions,
        turn=1,
        started_at=at,
        started_by_id=subject.person_id,
        ends_at=at + LASTS,
    )
    db.session.add(made)
    db.session.flush()
    db.session.add(Poll(meeting_id=made.id, turn=1, question_id=questions[0], levels={}))
    about = {"meeting": made.id, "questions": len(questions)}
    note(
        MEETING_STARTED,
        subject.person_id,
        assessment_id=subject.id,
        after=about,
        request_key=key or None,
    )
    return made.id


def held(subject: OwnAssessment) -> OwnAssessment:
    """Give the assessment as it is held in the transaction under way."""
    if subject.held is db.session().get_transaction():
        return subject
    return own_assessment(subject.person_id, subject.id, lock="share")


def running(subject: OwnAssessment, meeting_id: int, turn: int) -> tuple[Meeting, Poll]:
    """Hold a meeting that goes on, and its poll, inside a deed.

    Raises MovedOnError when it is not at the turn that the sender saw, ClosedError when it has ended.
    """
    check_may_write(subject)
    meeting = _locked(subject, meeting_id)
    poll = poll_of(meeting)
    if is_over(meeting) or poll is None:
        raise ClosedError(_("Mötet är avslutat."), _("Starta ett nytt om ni vill rösta igen."))
    if meeting.turn != turn:
        raise MovedOnError
    return meeting, poll


def _locked(subject: OwnAssessment, meeting_id: int) -> Meeting:
    query = (
        select(Meeting)
        .where(Meeting.id == meeting_id, Meeting.assessment_id == subject.id)
        .with_for_update(of=Meeting)
        .execution_options(populate_existing=True)
    )
    found = db.session.scalars(query).first()
    if found is None:
        raise NotThereError
    return found


@deed
def open_votes(subject: OwnAssessment, meeting_id: int, turn: int) -> None:
    """Show the votes to all at once: they are counted, and each by itself is forgotten.

    Shown votes stay shown. Raises NotReadyError when so few have voted that one vote would be told.
    """
    subject = held(subject)
    _meeting, poll = running(subject, meeting_id, turn)
    if poll.opened_at is not None:
        return
    votes = list(db.session.scalars(select(Vote.levels).where(Vote.poll_id == poll.id)))
    if len(votes) < FEWEST:
        raise NotReadyError(
            _("Minst två behöver rösta, så att ingens röst visas ensam."),
            _("Vänta tills fler har röstat, eller gå vidare till nästa fråga."),
        )
    poll.counts, poll.voted = counted(subject.edition.questions[poll.question_id], votes), len(votes)
    poll.opened_at = clock.now()
    db.session.execute(delete(Vote).where(Vote.poll_id == poll.id))
    note(
        POLL_OPENED,
        subject.person_id,
        assessment_id=subject.id,
        question_id=poll.question_id,
        after={"poll": poll.id, "voted": poll.voted},
    )


@deed
def ask(subject: OwnAssessment, meeting_id: int, turn: int, question_id: str) -> None:
    """Ask a question of the meeting, for the first time or again; votes that were not shown are forgotten."""
    subject = held(subject)
    meeting, _poll = running(subject, meeting_id, turn)
    if question_id not in meeting.questions or question_id not in subject.edition.questions:
        raise NotThereError
    _forget_unopened(meeting.id)
    meeting.turn = turn + 1
    db.session.add(Poll(meeting_id=meeting.id, turn=meeting.turn, question_id=question_id, levels={}))


def check_may_lead(subject: OwnAssessment) -> None:
    """Refuse those who only read; whoever could answer can end a meeting, also after the hand-in."""
    if subject.role not in WRITERS:
        raise NotAllowedError(
            _("Du kan läsa svaren men inte ändra dem."), _("Be samordnaren om du behöver kunna svara.")
        )


@deed
def end(subject: OwnAssessment, meeting_id: int) -> None:
    """End a meeting: its code opens nothing any more. What has ended stays as it is."""
    check_may_lead(subject)
    meeting = _locked(subject, meeting_id)
    if meeting.ended_at is None:
        _end(meeting, subject.person_id, min(clock.now(), meeting.ends_at))


@upkeep.forgotten.answered
@deed
def end_overdue() -> int:
    """End what nobody has ended in time, and take away its votes; give how many there were."""
    query = select(Meeting).where(Meeting.ended_at.is_(None), Meeting.ends_at <= clock.now())
    overdue = list(db.session.scalars(query.with_for_update(skip_locked=True)))
    for meeting in overdue:
        _end(meeting, None, meeting.ends_at)
    return len(overdue)


def _end(meeting: Meeting, by: int | None, at: datetime) -> None:
    _forget_unopened(meeting.id)
    meeting.code, meeting.ended_at = None, at
    about = {"meeting": meeting.id}
    note(MEETING_ENDED, by, assessment_id=meeting.assessment_id, after=about)


def _forget_unopened(meeting_id: int) -> None:
    """Take away a poll whose votes were never shown, with its votes."""
    unopened = Poll.meeting_id == meeting_id, Poll.opened_at.is_(None)
    db.session.execute(delete(Vote).where(Vote.poll_id.in_(select(Poll.id).where(*unopened))))
    db.session.execute(delete(Poll).where(*unopened))
