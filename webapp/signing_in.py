"""Sign-in, language, form protection and limits: the kept libraries, set up once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, cast

from flask import Flask, current_app, request
from flask.sessions import SecureCookieSessionInterface
from flask_babel import Babel
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_migrate import Migrate
from flask_security import MailUtil, Security, SQLAlchemyUserDatastore, UserMixin
from flask_wtf import CSRFProtect
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import bindparam, select

from webapp.config import ROOT
from webapp.models import Person, db
from webapp.models.people import NoRole

csrf = CSRFProtect()
babel = Babel()

SWEDISH = {
    "GENERIC_AUTHN_FAILED": "E-postadressen eller lösenordet stämmer inte. Kontrollera dem och försök igen.",
    "UNAUTHENTICATED": "Logga in för att se sidan.",
    "UNAUTHORIZED": "Du har inte rätt att se sidan.",
    "REAUTHENTICATION_REQUIRED": "Skriv ditt lösenord en gång till för att gå vidare.",
    "REAUTHENTICATION_SUCCESSFUL": "Tack, nu kan du gå vidare.",
    "PASSWORD_MISMATCH": "Lösenorden är inte lika. Skriv samma lösenord två gånger.",
    "RETYPE_PASSWORD_MISMATCH": "Lösenorden är inte lika. Skriv samma lösenord två gånger.",
    "INVALID_REDIRECT": "Adressen att gå vidare till hör inte till tjänsten.",
    "DISABLED_ACCOUNT": "Kontot är avstängt. Kontakta kansliet eller er samordnare.",
    "EMAIL_NOT_PROVIDED": "Skriv din e-postadress.",
    "INVALID_EMAIL_ADDRESS": "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se.",
    "PASSWORD_NOT_PROVIDED": "Skriv ditt lösenord.",
    "PASSWORD_INVALID_LENGTH": "Lösenordet är för kort. Det ska ha minst %(length)s tecken.",
    "PASSWORD_TOO_SIMPLE": "Lösenordet är för lätt att gissa. Välj ett längre.",
    "USER_DOES_NOT_EXIST": "E-postadressen eller lösenordet stämmer inte. Kontrollera dem och försök igen.",
    "INVALID_PASSWORD": "Lösenordet stämmer inte. Kontrollera det och försök igen.",
    "PASSWORD_IS_THE_SAME": "Det nya lösenordet är likadant som det gamla. Välj ett annat.",
    "PASSWORD_CHANGE": "Lösenordet är bytt.",
    "LOGIN": "Logga in för att se sidan.",
    "REFRESH": "Logga in en gång till för att se sidan.",
    "ANONYMOUS_USER_REQUIRED": "Du är redan inloggad.",
    "FORGOT_PASSWORD": "Glömt lösenordet?",
    "PASSWORD_RESET_REQUEST": (
        "Om adressen har ett konto är ett brev på väg dit. Öppna länken i brevet inom ett dygn."
    ),
    "PASSWORD_RESET_EXPIRED": "Länken har gått ut. Skriv din e-postadress för att få en ny.",
    "INVALID_RESET_PASSWORD_TOKEN": (
        "Länken är redan använd eller ofullständig. Skriv din e-postadress för att få en ny."
    ),
    "PASSWORD_RESET_NO_LOGIN": "Lösenordet är bytt. Logga in med det nya.",
    "INVALID_INPUT": "Fältet går inte att läsa. Kontrollera vad du har skrivit.",
}


TRIED = ("security.login", "security.forgot_password", "security.reset_password", "invitation.redeem")
"""The forms that anybody may send: each is taken so many times from one place."""
LOOPBACK = {"127.0.0.1", "::1"}
_BY = {
    name: select(Person).where(getattr(Person, name) == bindparam("value"))
    for name in ("id", "email", "fs_uniquifier")
}
"""Made once: every request finds out who asks."""


@dataclass(frozen=True)
class SignedIn(UserMixin):
    """The person a session belongs to, as pages read it; only the sign-in's own pages change a person."""

    id: int
    email: str
    name: str
    active: bool
    demo: bool
    fs_uniquifier: str


