"""What the meeting came to: minutes and a level by words, and taking them into the answer by its one path."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.content import Said
from webapp.assessment.deeds.answers import Sent, check_may_write, put_answers
from webapp.assessment.queries import answers
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.joined_text import fits, joined
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.outcome import Outcome
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError, StaleError
from webapp.ground.store.database import db, deed
from webapp.meetings.deeds.meetings import held
from webapp.meetings.events import POLL_NOTED
from webapp.meetings.models.meetings import Meeting, Poll


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a group agreed on: a level a part and a text, with the version of the minutes that was seen."""

    levels: dict[str, str]
    minutes: str
    version: int


@dataclass(frozen=True, slots=True)
class Taken:
    """How it goes into the answer: over which version of it, and whether the minutes follow as text."""

    version: int
    key: str
    with_text: bool


class StaleNotesError(StaleError):
    """Somebody else has written other minutes since the sender looked."""

    def __init__(self) -> None:
        super().__init__(
            _("Någon annan har skrivit protokoll för frågan sedan du öppnade sidan."),
            _("Båda texterna står här. Ändra din så att det blir rätt och spara igen."),
        )


@deed
def write(subject: OwnAssessment, poll_id: int, agreed: Agreed) -> None:
    """Keep what the meeting came to; the same again changes nothing. Raises StaleNotesError."""
    _write(held(subject), poll_id, agreed)


@deed
def write_and_take(subject: OwnAssessment, poll_id: int, agreed: Agreed, taken: Taken) -> Outcome[Kept]:
    """Keep what the meeting came to, and put it into the answer as an ordinary save would.

    Where somebody has changed the answer in the meantime, the minutes are kept and the answer left alone.
    """
    subject = held(subject)
    row = _write(subject, poll_id, agreed)
    question = subject.edition.questions[row.question_id]
    if not agreed.levels:
        raise InvalidError({"levels": _("Välj den nivå som ni kom fram till.")})
    before = answers.current(subject.id, question.id).said
    said = joined(before, Said(agreed.levels, agreed.minutes if taken.with_text else ""))
    if not fits(question, said):
        raise NotReadyError(
            _("Svarets text blir för lång med protokollet."),
            _("Korta protokollet, eller för in bara nivån."),
        )
    (outcome,) = put_answers(
        subject, [Sent(question.id, said, taken.version, taken.key)], known_keys=bool(taken.key)
    )
    if not outcome.refused:
        row.taken_at = clock.now()
    return outcome


def _write(subject: OwnAssessment, poll_id: int, agreed: Agreed) -> Poll:
    check_may_write(subject)
    query = (
        select(Poll)
        .join(Meeting, Meeting.id == Poll.meeting_id)
        .where(Poll.id == poll_id, Meeting.assessment_id == subject.id, Poll.opened_at.is_not(None))
        .with_for_update(of=Poll)
        .execution_options(populate_existing=True)
    )
    row = db.session.scalars(query).first()
    if row is None or row.question_id not in subject.edition.questions:
        raise NotThereError
    before = {"levels": row.levels, "minutes": row.minutes}
    after = {"levels": agreed.levels, "minutes": agreed.minutes}
    if before == after:
        return row
    if row.version != agreed.version:
        raise StaleNotesError
    row.levels, row.minutes, row.version = agreed.levels, agreed.minutes, row.version + 1
    row.saved_at, row.saved_by_id, row.taken_at = clock.now(), subject.person_id, None
    note(
        POLL_NOTED,
        subject.person_id,
        assessment_id=subject.id,
        question_id=row.question_id,
        before={"poll": row.id, **before} if row.version > 1 else None,
        after={"poll": row.id, **after},
        version=row.version,
    )
    return row
