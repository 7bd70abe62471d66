"""A day as people type it: with its year, or as the one that is nearest."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from flask_babel import gettext as _

from webapp.ground.calendar import clock
from webapp.ground.fields import clean_line

LAST_MINUTE = time(23, 59)
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENDS = ("uari", "ruari", "s", "il", "", "i", "i", "usti", "tember", "ober", "ember", "ember")
_NAMED = {f"{short}{more}": n for n, (short, end) in enumerate(zip(MONTHS, _ENDS, strict=True), 1)
          for more in ("", ".", end)} | {"sept": 9, "sept.": 9}  # fmt: skip
_WRITTEN = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})\.?(?:[ \-/.]*(?P<year>\d{4}))?", re.ASCII),
    re.compile(r"(?:den )?(?P<day>\d{1,2})(?::?e)? (?P<month>[a-z]+\.?)(?: (?P<year>\d{4}))?", re.ASCII),
)


def read_day(text: str, *, passed: bool = False) -> date | str | None:
    """Read "2027-04-20", "20/4", "20.4" or "20 april"; None where nothing is typed.

    Without a year it is the next such day, today included, or the latest one where days have `passed`.
    Otherwise the sentence that says what is wrong.
    """
    line = clean_line(text).lower()
    if not line:
        return None
    found = next((match for form in _WRITTEN if (match := form.fullmatch(line))), None)
    month = found and (_NAMED.get(found["month"]) or (int(found["month"]) if found["month"].isdigit() else 0))
    if not found or not month:
        return _("Vi kunde inte läsa dagen. Skriv den till exempel som 2027-03-15 eller 15 mars.")
    if found["year"]:
        day = _day(int(found["year"]), month, int(found["day"]))
    else:
        day = _nearest(month, int(found["day"]), passed=passed)
    return day or _("Dagen finns inte. Kontrollera siffrorna.")


def _nearest(month: int, day: int, *, passed: bool) -> date | None:
    today = clock.in_sweden(clock.now()).date()
    found = _day(today.year, month, day)
    if passed:
        return found if found and found <= today else _day(today.year - 1, month, day)
    return found if found and found >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def end_of(day: date | None) -> datetime | None:
    """Give the last minute of a day in Sweden."""
    return clock.moments_of(datetime.combine(day, LAST_MINUTE))[-1] if day else None
