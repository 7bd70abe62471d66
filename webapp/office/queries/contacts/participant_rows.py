"""The participants of a round and their questionnaires as plain rows, and how much of each is answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, select

from webapp.assessment.models.assessments import Answer, Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.rounds.models.rounds import Entrant, Withdrawal


def entrant_rows(round_id: int) -> list[Any]:
    """Give the municipalities of a round with their contacts, and why one has left."""
    columns = (
        *(Entrant.id, Entrant.municipality_id, Entrant.nominated_at),
        *(Entrant.contact_name, Entrant.contact_email),
        *(Municipality.name, Withdrawal.reason.label("left_why")),
    )
    query = (
        select(*columns)
        .join(Municipality, Municipality.id == Entrant.municipality_id)
        .outerjoin(Withdrawal, Withdrawal.entrant_id == Entrant.id)
        .where(Entrant.round_id == round_id)
    )
    return list(db.session.execute(query))


def form_rows(round_id: int) -> Mapping[tuple[int, str], Any]:
    """Give the questionnaires of a round by municipality and edition; `begun` where anything is answered."""
    columns = (
        *(Assessment.id, Assessment.municipality_id, Assessment.edition, Assessment.name),
        *(Assessment.closes_at, Assessment.submitted_at, Assessment.receipt_number),
        *(Evaluation.id.label("evaluation_id"), Evaluation.published_at),
        select(Answer.id).where(Answer.assessment_id == Assessment.id).exists().label("begun"),
    )
    query = select(*columns).outerjoin(Evaluation, Evaluation.assessment_id == Assessment.id)
    rows = db.session.execute(query.where(Assessment.round_id == round_id))
    return {(row.municipality_id, row.edition): row for row in rows}


def answer_counts(assessments: Collection[int]) -> dict[int, int]:
    """Count what each of these questionnaires has something said about."""
    query = (
        select(Answer.assessment_id, func.count())
        .where(Answer.assessment_id.in_(assessments))
        .group_by(Answer.assessment_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}
