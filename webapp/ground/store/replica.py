"""A copy of the database that is only read: what visitors without a session are shown comes from it.

Whoever is signed in, whatever writes, and every command read the database itself, so that nobody misses
what was saved a moment ago. A copy that does not answer is left alone for a while.
"""

from __future__ import annotations

import contextvars
from time import monotonic
from typing import Any

from flask import Flask
from flask_sqlalchemy.session import Session
from sqlalchemy import ExceptionContext

REPLICA, REST = "replica", 30.0
"""The name of the copy among our databases, and for how many seconds one that failed is left alone."""

only_reads = contextvars.ContextVar("only_reads", default=False)
"""Whether what is done now only reads."""
_wanted = contextvars.ContextVar("wanted", default=False)
_failed: dict[str, float] = {}


class ReadingSession(Session):
    """A session that asks the copy where the request may, and only as long as it only reads."""

    def get_bind(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- as the library has it
        """Choose the database for a statement."""
        if _wanted.get() and only_reads.get():
            return self._db.engines[REPLICA]
        return super().get_bind(*args, **kwargs)


def read_replica(app: Flask, *, visitor: bool) -> None:
    """Say whether this request is a visitor's, whom the copy may answer."""
    there = REPLICA in (app.config.get("SQLALCHEMY_BINDS") or {})
    _wanted.set(there and visitor and monotonic() - _failed.get(REPLICA, -REST) >= REST)


def leave_alone(_failure: ExceptionContext) -> None:
    """Remember that the copy failed: the next visitors are answered from the database itself."""
    _failed[REPLICA] = monotonic()
    _wanted.set(False)


def forget_failure() -> None:
    """Try the copy again at once."""
    _failed.clear()
