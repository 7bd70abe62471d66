"""Speaking on a question: to colleagues only, or to the evaluators too."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from webapp.assessment.events import COMMENT_INTERNAL, COMMENT_REOPENED, COMMENT_RESOLVED, COMMENT_SHARED
from webapp.assessment.models.teamwork import Comment
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.teamwork.comments import INTERNAL, SHARED, threads
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError, NotAllowedError, NotThereError
from webapp.ground.roles import READER
from webapp.ground.store.database import db, deed

AUDIENCES = (INTERNAL, SHARED)
COMMENT_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """A comment as it was sent: to whom, what, as a reply to which, and with which key."""

    audience: str
    text: str
    reply_to: int | None = None
    key: str = ""


def say(subject: OwnAssessment, question_id: str, words: Words) -> None:
    """Comment as one of the municipality. Raises NotAllowedError for a reader, or InvalidError."""
    if subject.role == READER:
        raise NotAllowedError(_("Du kan läsa samtalet men inte skriva i det."), _("Be samordnaren om det."))
    keep_once(subject.person_id, subject.id, question_id, words, None)


@deed
def resolve(subject: OwnAssessment, question_id: str, comment_id: int, *, resolved: bool) -> None:
    """Say that a thread is resolved (löst), or open it again; `comment_id` is its first comment."""
    if subject.role == READER:
        raise NotAllowedError(_("Du kan läsa samtalet men inte skriva i det."), _("Be samordnaren om det."))
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    thread = next((one for one in threads(subject, question_id) if one.comments[0].id == comment_id), None)
    if thread is None:
        raise NotThereError
    if (thread.resolved is not None) != resolved:
        note(
            COMMENT_RESOLVED if resolved else COMMENT_REOPENED,
            subject.person_id,
            assessment_id=subject.id,
            question_id=question_id,
            after={"comment": comment_id},
        )


def keep_once(
    person_id: int, assessment_id: int, question_id: str, words: Words, evaluation_id: int | None
) -> None:
    """Keep a comment, and only once however often its form is sent."""
    try:
        _say(person_id, assessment_id, question_id, words, evaluation_id)
    except IntegrityError:
        if not _said_before(person_id, words.key):
            raise


@deed
def _say(
    person_id: int, assessment_id: int, question_id: str, words: Words, evaluation_id: int | None
) -> None:
    faults = {}
    if words.audience not in AUDIENCES:
        faults["audience"] = _("Välj vem som ska kunna läsa det du skriver.")
    if not words.text:
        faults["text"] = _("Skriv något först.")
    if faults:
        raise InvalidError(faults)
    if _said_before(person_id, words.key):
        return
    if evaluation_id is None:
        own_assessment(person_id, assessment_id, lock="share")
    _check_reply(assessment_id, question_id, words)
    made = Comment(
        assessment_id=assessment_id,
        question_id=question_id,
        audience=words.audience,
        text=words.text,
        person_id=person_id,
        evaluation_id=evaluation_id,
        reply_to_id=words.reply_to,
        at=clock.now(),
    )
    db.session.add(made)
    db.session.flush()
    note(
        COMMENT_INTERNAL if words.audience == INTERNAL else COMMENT_SHARED,
        person_id,
        assessment_id=assessment_id,
        evaluation_id=evaluation_id,
        question_id=question_id,
        after={"comment": made.id, "audience": words.audience},
        request_key=words.key or None,
    )


def _said_before(person_id: int, key: str) -> bool:
    query = select(Event.id).where(Event.person_id == person_id, Event.request_key == key)
    return bool(key) and db.session.scalar(query) is not None


def _check_reply(assessment_id: int, question_id: str, words: Words) -> None:
    """Keep a reply in its thread: on the same question, and with the same audience."""
    if words.reply_to is None:
        return
    answered = db.session.get(Comment, words.reply_to)
    where = (answered.assessment_id, answered.question_id, answered.audience) if answered else None
    if where != (assessment_id, question_id, words.audience):
        raise NotThereError
