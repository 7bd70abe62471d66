"""What the pair has asked the municipality for, and all evidence that it has given."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.models.visits import EvaluationSource, EvidenceRequest
from webapp.evidence.models.evidence import Evidence
from webapp.evidence.open_questions import Use, also_given, other_uses
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
def uses_by_evaluators(evidence: Collection[Evidence]) -> list[Use]:
    """Tell where evidence is used that has gone to evaluators, so that it is not taken away."""
    ids = [row.id for row in evidence]
    query = _came().where(EvidenceRequest.evidence_id.in_(ids))
    asked = [(row.evidence_id, row) for row in db.session.scalars(query) if row.evidence_id]
    rests = (
        select(EvaluationSource.evidence_id, Assessment)
        .join(Evaluation, Evaluation.id == EvaluationSource.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(EvaluationSource.evidence_id.in_(ids))
        .order_by(EvaluationSource.id)
    )
    about = {row.evaluation_id for _id, row in asked}
    of = select(Evaluation.id, Assessment).join(Evaluation.assessment).where(Evaluation.id.in_(about))
    by_evaluation = {row.id: row.Assessment for row in db.session.execute(of)} if about else {}
    pairs = [(id_, by_evaluation[row.evaluation_id], row.question_id) for id_, row in asked]
    pairs += [(id_, assessment, "") for id_, assessment in db.session.execute(rests)]
    return list(_told(pairs))


def _told(pairs: Iterable[tuple[int, Assessment, str]]) -> Iterable[Use]:
    seen = set()
    for evidence_id, row, question_id in pairs:
        edition = context.edition(row.edition, row.areas)
        question = edition.questions.get(question_id)
        if (evidence_id, row.id) in seen:
            continue
        seen.add((evidence_id, row.id))
        year = clock.in_sweden(row.submitted_at or row.created_at).year
        path = f"/sjalvvardering/{row.id}/onskemal"
        yield Use(
            evidence_id, row.id, question_id, question.number if question else "–", row.name, year, path, ""
        )


def _came() -> Select[EvidenceRequest]:
    return (
        select(EvidenceRequest)
        .join(Evaluation, Evaluation.id == EvidenceRequest.evaluation_id)
        .where(EvidenceRequest.came_at.is_not(None), EvidenceRequest.evidence_id.is_not(None))
        .options(joinedload(EvidenceRequest.evidence))
        .order_by(EvidenceRequest.id)
    )
