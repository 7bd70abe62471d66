"""A municipality's people, by name."""

from __future__ import annotations

from sqlalchemy import select

from questionnaires.municipalities.swedish import sorting_key
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.ground.words.languages import SWEDISH


def people_of(municipality_id: int) -> list[Person]:
    """List a municipality's people, by name."""
    query = (
        select(Person).join(Membership).where(Membership.municipality_id == municipality_id, Person.active)
    )
    return sorted(db.session.scalars(query), key=lambda person: sorting_key(person.name))


def coordinators(municipality_id: int) -> list[Person]:
    """List a municipality's coordinators who can sign in."""
    query = (
        select(Person)
        .join(Membership)
        .where(Membership.municipality_id == municipality_id, Membership.role == COORDINATOR, Person.active)
        .order_by(Person.id)
    )
    return list(db.session.scalars(query))


def language_of(email: str) -> str:
    """Give the language of whoever reads what is sent to an address; nobody known reads Swedish."""
    chosen = db.session.scalar(select(Person.language).where(Person.email == email))
    return chosen or SWEDISH
