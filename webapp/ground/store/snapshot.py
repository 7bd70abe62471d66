"""All rows as they are at one moment, and all rows put in at once: what backups need."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, text

from webapp.ground.store.database import db, only_ours, sqlite_module

GUARDED = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"


@contextmanager
def snapshot(beside: Path) -> Iterator[Connection]:
    """Give a connection that sees everything as it is now, whatever is written meanwhile, and stops nobody.

    PostgreSQL shows it in a transaction; SQLite is copied in one piece, into a folder beside what is written.
    """
    if db.engine.dialect.name == "postgresql":
        alone = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with db.engine.connect().execution_options(**alone) as connection:
            yield connection
        return
    with tempfile.TemporaryDirectory(dir=beside, prefix="begun-") as folder:
        copy = Path(folder) / "copy.sqlite"
        _copy(copy)
        engine = create_engine(f"sqlite:///{copy}", module=sqlite_module())
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


def _copy(target: Path) -> None:
    only_ours(str(target))
    with closing(db.engine.raw_connection()) as source, closing(sqlite_module().connect(target)) as copy:
        source.driver_connection.backup(copy)  # type: ignore[union-attr]  # it is open


@contextmanager
def without_guards(connection: Connection) -> Iterator[None]:
    """Let rows come that are already what guards would let nobody change; they stand again at the commit."""
    if connection.dialect.name == "postgresql":
        tables = list(connection.scalars(text(GUARDED)))
        for table in tables:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        yield
        for table in tables:
            connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
        return
    guards = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    connection.execute(text("PRAGMA defer_foreign_keys=ON"))
    for name, _sql in guards:
        connection.execute(text(f'DROP TRIGGER "{name}"'))
    yield
    for _name, sql in guards:
        connection.exec_driver_sql(sql)
