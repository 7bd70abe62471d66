"""What is kept of each answer, and who saved it last."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

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
    rows = db.session.connection().execute(query, asked).all()
    # Two hundred answers are read as one JSON list: that costs a third of reading them one by one.
    said = json.loads(f"[{','.join(row[1] for row in rows)}]")
    return {
        question: Kept(said_from(data), version, at, name, who)
        for (question, _said, version, at, name, who), data in zip(rows, said, strict=True)
    }


_ANSWER, _PERSON = Answer.__table__.c, Person.__table__.c


_ALL_KEPT = (
    select(_ANSWER.question_id, cast(_ANSWER.said, Text), _ANSWER.version, _ANSWER.saved_at)
    .add_columns(_PERSON.name, _ANSWER.saved_by_id)
    .join(Person.__table__, _PERSON.id == _ANSWER.saved_by_id)
    .where(_ANSWER.assessment_id == bindparam("assessment"))
    .order_by(_ANSWER.saved_at)
)


_ONE_KEPT = _ALL_KEPT.where(_ANSWER.question_id == bindparam("question"))
