"""Whether everything that must always hold does, in whatever a test has made."""

from __future__ import annotations

from webapp.ground.store.database import db
from webapp.operation.queries.invariants import broken


def unsound() -> dict[str, list[int]]:
    """Give the rules that do not hold, with the rows that break them."""
    db.session.rollback()
    found = {one.invariant.promise: one.rows for one in broken()}
    db.session.rollback()
    return found
