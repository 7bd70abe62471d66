"""A municipality's own sign-in, linked to an account that is there already; it never makes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.ground.calendar import clock
from webapp.ground.configuration.providers import Provider
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Municipality, Person
from webapp.people.deeds import sign_ins
from webapp.people.deeds.factors import factor_letters
from webapp.people.events import ACCOUNT_IDENTITY_BEGUN, ACCOUNT_IDENTITY_ENDED
from webapp.people.models.factors import Identity


@dataclass(frozen=True, slots=True)
class Claims:
    """What a provider says of whoever signed in there: who it is to them, and the address if they tell it."""

    issuer: str
    subject: str
    email: str


@dataclass(frozen=True, slots=True)
class Linked:
    """One of a person's links, as the person reads it."""

    id: int
    issuer: str
    linked_at: datetime
    used_at: datetime | None


def links_of(person_id: int) -> list[Linked]:
    """List the sign-ins of municipalities that open a person's account."""
    query = select(Identity).where(Identity.person_id == person_id).order_by(Identity.id)
    return [Linked(row.id, row.issuer, row.linked_at, row.used_at) for row in db.session.scalars(query)]


def places_of(person_id: int) -> set[str]:
    """Name the municipalities that a person takes part for."""
    query = select(Municipality.name).join(Membership).where(Membership.person_id == person_id)
    return set(db.session.scalars(query))


@deed
def link(person_id: int, sign_in_id: int, provider: Provider, claims: Claims, device: str) -> None:
    """Let a municipality's sign-in open the account of whoever is signed in here; sessions elsewhere end.

    The provider's word about an address opens nothing: it is only held against the account's own.
    """
    person = db.session.get_one(Person, person_id, with_for_update=True)
    domain = person.email.rpartition("@")[2]
    if domain not in provider.domains and not places_of(person_id) & set(provider.municipalities):
        raise NotAllowedError(
            _("Inloggningen hos %(name)s gäller inte ditt konto.", name=provider.name),
            _("Den är för dem som deltar för kommunen, eller har en adress där."),
        )
    if claims.email and claims.email.lower() != person.email:
        raise NotAllowedError(
            _(
                "%(name)s säger att din adress är %(theirs)s, men ditt konto här har %(ours)s.",
                name=provider.name,
                theirs=claims.email,
                ours=person.email,
            ),
            _("Byt adress under Mina uppgifter, eller be kommunens it-stöd rätta adressen."),
        )
    same = (Identity.issuer == claims.issuer) & (
        (Identity.subject == claims.subject) | (Identity.person_id == person_id)
    )
    if db.session.scalar(select(Identity.id).where(same)) is not None:
        raise NotReadyError(
            _("Ett konto kopplas en gång, och det är redan gjort."),
            _("Är det fel konto som är kopplat: ta bort kopplingen där först."),
        )
    row = Identity(person_id=person_id, issuer=claims.issuer, subject=claims.subject, linked_at=clock.now())
    db.session.add(row)
    sign_ins.end_others(person_id, sign_in_id)
    factor_letters.write_linked(person, provider.name)
    note(ACCOUNT_IDENTITY_BEGUN, person_id, after={"device": device})


@deed
def use(claims: Claims) -> int:
    """Give whose account a municipality's sign-in opens; 0 where it is linked to none."""
    query = select(Identity).where(Identity.issuer == claims.issuer, Identity.subject == claims.subject)
    row = db.session.scalars(query).first()
    if row is None:
        return 0
    row.used_at = clock.now()
    return row.person_id


@deed
def end(person_id: int, identity_id: int, device: str) -> None:
    """Take a link away."""
    row = db.session.get(Identity, identity_id)
    if row is None or row.person_id != person_id:
        raise NotThereError
    db.session.delete(row)
    note(ACCOUNT_IDENTITY_ENDED, person_id, after={"device": device})
