"""Whose answer a registration waits for: a coordinator's of the municipality, and in time the office's."""

from __future__ import annotations

from sqlalchemy import select

from webapp.ground.calendar import clock
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.people.models.registrations import Registration
from webapp.people.queries.obliged import works_in_office


def to_answer(person_id: int) -> list[tuple[Registration, int | None]]:
    """List what waits for this person's yes or no, each with the municipality they coordinate, if they do."""
    mine = select(Membership.municipality_id).filter_by(person_id=person_id, role=COORDINATOR)
    query = (
        select(Registration, Municipality.id)
        .outerjoin(Municipality, (Municipality.name == Registration.municipality) & Municipality.id.in_(mine))
        .where(
            Registration.confirmed_at.is_not(None),
            Registration.person_id.is_(None),
            Registration.approved.is_(None),
            Registration.email.not_in(select(Person.email).where(Person.id == person_id)),
        )
        .order_by(Registration.id)
    )
    found = [(row, place) for row, place in db.session.execute(query)]
    in_office = bool(found) and works_in_office(person_id)
    return [one for one in found if one[1] or (in_office and _has_reached_office(one[0]))]


def _has_reached_office(row: Registration) -> bool:
    return row.office_at is not None and row.office_at <= clock.now()
