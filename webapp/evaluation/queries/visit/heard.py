"""What is noted during a visit, question by question: in interviews, and outside them."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import select

from webapp.evaluation.models.visits import FREE, INTERVIEW, EvaluationSource, InterviewQuestion
from webapp.ground.store.database import db


class Noted(NamedTuple):
    """A note that is about a question, "" for none, with the source that it was made at."""

    source: EvaluationSource
    question_id: str
    text: str


def noted(evaluation_id: int) -> list[Noted]:
    """List the notes in the order of their sources.

    In an interview each question has its own; outside one there is one note, about every question chosen.
    """
    query = (
        select(InterviewQuestion, EvaluationSource)
        .join(EvaluationSource, EvaluationSource.id == InterviewQuestion.source_id)
        .where(InterviewQuestion.evaluation_id == evaluation_id, EvaluationSource.gone_at.is_(None))
        .order_by(EvaluationSource.at, EvaluationSource.id, InterviewQuestion.id)
    )
    by_source: dict[EvaluationSource, list[InterviewQuestion]] = defaultdict(list)
    for row, source in db.session.execute(query):
        by_source[source].append(row)
    return [one for source, rows in by_source.items() for one in _noted(source, rows)]


def _noted(source: EvaluationSource, rows: list[InterviewQuestion]) -> list[Noted]:
    free = next((row.text for row in rows if row.question_id == FREE), "")
    shared = free if source.kind != INTERVIEW else ""
    found = [Noted(source, row.question_id, row.text or (shared if row.asked else "")) for row in rows]
    return [one for one in found if one.text]
