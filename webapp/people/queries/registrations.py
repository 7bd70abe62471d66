"""Registrations as the office and a municipality's coordinator read them, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.register import named
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.people.models.invitations import Invitation
from webapp.people.models.registrations import Registration
from webapp.people.open_questions import occupied
from webapp.people.queries.municipal_domains import Whose, judge_of_domains
from webapp.people.queries.obliged import works_in_office
from webapp.people.queries.provisional import is_provisional, provisional_places
from webapp.rounds.models.rounds import Entrant, Round

MOST_ANSWERED = 50
"""How many of those that are answered the office has on its page."""


class State(StrEnum):
    """How far a registration has come."""

    UNCONFIRMED = "unconfirmed"
    EXPIRED = "expired"
    WAITING = "waiting"
    INVITED = "invited"
    DECLINED = "declined"
    PROVISIONAL = "provisional"
    SETTLED = "settled"
    UNDONE = "undone"
    IN_ALREADY = "member"


def state_of(row: Registration) -> State:
    """Tell how far a registration has come; nothing else is kept of it."""
    if row.confirmed_at is None:
        return State.EXPIRED if row.expires_at <= clock.now() else State.UNCONFIRMED
    if row.person_id is not None and row.provisional_until is None:
        return State.IN_ALREADY
    if row.person_id is not None:
        if row.approved is False:
            return State.UNDONE
        waits = row.approved is None and is_provisional(row.provisional_until)
        return State.PROVISIONAL if waits else State.SETTLED
    if row.approved is None:
        return State.WAITING
    return State.INVITED if row.approved else State.DECLINED


@dataclass(frozen=True, slots=True)
class Seen:
    """A registration as whoever answers it reads it, with what is known of address and place."""

    row: Registration
    state: State
    whose: Whose
    coordinators: list[Person]
    invited: list[str]
    rounds: list[str]
    refused_before: bool

    @property
    def at_office(self) -> bool:
        """Tell whether it waits for the office, and no more for the municipality alone."""
        due = self.row.office_at is not None and self.row.office_at <= clock.now()
        return due or not self.coordinators


def for_office() -> list[Seen]:
    """List the registrations that are confirmed, newest first: all that wait, and the latest others."""
    query = select(Registration).where(Registration.confirmed_at.is_not(None))
    query = query.options(joinedload(Registration.answered_by), joinedload(Registration.invitation))
    query = query.order_by(Registration.confirmed_at.desc(), Registration.id.desc())
    still = list(db.session.scalars(query.where(_is_open())))
    return _seen([*still, *db.session.scalars(query.where(~_is_open()).limit(MOST_ANSWERED))])


def _is_open() -> ColumnElement[bool]:
    """Ask whether somebody waits for an answer, or may still be objected to."""
    waits = Registration.person_id.is_(None)
    begun = func.coalesce(Registration.provisional_until, Registration.created_at) > clock.now()
    return Registration.approved.is_(None) & (waits | begun)


def waits_for_office() -> int:
    """Count the registrations that wait for the office's answer, or that it may object to."""
    now = clock.now()
    asked = Registration.person_id.is_(None) & (Registration.office_at <= now)
    begun = Registration.provisional_until > now
    query = select(func.count(Registration.id)).where(
        Registration.confirmed_at.is_not(None), Registration.approved.is_(None), asked | begun
    )
    return db.session.scalar(query) or 0


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What a person's first page says of municipalities that begin by themselves."""

    provisional: list[tuple[str, datetime]]
    waiting: int | None
    """How many the office has to answer; None for whoever does not work there."""


def beginnings(person_id: int) -> Beginnings:
    """Tell where a person is in provisionally, and whoever works in the office how many wait."""
    waiting = waits_for_office() if works_in_office(person_id) else None
    return Beginnings(provisional_places(person_id), waiting)


def for_municipality(name: str) -> list[Seen]:
    """List the registrations of a municipality that wait for an answer, oldest first."""
    query = (
        select(Registration)
        .where(
            Registration.municipality == name,
            Registration.confirmed_at.is_not(None),
            Registration.person_id.is_(None),
            Registration.approved.is_(None),
        )
        .order_by(Registration.id)
    )
    return _seen(list(db.session.scalars(query)))


def registration_to_answer(registration_id: int) -> Registration:
    """Fetch a registration that is confirmed, and hold it; any other is not there."""
    row = db.session.get(Registration, registration_id, with_for_update=True, populate_existing=True)
    if row is None or row.confirmed_at is None:
        raise NotThereError
    return row


def _seen(rows: list[Registration]) -> list[Seen]:
    """Put what is known beside each: a constant number of questions, however many there are."""
    names = {row.municipality for row in rows}
    people, invited, rounds = _people(names), _invited(names), _rounds(names)
    refused = _by_place(
        select(Registration.municipality, Registration.id).where(
            Registration.municipality.in_(names), Registration.approved.is_(False)
        )
    )
    judge = judge_of_domains()
    return [
        Seen(
            row,
            state_of(row),
            judge(row.email, row.municipality),
            people.get(row.municipality, []),
            invited.get(row.municipality, []),
            rounds.get(row.municipality, []),
            any(one != row.id for one in refused.get(row.municipality, [])),
        )
        for row in rows
    ]


def _people(names: set[str]) -> dict[str, list[Person]]:
    return _by_place(
        select(Municipality.name, Person)
        .join(Membership, Membership.municipality_id == Municipality.id)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.role == COORDINATOR, Person.active, Municipality.name.in_(names))
        .order_by(Person.id)
    )


def _invited(names: set[str]) -> dict[str, list[str]]:
    return _by_place(
        select(Municipality.name, Invitation.name)
        .join(Invitation, Invitation.municipality_id == Municipality.id)
        .where(Municipality.name.in_(names), *_unused())
        .order_by(Invitation.id)
    )


def _rounds(names: set[str]) -> dict[str, list[str]]:
    return _by_place(
        select(Municipality.name, Round.name)
        .join(Entrant, Entrant.municipality_id == Municipality.id)
        .join(Round, Round.id == Entrant.round_id)
        .where(Municipality.name.in_(names))
        .order_by(Round.id)
    )


def _by_place(query: Select[*tuple[Any, ...]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for name, one in db.session.execute(query):
        found.setdefault(name, []).append(one)
    return found


def place_named(name: str) -> Municipality | None:
    """Find a municipality that has come in already."""
    return db.session.scalars(select(Municipality).where(Municipality.name == name)).first()


def _unused() -> Iterable[ColumnElement[bool]]:
    return Invitation.redeemed_at.is_(None), Invitation.revoked_at.is_(None)


def refused_before(row: Registration) -> bool:
    """Tell whether somebody has been refused, or objected to, who registered the same municipality."""
    earlier = select(Registration.id).where(
        Registration.municipality == row.municipality,
        Registration.id != row.id,
        Registration.approved.is_(False),
    )
    return db.session.scalar(earlier.limit(1)) is not None


def is_vacant(row: Registration) -> bool:
    """Tell whether nobody is or has been in the municipality, is invited to it or takes part for it."""
    place = place_named(row.municipality)
    if named(row.municipality) is None or refused_before(row):
        return False
    if place is None:
        return True
    known = (
        exists().where(Membership.municipality_id == place.id),
        exists().where(Invitation.municipality_id == place.id, *_unused()),
        exists().where(Entrant.municipality_id == place.id),
    )
    return not any(db.session.scalar(select(one)) for one in known) and not any(occupied(place.id))
