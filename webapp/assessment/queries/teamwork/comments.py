"""Talk on a question in threads, whose audience is always said: colleagues only, or the evaluators too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.assessment.events import COMMENT_REOPENED, COMMENT_RESOLVED
from webapp.assessment.models.teamwork import Comment
from webapp.assessment.open_questions import is_blind
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.ground.who import Person

_ENDS = (COMMENT_RESOLVED.what, COMMENT_REOPENED.what)
INTERNAL, SHARED = "internal", "evaluators"
_WITH_NAMES = select(Comment).options(joinedload(Comment.person)).order_by(Comment.id)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who said that a thread was resolved (löst), and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and everything that was said after it, oldest first."""

    comments: list[Comment]
    resolved: Resolved | None = None

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
    found = in_threads(_seen(subject, comments_on(subject.id, question_id)))
    return _with_ends(subject, found) if found else found


def all_threads(subject: OwnAssessment) -> dict[str, list[Thread]]:
    """List the threads on every question for the municipality in one look, by question id."""
    found: dict[str, list[Thread]] = {}
    query = _WITH_NAMES.where(Comment.assessment_id == subject.id)
    for thread in _with_ends(subject, in_threads(_seen(subject, list(db.session.scalars(query))))):
        found.setdefault(thread.comments[0].question_id, []).append(thread)
    return found


def _with_ends(subject: OwnAssessment, found: list[Thread]) -> list[Thread]:
    """Say of each thread whether it is resolved."""
    query = (
        select(Event.what, Event.after, Event.at, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.assessment_id == subject.id, Event.what.in_(_ENDS))
        .order_by(Event.id)
    )
    latest = {row.after["comment"]: row for row in db.session.execute(query)}
    return [_ended(thread, latest.get(thread.comments[0].id)) for thread in found]


def _ended(thread: Thread, latest: Any) -> Thread:  # noqa: ANN401 -- a row of the query above
    if latest is None or latest.what == COMMENT_REOPENED.what or thread.last.at > latest.at:
        return thread
    return replace(thread, resolved=Resolved(latest.name or "", latest.at))


def _seen(subject: OwnAssessment, found: list[Comment]) -> list[Comment]:
    others = any(one.evaluation_id and one.person_id != subject.person_id for one in found)
    blinded = others and any(is_blind(subject))
    return without_the_other(found, subject.person_id) if blinded else found


def comments_on(assessment_id: int, question_id: str) -> list[Comment]:
    """List all comments on a question, oldest first."""
    query = _WITH_NAMES.where(Comment.assessment_id == assessment_id, Comment.question_id == question_id)
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
