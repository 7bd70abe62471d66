"""How a round stands: its own events, and those of the answers and evaluations in it."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.events.models import Event
from webapp.ground.events.state import changes


def round_changes(round_id: int) -> tuple[object, ...]:
    """Tell how far what happens in a round has come."""
    answers = select(Assessment.id).where(Assessment.round_id == round_id)
    evaluations = select(Evaluation.id).where(Evaluation.assessment_id.in_(answers))
    return changes(
        Event.round_id == round_id,
        Event.assessment_id.in_(answers),
        Event.evaluation_id.in_(evaluations),
    )


def assessment_changes(assessment_id: int) -> tuple[object, ...]:
    """Tell how far what happens with one municipality's answers and their evaluation has come."""
    evaluations = select(Evaluation.id).where(Evaluation.assessment_id == assessment_id)
    return changes(Event.assessment_id == assessment_id, Event.evaluation_id.in_(evaluations))
