"""A day and a time of day as people type them, read as one moment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from webapp.ground.calendar import clock
from webapp.ground.fields import clean_line
from webapp.ground.fields.presence import sent_or_kept

DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
TIME = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)


def read_moment(day: str, time: str) -> datetime | str | None:
    """Read "2027-03-28" and "02:30" as clocks in Sweden show it; None where nothing is typed.

    Otherwise the sentence that says what is wrong: no such day, or a time the clocks skip or show twice.
    """
    day, time = clean_line(day), clean_line(time)
    if not day and not time:
        return None
    found_day, found_time = DAY.fullmatch(day), TIME.fullmatch(time)
    if not found_day:
        return "Skriv dagen som år-månad-dag, till exempel 2027-03-15."
    if not found_time:
        return "Skriv klockslaget med timme och minut, till exempel 16:00."
    return _moment([int(part) for part in (*found_day.groups(), *found_time.groups())])


def _moment(parts: list[int]) -> datetime | str:
    """Find the one moment that clocks in Sweden show so."""
    year, month, day, hour, minute = parts
    try:
        moments = clock.moments_of(datetime(year, month, day, hour, minute))  # noqa: DTZ001 -- as typed
    except (ValueError, OverflowError):
        return "Dagen eller klockslaget finns inte. Kontrollera siffrorna."
    if not moments:
        return "Klockan ställs fram den natten, så tiden finns inte. Välj en annan, till exempel 04:00."
    if len(moments) > 1:
        return "Klockan ställs om den natten, så tiden kommer två gånger. Välj en annan, till exempel 04:00."
    return moments[0]


def changed_moment(
    form: Mapping[str, str], day: str, time: str, before: datetime | None
) -> datetime | str | None:
    """Read the moment of two fields that showed another: left as they were, or not there, they mean that one.

    A page shows whole minutes, so reading them back would move a moment that has seconds.
    """
    shown = typed_day(before), typed_time(before)
    sent = sent_or_kept(form, day, shown[0], clean_line), sent_or_kept(form, time, shown[1], clean_line)
    return before if sent == shown else read_moment(*sent)


def typed_day(moment: datetime | None) -> str:
    """Write a moment's day as it would be typed."""
    return f"{clock.in_sweden(moment):%Y-%m-%d}" if moment else ""


def typed_time(moment: datetime | None) -> str:
    """Write a moment's time of day as it would be typed."""
    return f"{clock.in_sweden(moment):%H:%M}" if moment else ""
