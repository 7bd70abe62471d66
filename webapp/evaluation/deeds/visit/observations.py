"""Observations: what the pair sees and hears outside an interview, and the questions a note is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.edition import Question
from webapp.evaluation.deeds.visit.interviews import NOTE_LIMIT
from webapp.evaluation.deeds.visit.sources import SourceWords, add, done_before, hold, sources_of
from webapp.evaluation.events import OBSERVATION_NOTED, SOURCE_REGISTERED
from webapp.evaluation.models.visits import FREE, INTERVIEW, OBSERVED, EvaluationSource, InterviewQuestion
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.visit.heard import noted
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.fields import length
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.ground.store.database import db, deed

MOST_KEYS = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """Something seen or heard outside an interview: where or what, on which day, and the note itself."""

    title: str
    dated: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A source with a note outside an interview, or with room for one: its text and the questions of it."""

    source: EvaluationSource
    text: str
    questions: list[Question]


def observations(seat: OwnSeat) -> list[Kept]:
    """List what is noted outside the interviews, the newest first, and observations without a note yet."""
    texts = {one.source.id: one.text for one in noted(seat.evaluation.id) if one.question_id == FREE}
    query = select(InterviewQuestion.source_id, InterviewQuestion.question_id)
    asked: dict[int, set[str]] = {}
    for row in db.session.execute(query.filter_by(evaluation_id=seat.evaluation.id, asked=True)):
        asked.setdefault(row.source_id, set()).add(row.question_id)
    questions = seat.edition.questions.values()
    return [
        Kept(one, texts.get(one.id, ""), [q for q in questions if q.id in asked.get(one.id, ())])
        for one in reversed(sources_of(seat.evaluation.id))
        if one.kind == OBSERVED or (one.kind != INTERVIEW and one.id in texts)
    ]


@deed
def observe(seat: OwnSeat, seen: Seen, questions: Collection[str], key: str = "") -> None:
    """Note something outside an interview, once however often it is sent; its questions may come later."""
    hold(seat)
    if not set(questions).issubset(seat.edition.questions):
        raise NotThereError
    _check(seen)
    if done_before(seat.person_id, key):
        return
    about = {"evaluation_id": seat.evaluation.id}
    row = add(
        seat.evaluation.id, seat.person_id, SourceWords(OBSERVED, seen.title, dated=seen.dated), key=key
    )
    for one in sorted(questions):
        db.session.add(InterviewQuestion(**about, source_id=row.id, question_id=one, asked=True, version=0))
    if seen.text:
        saved = {"saved_at": clock.now(), "saved_by_id": seat.person_id}
        kept = {"source_id": row.id, "question_id": FREE, "asked": False, "text": seen.text, "version": 1}
        db.session.add(InterviewQuestion(**about, **kept, **saved))
        note(OBSERVATION_NOTED, seat.person_id, **about, after={"source": row.id}, version=1)


def taken(seat: OwnSeat) -> list[str]:
    """List the keys of the latest forms that one has sent, so that a browser knows what has come."""
    query = select(Event.request_key).where(
        *(Event.person_id == seat.person_id, Event.evaluation_id == seat.evaluation.id),
        *(Event.what == SOURCE_REGISTERED.what, Event.request_key.is_not(None)),
    )
    return list(db.session.scalars(query.order_by(Event.id.desc()).limit(MOST_KEYS)))


def _check(seen: Seen) -> None:
    faults = {}
    if not seen.title:
        faults["title"] = _("Skriv var ni var eller vad ni såg.")
    if length(seen.text) > NOTE_LIMIT:
        faults["text"] = _("Anteckningen är för lång. Korta den till högst 4 000 tecken.")
    if faults:
        raise InvalidError(faults)
