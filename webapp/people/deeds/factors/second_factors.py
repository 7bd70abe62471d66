"""A person's second factor: who must have one and since when, begun, used, renewed and ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.deeds import sign_ins
from webapp.people.deeds.factors import factor_letters, recovery_codes
from webapp.people.deeds.factors.app_codes import AppCodes
from webapp.people.events import (
    ACCOUNT_CODES_RENEWED,
    ACCOUNT_FACTOR_BEGUN,
    ACCOUNT_FACTOR_ENDED,
    ACCOUNT_RECOVERY_CODE_USED,
)
from webapp.people.models.factors import Identity, Passkey, SecondFactor
from webapp.people.queries.obliged import lacks_factor, must_have_factor

GRACE = timedelta(days=14)
"""How long somebody who must have a second factor may work without one, from when it was first asked for."""
APP, RECOVERY = "app", "recovery"
"""What was typed at sign-in: a code from the app, or one for the day when it is lost."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands to the second factor, for the person's own page."""

    since: datetime | None
    codes_left: int
    obliged: bool
    passkeys: int


def standing(person_id: int) -> Standing:
    """Tell how a person stands to the second factor."""
    row = db.session.get(SecondFactor, person_id)
    since = row.confirmed_at if row and row.secret else None
    many = db.session.scalar(select(func.count(Passkey.id)).where(Passkey.person_id == person_id)) or 0
    return Standing(since, recovery_codes.left(person_id), must_have_factor(person_id), many)


def has_app(person_id: int) -> bool:
    """Tell whether a person has an app that gives codes."""
    row = db.session.get(SecondFactor, person_id)
    return row is not None and row.secret is not None


def has_factor(person_id: int) -> bool:
    """Tell whether the password alone is not enough: the person has an app or a passkey."""
    query = select(Person.id).where(Person.id == person_id, ~lacks_factor(Person.__table__.c.id))
    return db.session.scalar(query) is not None


def ask(person_id: int) -> None:
    """Write down, in the transaction that is under way, that a person was asked for a second factor."""
    row = held(person_id)
    row.asked_at = row.asked_at or clock.now()


def ask_at_once(person_id: int) -> None:
    """Give no time without a factor any more: whoever has the password alone is not to work as the person."""
    held(person_id).asked_at = clock.now() - GRACE


@dataclass(frozen=True, slots=True)
class Proposed:
    """A secret that an app can be told, with the picture it can read it from."""

    secret: str
    key: str
    picture: str


def propose(email: str, secret: str = "") -> Proposed:
    """Give a secret for an app to keep: a new one, or one that was proposed; nothing is remembered yet."""
    codes = AppCodes()
    secret = secret or codes.generate_totp_secret()
    return Proposed(secret, codes.get_totp_pretty_key(secret), codes.generate_qrcode(email, secret))


@deed
def begin(person_id: int, sign_in_id: int, secret: str, typed: str, device: str) -> list[str]:
    """Let a person sign in with codes from here on, instead of any earlier app; give the recovery codes.

    The person is signed out everywhere else. Raises InvalidError for a code that is not the secret's.
    """
    step = AppCodes().step_of(_digits(typed), secret, None)
    if step is None:
        raise InvalidError({"code": wrong_code()})
    row = held(person_id)
    row.secret, row.last_step, row.confirmed_at = secret, step, clock.now()
    db.session.flush()
    made = recovery_codes.renew(person_id)
    _changed(ACCOUNT_FACTOR_BEGUN, person_id, sign_in_id, device)
    factor_letters.write_begun(db.session.get_one(Person, person_id))
    return made


@deed
def use(person_id: int, typed: str, device: str) -> str:
    """Use a code up at sign-in; tell which sort it was, or nothing where it opens nothing."""
    row = held(person_id)
    digits = _digits(typed)
    step = AppCodes().step_of(digits, row.secret, row.last_step) if digits and row.secret else None
    if step is not None:
        row.last_step = step
        return APP
    if not recovery_codes.use(person_id, typed):
        return ""
    note(ACCOUNT_RECOVERY_CODE_USED, person_id, after={"device": device})
    factor_letters.write_code_used(db.session.get_one(Person, person_id), recovery_codes.left(person_id))
    return RECOVERY


@deed
def renew_codes(person_id: int, device: str) -> list[str]:
    """Make a person's recovery codes anew: the earlier ones open nothing any more."""
    held(person_id)
    if not has_factor(person_id):
        raise NotReadyError(
            _("Du loggar inte in i två steg."), _("Slå på det först, så får du återställningskoder.")
        )
    note(ACCOUNT_CODES_RENEWED, person_id, after={"device": device})
    return recovery_codes.renew(person_id)


@deed
def end(person_id: int, sign_in_id: int, device: str) -> None:
    """Let the password be enough again; refused to whoever must have a second factor."""
    row = held(person_id)
    with_passkey = standing(person_id).passkeys > 0
    if must_have_factor(person_id) and not with_passkey:
        raise NotAllowedError(
            _("Ditt uppdrag kräver att du loggar in i två steg."),
            _("Har du bytt telefon? Välj Byt app i stället."),
        )
    if row.secret is None:
        return
    row.secret, row.last_step, row.confirmed_at = None, None, None
    if not with_passkey:
        recovery_codes.forget(person_id)
    _changed(ACCOUNT_FACTOR_ENDED, person_id, sign_in_id, device)
    factor_letters.write_ended(db.session.get_one(Person, person_id))


def forget(person_id: int) -> None:
    """Take a person's app, passkeys, links and codes away, in the transaction that is under way."""
    for rows in (Passkey.__table__, Identity.__table__):
        db.session.execute(delete(rows).where(rows.c.person_id == person_id))
    row = held(person_id)
    row.secret, row.last_step, row.confirmed_at = None, None, None
    recovery_codes.forget(person_id)


def wrong_code() -> str:
    """Say that a code opens nothing, and why that may be."""
    return _(
        "Koden stämmer inte. En kod gäller en gång och i en halv minut: vänta på nästa och skriv den. "
        "Stämmer ingen, kontrollera att telefonens klocka går rätt."
    )


def _changed(event: EventType, person_id: int, sign_in_id: int, device: str) -> None:
    sign_ins.end_others(person_id, sign_in_id)
    note(event, person_id, after={"device": device})


def held(person_id: int) -> SecondFactor:
    """Fetch a person's row, held so that a code is used once; made where there is none."""
    row = db.session.get(SecondFactor, person_id, with_for_update=True, populate_existing=True)
    if row is None:
        db.session.get_one(Person, person_id, with_for_update=True)
        row = db.session.get(SecondFactor, person_id)
    if row is None:
        row = SecondFactor(person_id=person_id)
        db.session.add(row)
        db.session.flush()
    return row


def _digits(typed: str) -> str:
    """Give a code from an app, however its reader has spaced it; nothing for what is no such code."""
    plain = "".join(typed.split())
    return plain if plain.isascii() and plain.isdigit() and len(plain) == 6 else ""  # noqa: PLR2004
