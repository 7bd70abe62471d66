"""One's own name and title, as everybody else reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from webapp.ground.events.journal import note
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.events import ACCOUNT_DETAILS_CHANGED


@dataclass(frozen=True, slots=True)
class Details:
    """Who somebody is, by the own word."""

    name: str
    title: str


def details_of(person_id: int) -> Details:
    """Give a person's name and title as they are kept."""
    person = db.session.get_one(Person, person_id)
    return Details(person.name, person.title)


def since(person_id: int) -> datetime:
    """Tell since when a person has an account."""
    return db.session.get_one(Person, person_id).created_at


@deed
def speak(person_id: int, language: str) -> None:
    """Keep the language that a person reads in, pages and letters alike."""
    db.session.get_one(Person, person_id).language = language


@deed
def change(person_id: int, said: Details) -> bool:
    """Change a person's name and title; tell whether anything became another."""
    person = db.session.get_one(Person, person_id, with_for_update=True)
    before = {"name": person.name, "title": person.title}
    after = {"name": said.name, "title": said.title}
    if before == after:
        return False
    person.name, person.title = said.name, said.title
    note(ACCOUNT_DETAILS_CHANGED, person_id, before=before, after=after)
    return True
