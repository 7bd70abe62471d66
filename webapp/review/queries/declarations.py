"""What a third reader has said about a conflict of interest."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import db
from webapp.people.models.ties import Declaration


def declaration(person_id: int, assessment: Assessment) -> Declaration | None:
    """Find what a person has declared, in whatever part of a round, of the municipality assessed."""
    query = select(Declaration).where(
        Declaration.round_id == assessment.round_id,
        Declaration.person_id == person_id,
        Declaration.municipality_id == assessment.municipality_id,
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).first()
