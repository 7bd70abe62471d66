"""Last days in one's own calendar: kept up to date, with nothing in it but titles, days and links."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

from tests.support.colleagues import hand, own
from tests.support.pages import assert_house_rules
from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar import clock
from webapp.ground.mail.models import LetterWish
from webapp.ground.store.database import db
from webapp.ground.who import Person

NOW = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)
LATE = datetime(2026, 12, 20, 22, 59, tzinfo=UTC)
"""The last minute of 20 December in Sweden."""


@pytest.fixture(autouse=True)
def _closing(small_world):
    clock.set_clock(lambda: NOW)
    own_one = update(Assessment).where(Assessment.id == small_world.assessment("Exempelby"))
    db.session.execute(own_one.values(closes_at=LATE))
    db.session.commit()
    yield
    clock.set_clock(None)


def address(world, who: str = "medarbetare") -> str:
    """Let somebody have an address; give its path, as the page says it."""
    world.at(who).post("/konto/kalender", {}, page="/konto")
    page = assert_house_rules(world.at(who).get("/konto").text)
    return re.sub(r"^https?://[^/]+", "", page.value("calendar"))


def events(world, path: str) -> list[tuple[str, str, str]]:
    answer = world.app.test_client().get(path)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    found = Calendar.from_ical(answer.data).walk("VEVENT")
    return [(str(one["summary"]), f"{one['dtstart'].dt}", str(one["url"])) for one in found]


def status(world, path: str) -> int:
    return world.app.test_client().get(path).status_code


def test_what_waits_stands_on_its_last_day_in_sweden_until_it_is_done(small_world):
    handed = hand(small_world)
    path = address(small_world)
    before = events(small_world, path)
    tasks.say_done(own(small_world, "medarbetare"), handed.task_id)

    ((what, day, link),) = before
    assert (what, day) == (f"Svara på {handed.place.label}, senast kl. 23.59", "2026-12-20")
    assert re.search(r"/sjalvvardering/\d+/", link)
    assert events(small_world, path) == []


def test_a_last_day_that_is_moved_moves_in_the_calendar_too(small_world):
    hand(small_world)
    path = address(small_world)
    later = datetime(2026, 12, 28, 15, 0, tzinfo=UTC)
    db.session.execute(update(Assessment).values(closes_at=later))
    db.session.commit()

    assert [day for _what, day, _link in events(small_world, path)] == ["2026-12-28"]


def test_nothing_else_stands_in_it(small_world):
    hand(small_world, note="KANARIEFÅGEL")
    told = small_world.app.test_client().get(address(small_world)).text

    names = {line.partition(":")[0].partition(";")[0] for line in told.splitlines() if line[:1] != " "}
    assert names == {
        *("BEGIN", "END", "PRODID", "VERSION", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL", "TRANSP"),
    }
    assert "KANARIE" not in told


def test_an_address_is_revoked_by_another_and_by_taking_it_away(small_world):
    first = address(small_world)
    second = address(small_world)
    between = status(small_world, first), status(small_world, second)
    small_world.at("medarbetare").post("/konto/kalender/avsluta", {}, page="/konto")
    ended = status(small_world, second)

    third = address(small_world)
    assert (between, ended, len({first, second, third})) == ((404, 200), 404, 3)
    assert [status(small_world, one) for one in (first, second, third)] == [404, 404, 200]


def test_none_is_there_before_one_is_made_and_none_can_be_guessed(small_world):
    who = small_world.person("medarbetare")
    tried = [f"{who}-{'0' * 40}", f"{who}-", "0-x", "x", f"{'9' * 40}-a"]

    assert {status(small_world, f"/kalender/{one}.ics") for one in tried} == {404}
    assert db.session.scalars(select(LetterWish)).all() == []


def test_whoever_can_no_longer_sign_in_has_no_calendar(small_world):
    path = address(small_world)
    who = update(Person).where(Person.id == small_world.person("medarbetare"))
    db.session.execute(who.values(active=False))
    db.session.commit()

    assert status(small_world, path) == 404
