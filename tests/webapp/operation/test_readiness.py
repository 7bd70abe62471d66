"""What a monitor asks without signing in: that the process lives, and that the service can do its work."""

from __future__ import annotations

import pytest
from sqlalchemy import event, text, update

from tests.conftest import SECRET
from tests.support.worlds import settings
from webapp import create_app
from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import db
from webapp.ground.store.migrations import newest_migrations
from webapp.operation.queries import readiness


def asked(world, address: str) -> tuple[int, dict[str, str]]:
    answer = world.app.test_client().get(address)
    return answer.status_code, answer.json


def test_a_service_with_all_it_needs_is_ready(world):
    assert readiness.lacking() == readiness.READY
    assert asked(world, "/redo") == (200, {"status": "ok"})


@pytest.mark.both
def test_a_database_that_has_taken_the_newest_migration_is_of_this_version(world):  # noqa: ARG001 -- its tables
    taken = db.session.execute(text("SELECT version_num FROM alembic_version")).scalar_one()

    assert newest_migrations() == {taken}


@pytest.mark.both
def test_a_database_of_another_version_makes_the_service_wait(world):
    db.session.execute(text("UPDATE alembic_version SET version_num = '0001_of_another_time'"))
    db.session.commit()

    assert asked(world, "/redo") == (503, {"status": "migreringar"})


def test_an_edition_in_use_that_is_not_among_the_banks_makes_the_service_wait(world):
    one = update(Assessment).where(Assessment.id == world.assessment("Exempelby"))
    db.session.execute(one.values(edition="kommunkompassen/1999"))
    db.session.commit()

    assert asked(world, "/redo") == (503, {"status": "frågebanker"})


@pytest.mark.both
@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("postgresql+psycopg://nobody@127.0.0.1:1/nothing", "databas"),
        ("sqlite:////nowhere/at/all.sqlite", "migreringar"),
    ],
)
def test_without_a_database_the_service_lives_and_is_not_ready(url, word):
    client = create_app(settings(url, SECRET)).test_client()

    found = [(answer.status_code, answer.json["status"]) for answer in map(client.get, ("/lever", "/redo"))]

    assert found == [(200, "ok"), (503, word)]


@pytest.mark.both
def test_whether_the_process_lives_is_told_without_the_database(world):
    said: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    browser = world.at("samordnare")
    said.clear()

    answer = browser.get("/lever")

    assert (answer.status_code, said) == (200, [])


def test_readiness_is_three_short_questions_and_takes_no_lock(small_world):
    client = small_world.app.test_client()
    client.get("/redo")
    said: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: said.append(given[2]))

    client.get("/redo")

    asked = [one for one in said if one.startswith("SELECT")]
    assert ("BEGIN IMMEDIATE" in said, len(asked)) == (False, 2)
