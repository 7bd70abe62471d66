"""A telephone's vote: one a poll, changed until the votes are shown, and never with anybody's name."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from webapp.assessment.models.assessments import Assessment
from webapp.ground import context
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, StaleError
from webapp.ground.store.database import db, deed
from webapp.meetings.models.meetings import Meeting, Poll, Vote
from webapp.meetings.queries.meetings import is_over, poll_of
from webapp.meetings.queries.spread import UNKNOWN
from webapp.meetings.queries.telephones import voter_of

MOST_VOTES = 300
"""No group that meets is larger: whoever sends more is nobody who votes."""
ATTEMPTS = 3


def vote(meeting_id: int, mark: str, turn: int, levels: Mapping[str, str]) -> None:
    """Vote in the poll under way, or change what this telephone has voted; the same again changes nothing.

    Raises ClosedError when the meeting is over or the votes are shown, StaleError when another question is
    asked, InvalidError when nothing is chosen.
    """
    for _attempt in range(ATTEMPTS):
        try:
            return _vote(meeting_id, mark, turn, levels)
        except IntegrityError as error:  # the same telephone's other press came in between
            refused = error
    raise refused


@deed
def _vote(meeting_id: int, mark: str, turn: int, levels: Mapping[str, str]) -> None:
    poll = _poll(meeting_id, turn)
    chosen = _known(poll, levels)
    if not chosen:
        raise InvalidError({"levels": _("Välj en nivå, eller ”Vet inte”, innan du röstar.")})
    voter = voter_of(meeting_id, mark)
    own = Vote.poll_id == poll.id, Vote.voter == voter
    if db.session.execute(update(Vote).where(*own).values(levels=chosen).returning(Vote.id)).first():
        return
    if (db.session.scalar(select(func.count()).where(Vote.poll_id == poll.id)) or 0) >= MOST_VOTES:
        raise NotReadyError(_("Det har kommit ovanligt många röster."), _("Säg till den som leder mötet."))
    db.session.add(Vote(poll_id=poll.id, voter=voter, levels=chosen))
    db.session.flush()


def _poll(meeting_id: int, turn: int) -> Poll:
    """Hold the poll under way, so that its votes are not counted in the meantime."""
    query = select(Meeting).where(Meeting.id == meeting_id).with_for_update(read=True, of=Meeting)
    meeting = db.session.scalars(query.execution_options(populate_existing=True)).first()
    poll = meeting and poll_of(meeting)
    if meeting is None or poll is None or is_over(meeting):
        raise ClosedError(_("Mötet är slut."), _("Rösten togs inte emot."))
    if meeting.turn != turn:
        raise StaleError(
            _("Frågan har bytts sedan du valde."), _("Rösten togs inte emot. Här är frågan som gäller nu.")
        )
    if poll.opened_at is not None:
        raise ClosedError(_("Rösterna är redan visade."), _("Din röst hann inte med. Mötet kan rösta om."))
    return poll


def _known(poll: Poll, levels: Mapping[str, str]) -> dict[str, str]:
    """Keep what the question has: a level of a part, or that one does not know."""
    query = select(Assessment.edition, Assessment.areas).join(Meeting).where(Meeting.id == poll.meeting_id)
    edition = context.edition(*db.session.execute(query).one())
    parts = edition.questions[poll.question_id].kind.parts
    return {
        part.id: levels[part.id]
        for part in parts
        if levels.get(part.id) == UNKNOWN or part.level(levels.get(part.id, ""))
    }
