"""Who must sign in with a second factor: those who decide about others than themselves."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, exists, select

from webapp.ground import context
from webapp.ground.roles import EVALUATOR, JUROR, NOMINATOR, OFFICER, REVIEWER
from webapp.ground.store.database import db
from webapp.ground.who import Person, Post
from webapp.people.models.factors import Passkey, SecondFactor
from webapp.rounds.models.rounds import Officer

POSTS = (OFFICER, JUROR, NOMINATOR, EVALUATOR, REVIEWER)


def holds_post(person: ColumnElement[int]) -> ColumnElement[bool]:
    """Ask whether a person has one of the posts; `person` is the column of the person's id."""
    posted = exists().where(Post.person_id == person, Post.role.in_(POSTS))
    return posted | exists().where(Officer.person_id == person)


def lacks_factor(person: ColumnElement[int]) -> ColumnElement[bool]:
    """Ask whether a person signs in with a password alone."""
    app = exists().where(SecondFactor.person_id == person, SecondFactor.secret.is_not(None))
    return ~(app | exists().where(Passkey.person_id == person))


def must_have_factor(person_id: int) -> bool:
    """Tell whether a person must sign in with a second factor, as the settings say."""
    if not context.second_factor_obligatory():
        return False
    query = select(Person.id).where(Person.id == person_id, holds_post(Person.__table__.c.id))
    return db.session.scalar(query) is not None


def lacking_factor(people: Iterable[int]) -> set[int]:
    """Give those of an office who must have a second factor and have none yet; nobody where none is asked."""
    if not context.second_factor_obligatory():
        return set()
    query = select(Person.id).where(Person.id.in_(list(people)), lacks_factor(Person.__table__.c.id))
    return set(db.session.scalars(query))


def works_in_office(person_id: int) -> bool:
    """Tell whether somebody who is active works in an office, of a round or before the first."""
    posted = exists().where(Post.person_id == Person.id, Post.role == OFFICER)
    office = posted | exists().where(Officer.person_id == Person.id)
    query = select(Person.id).where(Person.id == person_id, Person.active, office)
    return db.session.scalar(query) is not None


def all_officers() -> list[Person]:
    """List everybody who works in an office, of a round or before the first."""
    posted = select(Post.person_id).where(Post.role == OFFICER)
    office = Person.id.in_(posted) | Person.id.in_(select(Officer.person_id))
    return list(db.session.scalars(select(Person).where(office, Person.active).order_by(Person.id)))
