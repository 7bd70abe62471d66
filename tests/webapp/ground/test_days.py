"""A day as people type it, with its year or as the nearest one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.support.rounds import sweden
from webapp.ground.calendar import clock
from webapp.ground.fields.days import read_day

UNREAD = "Vi kunde inte läsa dagen. Skriv den till exempel som 2027-03-15 eller 15 mars."
NOT_THERE = "Dagen finns inte. Kontrollera siffrorna."
NAMES = "januari februari mars april maj juni juli augusti september oktober november december"
MONTHS = list(enumerate(NAMES.split(), start=1))


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    clock.set_clock(lambda: sweden("2026-11-29 23:30"))
    yield
    clock.set_clock(None)


@pytest.mark.parametrize(
    "typed",
    [
        *("2027-04-20", "2027-4-20", "2027/04/20", "20/4", "20.4", "20.4.", "20/4 2027", "20.4.2027"),
        *("20 april", "20 APRIL", " 20 apr. ", "den 20 april", "20:e april", "den 20 april 2027"),
    ],
)
def test_a_day_is_read_in_every_way_that_swedes_write_it(typed):
    assert read_day(typed) == date(2027, 4, 20)


@pytest.mark.parametrize(
    ("typed", "ahead", "passed"),
    [
        ("29/11", date(2026, 11, 29), date(2026, 11, 29)),
        ("30 november", date(2026, 11, 30), date(2025, 11, 30)),
        ("28 nov", date(2027, 11, 28), date(2026, 11, 28)),
    ],
)
def test_a_day_without_its_year_is_the_next_one_or_the_latest_one(typed, ahead, passed):
    assert (read_day(typed), read_day(typed, passed=True)) == (ahead, passed)


@pytest.mark.parametrize(("n", "name"), MONTHS)
def test_every_month_is_read_by_its_name_and_by_its_short_name(n, name):
    assert [read_day(f"1 {one} 2027") for one in (name, name[:3], f"{name[:3]}.")] == [date(2027, n, 1)] * 3


def test_nothing_typed_is_no_day():
    assert read_day(" \t") is None


@pytest.mark.parametrize(
    "typed", ["i morgon", "20", "april", "20 avril", "4-20", "٢٠٢٧-03-15", "20/4-27", "2027"]
)
def test_what_is_no_day_is_told_with_an_example(typed):
    assert read_day(typed) == UNREAD


@pytest.mark.parametrize("typed", ["2027-02-30", "31/4", "0000-01-01", "29 februari", "20/13"])
def test_a_day_that_is_in_no_calendar_is_told(typed):
    assert read_day(typed) == NOT_THERE
