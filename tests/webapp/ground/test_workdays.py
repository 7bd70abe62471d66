"""Swedish working days, as a round's dates are proposed on."""

from __future__ import annotations

from datetime import date

import pytest

from webapp.ground.calendar import workdays


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_falls_where_the_almanac_has_it(year, day):
    assert workdays.easter(year) == day


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 1, 1),
        date(2027, 1, 6),
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2027, 5, 6),
        date(2027, 6, 25),
        date(2027, 12, 24),
        date(2028, 6, 6),
        date(2027, 2, 6),
        date(2027, 2, 7),
    ],
    ids=str,
)
def test_a_day_off_is_none(day):
    assert not workdays.is_working(day)


def test_what_would_fall_in_july_or_on_a_day_off_comes_after_it():
    moved = [workdays.next_working(day) for day in (date(2027, 7, 1), date(2027, 3, 26), date(2027, 2, 3))]

    assert moved == [date(2027, 8, 2), date(2027, 3, 30), date(2027, 2, 3)]


def test_who_rests_in_july_gets_that_month_after_it():
    spans = [workdays.after_weeks(date(2027, 6, 14), 6, rests_in_july=rests) for rests in (True, False)]

    assert spans == [date(2027, 8, 26), date(2027, 8, 2)]
