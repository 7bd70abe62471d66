"""Using the link of a letter: the address is proved, and the municipality begins, or somebody is asked."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.calendar import clock, workdays
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotAllowedError, NotReadyError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Municipality, Person
from webapp.people.deeds import redemptions
from webapp.people.deeds.invitations import VALID_FOR as INVITATION_VALID_FOR
from webapp.people.deeds.invitations import fingerprint_of
from webapp.people.deeds.redemptions import Newcomer
from webapp.people.deeds.registrations import municipal_places, registration_letters, registration_states
from webapp.people.deeds.registrations.sign_ups import registration_of
from webapp.people.events import REGISTRATION_CONFIRMED
from webapp.people.models.invitations import Invitation
from webapp.people.models.registrations import Registration
from webapp.people.queries.invitations.open_invitations import redeemable
from webapp.people.queries.municipal_domains import Whose, whose
from webapp.people.queries.people import coordinators
from webapp.people.queries.registrations import State, is_vacant, place_named, state_of

PROVISIONAL_FOR = timedelta(days=7)
"""How long the office may object."""
DAYS_TO_ANSWER = 3
"""Working days that a municipality's coordinators have before the office is asked too."""


class Way(StrEnum):
    """What using the link does, as far as can be told before: the deed decides."""

    BEGIN = "begin"
    ASK = "ask"


class Came(StrEnum):
    """What came of using a link."""

    BEGUN = "begun"
    INVITED = "invited"
    MEMBER = "member"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Shown:
    """A registration as whoever holds its link sees it."""

    state: State
    way: Way
    own: bool
    """Whether the address is at the municipality's own domain: only then is anything told of who is there."""
    by_contact: bool
    name: str
    email: str
    municipality: str
    has_account: bool


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What came of a link; `token` is of the invitation that waited already."""

    came: Came
    person: Person | None = None
    token: str = ""


def shown(token: str) -> Shown:
    """Show the registration of a link, and change nothing: a mail scanner may have opened it."""
    row = registration_of(token)
    own = whose(row.email, row.municipality) is Whose.OWN
    account = redemptions.account_of(row.email)
    return Shown(
        state_of(row),
        Way.BEGIN if own and is_vacant(row) else Way.ASK,
        own,
        row.office_at is not None and row.confirmed_at is not None and row.office_at > row.confirmed_at,
        row.name,
        row.email,
        row.municipality,
        account is not None and account.password is not None,
    )


@deed
def confirm(token: str, *, newcomer: Newcomer | None = None, person_id: int | None = None) -> Confirmed:
    """Use a link, once. Whoever begins needs an account: a new one, or the one that is signed in.

    Raises NotReadyError for a link that is used or too old, or where an account must be made or used first.
    """
    row = registration_of(token, lock=True)
    _check_open(row)
    row.confirmed_at = clock.now()
    place = place_named(row.municipality)
    if place is not None and (waiting := _invitation_of(row, place)):
        return _hand_over(row, waiting)
    if place is not None and (member := _member(row, place)):
        row.person_id, row.answered_at = member.id, clock.now()
        return Confirmed(Came.MEMBER, member)
    if whose(row.email, row.municipality) is not Whose.OWN or not is_vacant(row):
        return _ask(row, place)
    place = municipal_places.held(row.municipality)
    if not is_vacant(row):
        return _ask(row, place)
    return Confirmed(Came.BEGUN, _begin(row, place, _person(row, newcomer, person_id)))


def _check_open(row: Registration) -> None:
    state = state_of(row)
    if state is State.EXPIRED:
        raise NotReadyError(_("Länken har gått ut."), _("Börja om, så kommer ett nytt brev."))
    if state is not State.UNCONFIRMED:
        raise NotReadyError(_("Länken är redan använd."), _("Har du ett konto loggar du in i stället."))


def _invitation_of(row: Registration, place: Municipality) -> Invitation | None:
    """Find the invitation that waits for this very address."""
    return next((one for one in redeemable(place.id, None) if one.email == row.email), None)


def _hand_over(row: Registration, waiting: Invitation) -> Confirmed:
    """Let whoever is invited already go on there, with a fresh link: the address is proved."""
    token = secrets.token_urlsafe(32)
    waiting.token_hash, waiting.expires_at = fingerprint_of(token), clock.now() + INVITATION_VALID_FOR
    row.approved, row.answered_at, row.invitation_id = True, clock.now(), waiting.id
    return Confirmed(Came.INVITED, token=token)


def _member(row: Registration, place: Municipality) -> Person | None:
    query = select(Person).join(Membership).where(Membership.municipality_id == place.id)
    return db.session.scalars(query.where(Person.email == row.email)).first()


def _person(row: Registration, newcomer: Newcomer | None, person_id: int | None) -> Person:
    """Give whoever begins: the owner of the address, and nobody else."""
    account = redemptions.account_of(row.email)
    if account is not None and account.password is not None:
        if account.id != person_id:
            raise NotAllowedError(
                _("Adressen har redan ett konto."), _("Logga in med det och öppna länken igen.")
            )
        return account
    if newcomer is None:
        raise NotReadyError(_("Välj ett lösenord för ditt konto."), _("Öppna länken igen."))
    return redemptions.new_account(row.email, newcomer)


def _begin(row: Registration, place: Municipality, person: Person) -> Person:
    """Let the first one in, provisionally, and tell the office."""
    row.person_id, row.provisional_until = person.id, clock.now() + PROVISIONAL_FOR
    made = Membership(
        person_id=person.id,
        municipality_id=place.id,
        role=COORDINATOR,
        provisional_until=row.provisional_until,
    )
    redemptions.bring_in(person.id, made)
    person.title = person.title or row.title
    registration_letters.tell_office_begun(row)
    _note(row, Came.BEGUN, person.id)
    return person


def _ask(row: Registration, place: Municipality | None) -> Confirmed:
    """Ask the municipality's coordinators, and the office when they have not answered; else the office."""
    people = coordinators(place.id) if place else []
    row.office_at = _working_days_on(clock.now(), DAYS_TO_ANSWER) if people else clock.now()
    if place is not None and people:
        registration_letters.ask_contacts(row, people, place.id)
    else:
        registration_states.tell_office(row)
    _note(row, Came.ASKED, None)
    return Confirmed(Came.ASKED)


def _note(row: Registration, came: Came, person_id: int | None) -> None:
    after = {"registration": row.id, "municipality": row.municipality, "came": str(came)}
    note(REGISTRATION_CONFIRMED, person_id, after=after)


def _working_days_on(moment: datetime, many: int) -> datetime:
    """Give the end of a working day some working days later, as clocks in Sweden show it."""
    day = clock.in_sweden(moment).date()
    while many:
        day += timedelta(days=1)
        many -= workdays.is_working(day)
    return clock.moments_of(datetime.combine(day, time(23, 59)))[0]
