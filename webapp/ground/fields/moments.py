"""A day and a time of day as people type them, read as one moment."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from flask_babel import gettext as _

from webapp.ground.calendar import clock
from webapp.ground.fields import clean_line
from webapp.ground.fields.days import read_day

TIME = re.compile(r"(?:(?:kl|klockan)\.? ?)?(\d{1,2})(?:[:.](\d{2}))?", re.ASCII | re.IGNORECASE)


def read_moment(day: str, time: str) -> datetime | str | None:
    """Read "2027-03-28" and "02:30" as clocks in Sweden show it; None where nothing is typed.

    The day may be written as in read_day, the time as "14:30", "14.30" or "kl 14".
    Otherwise the sentence that says what is wrong: no such day, or a time the clocks skip or show twice.
    """
    typed = clean_line(time)
    read = read_day(day)
    if read is None and not typed:
        return None
    if not isinstance(read, date):
        return read or _("Skriv också dagen, till exempel 2027-03-15 eller 15 mars.")
    found = TIME.fullmatch(typed)
    if not found:
        return _("Skriv klockslaget med timme och minut, till exempel 16:00.")
    return _moment(read, int(found[1]), int(found[2] or 0))


def _moment(day: date, hour: int, minute: int) -> datetime | str:
    """Find the one moment that clocks in Sweden show so."""
    try:
        moments = clock.moments_of(datetime.combine(day, time(hour, minute)))
    except (ValueError, OverflowError):
        return _("Dagen eller klockslaget finns inte. Kontrollera siffrorna.")
    if not moments:
        return _("Klockan ställs fram den natten, så tiden finns inte. Välj en annan, till exempel 04:00.")
    if len(moments) > 1:
        return _(
            "Klockan ställs om den natten, så tiden kommer två gånger. Välj en annan, till exempel 04:00."
        )
    return moments[0]


def typed_day(moment: datetime | None) -> str:
    """Write a moment's day as it would be typed."""
    return f"{clock.in_sweden(moment):%Y-%m-%d}" if moment else ""


def typed_time(moment: datetime | None) -> str:
    """Write a moment's time of day as it would be typed."""
    return f"{clock.in_sweden(moment):%H:%M}" if moment else ""
