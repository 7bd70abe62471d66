"""A municipality's own assessments through the years: which there are, and what a new one can be made of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from questionnaires.edition import Edition
from webapp.assessment.models.assessments import Answerer, Assessment
from webapp.ground import context
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person

COMPASS, DRAFT, BY_QUESTION = "kommunkompassen", "draft", "question"


def offered() -> list[Edition]:
    """List the editions that an own assessment can be made of, the newest first.

    An edition is opened by its status; its day only orders it, so that no page changes at midnight.
    """
    known = [
        one
        for one in context.shelf().editions.values()
        if one.bank == COMPASS and one.detail == BY_QUESTION and one.status != DRAFT
    ]
    return sorted(known, key=lambda one: one.valid_from, reverse=True)


def own_ones(municipality_id: int) -> list[Assessment]:
    """List a municipality's own assessments, the newest first; those in the archive too."""
    query = (
        select(Assessment)
        .where(
            Assessment.municipality_id == municipality_id,
            Assessment.round_id.is_(None),
            Assessment.removed_at.is_(None),
        )
        .order_by(Assessment.id.desc())
    )
    return list(db.session.scalars(query))


def has_earlier(municipality_id: int, begun: datetime) -> bool:
    """Tell whether the municipality handed anything in by the compass before this moment."""
    query = select(Assessment.id).where(
        Assessment.municipality_id == municipality_id,
        Assessment.edition.startswith(f"{COMPASS}/"),
        Assessment.submitted_at < begun,
        Assessment.removed_at.is_(None),
    )
    return db.session.scalar(query.limit(1)) is not None


def names_of(municipality_id: int, but: int = 0) -> set[str]:
    """Give the names that a municipality's own assessments have."""
    return {one.name for one in own_ones(municipality_id) if one.id != but}


def answerers_of(assessment_id: int) -> list[Person]:
    """List those who are to answer and still can, by name; none where all who can answer do."""
    query = (
        select(Person)
        .join(Answerer, Answerer.person_id == Person.id)
        .join(Assessment, Assessment.id == Answerer.assessment_id)
        .join(
            Membership,
            (Membership.person_id == Person.id) & (Membership.municipality_id == Assessment.municipality_id),
        )
        .where(Answerer.assessment_id == assessment_id, Membership.role.in_(WRITERS), Person.active)
        .order_by(Person.name, Person.id)
    )
    return list(db.session.scalars(query))
