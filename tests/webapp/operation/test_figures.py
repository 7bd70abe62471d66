"""Figures for the operator: what is counted, who may read it, and that nobody and no place is named."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select, update

from tests.support.worlds import World
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.operation.queries import gauges

TOKEN = "ett-ord-som-bara-monitorn-vet"  # noqa: S105 -- of a test


@pytest.fixture
def counted(database_url, monkeypatch):
    """Give a demo world whose requests are counted."""
    monkeypatch.setenv("KOMPASSROSEN_METRICS_TOKEN", TOKEN)
    world = World(database_url, "TEST-secret-key-that-is-long-enough-for-a-test")
    with world.app.app_context():
        yield world
        world.close()


def figures(world: World) -> dict[str, float]:
    answer = world.app.test_client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    lines = [line for line in answer.text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_requests_saves_and_refusals_are_counted_by_route(counted):
    browser = counted.browser("samordnare")
    place = f"/sjalvvardering/{counted.assessment('Exempelby')}"
    page = browser.get(f"{place}/delomrade/1.1").text
    question = re.search(r'name="([^":]+):text"', page)[1]
    for version in (98, 99):  # neither is of the text as it stands
        browser.post(
            f"{place}/fraga/{question}",
            {f"{question}:text": "Text", f"{question}:version": version},
            page=f"{place}/delomrade/1.1",
        )
    browser.get("/finns-inte")

    found = figures(counted)

    named = {name: value for name, value in found.items() if "_created" not in name}
    assert named['kompassrosen_saves_total{endpoint="security.login"}'] == 1
    assert named['kompassrosen_refusals_total{endpoint="assessment.answer",status="409"}'] == 2
    assert named['kompassrosen_refusals_total{endpoint="none",status="404"}'] == 1
    assert named['kompassrosen_request_seconds_count{method="POST"}'] == 3


def test_letters_that_wait_are_counted_with_the_age_of_the_oldest(counted):
    letters = list(db.session.scalars(select(Letter.id)))
    db.session.execute(update(Letter).values(sent_at=None, failed_at=None, created_at=clock.now()))
    db.session.execute(update(Letter).where(Letter.id == letters[0]).values(failed_at=clock.now()))
    db.session.commit()

    found = {name: much for name, _about, much in gauges.gauges()}
    told = figures(counted)

    assert (found["kompassrosen_letters_waiting"], found["kompassrosen_letters_given_up"]) == (
        len(letters) - 1,
        1,
    )
    assert found["kompassrosen_ready"] == told["kompassrosen_ready"] == 1
    assert told["kompassrosen_letters_waiting"] == len(letters) - 1


@pytest.mark.both
@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer fel-ord-fel-ord-fel", TOKEN])
def test_whoever_does_not_know_the_word_finds_no_figures(counted, header):
    answer = counted.app.test_client().get("/metrics", headers={"Authorization": header})

    assert answer.status_code == 404


def test_without_a_word_there_are_no_figures(small_world):
    answer = small_world.app.test_client().get("/metrics", headers={"Authorization": "Bearer "})

    assert (answer.status_code, "counters" in small_world.app.extensions) == (404, False)


def test_no_figure_names_anybody_or_any_place(counted):
    browser = counted.browser("samordnare")
    for address in ("/hem", "/resultat/", f"/sjalvvardering/{counted.assessment('Exempelby')}"):
        browser.get(address)

    told = " ".join(figures(counted))

    names = [*db.session.scalars(select(Person.email)), *db.session.scalars(select(Person.name))]
    names += db.session.scalars(select(Municipality.name))
    assert [name for name in names if name.lower() in told.lower()] == []
