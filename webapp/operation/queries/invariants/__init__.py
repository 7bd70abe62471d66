"""What must always hold of all rows together, as SQL that finds those that break it.

Rules that a table keeps by itself (keys, checks, guards) are not said again here. Every rule is one question
in words that both databases understand, and gives the numbers of the rows that break it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import text

from webapp.ground.store.database import db
from webapp.operation.queries.invariants import (
    award_invariants,
    evaluation_invariants,
    file_invariants,
    meeting_invariants,
    own_invariants,
    people_invariants,
    review_invariants,
    round_invariants,
)
from webapp.operation.queries.invariants.file_invariants import FILE_IS_THERE, lost_files
from webapp.operation.queries.invariants.invariant import Invariant

INVARIANTS: tuple[Invariant, ...] = (
    *people_invariants.INVARIANTS,
    *round_invariants.INVARIANTS,
    *own_invariants.INVARIANTS,
    *meeting_invariants.INVARIANTS,
    *evaluation_invariants.INVARIANTS,
    *review_invariants.INVARIANTS,
    *award_invariants.INVARIANTS,
    *file_invariants.INVARIANTS,
)


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant that does not hold, and the rows that break it."""

    invariant: Invariant
    rows: list[int]


def broken() -> Iterator[Broken]:
    """Ask every invariant, and give those that do not hold."""
    for invariant in INVARIANTS:
        if rows := sorted(db.session.scalars(text(invariant.sql))):
            yield Broken(invariant, rows)
    if lost := lost_files():
        yield Broken(FILE_IS_THERE, lost)
