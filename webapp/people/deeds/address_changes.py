"""Another e-mail address: asked for, and confirmed from the old one and the new one, in any order."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, or_, select
from sqlalchemy.exc import IntegrityError

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.deeds import account_letters
from webapp.people.deeds.invitations import fingerprint_of
from webapp.people.events import (
    ACCOUNT_ADDRESS_ASKED,
    ACCOUNT_ADDRESS_CHANGED,
    ACCOUNT_ADDRESS_CONFIRMED,
    ACCOUNT_ADDRESS_LEFT,
)
from webapp.people.models.addresses import AddressChange

VALID_FOR = timedelta(hours=24)
NEW, OLD = "new", "old"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change of address as its owner, or whoever holds one of its links, reads it."""

    email: str
    old: str
    new_said: bool
    old_said: bool
    over: bool
    side: str = ""
    """Whose link was followed: the new address's or the old one's."""


def waiting_for(person_id: int) -> Waiting | None:
    """Give the change that waits, if one does."""
    row = db.session.get(AddressChange, person_id)
    return None if row is None or row.expires_at <= clock.now() else _shown(row)


def shown(token: str) -> Waiting:
    """Show the change of a link, and change nothing: a mail scanner may have opened it."""
    row = _found(token)
    return _shown(row, _side(row, token))


@deed
def ask(person_id: int, email: str, device: str) -> None:
    """Ask for another address; a letter goes to both, and an earlier request is over.

    Nobody learns here whether the address has an account: its owner is told, in the letter.
    """
    person = db.session.get_one(Person, person_id, with_for_update=True)
    if person.email == email:
        raise InvalidError({"email": _("Det är redan din adress. Skriv den nya.")})
    _forget(person_id)
    new, old = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    db.session.add(
        AddressChange(
            person_id=person_id,
            email=email,
            new_hash=fingerprint_of(new),
            old_hash=fingerprint_of(old),
            expires_at=clock.now() + VALID_FOR,
        )
    )
    taken = db.session.scalar(select(Person.id).where(Person.email == email)) is not None
    account_letters.ask_new_address(person, email, "" if taken else new)
    account_letters.ask_old_address(person, email, old)
    note(ACCOUNT_ADDRESS_ASKED, person_id, after={"device": device})


@deed
def confirm(token: str) -> bool:
    """Say yes from one of the addresses; tell whether the other has too, and the address is changed."""
    row = _found(token, lock=True)
    if row.expires_at <= clock.now():
        raise NotReadyError(_("Länken har gått ut."), _("Begär bytet igen under Mina uppgifter."))
    side = _side(row, token)
    if side == NEW and row.new_at is None:
        row.new_at = clock.now()
        note(ACCOUNT_ADDRESS_CONFIRMED, row.person_id, after={"which": NEW})
    if side == OLD and row.old_at is None:
        row.old_at = clock.now()
        note(ACCOUNT_ADDRESS_CONFIRMED, row.person_id, after={"which": OLD})
    if row.new_at is None or row.old_at is None:
        return False
    _change(row)
    return True


@deed
def take_back(person_id: int) -> None:
    """Let the address be as it is."""
    if db.session.get(AddressChange, person_id, with_for_update=True) is None:
        return
    _forget(person_id)
    note(ACCOUNT_ADDRESS_LEFT, person_id)


def _change(row: AddressChange) -> None:
    person = db.session.get_one(Person, row.person_id, with_for_update=True)
    before, person.email = person.email, row.email
    try:
        db.session.flush()
    except IntegrityError as error:
        raise NotReadyError(
            _("Adressen hör redan till ett annat konto."), _("Begär bytet igen, till en annan adress.")
        ) from error
    db.session.delete(row)
    note(ACCOUNT_ADDRESS_CHANGED, person.id)
    account_letters.tell_address_changed(person, before)


def _forget(person_id: int) -> None:
    """End a request, and take its letters out of the outbox; one on its way cannot be stopped."""
    rows, letters = AddressChange.__table__, Letter.__table__
    db.session.execute(delete(rows).where(rows.c.person_id == person_id))
    unsent = (letters.c.sent_at.is_(None), letters.c.claimed_at.is_(None))
    asked = or_(*(letters.c.key.startswith(f"{one.name}:{person_id}:") for one in account_letters.ASKING))
    db.session.execute(delete(letters).where(asked, *unsent))


def _found(token: str, *, lock: bool = False) -> AddressChange:
    mark = fingerprint_of(token)
    query = select(AddressChange).where((AddressChange.new_hash == mark) | (AddressChange.old_hash == mark))
    row = db.session.scalars(query.with_for_update() if lock else query).first()
    if row is None:
        raise NotThereError
    return row


def _side(row: AddressChange, token: str) -> str:
    return NEW if row.new_hash == fingerprint_of(token) else OLD


def _shown(row: AddressChange, side: str = "") -> Waiting:
    old = db.session.get_one(Person, row.person_id).email
    over = row.expires_at <= clock.now()
    return Waiting(row.email, old, row.new_at is not None, row.old_at is not None, over, side)
