"""Where evidence is used among a municipality's answers, in words: for the register of evidence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from questionnaires.edition import Description, Question
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.task_places import asked, question_path
from webapp.evidence.models.evidence import EvidenceUse
from webapp.evidence.open_questions import Use, uses_told
from webapp.evidence.queries.evidence_register import Registered, registered
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db


@uses_told.answered
def told(uses: list[EvidenceUse]) -> list[Use]:
    """Tell of each use at which question it is, and among which answers; in one query."""
    ids = {use.assessment_id for use in uses}
    if not ids:
        return []
    query = select(Assessment).where(Assessment.id.in_(ids), Assessment.removed_at.is_(None))
    rows = {row.id: row for row in db.session.scalars(query)}
    return [_told(use, rows[use.assessment_id]) for use in uses if use.assessment_id in rows]


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen at a question: what stood at the same question before, and all the rest."""

    same: list[Registered]
    others: list[Registered]
    many: int


def choice(
    subject: OwnAssessment, question: Question | Description, but: Collection[int], words: str
) -> Choice:
    """Give what can be chosen beside an answer: what it had before first, what it has now left out."""
    found = [
        one
        for one in registered(subject.municipality_id, words)
        if one.evidence.withdrawn_at is None and one.evidence.id not in but
    ]
    same = [one for one in found if any(use.question_id == question.id for use in one.uses)]
    return Choice(same, [one for one in found if one not in same], len(found))


def _told(use: EvidenceUse, row: Assessment) -> Use:
    edition = context.edition(row.edition, row.areas)
    question = asked(edition, use.question_id)
    number = getattr(question, "number", "") or str(getattr(question, "heading", "–"))
    path = question_path(edition, row.id, use.question_id) if question else row.path
    year = clock.in_sweden(row.submitted_at or row.created_at).year
    return Use(use.evidence_id, row.id, use.question_id, number, row.name, year, path, use.page)
