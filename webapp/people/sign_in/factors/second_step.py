"""The second step of signing in, between the right password and the session; and who is kept at its door."""

from __future__ import annotations

import json
import logging
import secrets
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue, ResponseValue
from flask_babel import gettext as _
from flask_security import UserMixin, current_user
from flask_security.tf_plugin import TfPluginBase
from flask_security.utils import check_and_update_authn_fresh
from itsdangerous import BadSignature, URLSafeTimedSerializer

from webapp.ground.calendar import clock
from webapp.ground.refusals import NotAllowedError, TooManyTriesError
from webapp.ground.rights import Right, row_for
from webapp.ground.store.database import before_writing
from webapp.ground.who import Person
from webapp.people.deeds.factors import passkeys, second_factors
from webapp.people.events import ACCOUNT_CODE_FAILED
from webapp.people.sign_in import forms, limits
from webapp.people.sign_in.devices import name_of
from webapp.people.sign_in.sessions import known_to

log = logging.getLogger(__name__)

WITHIN = timedelta(minutes=10)
"""How long a right password waits for its code."""
FRESH = timedelta(minutes=15)
"""How long ago the password may have been typed by whoever changes how one signs in."""
PROPOSED = 3600
"""Seconds in which a secret that was shown can be confirmed."""
ANSWERED = 600
"""Seconds in which a passkey must have answered."""
ALWAYS = {"second_factor.own", "second_factor.propose", "second_factor.begin"}
ALWAYS |= {"passkeys.own", "passkeys.begin"}
"""The pages that whoever lacks a second factor still has when the time without is over."""


class SecondStep(TfPluginBase):
    """Codes from an app, as the sign-in library asks whether and how there is a second step."""

    def create_blueprint(self, *_around: Any) -> None:  # noqa: ANN401 -- the library's way to call it
        """Make no pages: they are ours, in views/."""

    def get_setup_methods(self, user: UserMixin) -> list[tuple[str, str]]:
        """Name the app where the person has one."""
        return [("app", "app")] if second_factors.has_factor(user.id) else []

    def tf_login(self, user: UserMixin, json_payload: dict[str, Any], next_loc: str | None) -> ResponseValue:  # noqa: ARG002
        """Lead whoever has the right password to the page that asks for the code."""
        session["second_step_since"] = clock.now().timestamp()
        onward = next_loc if next_loc and next_loc != request.url else None
        return redirect(url_for("second_step.ask", next=onward))


def waiting() -> Person | None:
    """Give who has typed the right password just now and not yet a code; nobody for all others."""
    since = session.get("second_step_since", 0)
    mark = session.get("tf_user_id")
    if mark is None or clock.now().timestamp() - since > WITHIN.total_seconds():
        return None
    person = current_app.extensions["security"].datastore.find_user(fs_uniquifier=mark)
    return person if person and person.active else None


def use_code(person: Person, typed: str) -> str:
    """Sign the person in with a code; tell which sort it was, or nothing where it opens nothing.

    Raises TooManyTriesError when too much has been guessed already.
    """
    person_id = person.id
    guesses = (limits.of_sign_in(person.email, known_to(person)), limits.of_codes(person_id))
    for one in guesses:
        if one.spent():
            raise TooManyTriesError(
                _("Det har kommit många felaktiga koder på kort tid."),
                _("Vänta en timme och försök igen, eller be någon i kansliet att nollställa."),
            )
    before_writing()
    used = second_factors.use(person_id, typed, device())
    if not used:
        forms.note_failure(guesses, ACCOUNT_CODE_FAILED, person_id)
        return ""
    found = current_app.extensions["security"].datastore.find_user(id=person_id)
    current_app.extensions["security"].two_factor_plugins.tf_complete(found, dologin=True)
    forget()
    return used


def forget() -> None:
    """Let no half a sign-in be left in the browser."""
    for name in ("tf_user_id", "tf_remember_login", "second_step_since"):
        session.pop(name, None)


def device() -> str:
    """Name the browser that asks, for what is written down."""
    return name_of(request.user_agent.string)


def is_fresh() -> bool:
    """Tell whether the password was typed so lately that how one signs in may be changed."""
    return bool(check_and_update_authn_fresh(FRESH, FRESH, "session"))


def sealed(secret: str) -> str:
    """Give a proposed secret as a page carries it: nobody else's, and for an hour."""
    return _sealer().dumps([current_user.id, secret])


def unsealed(carried: str) -> str:
    """Read a proposed secret that a page has carried; nothing for what is not ours or too old."""
    try:
        owner, secret = _sealer().loads(carried, max_age=PROPOSED)
    except BadSignature:
        return ""
    return str(secret) if owner == current_user.id else ""


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="second-factor")


def place() -> passkeys.Place:
    """Tell where the service is reached, as the browser sees it: a passkey belongs to that address."""
    return passkeys.Place(request.host_url.rstrip("/"), request.host.partition(":")[0])


def new_challenge() -> bytes:
    """Make what a passkey is to sign."""
    return secrets.token_bytes(32)


def sealed_challenge(challenge: bytes) -> str:
    """Give a challenge as a page carries it: this browser's, for some minutes."""
    return _challenges().dumps([challenge.hex(), _whose()])


def unsealed_challenge(carried: str) -> bytes:
    """Read a challenge that a page has carried; nothing for what is not this browser's or too old."""
    try:
        challenge, whose = _challenges().loads(carried, max_age=ANSWERED)
    except BadSignature:
        return b""
    return bytes.fromhex(challenge) if whose == _whose() else b""


def passkey_request() -> dict[str, str]:
    """Give a page what its script needs to sign in with a passkey."""
    challenge = new_challenge()
    options = json.dumps(passkeys.request(place(), challenge))
    return {"options": options, "state": sealed_challenge(challenge)}


def _whose() -> str:
    """Name the browser's session by its own mark: a challenge that was seen elsewhere is of no use."""
    return str(session.get("csrf_token", ""))


def _challenges() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="passkey")


def _hold_back() -> ResponseReturnValue | None:
    """Lead whoever has had time enough to the page where a second factor is begun, and nowhere else."""
    row = row_for(request.endpoint, request.method) if request.endpoint else None
    if row is None or row.right is Right.EVERYBODY or request.endpoint in ALWAYS:
        return None
    if not current_user.is_authenticated or not _is_over(g.get("enrol_by")):
        return None
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("second_factor.own"))
    raise NotAllowedError(
        _("Tiden utan inloggning i två steg är ute."),
        _("Kopiera det du har skrivit. Slå sedan på det, under Mina uppgifter, och kom tillbaka."),
    )


def _is_over(enrol_by: datetime | None) -> bool:
    return enrol_by is not None and enrol_by <= clock.now()


def register(app: Flask) -> None:
    """Stand in front of every page, before the guard; let the pages that sign in offer passkeys."""
    app.jinja_env.globals["passkey_request"] = passkey_request
    app.before_request(_hold_back)
