"""Asking to begin: a letter goes to the address, and nobody else is told anything before its link is used."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select

from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, deed, for_show
from webapp.people.deeds.invitations import fingerprint_of
from webapp.people.deeds.registrations import registration_letters
from webapp.people.models.registrations import Registration

VALID_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asking:
    """Who wants to begin for which municipality, as the form told it: already clean."""

    municipality: str
    name: str
    title: str
    email: str


@deed
def ask(who: Asking, *, kept: bool = True) -> None:
    """Write the letter to whoever wants to begin; an earlier one of the same address ends.

    The same is done whether or not anybody is there. Without `kept` it is all taken back again: so many
    letters have gone to the address that it gets no more, and nobody sees which.
    """
    token = secrets.token_urlsafe(32)
    now = clock.now()
    with for_show(kept=kept):
        forget_of(who.email, who.municipality)
        row = Registration(
            token_hash=fingerprint_of(token),
            municipality=who.municipality,
            name=who.name,
            title=who.title,
            email=who.email,
            created_at=now,
            expires_at=now + VALID_FOR,
        )
        db.session.add(row)
        db.session.flush()
        registration_letters.ask_to_confirm(row, token)


def forget_of(email: str, municipality: str) -> None:
    """Forget what an address has asked for and not confirmed, with the letters that have not gone."""
    query = select(Registration.id).where(
        Registration.email == email,
        Registration.municipality == municipality,
        Registration.confirmed_at.is_(None),
    )
    forget(list(db.session.scalars(query)))


def forget(ids: list[int]) -> None:
    """Forget registrations, inside a deed; a letter on its way cannot be stopped."""
    letters = Letter.__table__.c
    unsent = (letters.sent_at.is_(None), letters.claimed_at.is_(None))
    keys = [registration_letters.key_of(one) for one in ids]
    db.session.execute(delete(Letter.__table__).where(letters.key.in_(keys), *unsent))
    db.session.execute(delete(Registration.__table__).where(Registration.__table__.c.id.in_(ids)))


def registration_of(token: str, *, lock: bool = False) -> Registration:
    """Find the registration of a link; one that nobody wrote is not there."""
    query = select(Registration).where(Registration.token_hash == fingerprint_of(token))
    row = db.session.scalars(query.with_for_update() if lock else query).first()
    if row is None:
        raise NotThereError
    return row
