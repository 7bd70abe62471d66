"""All that a database holds, and what has changed in it: rows by table, columns by name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import text

from webapp.ground.store.database import db

Dump = dict[str, dict[tuple[Any, ...], dict[str, Any]]]


def dump() -> Dump:
    """Give every row of every table by its key."""
    held: Dump = {}
    for table in db.metadata.sorted_tables:
        keys = [column.name for column in table.primary_key]
        rows = db.session.execute(table.select()).mappings().all()
        held[table.name] = {tuple(row[key] for key in keys): dict(row) for row in rows}
    db.session.commit()
    return held


def row_counts() -> dict[str, int]:
    """Count the rows of every table, in one question."""
    names = [table.name for table in db.metadata.sorted_tables]
    counts = ", ".join(f'(SELECT count(*) FROM "{name}")' for name in names)  # noqa: S608 -- our own names
    return dict(zip(names, db.session.execute(text(f"SELECT {counts}")).one(), strict=True))


def changes(before: Dump, after: Dump) -> set[str]:
    """Name what has changed: "+table" for new rows, "-table" for lost ones, "table.column" for the others."""
    found: set[str] = set()
    for table, rows in after.items():
        old = before[table]
        found |= {f"+{table}" for _one in rows.keys() - old.keys()}
        found |= {f"-{table}" for _one in old.keys() - rows.keys()}
        for key in rows.keys() & old.keys():
            found |= {f"{table}.{name}" for name, value in rows[key].items() if value != old[key][name]}
    return found


def file_changes(before: Path, after: Path) -> set[str]:
    """Name what has changed in a file of SQLite since it was copied; only the rows that differ are read."""
    with closing(sqlite3.connect(after)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("ATTACH DATABASE ? AS before", (str(before),))
        return changes(_only_in(connection, "before", "main"), _only_in(connection, "main", "before"))


def _only_in(connection: sqlite3.Connection, one: str, other: str) -> Dump:
    held: Dump = {}
    for table in db.metadata.sorted_tables:
        keys = [column.name for column in table.primary_key]
        sides = [f'SELECT * FROM {side}."{table.name}"' for side in (one, other)]  # noqa: S608 -- our own names
        rows = connection.execute(" EXCEPT ".join(sides)).fetchall()
        held[table.name] = {tuple(row[key] for key in keys): dict(row) for row in rows}
    return held
