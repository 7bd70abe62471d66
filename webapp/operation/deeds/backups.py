"""Making a backup while everybody works: what it holds is how everything was at one moment."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Column, Connection, Table, Text, cast, select

from webapp.evidence.files.file_store import FOLDER, file_at
from webapp.evidence.models.evidence import Evidence
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.configuration.settings import INSTANCE
from webapp.ground.store.database import db, deed
from webapp.ground.store.migrations import newest_migrations
from webapp.ground.store.snapshot import snapshot
from webapp.operation import backup_file
from webapp.operation.backup_file import FILES, KEY, BackupError, Manifest, Writer
from webapp.operation.models.backups import Backup
from webapp.operation.values import written

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that is made: where, and what is in it."""

    path: Path
    size: int
    manifest: Manifest


def make(path: Path) -> Made:
    """Write a backup to a file, or to a file of this moment in a folder; whole, or not at all."""
    now = clock.now()
    context.let_go()
    target = path / f"kompassrosen-{now:%Y-%m-%dT%H%M%SZ}.zip" if path.is_dir() else path
    if target.exists():
        raise BackupError(f"Filen {target} finns redan och skrivs aldrig över. Välj ett annat namn.")
    try:
        handle, begun = tempfile.mkstemp(dir=target.parent, prefix="begun-")
    except OSError as error:
        raise BackupError(f"I mappen {target.parent} går det inte att skriva: {error.strerror}.") from error
    try:
        with os.fdopen(handle, "w+b") as file:
            with Writer(file, _manifest(now)) as writer:
                _write(writer, target.parent)
            file.flush()
            os.fsync(file.fileno())
        with backup_file.opened(Path(begun)) as reader:
            reader.check()
        Path(begun).rename(target)
    except BaseException:
        Path(begun).unlink(missing_ok=True)
        raise
    made = Made(target, target.stat().st_size, writer.manifest)
    _remember(made, now)
    return made


def _manifest(now: datetime) -> Manifest:
    (migration,) = newest_migrations()
    kind = db.engine.dialect.name
    return Manifest(now.isoformat(), service_version(), migration, kind, context.fingerprint("backup"))


def service_version() -> str:
    """Give the version of the service that is installed."""
    try:
        return version("kompassrosen")
    except PackageNotFoundError:
        return "okänd"


def _write(writer: Writer, beside: Path) -> None:
    with snapshot(beside) as connection:
        for table in db.metadata.sorted_tables:
            columns = list(table.columns)
            writer.add_rows(table.name, [one.name for one in columns], rows_of(connection, table, columns))
        places = {place for place in connection.scalars(select(Evidence.place)) if place}
    context.let_go()
    evidence = [(f"{FOLDER}/{place}", path) for place in sorted(places) if (path := file_at(place))]
    for name, path in [*((path.name, path) for path in _files()), *evidence]:
        try:
            with path.open("rb") as content:
                writer.add_file(FILES + name, content)
        except FileNotFoundError:
            continue  # made room for or taken away by another
    if context.in_demo() and (INSTANCE / KEY).exists():
        with (INSTANCE / KEY).open("rb") as content:
            writer.add_file(KEY, content)


def rows_of(connection: Connection, table: Table, columns: list[Column[Any]]) -> Iterator[list[Any]]:
    """Read a table; what is JSON as its text, in which null and nothing differ."""
    asked = [cast(one, Text) if isinstance(one.type, JSON) else one for one in columns]
    query = select(*asked).order_by(*table.primary_key)
    for row in connection.execute(query, execution_options={"yield_per": AT_ONCE}):
        yield [written(value) for value in row]


def _files() -> list[Path]:
    """Give the files that are kept, but not those that are being written."""
    folder = context.files()
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    found = [one for one in found if one.suffix != ".lock" and not one.name.startswith("begun-")]
    return [one for one in found if one.name != FOLDER]


@deed
def _remember(made: Made, now: datetime) -> None:
    db.session.add(Backup(made_at=now, size=made.size, digest=backup_file.digest_of(made.path)))
