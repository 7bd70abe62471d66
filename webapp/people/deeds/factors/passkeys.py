"""Passkeys: begun, used to sign in, and taken away; what a browser sends is judged by py_webauthn."""

from __future__ import annotations

import base64
import json
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.deeds import sign_ins
from webapp.people.deeds.factors import factor_letters, recovery_codes, second_factors
from webapp.people.events import ACCOUNT_PASSKEY_BEGUN, ACCOUNT_PASSKEY_ENDED
from webapp.people.models.factors import Passkey
from webapp.people.queries.obliged import must_have_factor

log = logging.getLogger(__name__)

MOST, PATIENCE = 20, 60_000
"""Passkeys of one person, and milliseconds in which a device is to answer."""
OURS = "Kompassrosen"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the service is reached: a passkey made at another address opens nothing here."""

    origin: str
    host: str


@dataclass(frozen=True, slots=True)
class Own:
    """One of a person's passkeys, as the person reads it."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None


def passkeys_of(person_id: int) -> list[Own]:
    """List a person's passkeys, the oldest first."""
    query = select(Passkey).where(Passkey.person_id == person_id).order_by(Passkey.id)
    return [Own(row.id, row.name, row.made_at, row.used_at) for row in db.session.scalars(query)]


def offer(person_id: int, place: Place, challenge: bytes) -> dict[str, Any]:
    """Give what a browser needs to make a passkey that its device opens by itself."""
    from webauthn import generate_registration_options, options_to_json  # noqa: PLC0415 -- slow to import
    from webauthn.helpers import base64url_to_bytes  # noqa: PLC0415 -- as above
    from webauthn.helpers.structs import (  # noqa: PLC0415 -- as above
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    person = db.session.get_one(Person, person_id)
    known = db.session.scalars(select(Passkey.credential_id).where(Passkey.person_id == person_id))
    options = generate_registration_options(
        rp_id=place.host,
        rp_name=OURS,
        user_name=person.email,
        user_display_name=person.name,
        user_id=_handle(person_id).encode(),
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known],
    )
    return dict(json.loads(options_to_json(options)))


def request(place: Place, challenge: bytes) -> dict[str, Any]:
    """Give what a browser needs to sign in with any passkey that its device has for us.

    Every page of signing in asks, so it is written without the library: that would cost each worker 25 MB.
    """
    signed = base64.urlsafe_b64encode(challenge).rstrip(b"=").decode("ascii")
    return {"challenge": signed, "rpId": place.host, "timeout": PATIENCE, "userVerification": "required"}


@dataclass(frozen=True, slots=True)
class Sent:
    """What a browser sent back, to the challenge it was given."""

    credential: str
    challenge: bytes
    place: Place


@deed
def begin(person_id: int, sign_in_id: int, name: str, sent: Sent, device: str) -> list[str]:
    """Keep a passkey; give recovery codes where it is the person's first factor. Ends sessions elsewhere.

    Raises InvalidError for what is no passkey for us.
    """
    second_factors.held(person_id)  # two windows wait for each other
    if len(passkeys_of(person_id)) >= MOST:
        raise InvalidError({"name": _("Du har redan %(most)s passkeys. Ta bort någon först.", most=MOST)})
    had = second_factors.has_factor(person_id)
    found = _registered(sent)
    if db.session.scalar(select(Passkey.id).where(Passkey.credential_id == found["credential_id"])):
        raise InvalidError({"name": _("Den passkeyn finns redan.")})
    row = Passkey(person_id=person_id, name=name, handle=_handle(person_id), made_at=clock.now(), **found)
    db.session.add(row)
    db.session.flush()
    sign_ins.end_others(person_id, sign_in_id)
    note(ACCOUNT_PASSKEY_BEGUN, person_id, after={"device": device})
    factor_letters.write_passkey(db.session.get_one(Person, person_id), name, begun=True)
    return [] if had else recovery_codes.renew(person_id)


@deed
def use(sent: Sent) -> int:
    """Give whose passkey it is that was used to sign in; 0 where it opens nothing."""
    from webauthn import verify_authentication_response  # noqa: PLC0415 -- as above

    try:
        told = json.loads(sent.credential)
        row = db.session.scalars(
            select(Passkey).where(Passkey.credential_id == str(told["id"])).with_for_update()
        ).first()
        if row is None:
            return 0
        verified = verify_authentication_response(
            credential=told,
            expected_challenge=sent.challenge,
            expected_rp_id=sent.place.host,
            expected_origin=sent.place.origin,
            credential_public_key=row.public_key,
            credential_current_sign_count=row.sign_count,
            require_user_verification=True,
        )
    except _faults() as error:
        log.warning("A passkey was refused: %s", type(error).__name__)
        return 0
    row.sign_count, row.used_at = verified.new_sign_count, clock.now()
    return row.person_id


@deed
def end(person_id: int, sign_in_id: int, passkey_id: int, device: str) -> str:
    """Take a passkey away; give its name. The last way in stays, and the last factor of whoever must."""
    second_factors.held(person_id)
    row = db.session.get(Passkey, passkey_id)
    if row is None or row.person_id != person_id:
        raise NotThereError
    person = db.session.get_one(Person, person_id)
    others = len(passkeys_of(person_id)) > 1
    if not others and person.password is None:
        raise NotReadyError(
            _("Det är din enda väg in."), _("Välj ett lösenord eller lägg till en annan passkey först.")
        )
    if not others and must_have_factor(person_id) and not second_factors.has_app(person_id):
        raise NotReadyError(
            _("Ditt uppdrag kräver inloggning i två steg, och det här är ditt enda andra steg."),
            _("Lägg till en annan passkey eller en app för koder först."),
        )
    name = row.name
    db.session.delete(row)
    db.session.flush()
    if not second_factors.has_factor(person_id):
        recovery_codes.forget(person_id)
    sign_ins.end_others(person_id, sign_in_id)
    note(ACCOUNT_PASSKEY_ENDED, person_id, after={"device": device})
    factor_letters.write_passkey(person, name, begun=False)
    return str(name)


def _registered(sent: Sent) -> dict[str, Any]:
    from webauthn import verify_registration_response  # noqa: PLC0415 -- as above
    from webauthn.helpers import bytes_to_base64url  # noqa: PLC0415 -- as above

    try:
        found = verify_registration_response(
            credential=sent.credential,
            expected_challenge=sent.challenge,
            expected_rp_id=sent.place.host,
            expected_origin=sent.place.origin,
            require_user_verification=True,
        )
    except _faults() as error:
        log.warning("A passkey could not be begun: %s", type(error).__name__)
        raise InvalidError({"name": not_made()}) from error
    return {
        "credential_id": bytes_to_base64url(found.credential_id),
        "public_key": found.credential_public_key,
        "sign_count": found.sign_count,
    }


def not_made() -> str:
    """Say that no passkey came, and what to try."""
    return _(
        "Ingen passkey blev gjord. Försök igen; webbläsaren behöver köra skript och enheten ett skärmlås."
    )


def _faults() -> tuple[type[Exception], ...]:
    """Name what is raised for what is no passkey: by the library, and where it trusts what it is sent."""
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415 -- as above

    return (WebAuthnException, ValueError, KeyError, TypeError, AttributeError)


def _handle(person_id: int) -> str:
    """Give what devices call a person: a name by chance, kept with the first passkey."""
    kept = db.session.scalar(select(func.min(Passkey.handle)).where(Passkey.person_id == person_id))
    return kept or secrets.token_urlsafe(32)
