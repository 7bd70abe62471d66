"""Every setting, read once; a default is allowed only if it is right in production and may be public."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from webapp.ground.configuration import register
from webapp.ground.configuration.providers import providers_in
from webapp.ground.configuration.register import SETTINGS
from webapp.ground.configuration.safety import (
    SettingError,
    check_key,
    check_limits,
    check_mail,
    check_open_data,
    check_scanner,
    check_storage,
    check_watching,
    hosts_of,
)

__all__ = ["SettingError", "demo_settings", "settings"]

ROOT = Path(__file__).resolve().parents[3]
_HOME = ROOT if (ROOT / "pyproject.toml").exists() else Path.cwd()
"""Where the instance folder lies unless a setting says: beside the code, or where the service was started."""
INSTANCE = Path(os.environ.get("KOMPASSROSEN_INSTANCE", _HOME / "instance"))

FOUND_OUT = {"SECRET_KEY", "DATABASE_URL", "INSTANCE"}
"""Settings without a default: each is found out, or must be said."""
DEFAULTS: dict[str, Any] = {
    **{one.name: one.default for one in SETTINGS if one.name not in FOUND_OUT},
    "BANKS": str(ROOT / "questionnaires"),
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
    "SECURITY_LOGIN_URL": "/logga-in",
    "SECURITY_LOGOUT_URL": "/logga-ut",
    "SECURITY_CHANGE_URL": "/byt-losenord",
    "SECURITY_CHANGEABLE": True,
    "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
    "SECURITY_RECOVERABLE": True,
    "SECURITY_RESET_URL": "/glomt-losenord",
    "SECURITY_RESET_PASSWORD_WITHIN": timedelta(hours=24),
    "SECURITY_POST_RESET_VIEW": "/logga-in",
    "SECURITY_FORGOT_PASSWORD_TEMPLATE": "people/forgot_password.html",
    "SECURITY_RESET_PASSWORD_TEMPLATE": "people/reset_password.html",
    "SECURITY_EMAIL_PLAINTEXT": False,  # letters are written by the outbox, not by the library's templates
    "SECURITY_EMAIL_HTML": False,
    "SECURITY_POST_LOGIN_VIEW": "/hem",
    "SECURITY_POST_LOGOUT_VIEW": "/",
    "SECURITY_POST_CHANGE_VIEW": "/hem",
    "SECURITY_LOGIN_USER_TEMPLATE": "people/login.html",
    "SECURITY_CHANGE_PASSWORD_TEMPLATE": "people/change_password.html",
    "SECURITY_VERIFY_TEMPLATE": "people/verify.html",
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_STATIC_FOLDER_URL": "/fs-static",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_CLI_USERS_NAME": False,  # the library's commands know nothing of invitations
    "SECURITY_CLI_ROLES_NAME": False,
    "SECURITY_TWO_FACTOR_IMPLEMENTATIONS": {"app": "webapp.people.sign_in.factors.second_step.SecondStep"},
}


def settings(overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Put defaults, environment (KOMPASSROSEN_…) and overrides together; refuse what is unsafe."""
    found = {**DEFAULTS, **_local(INSTANCE), **_from_environment(), **(overrides or {})}
    found.setdefault("SQLALCHEMY_DATABASE_URI", f"sqlite:///{INSTANCE / 'kompassrosen.sqlite'}")
    found.setdefault("FILES", str(INSTANCE / "files"))
    found["SQLALCHEMY_DATABASE_URI"] = _psycopg(found["SQLALCHEMY_DATABASE_URI"])
    found["REPLICA_URL"] = _psycopg(found["REPLICA_URL"] or "")
    check_key(found.get("SECRET_KEY") or "")
    found.setdefault("SECURITY_PASSWORD_SALT", found["SECRET_KEY"][:32])
    found["TRUSTED_HOSTS"] = hosts_of(found, answers=not _in_command())
    asked = found["SECOND_FACTOR"]
    found["SECOND_FACTOR"] = not found["DEMO"] if asked is None else bool(asked)
    found["PROVIDERS"] = providers_in(found["OIDC"])
    check_open_data(found)
    check_storage(found["STORAGE"])
    check_scanner(found)
    check_limits(found)
    check_watching(found)
    check_mail(found)
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
    return "FLASK_RUN_FROM_CLI" in os.environ and not is_said("SECRET_KEY")


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
    found = register.read(dict(os.environ))
    if not found.get("DEMO", True):
        del found["DEMO"]  # only 1 makes a demo; it opens nothing to others
    return found


def is_said(name: str) -> bool:
    """Tell whether the environment says a setting, or what holds otherwise does."""
    names = (f"{register.PREFIX}{name}", f"{register.PREFIX}{name}{register.FILE}")
    return any(one in os.environ for one in names)


def server_settings() -> dict[str, Any]:
    """Give the settings that the server needs before there is an application."""
    found = {**DEFAULTS, **_from_environment()}
    check_watching(found)
    return found


def counters_folder() -> str:
    """Give the folder in which all workers count requests together; a process alone has none."""
    return os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")


def count_together(folder: str) -> None:
    """Let all workers count in one folder; the counting library must be told before it is imported."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder


def bare_process() -> dict[str, str]:
    """Give the environment of a process that is to know nothing of the service: only what a system needs."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def _in_command() -> bool:
    """Tell whether this is a command that answers no requests, such as `flask mail send`."""
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true" and "run" not in sys.argv


def only_checking() -> bool:
    """Tell whether somebody asks `flask banks …` what is wrong: that must answer when nothing may start."""
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true" and "banks" in sys.argv


def _psycopg(url: str) -> str:
    """Read the addresses that hosts hand out: all mean PostgreSQL through psycopg 3."""
    for start in ("postgres://", "postgresql://"):
        if url.startswith(start):
            return f"postgresql+psycopg://{url.removeprefix(start)}"
    return url
