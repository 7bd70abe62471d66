"""Sessions: a cookie that names a row of ours, and a cookie by which a browser is known again."""

from __future__ import annotations

import logging
import secrets
from typing import Any, cast

from flask import Flask, Response, current_app, g, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import user_logged_in, user_logged_out
from flask_security import logout_user, password_changed, password_reset
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from webapp.ground import context
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, one_transaction
from webapp.ground.who import Person
from webapp.people.deeds import sign_ins
from webapp.people.deeds.factors import second_factors
from webapp.people.events import ACCOUNT_PASSWORD_CHANGED, ACCOUNT_PASSWORD_CHOSEN
from webapp.people.queries.obliged import must_have_factor
from webapp.people.sign_in.devices import name_of

log = logging.getLogger(__name__)

KNOWN = "known_device"
KNOWN_FOR = 366 * 24 * 3600
PEOPLE_AT_ONE = 8
"""People whom one browser is known to; on a shared computer the first is forgotten."""


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, whose signer is made once instead of twice a request."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Give the signer of an application, made anew if its keys are changed."""
        kept = app.extensions.get("session_signer")
        keys = app.secret_key, app.config["SECRET_KEY_FALLBACKS"]
        if kept is None or kept[0] != keys:
            kept = app.extensions["session_signer"] = keys, super().get_signing_serializer(app)
        return cast("URLSafeTimedSerializer | None", kept[1])

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the session, and beside it what the browser is known by when that is new."""
        super().save_session(app, session, response)
        if known := g.pop("known_device", None):
            response.set_cookie(
                KNOWN,
                _signer().dumps(known),
                max_age=KNOWN_FOR,
                secure=app.config["SESSION_COOKIE_SECURE"],
                httponly=True,
                samesite=app.config["SESSION_COOKIE_SAMESITE"],
            )


def known_to(person: Person | None) -> str:
    """Give the fingerprint of this browser if the person has signed in with it before, else nothing."""
    held, mark = (_held().get(str(person.id)) or ["", ""]) if person else ["", ""]
    alike = person is not None and secrets.compare_digest(mark, _mark_of(person))
    return context.fingerprint("browser", held) if alike else ""


def make_known(person: Person) -> str:
    """Let this browser be known to the person from now on; give its fingerprint."""
    held = _held()
    mine = held.pop(str(person.id), ["", ""])[0] or secrets.token_urlsafe(16)
    g.known_device = dict([*held.items(), (str(person.id), [mine, _mark_of(person)])][-PEOPLE_AT_ONE:])
    return context.fingerprint("browser", mine)


def forget_all(person_id: int) -> None:
    """Sign a person out everywhere, here too; this browser stays known, for the owner asked here."""
    sign_ins.end_all(person_id)
    g.pop("sign_in_id", None)  # its row is gone with the others
    make_known(db.session.get_one(Person, person_id))
    logout_user()


def _held() -> dict[str, list[str]]:
    """Read what this browser is known by, person by person; what we have not signed says nothing."""
    try:
        return cast("dict[str, list[str]]", _signer().loads(request.cookies.get(KNOWN, "")))
    except BadSignature:
        return {}


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="known device")


def _mark_of(person: Person) -> str:
    """Give what changes with the person's password, and when the person is signed out everywhere."""
    return context.fingerprint("known device", person.fs_uniquifier)[:16]


def _begin(_app: Flask, user: Person, **_more: Any) -> None:  # noqa: ANN401 -- a signal's words
    """Let the session that begins be a row of ours: with the change that is under way, or by itself."""
    device, remembered = name_of(request.user_agent.string), session.get("_remember") == "set"
    if db.session.dirty:
        token = _token(user, device, remembered=remembered)
    else:
        with one_transaction():
            token = _token(user, device, remembered=remembered)
    session["_user_id"] = token
    log.info("Person %s signed in from %s", user.id, request.remote_addr)


def _token(user: Person, device: str, *, remembered: bool) -> str:
    """Begin a session; whoever must have a second factor and has none is asked for it from now on."""
    if must_have_factor(user.id):
        second_factors.ask(user.id)
    return sign_ins.begin(user.id, device, make_known(user), remembered=remembered)


def _end(_app: Flask, user: Person, **_more: Any) -> None:  # noqa: ANN401 -- a signal's words
    """End the session for good: a copy of its cookie opens nothing any more."""
    if (here := g.pop("sign_in_id", None)) is None:
        return
    try:
        sign_ins.end(user.id, here)
    except NotThereError:
        return  # ended at the same moment by another
    log.info("Person %s signed out", user.id)


def _changed(_app: Flask, user: Person, **_more: Any) -> None:  # noqa: ANN401 -- a signal's words
    """Note, in the change's own transaction, that a password was changed."""
    note(ACCOUNT_PASSWORD_CHANGED, user.id, after={"device": name_of(request.user_agent.string)})
    log.info("Person %s changed the password", user.id)


def _chosen(_app: Flask, user: Person, **_more: Any) -> None:  # noqa: ANN401 -- a signal's words
    """Note that a password was chosen by a letter's link; whoever has the letter box is no stranger here."""
    make_known(user)
    note(ACCOUNT_PASSWORD_CHOSEN, user.id, after={"device": name_of(request.user_agent.string)})
    log.info("Person %s chose a new password by a letter", user.id)


def register(app: Flask) -> None:
    """Follow what the sign-in library does."""
    user_logged_in.connect(_begin, app)
    user_logged_out.connect(_end, app)
    password_changed.connect(_changed, app)
    password_reset.connect(_chosen, app)
