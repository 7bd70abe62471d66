"""What became of the latest letter to each municipality of a round: the one place that asks the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db

SENT, FAILED = "sent", "failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a letter is: sent, failed, waiting or sending; since when; and why it failed."""

    state: str
    at: datetime
    why: str = ""

    @property
    def failed(self) -> bool:
        """Tell whether the letter was given up."""
        return self.state == FAILED


def deliveries(round_id: int) -> Mapping[int, Delivery]:
    """Give the latest letter of the round to each municipality, by its id: one question for all."""
    here = (Letter.round_id == round_id) & Letter.municipality_id.is_not(None)
    latest = select(func.max(Letter.id)).where(here).group_by(Letter.municipality_id)
    columns = (
        Letter.municipality_id,
        Letter.created_at,
        Letter.claimed_at,
        Letter.sent_at,
        Letter.failed_at,
        Letter.last_error,
    )
    rows = db.session.execute(select(*columns).where(Letter.id.in_(latest)))
    return {row.municipality_id: _delivery(row) for row in rows}


def _delivery(row: Any) -> Delivery:  # noqa: ANN401 -- a result row
    if row.sent_at:
        return Delivery(SENT, row.sent_at)
    if row.failed_at:
        return Delivery(FAILED, row.failed_at, row.last_error)
    return Delivery("sending" if row.claimed_at else "waiting", row.created_at)
