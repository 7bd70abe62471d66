"""Failed tries: counted where every worker and host sees them, forgotten after a while, and few enough.

What succeeds is never counted. A counter is named by a fingerprint, so that nobody's address is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, cast

from limits import RateLimitItem, parse
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Table, case, delete, select

from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.store.insertion import insertion
from webapp.people.models.sign_ins import FailedTries

log = logging.getLogger(__name__)

SHARED = 5
"""An address takes so many times as many failures as an account: a whole town hall may sit behind it."""
AT_ONCE = 200
"""Old counters that are taken away each time a new failure is counted."""
_ROWS: Table = FailedTries.__table__


@dataclass(frozen=True, slots=True)
class Limit:
    """How many failures are taken in how many seconds, as "20 per 5 minutes" says it."""

    most: int
    seconds: int

    @classmethod
    def of(cls, text: str) -> Limit:
        """Read a limit of the settings."""
        item = parse(text)
        return cls(item.amount, item.get_expiry())


Counters = Mapping[str, int]
"""How many times the limit each counter takes, by its fingerprint."""


class Counted(Protocol):
    """A place where failures are counted."""

    def spent(self, counters: Counters, limit: Limit) -> bool:
        """Tell whether any of the counters has reached what it takes."""

    def count(self, counters: Counters, limit: Limit) -> None:
        """Count one failure on each."""


class InDatabase:
    """Counts where everything else is remembered."""

    def spent(self, counters: Counters, limit: Limit) -> bool:
        """Ask one plain question."""
        query = select(_ROWS.c.key, _ROWS.c.times).where(
            _ROWS.c.key.in_(list(counters)), _ROWS.c.ends_at > clock.now()
        )
        return any(row.times >= limit.most * counters[row.key] for row in db.session.execute(query))

    def count(self, counters: Counters, limit: Limit) -> None:
        """Count in the transaction that is under way, and take away what is forgotten."""
        now = clock.now()
        ends_at = now + timedelta(seconds=limit.seconds)
        insert = insertion(_ROWS)
        over = _ROWS.c.ends_at <= now
        statement = insert.values(
            [{"key": key, "times": 1, "ends_at": ends_at} for key in sorted(counters)]
        ).on_conflict_do_update(
            index_elements=["key"],
            set_={
                "times": case((over, 1), else_=_ROWS.c.times + 1),
                "ends_at": case((over, ends_at), else_=_ROWS.c.ends_at),
            },
        )
        db.session.execute(statement)
        old = select(_ROWS.c.key).where(over).limit(AT_ONCE).with_for_update(skip_locked=True)
        db.session.execute(delete(_ROWS).where(_ROWS.c.key.in_(old)))


class Elsewhere:
    """Counts in a Redis, or what else the settings name; while that is silent, in the database."""

    def __init__(self, url: str) -> None:
        self._storage = cast("Storage", storage_from_string(url))
        self._counter = FixedWindowRateLimiter(self._storage)
        self._instead = InDatabase()

    def spent(self, counters: Counters, limit: Limit) -> bool:
        """Ask the other place."""
        try:
            items = {key: _item(limit, times) for key, times in counters.items()}
            return not all(self._counter.test(item, key) for key, item in items.items())
        except self._storage.base_exceptions:
            log.exception("Failed tries are counted in the database: KOMPASSROSEN_LIMITS_URL is silent")
            return self._instead.spent(counters, limit)

    def count(self, counters: Counters, limit: Limit) -> None:
        """Count in the other place."""
        try:
            for key, times in counters.items():
                self._counter.hit(_item(limit, times), key)
        except self._storage.base_exceptions:
            self._instead.count(counters, limit)


def _item(limit: Limit, times: int) -> RateLimitItem:
    return parse(f"{limit.most * times} per {limit.seconds} seconds")


def counted_at(url: str) -> Counted:
    """Give the place where failures are counted: the database unless an address names another."""
    return Elsewhere(url) if url else InDatabase()
