"""Who may do what: one row a route and method; a route without a row is refused, and fails the tests."""

from __future__ import annotations

from webapp.policy import (
    comparing,
    evaluations,
    everybody,
    figures,
    municipality,
    report,
    reviewing,
    rounds,
)
from webapp.policy.rights import Right, Row

__all__ = ["POLICY", "Right", "Row", "row_for"]

PARTS = (comparing, evaluations, everybody, figures, municipality, report, reviewing, rounds)
POLICY: dict[tuple[str, str], Row] = {place: row for part in PARTS for place, row in part.ROWS.items()}


def row_for(endpoint: str | None, method: str) -> Row | None:
    """Find the row of a route; HEAD asks what GET asks, OPTIONS tells only which methods there are."""
    if method == "OPTIONS":
        return Row(Right.EVERYBODY, "Which methods a route has is no secret.")
    return POLICY.get((endpoint or "", "GET" if method == "HEAD" else method))
