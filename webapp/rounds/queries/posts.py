"""Who has a post in a round, and the round itself fetched through that post."""

from __future__ import annotations

from sqlalchemy import select

from questionnaires.municipalities.swedish import sorting_key
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Person, Post
from webapp.rounds.models.rounds import Round


def people_with_post(round_id: int, role: str) -> list[Person]:
    """List those who have a post in the round, by name."""
    query = select(Person).join(Post).where(Post.round_id == round_id, Post.role == role, Person.active)
    return sorted(db.session.scalars(query), key=lambda person: sorting_key(person.name))


def own_post(person_id: int, round_key: str, *roles: str) -> Round:
    """Fetch a round in which the person has one of these posts."""
    query = (
        select(Round)
        .join(Post, Post.round_id == Round.id)
        .where(Round.key == round_key, Post.person_id == person_id, Post.role.in_(roles))
    )
    found = db.session.scalars(query).first()
    if found is None:
        raise NotThereError
    return found


def office_round(person_id: int, round_key: str) -> Round:
    """Fetch a round for its office."""
    return own_post(person_id, round_key, OFFICER)


def round_by_key(key: str) -> Round:
    """Find a round by its key, for operators at the command line."""
    found = db.session.scalars(select(Round).where(Round.key == key)).first()
    if found is None:
        raise NotThereError
    return found


def round_keys() -> list[str]:
    """List the keys of all rounds."""
    return list(db.session.scalars(select(Round.key).order_by(Round.key)))
