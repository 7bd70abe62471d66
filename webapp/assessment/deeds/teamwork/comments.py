"""Talk on a question in threads, whose audience is always said: colleagues only, or the evaluators too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from webapp.assessment.events import COMMENT_INTERNAL, COMMENT_SHARED
from webapp.assessment.models.teamwork import Comment
from webapp.assessment.open_questions import is_blind
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError, NotAllowedError, NotThereError
from webapp.ground.roles import READER
from webapp.ground.store.database import db, deed

INTERNAL, SHARED = "internal", "evaluators"
AUDIENCES = (INTERNAL, SHARED)
COMMENT_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """A comment as it was sent: to whom, what, as a reply to which, and with which key."""

    audience: str
    text: str
    reply_to: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and everything that was said after it, oldest first."""

    comments: list[Comment]

    @property
    def audience(self) -> str:
        """Tell who reads the thread."""
        return self.comments[0].audience

    @property
    def last(self) -> Comment:
        """Give the comment that a reply answers."""
        return self.comments[-1]


def threads(subject: OwnAssessment, question_id: str) -> list[Thread]:
    """List the threads on a question for the municipality; one who also evaluates it stays blind there."""
    found = comments_on(subject.id, question_id)
    others = any(one.evaluation_id and one.person_id != subject.person_id for one in found)
    blinded = others and any(is_blind(subject))
    return in_threads(without_the_other(found, subject.person_id) if blinded else found)


def comments_on(assessment_id: int, question_id: str) -> list[Comment]:
    """List all comments on a question, oldest first."""
    query = (
        select(Comment)
        .where(Comment.assessment_id == assessment_id, Comment.question_id == question_id)
        .options(joinedload(Comment.person))
        .order_by(Comment.id)
    )
    return list(db.session.scalars(query))


def without_the_other(comments: Iterable[Comment], person_id: int) -> list[Comment]:
    """Leave out what the other evaluator has said, and every answer to it."""
    hidden: set[int] = set()
    kept = []
    for one in comments:
        other = one.evaluation_id is not None and one.person_id != person_id
        if other or one.reply_to_id in hidden:
            hidden.add(one.id)
        else:
            kept.append(one)
    return kept


def in_threads(comments: Iterable[Comment]) -> list[Thread]:
    """Gather comments under the one that each thread began with."""
    made: list[Thread] = []
    home: dict[int, Thread] = {}
    for one in comments:
        thread = home.get(one.reply_to_id or 0)
        if thread is None:
            thread = Thread([])
            made.append(thread)
        thread.comments.append(one)
        home[one.id] = thread
    return made


def say(subject: OwnAssessment, question_id: str, words: Words) -> None:
    """Comment as one of the municipality. Raises NotAllowedError for a reader, or InvalidError."""
    if subject.role == READER:
        raise NotAllowedError(_("Du kan läsa samtalet men inte skriva i det."), _("Be samordnaren om det."))
    keep_once(subject.person_id, subject.id, question_id, words, None)


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
