"""What is so at this moment, as figures: letters that wait, and whether the service is ready."""

from __future__ import annotations

from sqlalchemy import func, select

from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.operation.models.backups import Backup
from webapp.operation.queries import readiness

Gauge = tuple[str, str, float]
"""A figure: its name, what it counts, and how much that is."""


def gauges() -> list[Gauge]:
    """Give the figures; of a service that is not ready only that it is not."""
    ready = readiness.lacking() == readiness.READY
    found: list[Gauge] = [("kompassrosen_ready", "1 when all that is needed is right", int(ready))]
    return found + _letters() + _backups() if ready else found


def _letters() -> list[Gauge]:
    waits = Letter.sent_at.is_(None) & Letter.failed_at.is_(None) & ~Letter.held
    many, since = db.session.execute(select(func.count(), func.min(Letter.created_at)).where(waits)).one()
    given_up = db.session.scalar(select(func.count()).where(Letter.failed_at.is_not(None))) or 0
    oldest = (clock.now() - since).total_seconds() if since else 0
    return [
        ("kompassrosen_letters_waiting", "Letters neither sent nor given up", many),
        ("kompassrosen_letters_oldest_seconds", "Age of the oldest letter that waits", oldest),
        ("kompassrosen_letters_given_up", "Letters that could not be delivered", given_up),
    ]


def _backups() -> list[Gauge]:
    """Tell how old the last backup is; where there is none nothing is told, which is an alarm too."""
    made_at = db.session.scalar(select(func.max(Backup.made_at)))
    if made_at is None:
        return []
    age = (clock.now() - made_at).total_seconds()
    return [("kompassrosen_backup_age_seconds", "Age of the last backup", age)]
