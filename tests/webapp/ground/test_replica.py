"""A copy of the database that is only read: visitors are shown it, and nobody else."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.conftest import SECRET
from tests.support.browsing import PageBrowser
from tests.support.worlds import settings
from webapp import create_app
from webapp.ground.store import replica
from webapp.ground.store.database import db

PUBLIC = ("/", "/resultat/", "/goda-exempel/")


@contextmanager
def served(own, copy):
    """Give the service on a database and its copy, and how often each of them is asked."""
    app = create_app({**settings(f"sqlite:///{own}", SECRET), "REPLICA_URL": f"sqlite:///{copy}"})
    asked: Counter[str] = Counter()
    with app.app_context():
        for name, engine in db.engines.items():
            event.listen(
                engine, "before_cursor_execute", lambda *_, name=name: asked.update([name or "database"])
            )
        yield app, asked
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
    replica.forget_failure()


@pytest.fixture
def copied(sqlite_template, tmp_path):
    for name in ("own", "copy"):
        shutil.copy(sqlite_template, tmp_path / f"{name}.sqlite")
    with served(tmp_path / "own.sqlite", tmp_path / "copy.sqlite") as service:
        yield service


@pytest.mark.parametrize("address", PUBLIC)
def test_a_visitor_is_shown_the_copy_and_whoever_is_signed_in_the_database(copied, address):
    app, asked = copied
    visitor, member = PageBrowser(app), PageBrowser(app, "samordnare")
    asked.clear()

    assert visitor.get(address).status_code == 200
    assert (asked["database"], asked["replica"] > 0) == (0, True)
    asked.clear()

    assert member.get(address).status_code == 200
    assert (asked["database"] > 0, asked["replica"]) == (True, 0)


def test_what_a_visitor_sends_goes_to_the_database(copied):
    app, asked = copied
    asked.clear()

    PageBrowser(app).post("/glomt-losenord", {"email": "samordnare@demo.example"})

    assert (asked["database"] > 0, asked["replica"]) == (True, 0)


def test_a_copy_that_does_not_answer_is_left_alone_and_the_database_shows_the_page(sqlite_template, tmp_path):
    shutil.copy(sqlite_template, tmp_path / "own.sqlite")
    with served(tmp_path / "own.sqlite", tmp_path / "nowhere" / "copy.sqlite") as (app, asked):
        first, second = PageBrowser(app).get("/resultat/"), PageBrowser(app).get("/resultat/")

        assert first.status_code == 503
        assert (second.status_code, asked["database"] > 0, asked["replica"]) == (200, True, 0)
