"""What a test needs of municipalities that begin by themselves: to ask, to use the link, to look."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.support.inbox import token
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.people.deeds.redemptions import Newcomer
from webapp.people.deeds.registrations import confirmations, decisions, sign_ups
from webapp.people.deeds.registrations.confirmations import Confirmed
from webapp.people.deeds.registrations.sign_ups import Asking
from webapp.people.models.registrations import Registration

BODIL, CLAES = "bodil.ek@ale.se", "claes.ask@ale.se"
HASH = "a hash of a password"


def ask(email: str = BODIL, municipality: str = "Ale", name: str = "Bodil Ek") -> str:
    """Ask to begin, and give the link's token."""
    sign_ups.ask(Asking(municipality, name, "Utvecklingschef", email))
    return token(email)


def register(email: str = BODIL, municipality: str = "Ale", name: str = "Bodil Ek") -> Confirmed:
    """Ask, and use the link as somebody without an account."""
    return confirmations.confirm(ask(email, municipality, name), newcomer=Newcomer(name, HASH))


def registration(email: str = BODIL) -> Registration:
    query = select(Registration).where(Registration.email == email).order_by(Registration.id.desc())
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def roles_in(municipality: str = "Ale") -> dict[str, str]:
    """Give who is in a municipality, and as what."""
    query = (
        select(Person.email, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .join(Municipality, Municipality.id == Membership.municipality_id)
        .where(Municipality.name == municipality)
    )
    return dict(db.session.execute(query).all())


def place_id(municipality: str = "Ale") -> int:
    return db.session.scalars(select(Municipality.id).where(Municipality.name == municipality)).one()


def person_id(email: str = BODIL) -> int:
    return db.session.scalars(select(Person.id).where(Person.email == email)).one()


def subjects_to(email: str) -> list[str]:
    return list(
        db.session.scalars(select(Letter.subject).where(Letter.recipient == email).order_by(Letter.id))
    )


def later(**span: float) -> None:
    """Let some time pass."""
    moment = clock.now() + timedelta(**span)
    clock.set_clock(lambda: moment)


def registered(email: str, municipality: str = "Ale") -> int:
    """Register, and give the registration's id."""
    register(email, municipality, "Ny Person")
    return registration(email).id


def some_of_each(officer: int) -> str:
    """Let the office have registrations of every kind; give the address of one that is not confirmed."""
    registered("ny@gmail.com", "Gnosjö")
    registered("ny@ale.se")
    registered("ny@gmail.com", "Exempelby")
    decisions.decline_by_office(officer, registered("fel@gmail.com", "Borås"), "Vi känner dig inte.")
    decisions.approve_by_office(officer, registered("ratt@gmail.com", "Tjörn"))
    return f"/borja/{ask('ny@tibro.se', 'Tibro')}"
