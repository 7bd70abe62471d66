"""Every setting, read once; a default is allowed only if it is right in production and may be public."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
INSTANCE = Path(os.environ.get("KOMPASSROSEN_INSTANCE", ROOT / "instance"))

DEFAULTS: dict[str, Any] = {
    "ADDRESS": "",
    "BANKS": str(ROOT / "questionnaires"),
    "CONFLICT_YEARS": 5,
    "CONTACT_NAME": "",
    "CONTACT_EMAIL": "",
    "CONTACT_PHONE": "",
    "DEMO": False,
    "GRACE_MINUTES": 15,
    "MAIL_SERVER": "",
    "MAIL_PORT": 0,
    "MAIL_USER": "",
    "MAIL_PASSWORD": "",
    "MAIL_TLS": "starttls",
    "MAIL_FROM": "",
    "MAX_CONTENT_LENGTH": 6 * 1024 * 1024,
    "MAX_FORM_MEMORY_SIZE": 6 * 1024 * 1024,
    "MAX_FORM_PARTS": 2000,
    "PERMANENT_SESSION_LIFETIME": timedelta(hours=20),
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_SECURE": True,
    "REMEMBER_COOKIE_SECURE": True,
    "REMEMBER_COOKIE_HTTPONLY": True,
    "REMEMBER_COOKIE_SAMESITE": "Lax",
    "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a token that dies takes a long text with it
    "WTF_CSRF_CHECK_DEFAULT": True,
    "BABEL_DEFAULT_LOCALE": "sv",
    "BABEL_DEFAULT_TIMEZONE": "Europe/Stockholm",
    "RATELIMIT_STORAGE_URI": "memory://",
    "RATELIMIT_HEADERS_ENABLED": False,
    "LOGIN_LIMIT": "20 per 5 minutes",
    "GUEST_LIMIT": "30 per 5 minutes",
    "SECURITY_LOGIN_URL": "/logga-in",
    "SECURITY_LOGOUT_URL": "/logga-ut",
    "SECURITY_CHANGE_URL": "/byt-losenord",
    "SECURITY_CHANGEABLE": True,
    "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
    "SECURITY_RECOVERABLE": True,
    "SECURITY_RESET_URL": "/glomt-losenord",
    "SECURITY_RESET_PASSWORD_WITHIN": timedelta(hours=24),
    "SECURITY_POST_RESET_VIEW": "/logga-in",
    "SECURITY_FORGOT_PASSWORD_TEMPLATE": "account/forgot_password.html",
    "SECURITY_RESET_PASSWORD_TEMPLATE": "account/reset_password.html",
    "SECURITY_EMAIL_PLAINTEXT": False,  # letters are written by the outbox, not by the library's templates
    "SECURITY_EMAIL_HTML": False,
    "SECURITY_POST_LOGIN_VIEW": "/hem",
    "SECURITY_POST_LOGOUT_VIEW": "/",
    "SECURITY_POST_CHANGE_VIEW": "/hem",
    "SECURITY_LOGIN_USER_TEMPLATE": "account/login.html",
    "SECURITY_CHANGE_PASSWORD_TEMPLATE": "account/change_password.html",
    "SECURITY_VERIFY_TEMPLATE": "account/verify.html",
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_STATIC_FOLDER_URL": "/fs-static",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_CLI_USERS_NAME": False,  # the library's commands know nothing of invitations
    "SECURITY_CLI_ROLES_NAME": False,
}


TEXTS = {"SECRET_KEY", "BANKS", "LOGIN_LIMIT", "CONTACT_NAME", "CONTACT_EMAIL", "CONTACT_PHONE"}
TEXTS |= {"ADDRESS", "MAIL_SERVER", "MAIL_USER", "MAIL_PASSWORD", "MAIL_TLS", "MAIL_FROM"}
PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""How the line to the mail server is made safe, and the port where that is usual."""


class SettingError(RuntimeError):
    """A setting that would make the service unsafe; the sentence says which, and what to write."""


