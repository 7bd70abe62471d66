"""What a monitor asks without signing in: that the process lives, and that the service can do its work."""

from __future__ import annotations

import pytest
from pysqlite3 import dbapi2
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

    found = [
        (answer.status_code, answer.json["status"], answer.headers.get("Retry-After"))
        for answer in map(client.get, ("/lever", "/redo"))
    ]

    assert found == [(200, "ok", None), (503, word, "60")]


def _impatient(connection, _record):
    connection.execute("PRAGMA busy_timeout=1")


def test_a_save_that_finds_no_database_is_told_when_to_come_again_and_keeps_its_text(small_world):
    """Somebody else holds the database longer than anybody waits for it."""
    browser, place = small_world.at("samordnare"), f"/sjalvvardering/{small_world.assessment('Exempelby')}"
    page, script = f"{place}/delomrade/1.1", {"Accept": "application/json"}
    sent = {"demokrati-strategi:version": "0", "demokrati-strategi:text": "Skrivet under låset."}
    browser.token(page)
    db.session.remove()
    event.listen(db.engine, "connect", _impatient)
    db.engine.dispose()
    other = dbapi2.connect(db.engine.url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    by_form = browser.post(page, sent, page=page)
    by_script = browser.post(f"{place}/fraga/demokrati-strategi", sent, page=page, headers=script)
    other.close()
    event.remove(db.engine, "connect", _impatient)  # the pool of one world may be another's
    db.engine.dispose()

    assert [(one.status_code, one.headers.get("Retry-After")) for one in (by_form, by_script)] == [
        (503, "60")
    ] * 2
    assert "Skrivet under låset." in by_form.text
    assert by_script.json == {"error": "Tjänsten är upptagen just nu. Vänta en minut och försök igen."}


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