_WHO = select(*(Person.__table__.c[field.name] for field in fields(SignedIn))).where(
    Person.__table__.c.fs_uniquifier == bindparam("value")
)


def _signed_in(fs_uniquifier: str) -> SignedIn | None:
    """Find whose session it is. Every request asks, so it costs one plain question and no mapped object."""
    found = db.session.connection().execute(_WHO, {"value": fs_uniquifier}).first()
    person = SignedIn(*found) if found else None
    return None if person and person.demo and not _demo_here() else person


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, whose signer is made once instead of twice a request."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Give the signer of an application, made anew if its keys are changed."""
        kept = app.extensions.get("session_signer")
        keys = app.secret_key, app.config["SECRET_KEY_FALLBACKS"]
        if kept is None or kept[0] != keys:
            kept = app.extensions["session_signer"] = keys, super().get_signing_serializer(app)
        return cast("URLSafeTimedSerializer | None", kept[1])


class People(SQLAlchemyUserDatastore):
    """Finds who signs in, and who a session belongs to."""

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> Person | SignedIn | None:  # noqa: ANN401, ARG002, FBT001, FBT002
        """Find a person; one of the demo exists only in a demo, and only for this very machine."""
        ((name, value),) = kwargs.items()
        if name == "fs_uniquifier" and request.blueprint != "security":
            return _signed_in(value)  # read, never changed
        value = str(value).lower() if name == "email" else value
        person: Person | None = db.session.scalars(_BY[name], {"value": value}).first()
        return None if person and person.demo and not _demo_here() else person


def _demo_here() -> bool:
    """Tell whether this is a demo, asked from its own machine and not through a proxy."""
    forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return bool(current_app.config["DEMO"]) and request.remote_addr in LOOPBACK and not forwarded


def register(app: Flask, mail_util: type[MailUtil]) -> None:
    """Hang the libraries on the application; `mail_util` writes the letters of the sign-in itself."""
    for name, sentence in SWEDISH.items():
        app.config.setdefault(f"SECURITY_MSG_{name}", (sentence, "error"))
    app.config["SECURITY_MSG_PASSWORD_CHANGE"] = (SWEDISH["PASSWORD_CHANGE"], "success")
    for done in ("PASSWORD_RESET_REQUEST", "PASSWORD_RESET_NO_LOGIN"):
        app.config[f"SECURITY_MSG_{done}"] = (SWEDISH[done], "ok")
    app.session_interface = Sessions()
    babel.init_app(app)
    csrf.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"), compare_type=True, render_as_batch=True)
    security = Security(app, People(db, Person, NoRole), mail_util_cls=mail_util)
    security.principal.identity_loaders.clear()  # rights belong to places: nobody asks for the library's own
    limiter = Limiter(get_remote_address)  # one an application: shared, it would count double
    limiter.init_app(app)
    _ask_only_where_limited(app, limiter)
    app.extensions["post_limiter"] = limiter
    app.extensions["tries"] = limiter.limit(
        lambda: app.config["LOGIN_LIMIT"], methods=["POST"], error_message=""
    )


def limit_tries(app: Flask) -> None:
    """Let nobody guess passwords, addresses or links without end; asked when all pages are there."""
    for endpoint in TRIED:
        limited = app.extensions["tries"](app.view_functions[endpoint])
        app.view_functions[endpoint] = cast("Any", limited)


def limit_posts(app: Flask, endpoint: str, setting: str) -> None:
    """Let one address send no more forms to a route than a setting says."""
    limiter: Limiter = app.extensions["post_limiter"]
    limited = limiter.limit(lambda: app.config[setting], methods=["POST"], error_message="")
    app.view_functions[endpoint] = cast("Any", limited(app.view_functions[endpoint]))


def _ask_only_where_limited(app: Flask, limiter: Limiter) -> None:
    """Keep the limiter away from requests that have no limit: what has one asks it by its own wrapper."""
    first = app.before_request_funcs[None]
    first[:] = [ask for ask in first if getattr(ask, "__self__", None) is not limiter]
