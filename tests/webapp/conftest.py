"""Worlds for the web floor: one application a database, put back to the demo round before every test."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import SECRET, create_database, database_address, drop_database
from tests.support.browsing import PageWorld
from tests.support.sharing import made_once
from tests.support.worlds import put_together
from webapp import demo
from webapp.ground.calendar import clock
from webapp.ground.store.database import db


@pytest.fixture(scope="session")
def standing_worlds(request: pytest.FixtureRequest, workplace: Path) -> Iterator[Callable[[str], PageWorld]]:
    """Give the world on one database, as the demo round begins; the application is made only once."""
    made: dict[str, PageWorld] = {}
    name = f"web_floor_{os.getpid()}"
    path = workplace / f"{name}.sqlite"

    def begin(kind: str) -> PageWorld:
        if kind == "sqlite":
            for left in workplace.glob(f"{path.name}*"):
                left.unlink()
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
            url = f"sqlite:///{path}"
        else:
            server = request.getfixturevalue("postgresql")
            create_database(server, name, request.getfixturevalue("postgresql_template"))
            url = database_address(server, name)
        if kind not in made:
            made[kind] = PageWorld(url, SECRET)
        made[kind].forget()
        return made[kind]

    yield begin
    if named := os.environ.get("TEST_DATABASE_URL"):  # a server of our own goes away with all that is on it
        drop_database(named, name)


def _lent(world: PageWorld) -> Iterator[PageWorld]:
    before = dict(world.app.config)
    world.app.config["FILES"] = str(
        Path(before["FILES"]) / uuid.uuid4().hex
    )  # as there is one to each database
    with world.app.app_context():
        yield world
        world.close()
    world.app.config.clear()
    world.app.config.update(before)


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, standing_worlds: Callable[[str], PageWorld]) -> Iterator[PageWorld]:
    """Give the demo world as it begins, once on each database."""
    yield from _lent(standing_worlds(request.param))


@pytest.fixture
def small_world(standing_worlds: Callable[[str], PageWorld]) -> Iterator[PageWorld]:
    """Give the demo world as it begins, on SQLite alone."""
    yield from _lent(standing_worlds("sqlite"))


@pytest.fixture(scope="session")
def _trodden_world(sqlite_template: Path, workplace: Path) -> Iterator[PageWorld]:
    path = workplace / "trodden.sqlite"
    shutil.copy(sqlite_template, path)
    world = PageWorld(f"sqlite:///{path}", SECRET)
    yield world
    with world.app.app_context():
        world.close()


@pytest.fixture
def trodden_world(_trodden_world: PageWorld) -> Iterator[PageWorld]:
    """Give a demo world that hostile tests share: they write in it, and none relies on what another wrote."""
    with _trodden_world.app.app_context():
        yield _trodden_world
        clock.set_clock(None)
        db.session.remove()


@pytest.fixture(scope="session")
def _resting_world(sqlite_template: Path, workplace: Path) -> Iterator[PageWorld]:
    path = workplace / "resting.sqlite"
    shutil.copy(sqlite_template, path)
    world = PageWorld(f"sqlite:///{path}", SECRET)
    yield world
    with world.app.app_context():
        world.close()


@pytest.fixture
def resting_world(_resting_world: PageWorld) -> Iterator[PageWorld]:
    """Give a demo world that all tests share: only for tests that change nothing in it."""
    with _resting_world.app.app_context():
        yield _resting_world
        clock.set_clock(None)
        db.session.remove()


@pytest.fixture
def app(small_world: PageWorld) -> Flask:
    return small_world.app


@pytest.fixture(scope="session")
def whole_template(shared: Path) -> Path:
    """Load the whole demo once, as `make run` makes it; its files lie beside it."""
    return made_once(shared / "whole-demo.sqlite", _load_all)


def files_of(template: Path) -> Path:
    """Tell where the files of the whole demo lie."""
    return template.with_name("files of the whole demo")


def _load_all(path: Path) -> None:
    from flask_migrate import upgrade  # noqa: PLC0415 -- slow, and only these tests need it

    app = put_together(f"sqlite:///{path}", SECRET)
    app.config["FILES"] = str(files_of(path))
    with app.app_context():
        upgrade()
        assert demo.load()
        db.session.remove()
        db.engine.dispose()
