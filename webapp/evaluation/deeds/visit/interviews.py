"""Interviews: the questions to raise in each, and the pair's notes; both hold a version or a difference.

At a source outside the interviews the same is kept: the note, and which questions it is about.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from questionnaires.edition import Question
from webapp.evaluation.deeds.visit.sources import hold, source_of
from webapp.evaluation.events import (
    INTERVIEW_NOTED,
    INTERVIEW_QUESTIONS,
    OBSERVATION_NOTED,
    OBSERVATION_QUESTIONS,
)
from webapp.evaluation.models.visits import FREE, INTERVIEW, InterviewQuestion
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotThereError, StaleError
from webapp.ground.store.database import db, deed

NOTE_LIMIT = 4_000


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as the server holds it; version 0 when nobody has written."""

    text: str = ""
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""
    saved_by_id: int | None = None


BLANK = Noted()


class StaleNoteError(StaleError):
    """A newer note has been saved meanwhile; `kept` is what stands there now."""

    def __init__(self, kept: Noted) -> None:
        super().__init__(
            _("Anteckningen har ändrats sedan du öppnade sidan."),
            _("Båda texterna står här. Välj och spara igen."),
        )
        self.kept = kept


def asked_in(seat: OwnSeat, source_id: int) -> list[tuple[Question, Noted]]:
    """List the questions of an interview in the order of the edition, each with its note."""
    query = (
        select(InterviewQuestion)
        .filter_by(evaluation_id=seat.evaluation.id, source_id=source_id)
        .options(joinedload(InterviewQuestion.saved_by))
        .execution_options(populate_existing=True)
    )
    rows = {row.question_id: row for row in db.session.scalars(query) if row.asked or row.text}
    rows.pop(FREE, None)
    return [(q, _noted(rows[q.id])) for q in seat.edition.questions.values() if q.id in rows]


def many_asked(seat: OwnSeat) -> dict[int, tuple[int, int]]:
    """Count by interview the questions that are raised and those with a note."""
    counts: dict[int, tuple[int, int]] = {}
    query = select(InterviewQuestion.source_id, InterviewQuestion.asked, InterviewQuestion.text)
    here = InterviewQuestion.evaluation_id == seat.evaluation.id, InterviewQuestion.question_id != FREE
    for row in db.session.execute(query.where(*here)):
        asked, noted = counts.get(row.source_id, (0, 0))
        counts[row.source_id] = (asked + bool(row.asked or row.text), noted + bool(row.text))
    return counts


def free_note(seat: OwnSeat, source_id: int) -> Noted:
    """Give what is noted in an interview beside its questions."""
    query = (
        select(InterviewQuestion)
        .filter_by(evaluation_id=seat.evaluation.id, source_id=source_id, question_id=FREE)
        .options(joinedload(InterviewQuestion.saved_by))
        .execution_options(populate_existing=True)
    )
    row = db.session.scalars(query).first()
    return _noted(row) if row else BLANK


def noted_in(evaluation_id: int) -> set[int]:
    """Name the interviews with any note."""
    query = select(InterviewQuestion.source_id).filter_by(evaluation_id=evaluation_id)
    return set(db.session.scalars(query.where(InterviewQuestion.text != "")))


@deed
def choose(seat: OwnSeat, source_id: int, chosen: Collection[str], had: Collection[str]) -> None:
    """Choose which questions an interview raises or a note is about; only what the sender changed is changed.

    A question with a note stays, since the note would be lost.
    """
    hold(seat)
    source = source_of(seat, source_id)
    if not set(chosen).issubset(seat.edition.questions):
        raise NotThereError
    added, taken = set(chosen) - set(had), set(had) - set(chosen)
    for question_id in sorted(added):
        _row(seat, source_id, question_id).asked = True
    fewer = update(InterviewQuestion).filter_by(evaluation_id=seat.evaluation.id, source_id=source_id)
    db.session.execute(fewer.where(InterviewQuestion.question_id.in_(taken)).values(asked=False))
    if added or taken:
        note(
            INTERVIEW_QUESTIONS if source.kind == INTERVIEW else OBSERVATION_QUESTIONS,
            seat.person_id,
            evaluation_id=seat.evaluation.id,
            after={"source": source_id, "added": sorted(added), "taken": sorted(taken)},
        )


@deed
def save_note(seat: OwnSeat, source_id: int, question: Question | None, text: str, version: int) -> Noted:
    """Save what was said about a question, or beside all of them; the same text once more changes nothing.

    Raises StaleNoteError on a version that has been passed, InvalidError for a text that is too long.
    """
    hold(seat)
    source = source_of(seat, source_id)
    if question and source.kind != INTERVIEW:
        raise NotThereError
    if len(text) > NOTE_LIMIT:
        raise InvalidError({"text": _("Anteckningen är för lång. Korta den till högst 4 000 tecken.")})
    row = _row(seat, source_id, question.id if question else FREE)
    kept = _noted(row)
    if kept.text == text:
        return kept
    values = {
        "text": text,
        "version": version + 1,
        "saved_at": clock.now(),
        "saved_by_id": seat.person_id,
    }
    seen = update(InterviewQuestion).filter_by(id=row.id, version=version).values(**values)
    if db.session.execute(seen.returning(InterviewQuestion.id)).first() is None:
        db.session.refresh(row)
        raise StaleNoteError(_noted(row))
    note(
        INTERVIEW_NOTED if source.kind == INTERVIEW else OBSERVATION_NOTED,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        question_id=question.id if question else None,
        after={"source": source_id},
        version=version + 1,
    )
    return Noted(text, version + 1, clock.now())


def _row(seat: OwnSeat, source_id: int, question_id: str) -> InterviewQuestion:
    """Find the row of a question in an interview as it stands now, or make it."""
    about = {"source_id": source_id, "question_id": question_id}
    query = select(InterviewQuestion).filter_by(**about).execution_options(populate_existing=True)
    row = db.session.scalars(query).first()
    if row is None:
        blank = {"asked": False, "text": "", "version": 0}
        row = InterviewQuestion(evaluation_id=seat.evaluation.id, **blank, **about)
        db.session.add(row)
        db.session.flush()
    return row


def _noted(row: InterviewQuestion) -> Noted:
    who = row.saved_by.name if row.saved_by else ""
    return Noted(row.text, row.version, row.saved_at, who, row.saved_by_id)
