"""The register of what can wait for a person (tur), on their page and in letters; each subject adds to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, select, union

from webapp.ground.store.database import db
from webapp.ground.who import Membership, Post

WHOSE = bindparam("whose", type_=Integer)
"""Stands for the person in what is asked of all kinds at once."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a person: what it is, where it is done and until when.

    `thing` names it, as the letters about it do; `said` is what somebody has said about it, in their own
    words, and `assessment_id` the answers that it belongs to, if any.
    """

    thing: str
    label: str
    place: str
    state: str
    link: str
    closes_at: datetime | None = None
    said: str = ""
    assessment_id: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """A kind of thing that can wait for a person (tur). To make one is to register it.

    With `roles` it waits only for those who have one of them somewhere: nobody else is looked up. `possible`
    finds a row wherever anything of the kind can wait for WHOSE, and may find more: it is asked of all kinds
    in one statement, and only where it finds something is the kind opened.
    """

    name: str
    open: Callable[[int], Iterable[Waiting]]
    roles: Collection[str] = ()
    possible: Select[Any] | None = None

    def __post_init__(self) -> None:
        if self.name in TURNS:
            raise ValueError(self.name)
        TURNS[self.name] = self


TURNS: dict[str, Turn] = {}
"""Every kind of thing that can wait for somebody, by its name."""


def waiting_for(person_id: int) -> list[Waiting]:
    """List what waits for a person, the nearest last day first; the queries depend on what waits alone."""
    has, possible = _roles_of(person_id), _possible(person_id)
    turns = [
        turn
        for turn in TURNS.values()
        if turn.name in possible and (not turn.roles or not has.isdisjoint(turn.roles))
    ]
    found = {one.thing: one for turn in turns for one in turn.open(person_id)}
    return sorted(found.values(), key=lambda one: (one.closes_at is None, one.closes_at or 0))


def _roles_of(person_id: int) -> set[str]:
    """Give what a person is, in any municipality and any round."""
    at_home, posts = (select(one.role).where(one.person_id == person_id) for one in (Membership, Post))
    return set(db.session.scalars(union(at_home, posts)))


def _possible(person_id: int) -> set[str]:
    """Name the kinds of which something can wait for a person, and those that do not say."""
    asked = _every_kind(len(TURNS))
    found = db.session.connection().execute(asked, {"whose": person_id}).one()
    silent = {turn.name for turn in TURNS.values() if turn.possible is None}
    return silent | {one.name for one, there in zip(asked.selected_columns, found, strict=True) if there}


@cache
def _every_kind(_how_many: int) -> Select[Any]:
    """Ask of every kind that says so whether anything can wait; written once, when all have registered."""
    asked: list[Any] = [
        turn.possible.exists().label(turn.name) for turn in TURNS.values() if turn.possible is not None
    ]
    return select(*asked)
