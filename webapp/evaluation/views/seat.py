"""The evaluator's seat that a page is about."""

from __future__ import annotations

from typing import cast

from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.frame import guard


def own_seat() -> OwnSeat:
    """Give the evaluator's seat the guard has fetched for this request."""
    return cast("OwnSeat", guard.subject())
