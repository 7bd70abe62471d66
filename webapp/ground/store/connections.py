"""Connections to a database: closed before another process is made, and asked whether they live."""

from __future__ import annotations

from time import monotonic
from typing import Any

from flask import Flask, current_app
from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError

IDLE = 2.0
"""For how many seconds a connection rests before it is asked whether it still lives."""


def hang_up() -> None:
    """Close every connection, before another process is made of this one.

    The locks of SQLite do not follow into that process, but its memory says that they do: it could write in
    a log that somebody else throws away as the last to leave.
    """
    store = current_app.extensions["sqlalchemy"]  # also of the reference that the server is measured against
    store.session.remove()
    for engine in store.engines.values():
        engine.dispose()


def leave_inherited(app: Flask) -> None:
    """Begin without the connections of the process that this one was made of: two must never share one."""
    with app.app_context():
        for engine in app.extensions["sqlalchemy"].engines.values():
            engine.dispose(close=False)


def ask_the_idle(engine: Engine) -> None:
    """Ask a connection that has rested whether it lives; one in use is spared the way there and back.

    Where one dies between two requests the second is told to come again, and all are opened anew.
    """

    @event.listens_for(engine, "checkin")
    def _rests(_connection: Any, record: Any) -> None:  # noqa: ANN401 -- a DBAPI connection and its record
        record.info["rests_since"] = monotonic()

    @event.listens_for(engine, "checkout")
    def _wakes(connection: Any, record: Any, _lent: object) -> None:  # noqa: ANN401 -- as above
        rested = monotonic() - record.info.get("rests_since", monotonic())
        if rested >= IDLE and not _lives(engine, connection):
            raise InvalidatePoolError


def _lives(engine: Engine, connection: Any) -> bool:  # noqa: ANN401 -- as above
    try:
        return bool(engine.dialect.do_ping(connection))
    except engine.dialect.loaded_dbapi.Error as failure:
        if engine.dialect.is_disconnect(failure, connection, None):
            return False
        raise
