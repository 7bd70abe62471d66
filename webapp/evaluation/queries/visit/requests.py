"""What the pair has asked the municipality for, and all evidence that it has given."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.models.visits import EvaluationSource, EvidenceRequest
from webapp.evidence.models.evidence import Evidence
from webapp.evidence.open_questions import Use, also_given, is_kept, other_uses
from webapp.evidence.queries.beside_answers import Beside, told_as_beside
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db


def requests_of(evaluation_id: int) -> list[EvidenceRequest]:
    """List what is asked for: the open first, by last day; then what has come, and the rest."""
    query = (
        select(EvidenceRequest)
        .where(EvidenceRequest.evaluation_id == evaluation_id)
        .options(
            joinedload(EvidenceRequest.evidence),
            joinedload(EvidenceRequest.asked_by),
            joinedload(EvidenceRequest.came_by),
        )
    )
    rows = db.session.scalars(query)
    return sorted(rows, key=lambda row: (bool(row.withdrawn_at), bool(row.came_at), row.last_on, row.id))


def is_open(row: EvidenceRequest) -> bool:
    """Tell whether it is still waited for."""
    return row.came_at is None and row.withdrawn_at is None


def days_late(row: EvidenceRequest) -> int:
    """Tell how many days after its last day it came, or how late it is now; 0 in time."""
    if row.withdrawn_at is not None:
        return 0
    return max((_day_of(row) - row.last_on).days, 0)


def _day_of(row: EvidenceRequest) -> date:
    return clock.in_sweden(row.came_at or clock.now()).date()


@also_given.answered
def given_when_asked(assessment_id: int) -> dict[str, list[Beside]]:
    """Give by question the evidence that has come because the pair asked for it."""
    found: dict[str, list[Beside]] = {}
    for row in db.session.scalars(_came().where(Evaluation.assessment_id == assessment_id)):
        if row.evidence is not None:
            found.setdefault(row.question_id, []).append(told_as_beside(row.evidence))
    return found


@other_uses.answered
def uses_when_asked(evidence: Collection[Evidence]) -> list[Use]:
    """Tell where evidence has gone to evaluators because they asked for it."""
    query = (
        select(EvidenceRequest.evidence_id, EvidenceRequest.question_id, Assessment)
        .join(Evaluation, Evaluation.id == EvidenceRequest.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(EvidenceRequest.evidence_id.in_([row.id for row in evidence]))
        .order_by(EvidenceRequest.id)
    )
    return [_told(row) for row in db.session.execute(query)]


def _told(found: Any) -> Use:  # noqa: ANN401 -- a result row
    row: Assessment = found.Assessment
    question = context.edition(row.edition, row.areas).questions.get(found.question_id)
    year = clock.in_sweden(row.submitted_at or row.created_at).year
    path, number = f"/sjalvvardering/{row.id}/onskemal", question.number if question else "–"
    return Use(found.evidence_id, row.id, found.question_id, number, row.name, year, path, "")


@is_kept.answered
def kept_by_evaluators(evidence_id: int) -> bool:
    """Tell whether evidence is a source of evaluators; which of it they use is theirs to know."""
    query = select(EvaluationSource.id).where(EvaluationSource.evidence_id == evidence_id).limit(1)
    return db.session.scalar(query) is not None


def _came() -> Select[EvidenceRequest]:
    return (
        select(EvidenceRequest)
        .join(Evaluation, Evaluation.id == EvidenceRequest.evaluation_id)
        .where(EvidenceRequest.came_at.is_not(None), EvidenceRequest.evidence_id.is_not(None))
        .options(joinedload(EvidenceRequest.evidence))
        .order_by(EvidenceRequest.id)
    )
