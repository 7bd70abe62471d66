"""The only door from services to the running application: its editions and its settings."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import cast

from flask import current_app
from sqlalchemy.exc import OperationalError as DatabaseSilentError

from questionnaires.edition import Edition
from questionnaires.reading import Shelf
from webapp.models import db
from webapp.models.base import also_writing, only_reading

__all__ = [
    "DatabaseSilentError",
    "also_writing",
    "banks",
    "edition",
    "forget_changes",
    "grace",
    "only_reading",
    "shelf",
]


def shelf() -> Shelf:
    """Give all editions the application has read."""
    return cast("Shelf", current_app.extensions["shelf"])


def banks() -> Path:
    """Give the folder all editions and what is printed stand in."""
    return Path(current_app.config["BANKS"])


def edition(edition_id: str) -> Edition:
    """Give an edition by its id, as "kommunkompassen/2012"."""
    return shelf().editions[edition_id]


def grace() -> timedelta:
    """Tell how long after the deadline a save that was begun before it is still kept."""
    return timedelta(minutes=current_app.config["GRACE_MINUTES"])


def forget_changes() -> None:
    """Undo whatever a failed request had begun."""
    db.session.rollback()
