"""The database itself: opened so that nothing acknowledged is lost and no update overwrites another."""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, ExceptionContext, MetaData, event
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from webapp.ground.store.connections import ask_the_idle
from webapp.ground.store.replica import REPLICA, ReadingSession, leave_alone
from webapp.ground.store.replica import only_reads as _reading

Given = ParamSpec("Given")
Gets = TypeVar("Gets")

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

SAFE_WAL = (3, 51, 3)
"""Older SQLite can lose committed data in WAL mode when two connections write."""


class Base(DeclarativeBase):
    """Every table of the house."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base, session_options={"class_": ReadingSession})


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Keep moments in UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone; all moments are UTC."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


def open_database(app: Flask) -> None:
    """Bind the database with the safe SQLite where the address is SQLite's, and check its settings."""
    options = _options(app.config["SQLALCHEMY_DATABASE_URI"])
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {**options, **app.config.get("SQLALCHEMY_ENGINE_OPTIONS", {})}
    if replica := app.config.get("REPLICA_URL"):
        app.config["SQLALCHEMY_BINDS"] = {REPLICA: {"url": replica, **_options(replica)}}
    db.init_app(app)
    with app.app_context():
        for engine in db.engines.values():
            event.listen(engine, "handle_error", _without_rows)
            (_listen if engine.dialect.name == "sqlite" else ask_the_idle)(engine)
        if replica:
            event.listen(db.engines[REPLICA], "handle_error", leave_alone)


def _options(uri: str) -> dict[str, Any]:
    """Give how a database is opened; what people wrote stays out of the log."""
    if uri.startswith("sqlite"):
        given: dict[str, Any] = {"timeout": 15, "check_same_thread": False}
        return {"hide_parameters": True, "module": sqlite_module(), "connect_args": given}
    return {"hide_parameters": True, "connect_args": {"connect_timeout": 10}}


def only_reading() -> contextvars.Token[bool]:
    """Say that this request only reads, so that it takes no write lock."""
    return _reading.set(True)


def also_writing() -> contextvars.Token[bool]:
    """Say that this request may write, and must not lose an update to another."""
    return _reading.set(False)


@contextmanager
def only_looking() -> Iterator[None]:
    """Look at something in a transaction of its own that only reads, and let go of it."""
    before = only_reading()
    db.session.rollback()
    try:
        yield
    finally:
        db.session.rollback()
        _reading.reset(before)


def let_go() -> None:
    """End what has been read so far, so that nobody waits for this request while it does something slow."""
    db.session.rollback()


def may_write() -> bool:
    """Tell whether the transaction of this request is one that may write."""
    return not _reading.get()


@contextmanager
def one_transaction() -> Iterator[None]:
    """Keep all that is done inside, or nothing of it."""
    before = also_writing()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _reading.reset(before)


def before_writing() -> None:
    """End what was only read, so that the next question begins a transaction that may write.

    What is slow (a password, a file) is done between the two: nobody waits for it.
    """
    db.session.rollback()
    also_writing()


@contextmanager
def for_show(*, kept: bool) -> Iterator[None]:
    """Do what is inside, and take it back unless it is `kept`: how long it took tells nobody which it was."""
    nested = db.session.begin_nested()
    yield
    db.session.flush()
    (nested.commit if kept else nested.rollback)()


def deed(do: Callable[Given, Gets]) -> Callable[Given, Gets]:
    """Make a service function a deed: one transaction, committed when it has succeeded."""

    @wraps(do)
    def done(*args: Given.args, **kwargs: Given.kwargs) -> Gets:
        with one_transaction():
            return do(*args, **kwargs)

    return done


def sqlite_module() -> Any:  # noqa: ANN401 -- either of two modules with one interface
    """Take the SQLite that is bundled and mended, else the one Python came with."""
    try:
        from pysqlite3 import dbapi2  # noqa: PLC0415 -- there is no wheel for every machine
    except ImportError:
        import sqlite3  # noqa: PLC0415

        return sqlite3
    return dbapi2


def _without_rows(failed: ExceptionContext) -> None:
    """Keep of an error what went wrong, not the row that PostgreSQL quotes: that may be people's words."""
    for error in (failed.original_exception, failed.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


def only_ours(file: str) -> None:
    """Let nobody else on the machine read a database file: it holds answers, addresses and passwords."""
    if not file or file.startswith((":memory:", "file:")):
        return
    with suppress(OSError):  # another's file, or no such folder: opening it says so in better words
        Path(file).touch(mode=0o600)  # what SQLite lays beside it gets the same rights
        for one in (file, f"{file}-wal", f"{file}-shm", f"{file}-journal"):
            with suppress(FileNotFoundError):
                Path(one).chmod(0o600)


def _listen(engine: Engine) -> None:
    """Set every connection so that what was acknowledged is on disk, and writers queue."""

    @event.listens_for(engine, "do_connect", once=True)
    def _before(_dialect: Dialect, _record: object, args: list[Any], _named: dict[str, Any]) -> None:
        only_ours(str(args[0]) if args else "")

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:  # noqa: ANN401 -- a DBAPI connection
        connection.isolation_level = None
        wal = sqlite_module().sqlite_version_info >= SAFE_WAL
        for pragma in (
            "busy_timeout=15000",
            f"journal_mode={'WAL' if wal else 'TRUNCATE'}",
            "synchronous=FULL",
            "foreign_keys=ON",
            "recursive_triggers=ON",
            "trusted_schema=OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:  # noqa: ANN401 -- SQLAlchemy's connection
        # A deferred transaction that reads first cannot become a writer when another has written.
        connection.exec_driver_sql("BEGIN" if _reading.get() else "BEGIN IMMEDIATE")