def settings(overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Put defaults, environment (KOMPASSROSEN_…) and overrides together; refuse what is unsafe."""
    found = {**DEFAULTS, **_local(INSTANCE), **_from_environment(), **(overrides or {})}
    found.setdefault("SQLALCHEMY_DATABASE_URI", f"sqlite:///{INSTANCE / 'kompassrosen.sqlite'}")
    found["SQLALCHEMY_DATABASE_URI"] = _psycopg(found["SQLALCHEMY_DATABASE_URI"])
    if len(found.get("SECRET_KEY") or "") < 32:  # noqa: PLR2004 -- bytes that a key needs to be safe
        raise SettingError(
            "KOMPASSROSEN_SECRET_KEY saknas eller är kortare än 32 tecken. "
            'Gör en med: python -c "import secrets; print(secrets.token_hex(32))"'
        )
    found.setdefault("SECURITY_PASSWORD_SALT", found["SECRET_KEY"][:32])
    _check_mail(found)
    return found


def demo_settings(instance: Path) -> dict[str, Any]:
    """Give the settings of a demo: a key of its own, and cookies that work without HTTPS on loopback."""
    keep_key(instance, secrets.token_hex(32))
    return {
        "DEMO": True,
        "SECRET_KEY": (instance / "secret-key").read_text(encoding="ascii"),
        "SESSION_COOKIE_SECURE": False,
        "REMEMBER_COOKIE_SECURE": False,
    }


def at_command_line() -> bool:
    """Tell whether this is `flask …` on a machine that has been given no key."""
    return "FLASK_RUN_FROM_CLI" in os.environ and "KOMPASSROSEN_SECRET_KEY" not in os.environ


def keep_key(instance: Path, secret: str) -> None:
    """Keep the key that a demo's passwords are made with, unless one is kept already."""
    key = instance / "secret-key"
    if not key.exists():
        instance.mkdir(parents=True, exist_ok=True)
        key.touch(mode=0o600)
        key.write_text(secret, encoding="ascii")


def _local(instance: Path) -> dict[str, Any]:
    """Let `flask …` at a command line work on a machine without settings: on its demo, if it has one."""
    if not at_command_line():
        return {}
    if (instance / "secret-key").exists():
        return demo_settings(instance)
    return {"SECRET_KEY": secrets.token_hex(32)}


def _from_environment() -> dict[str, Any]:
    prefix = "KOMPASSROSEN_"
    named = {k.removeprefix(prefix): v for k, v in os.environ.items() if k.startswith(prefix)}
    found: dict[str, Any] = {k: v for k, v in named.items() if k in TEXTS}
    if "DATABASE_URL" in named:
        found["SQLALCHEMY_DATABASE_URI"] = named["DATABASE_URL"]
    if "GRACE_MINUTES" in named:
        found["GRACE_MINUTES"] = _minutes(named["GRACE_MINUTES"])
    if "CONFLICT_YEARS" in named:
        found["CONFLICT_YEARS"] = _years(named["CONFLICT_YEARS"])
    if named.get("MAIL_PORT"):
        found["MAIL_PORT"] = _port(named["MAIL_PORT"])
    if named.get("DEMO") == "1":
        found["DEMO"] = True  # opens nothing to others: the demo's people exist only for the machine itself
    if "TRUSTED_HOSTS" in named:
        found["TRUSTED_HOSTS"] = named["TRUSTED_HOSTS"].split(",")
    return found


def only_checking() -> bool:
    """Tell whether somebody asks `flask banks …` what is wrong: that must answer when nothing may start."""
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true" and "banks" in sys.argv


def _minutes(text: str) -> int:
    """Read the grace after a deadline: whole minutes, at most a day."""
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) <= 1440):  # noqa: PLR2004
        raise SettingError(
            f"KOMPASSROSEN_GRACE_MINUTES är ”{text}” men ska vara hela minuter, från 0 till 1440. "
            "Skriv till exempel: KOMPASSROSEN_GRACE_MINUTES=15"
        )
    return int(text)


def _years(text: str) -> int:
    """Read how long a former tie makes a person partial: whole years, at most fifty."""
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and int(text) <= 50):  # noqa: PLR2004
        raise SettingError(
            f"KOMPASSROSEN_CONFLICT_YEARS är ”{text}” men ska vara hela år, från 0 till 50. "
            "Skriv till exempel: KOMPASSROSEN_CONFLICT_YEARS=5"
        )
    return int(text)


def _port(text: str) -> int:
    """Read the port of the mail server."""
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65536):  # noqa: PLR2004
        raise SettingError(
            f"KOMPASSROSEN_MAIL_PORT är ”{text}” men ska vara ett tal från 1 till 65535. "
            "Skriv till exempel: KOMPASSROSEN_MAIL_PORT=587"
        )
    return int(text)


def _check_mail(found: dict[str, Any]) -> None:
    """Refuse settings with which letters would go wrong, or a password would travel in the open."""
    found["ADDRESS"] = found["ADDRESS"].rstrip("/")
    if found["ADDRESS"] and not found["ADDRESS"].startswith(("https://", "http://")):
        raise SettingError(
            f"KOMPASSROSEN_ADDRESS är ”{found['ADDRESS']}” men ska vara hela adressen till tjänsten. "
            "Skriv till exempel: KOMPASSROSEN_ADDRESS=https://kompassrosen.example"
        )
    if found["MAIL_TLS"] not in PORTS:
        raise SettingError(
            f"KOMPASSROSEN_MAIL_TLS är ”{found['MAIL_TLS']}” men ska vara ett av: {', '.join(PORTS)}."
        )
    if found["MAIL_SERVER"] and found["MAIL_PASSWORD"] and found["MAIL_TLS"] == "none":
        raise SettingError(
            "KOMPASSROSEN_MAIL_PASSWORD skulle skickas öppet. Skriv KOMPASSROSEN_MAIL_TLS=starttls."
        )
    if found["MAIL_SERVER"] and not (found["ADDRESS"] and "@" in found["MAIL_FROM"]):
        raise SettingError(
            "Med KOMPASSROSEN_MAIL_SERVER behövs också KOMPASSROSEN_ADDRESS, adressen som breven länkar "
            "till, och KOMPASSROSEN_MAIL_FROM, e-postadressen som de kommer från."
        )
    found["MAIL_PORT"] = found["MAIL_PORT"] or PORTS[found["MAIL_TLS"]]


def _psycopg(url: str) -> str:
    """Read the addresses that hosts hand out: all mean PostgreSQL through psycopg 3."""
    for start in ("postgres://", "postgresql://"):
        if url.startswith(start):
            return f"postgresql+psycopg://{url.removeprefix(start)}"
    return url
