"""Connections to PostgreSQL: one that has rested is asked whether it lives, one in use is not."""

from __future__ import annotations

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from webapp.ground.store import connections

MINE = text("SELECT pg_backend_pid()")


@pytest.fixture
def engine(postgresql):
    made = create_engine(postgresql)
    connections.ask_the_idle(made)
    yield made
    made.dispose()


def hung_up(engine) -> set[int]:
    """Let two connections rest, and let the server hang up on them; give which they were."""
    with engine.connect() as one, engine.connect() as other:
        rested = {one.execute(MINE).scalar_one(), other.execute(MINE).scalar_one()}
    apart = create_engine(engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with apart.connect() as killer:
        for pid in rested:
            killer.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    return rested


def test_all_that_rested_while_the_server_was_away_are_opened_anew(engine, monkeypatch):
    monkeypatch.setattr(connections, "IDLE", 0)
    before = hung_up(engine)

    with engine.connect() as one, engine.connect() as other:
        after = {one.execute(MINE).scalar_one(), other.execute(MINE).scalar_one()}

    assert (len(after), after & before) == (2, set())


def test_one_that_was_in_use_a_moment_ago_fails_once_and_then_all_are_opened_anew(engine, monkeypatch):
    monkeypatch.setattr(connections, "IDLE", 60)
    before = hung_up(engine)

    with engine.connect() as one, pytest.raises(OperationalError):
        one.execute(MINE)
    with engine.connect() as one, engine.connect() as other:
        after = {one.execute(MINE).scalar_one(), other.execute(MINE).scalar_one()}

    assert (len(after), after & before) == (2, set())
