"""Where a tour of the demo leads: the forms of the invented municipality that its coordinator answers for."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.guests.guest_links import hash_of
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person

COORDINATOR = "samordnare@demo.example"
"""As whom a visitor of the demo looks at a municipality."""

GUEST = "gast-i-demon"
"""The token of a guest's link that everybody may try; only a demo has it."""


def guest_is_there() -> bool:
    """Tell whether the demo has a guest to look at."""
    query = select(Task.id).where(Task.token_hash == hash_of(GUEST), Task.ended_at.is_(None))
    return db.session.scalar(query) is not None


def toured_forms() -> tuple[int, int] | None:
    """Give the ids of its first nomination and its first assessment in a round, where they are."""
    rows = db.session.execute(
        select(Assessment.edition, Assessment.id)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Person.email == COORDINATOR, Assessment.round_id.is_not(None))
        .order_by(Assessment.id.desc())
    )
    found = {edition.partition("/")[0]: form for edition, form in rows}
    both = found.get("kvalitetskommun"), found.get("kommunkompassen")
    return (both[0], both[1]) if both[0] and both[1] else None
