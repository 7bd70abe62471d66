"""Swedish working days: when the office can open and close something, and who is away."""

from __future__ import annotations

from datetime import date, timedelta

JULY = 7
SATURDAY = 5
FIXED = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})


def easter(year: int) -> date:
    """Give Easter Sunday (the anonymous Gregorian reckoning)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_working(day: date) -> bool:
    """Tell whether people are at work: no weekend, no public holiday, none of their eves."""
    if day.weekday() >= SATURDAY or (day.month, day.day) in FIXED:
        return False
    sunday = easter(day.year)
    if day in {sunday + timedelta(days=apart) for apart in (-2, 1, 39)}:  # Good Friday, Monday, Ascension
        return False
    midsummer_eve = next(one for one in (date(day.year, 6, 19 + n) for n in range(7)) if one.weekday() == 4)  # noqa: PLR2004 -- Friday
    return day != midsummer_eve


def next_working(day: date) -> date:
    """Give the day itself or the next on which something can open or close: a working day outside July."""
    while day.month == JULY or not is_working(day):
        day += timedelta(days=1)
    return day


def after_weeks(day: date, weeks: int, *, rests_in_july: bool) -> date:
    """Give the working day some weeks later; what rests in July takes that month longer."""
    closing = day + timedelta(weeks=weeks)
    if rests_in_july:
        days = 0
        closing = day
        while days < 7 * weeks:
            closing += timedelta(days=1)
            days += closing.month != JULY
    return next_working(closing)
