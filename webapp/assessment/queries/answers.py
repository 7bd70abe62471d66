"""What is kept of each answer, and who saved it last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, bindparam, cast, select

from webapp.assessment.content import Said, said_from
from webapp.assessment.models.assessments import Answer
from webapp.ground.store.database import db
from webapp.ground.who import Person


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as the server holds it; version 0 when nobody has answered."""

    said: Said
    version: int
    saved_at: datetime | None = None
    saved_by: str = ""
    saved_by_id: int | None = None


NOTHING = Kept(Said(), 0)


def current(assessment_id: int, question_id: str) -> Kept:
    """Give the answer that is kept for one question."""
    return kept_answers(assessment_id, question_id).get(question_id, NOTHING)


def kept_answers(assessment_id: int, question_id: str = "") -> dict[str, Kept]:
    """Give all answers of an assessment by question id, with who saved them last."""
    asked: dict[str, int | str] = {"assessment": assessment_id}
    query = _ALL_KEPT
    if question_id:
        query, asked["question"] = _ONE_KEPT, question_id
    return _read(db.session.connection().execute(query, asked).all())


def kept_in(assessments: Iterable[int]) -> dict[int, dict[str, Kept]]:
    """Give all answers of several assessments, by assessment and question, in one query."""
    query = _KEPT.add_columns(_ANSWER.assessment_id).where(_ANSWER.assessment_id.in_(assessments))
    found: dict[int, list[Any]] = {}
    for row in db.session.connection().execute(query):
        found.setdefault(row[-1], []).append(row)
    return {assessment: _read(rows) for assessment, rows in found.items()}


def _read(rows: Sequence[Any]) -> dict[str, Kept]:
    # Two hundred answers are read as one JSON list: that costs a third of reading them one by one.
    said = json.loads(f"[{','.join(row[1] for row in rows)}]")
    return {row[0]: Kept(said_from(data), *row[2:6]) for row, data in zip(rows, said, strict=True)}


_ANSWER, _PERSON = Answer.__table__.c, Person.__table__.c


_KEPT = (
    select(_ANSWER.question_id, cast(_ANSWER.said, Text), _ANSWER.version, _ANSWER.saved_at)
    .add_columns(_PERSON.name, _ANSWER.saved_by_id)
    .join(Person.__table__, _PERSON.id == _ANSWER.saved_by_id)
    .order_by(_ANSWER.saved_at)
)
_ALL_KEPT = _KEPT.where(_ANSWER.assessment_id == bindparam("assessment"))

_ONE_KEPT = _ALL_KEPT.where(_ANSWER.question_id == bindparam("question"))
