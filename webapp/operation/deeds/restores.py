"""Restoring a backup into an empty place: rows as they were, then whatever migrations are newer than they."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from flask_migrate import downgrade, upgrade
from sqlalchemy import JSON, Connection, MetaData, Table, func, inspect, select, table

from webapp.evidence.files.file_store import FOLDER, let_others_have
from webapp.ground import context
from webapp.ground.configuration.settings import INSTANCE, at_command_line, keep_key
from webapp.ground.store.database import db
from webapp.ground.store.migrations import known_migrations
from webapp.ground.store.snapshot import without_guards
from webapp.operation import backup_file, values
from webapp.operation.backup_file import FILES, KEY, BackupError, Manifest, Reader
from webapp.operation.models.backups import Backup

AT_ONCE = 1000


def restore(path: Path, *, new_key: bool = False) -> Manifest:
    """Put everything back as it was when the backup was made, and bring it up to this version.

    Refused, with nothing changed, where the backup is damaged, is of a newer version or another key, or the
    place is not empty. What was interrupted can be done again.
    """
    context.let_go()
    with backup_file.opened(path) as backup:
        backup.check()
        _check_version(backup.manifest)
        _check_key(backup.manifest, new_key=new_key)
        _check_empty(backup.manifest)
        _put_files(backup)
        _make_tables(backup.manifest.migration)
        with db.engine.begin() as connection, without_guards(connection):
            _put_rows(connection, backup)
        upgrade()
        with db.engine.begin() as connection:
            _remember(connection, path, backup.manifest)
        return backup.manifest


def _check_version(manifest: Manifest) -> None:
    if manifest.migration not in known_migrations():
        raise BackupError(
            f"Kopian är gjord av en nyare version ({manifest.version}, migrering {manifest.migration}). "
            "Installera den versionen och återställ med den."
        )


def _check_key(manifest: Manifest, *, new_key: bool) -> None:
    if KEY in manifest.parts and at_command_line() and not (INSTANCE / KEY).exists():
        return  # a demo brings its key along
    if not new_key and manifest.key != context.fingerprint("backup"):
        raise BackupError(
            "Kopian är gjord med en annan KOMPASSROSEN_SECRET_KEY, och med den här stämmer inget lösenord. "
            "Ange samma nyckel. Är den förlorad: lägg till --new-key, så väljer alla nya lösenord genom brev."
        )


def _check_empty(manifest: Manifest) -> None:
    """Refuse a place where anything is, but for what an interrupted restore of the same backup has left."""
    if db.engine.dialect.name == "sqlite":
        Path(str(db.engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
    for name in inspect(db.engine).get_table_names():
        if name != "alembic_version" and _has_rows(name):
            raise BackupError(
                f"Databasen är inte tom: tabellen {name} har rader. Återställ till en ny, tom databas, "
                "som KOMPASSROSEN_DATABASE_URL pekar ut. Inget har ändrats."
            )
    folder = context.files()
    others = set(_lying(folder)) - set(manifest.files)
    if left := sorted(one for one in others if not one.endswith(".lock")):
        raise BackupError(
            f"Mappen {folder} är inte tom: {left[0]} finns där. Flytta undan den och försök igen. "
            "Inget har ändrats."
        )


def _lying(folder: Path) -> Iterator[str]:
    """Name every file that lies in the folder of files, those of evidence by their folder and name."""
    for one in folder.iterdir() if folder.is_dir() else ():
        if one.name == FOLDER:
            yield from (f"{FOLDER}/{file.name}" for file in one.iterdir())
        else:
            yield one.name


def _has_rows(name: str) -> bool:
    with db.engine.connect() as connection:
        return bool(connection.scalar(select(func.count()).select_from(table(name))))


def _put_files(backup: Reader) -> None:
    folder = context.files()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in backup.manifest.files:
        if Path(name).name not in (name, name.removeprefix(f"{FOLDER}/")) or Path(name).name == "..":
            raise BackupError(f"Kopian har en fil med ett namn som leder någon annanstans: {name}.")
        with backup.file(FILES + name) as content:
            (folder / name).parent.mkdir(mode=0o700, exist_ok=True)
            (folder / name).touch(mode=0o600)
            with (folder / name).open("wb") as target:
                shutil.copyfileobj(content, target)
        if name.startswith(f"{FOLDER}/"):
            let_others_have(Path(name).name)
    if KEY in backup.manifest.parts and at_command_line():
        with backup.file(KEY) as content:
            keep_key(INSTANCE, content.read().decode("ascii"))


def _make_tables(migration: str) -> None:
    """Make the tables as they were then; those that are there are empty."""
    if inspect(db.engine).get_table_names():
        downgrade(revision="base")
    upgrade(revision=migration)


def _put_rows(connection: Connection, backup: Reader) -> None:
    made = MetaData()
    made.reflect(connection)
    for one in made.sorted_tables:
        if one.name not in backup.manifest.tables:
            continue
        for name in set(_told(backup, one)) - set(one.columns.keys()):
            raise BackupError(f"Kopian har en kolumn som tabellen {one.name} inte har: {name}.")
        connection.execute(one.delete())  # what a migration itself writes is among the rows
        for rows in _batches(backup, one, keeps_zone=connection.dialect.name == "postgresql"):
            connection.execute(one.insert(), rows)
        _go_on_counting(connection, one)
    if missing := set(backup.manifest.tables) - set(made.tables):
        raise BackupError(f"Kopian har tabeller som dess version inte har: {', '.join(sorted(missing))}.")


def _told(backup: Reader, into: Table) -> list[str]:
    return backup.manifest.tables[into.name].columns


def _batches(backup: Reader, into: Table, *, keeps_zone: bool) -> Iterator[list[dict[str, Any]]]:
    names = _told(backup, into)
    for name in names:
        if isinstance(into.c[name].type, JSON):
            into.c[name].type = JSON(none_as_null=True)
    readers = [values.reader(into.c[name].type, keeps_zone=keeps_zone) for name in names]
    rows = backup.rows(into.name)
    while batch := list(islice(rows, AT_ONCE)):
        yield [
            {name: read(value) for name, read, value in zip(names, readers, row, strict=True)}
            for row in batch
        ]


def _go_on_counting(connection: Connection, into: Table) -> None:
    """Let the next row get the number after the last; SQLite does so by itself."""
    if connection.dialect.name != "postgresql" or "id" not in into.c:
        return
    sequence = connection.scalar(select(func.pg_get_serial_sequence(into.name, "id")))
    last = connection.scalar(select(func.max(into.c.id)))
    if sequence and last:
        connection.execute(select(func.setval(sequence, last)))


def _remember(connection: Connection, path: Path, manifest: Manifest) -> None:
    """Write down the backup itself, which could not hold its own row."""
    made_at = datetime.fromisoformat(manifest.made_at)
    about = {"made_at": made_at, "size": path.stat().st_size, "digest": backup_file.digest_of(path)}
    connection.execute(Backup.__table__.insert(), about)
