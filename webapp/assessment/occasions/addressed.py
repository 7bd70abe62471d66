"""Whom letters about an assessment go to, and the fields of their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar.last_days import in_words
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import To, to
from webapp.ground.roles import CERTIFIER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.people.queries.people import coordinators


def assessment_of(noted: Noted) -> Assessment:
    """Give the assessment that an event is about."""
    return db.session.get_one(Assessment, noted.assessment_id)


def who_did(noted: Noted) -> str:
    """Name whoever did it; nobody where the clock or a guest did."""
    return db.session.get_one(Person, noted.person_id).name if noted.person_id else ""


def about(row: Assessment, **said: Any) -> dict[str, Any]:  # noqa: ANN401 -- fields of a sentence
    """Give what every letter about an assessment says, and more."""
    return {
        "what": row.name,
        "place": row.municipality.name,
        "page": row.path,
        "answers": f"/sjalvvardering/{row.id}",
        "closes": in_words(row.closes_at) if row.closes_at else "",
        "until": row.closes_at,
        **said,
    }


def addressed(row: Assessment, people: Iterable[Person], thing: str = "", **said: Any) -> list[To]:  # noqa: ANN401
    """Address a letter about an assessment to these people."""
    once = str(said.pop("once", ""))
    fields = about(row, **said)
    where = {"round_id": row.round_id, "municipality_id": row.municipality_id}
    return [to(one, said=fields, thing=thing, once=once, **where) for one in people]


def to_coordinators(row: Assessment, thing: str = "", **said: Any) -> list[To]:  # noqa: ANN401
    """Address a letter about an assessment to the municipality's coordinators."""
    return addressed(row, coordinators(row.municipality_id), thing, **said)


def certifiers(row: Assessment) -> list[Person]:
    """List those who certify for the municipality."""
    query = (
        select(Person)
        .join(Membership)
        .where(Membership.municipality_id == row.municipality_id, Membership.role == CERTIFIER, Person.active)
        .order_by(Person.id)
    )
    return list(db.session.scalars(query))
