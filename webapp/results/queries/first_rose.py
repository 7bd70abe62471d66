"""A first rose that anybody may try: which edition it asks, and where its answers could be taken along."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from questionnaires.compass.short_form import has_short_form, short_form
from questionnaires.edition import Edition
from webapp.assessment.models.assessments import Assessment
from webapp.ground import context
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality

COMPASS = "kommunkompassen"
"""The bank whose areas a rose shows."""


def tried_edition() -> Edition | None:
    """Give the short form of the newest edition that can be tried."""
    shelf = context.shelf()
    known = [
        one
        for key, one in shelf.editions.items()
        if one.bank == COMPASS and shelf.statuses[key] != "draft" and has_short_form(one)
    ]
    newest = max(known, key=lambda one: one.valid_from, default=None)
    return short_form(newest) if newest else None


@dataclass(frozen=True, slots=True)
class Taker:
    """An assessment that the answers could be taken along to."""

    id: int
    municipality: str


def takers(person_id: int, edition_id: str) -> list[Taker]:
    """List the open assessments of this edition that a person answers for."""
    rows = db.session.execute(
        select(Assessment.id, Municipality.name)
        .join(Municipality, Municipality.id == Assessment.municipality_id)
        .join(Membership, Membership.municipality_id == Municipality.id)
        .where(
            Membership.person_id == person_id,
            Membership.role.in_(WRITERS),
            Assessment.edition == edition_id,
            Assessment.submitted_at.is_(None),
            Assessment.archived_at.is_(None),
            Assessment.removed_at.is_(None),
        )
        .order_by(Assessment.id)
    )
    return [Taker(*row) for row in rows]
