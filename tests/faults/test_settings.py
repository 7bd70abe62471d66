"""How each database is opened, so that what was acknowledged is on disk and writers wait for each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask_security.utils import verify_password
from pysqlite3 import dbapi2
from sqlalchemy import event, text

from tests.support.worlds import PASSWORD, Browser, World
from webapp import create_app
from webapp.ground.store.database import SAFE_WAL, also_writing, db, only_reading


def test_every_sqlite_connection_keeps_what_it_has_acknowledged(small_world: World) -> None:  # noqa: ARG001 -- its database is looked at
    names = (
        "synchronous",
        "foreign_keys",
        "recursive_triggers",
        "trusted_schema",
        "busy_timeout",
        "journal_mode",
    )

    found = {name: db.session.execute(text(f"PRAGMA {name}")).scalar_one() for name in names}

    assert found == {
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "busy_timeout": 15000,
        "journal_mode": "wal" if dbapi2.sqlite_version_info >= SAFE_WAL else "truncate",
    }


def test_nobody_else_on_the_machine_reads_a_sqlite_database(small_world: World) -> None:
    path = Path(small_world.app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    db.session.remove()
    db.engine.dispose()
    for one in path.parent.glob(f"{path.name}*"):
        one.chmod(0o644)  # as an earlier version left it
    app = create_app(small_world.app.config)

    with app.app_context():
        db.session.execute(text("UPDATE person SET name = name"))
        rights = {one.stat().st_mode & 0o777 for one in path.parent.glob(f"{path.name}*")}
        db.session.rollback()
        db.engine.dispose()

    assert rights == {0o600}


def test_postgresql_acknowledges_what_is_on_disk(world: World) -> None:  # noqa: ARG001 -- as above
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite's settings are asserted above")

    found = [
        db.session.execute(text(f"SHOW {name}")).scalar_one() for name in ("synchronous_commit", "fsync")
    ]

    assert found == ["on", "on"]


@pytest.mark.parametrize(("say", "locked"), [(only_reading, False), (also_writing, True)])
def test_only_who_may_write_makes_other_writers_wait(small_world: World, say, locked) -> None:
    db.session.rollback()
    before = say()
    db.session.execute(text("SELECT 1 FROM person"))

    assert _locked(small_world) is locked

    db.session.rollback()
    also_writing()
    assert before is not None


def test_a_request_takes_the_lock_of_its_own_method_whatever_the_thread_did_before(
    small_world: World,
) -> None:
    begun: list[str] = []

    @event.listens_for(db.engine, "before_cursor_execute")
    def _note(_connection, _cursor, statement, *_rest) -> None:
        if statement.startswith("BEGIN"):
            begun.append(statement)

    def in_one_thread() -> list[list[str]]:
        browser = Browser(small_world.app, "samordnare")
        token = browser.token("/hem")
        return [
            _begun(begun, lambda: browser.get("/hem")),
            _begun(begun, lambda: browser.client.post("/egen-sjalvvardering", data={"csrf_token": token})),
            _begun(begun, lambda: browser.get("/hem")),
            _begun(begun, lambda: browser.get("/logga-in")),
        ]

    with ThreadPoolExecutor(1) as pool:
        reading, writing, reading_again, signing_in = pool.submit(in_one_thread).result()

    assert set(reading) == set(reading_again) == {"BEGIN"}
    assert set(writing) == {"BEGIN IMMEDIATE"}
    assert set(signing_in) == {"BEGIN"}


@pytest.mark.parametrize("right", [True, False])
def test_whoever_compares_a_password_makes_no_writer_wait(small_world: World, monkeypatch, right) -> None:
    """Comparing is slow: it is done when what was read is let go, before anything is written."""
    held: list[bool] = []
    password = PASSWORD if right else "fel lösenord här"

    def compare(*args: str) -> bool:
        held.append(_locked(small_world) or db.session().in_transaction())
        return verify_password(*args)

    monkeypatch.setattr("webapp.people.sign_in.forms.verify_password", compare)

    def in_one_thread() -> int:
        browser = Browser(small_world.app)
        form = {"email": "samordnare@demo.example", "password": password}
        return browser.post("/logga-in", form).status_code

    with ThreadPoolExecutor(1) as pool:
        status = pool.submit(in_one_thread).result()

    assert (status, held) == (302 if right else 200, [False])


def _begun(begun: list[str], do) -> list[str]:
    """Tell which transactions a request begins."""
    begun.clear()
    do()
    return list(begun)


def _locked(world: World) -> bool:
    """Tell whether another process would have to wait before it could write."""
    path = world.app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    other = dbapi2.connect(path, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    except dbapi2.OperationalError:
        return True
    finally:
        other.close()
    return False
