"""The only door from deeds and queries to the running application: its editions and its settings."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import Any, cast

from flask import current_app
from sqlalchemy.exc import DatabaseError as DatabaseFaultError
from sqlalchemy.exc import OperationalError as DatabaseSilentError

from questionnaires.compass.chosen_areas import chosen_areas
from questionnaires.edition import Edition
from questionnaires.library import Shelf
from webapp.ground.store.connections.lifetime import hang_up
from webapp.ground.store.connections.replica import read_replica
from webapp.ground.store.database import also_writing, db, let_go, only_reading
from webapp.ground.store.migrations import CURRENT, SILENT, database_standing

__all__ = [
    "CURRENT",
    "SILENT",
    "DatabaseFaultError",
    "DatabaseSilentError",
    "MailServer",
    "address",
    "alone",
    "also_writing",
    "banks",
    "begin_anew",
    "conflict_years",
    "database_standing",
    "edition",
    "evidence_largest",
    "evidence_quota",
    "files",
    "fingerprint",
    "forget_changes",
    "grace",
    "hang_up",
    "in_demo",
    "kept",
    "let_go",
    "licence",
    "mail_server",
    "makes_pdf",
    "only_reading",
    "read_replica",
    "scanner",
    "second_factor_obligatory",
    "secret",
    "shelf",
]


def begin_anew() -> None:
    """Begin in a process that another was forked into: with connections of its own, and nothing begun."""
    for engine in db.engines.values():
        engine.dispose(close=False)
    db.session.remove()


def shelf() -> Shelf:
    """Give all editions the application has read."""
    return cast("Shelf", current_app.extensions["shelf"])


def banks() -> Path:
    """Give the folder all editions and what is printed stand in."""
    return Path(current_app.config["BANKS"])


def edition(edition_id: str, areas: str = "") -> Edition:
    """Give an edition by its id, as "kommunkompassen/2012"; some of its areas alone where they are named."""
    return chosen_areas(shelf().editions[edition_id], areas)


def files() -> Path:
    """Give the folder that files are kept in; nothing of the web leads there."""
    return Path(current_app.config["FILES"])


def secret() -> bytes:
    """Give the key of the service, for names that nobody is to guess."""
    return str(current_app.config["SECRET_KEY"]).encode()


def evidence_largest() -> int:
    """Tell how many megabytes a file of evidence may have."""
    return int(current_app.config["EVIDENCE_LARGEST"])


def evidence_quota() -> int:
    """Tell how many megabytes the files of evidence of one municipality may have together."""
    return int(current_app.config["EVIDENCE_QUOTA"])


def scanner() -> str:
    """Give where files are looked through for harmful code; empty where nothing does."""
    return str(current_app.config["CLAMD"])


def second_factor_obligatory() -> bool:
    """Tell whether those who decide about others must sign in with a second factor."""
    return bool(current_app.config["SECOND_FACTOR"])


def grace() -> timedelta:
    """Tell how long after the deadline a save that was begun before it is still kept."""
    return timedelta(minutes=current_app.config["GRACE_MINUTES"])


def makes_pdf() -> bool:
    """Tell whether whoever runs the service lets it make reports a PDF too."""
    return bool(current_app.config["PDF"])


def conflict_years() -> int:
    """Tell for how many years after it ended a tie to a municipality still makes a person partial."""
    return int(current_app.config["CONFLICT_YEARS"])


def licence() -> str:
    """Give the licence of public results, by its short name."""
    return str(current_app.config["LICENCE"])


def forget_changes() -> None:
    """Undo whatever a failed request had begun."""
    db.session.rollback()


def in_demo() -> bool:
    """Tell whether this is a demo: its people exist only here, and its letters are sent to nobody."""
    return bool(current_app.config["DEMO"])


def address() -> str:
    """Give the address that letters lead to, as "https://kompassrosen.example"; empty where none is set."""
    return str(current_app.config["ADDRESS"])


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed over, and by whom."""

    host: str
    port: int
    safety: str
    user: str
    password: str
    sender: str
    reply: str
    """Where an answer to a letter goes; empty where nobody reads answers."""


def mail_server() -> MailServer:
    """Give the mail server of the settings; its host is empty where none is set."""
    names = ("SERVER", "PORT", "TLS", "USER", "PASSWORD", "FROM", "REPLY_TO")
    return MailServer(*(current_app.config[f"MAIL_{name}"] for name in names))


def fingerprint(*words: str) -> str:
    """Give a fingerprint with the service's own key: alike for the same words, read backwards by nobody."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, "\n".join(words).encode(), hashlib.sha256).hexdigest()


def alone(name: str) -> Lock:
    """Give what lets one thread at a time of this process make what is kept under a name."""
    return cast("Lock", current_app.extensions.setdefault(f"alone-{name}", Lock()))


def kept(name: str) -> dict[Any, Any]:
    """Give what this process keeps between requests under a name; whoever keeps must know when it is old."""
    return cast("dict[Any, Any]", current_app.extensions.setdefault(f"kept {name}", {}))
