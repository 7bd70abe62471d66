"""An INSERT that says what becomes of a row that is there already, as the database at hand writes it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from webapp.ground.store.database import db

_OF: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insertion(table: Table) -> Any:  # noqa: ANN401 -- either of two statements with one interface
    """Begin an INSERT that knows `on_conflict_do_update` and `on_conflict_do_nothing`."""
    return _OF[db.engine.dialect.name](table)
