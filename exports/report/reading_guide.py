"""How the figures of a report are read: in one place, so that document and page say the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from babel.dates import format_date

from exports.rose import as_read
from questionnaires.compass import Score
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.language import spoken
from questionnaires.rounding import as_difference, as_points, percent

NOT_ASSESSED = N_("bedöms inte")
NOTHING = "–"
FINE = 1
"""Subareas are read with one decimal, as on the pages."""


def day(local: date) -> str:
    """Write a day: "3 november 2026"."""
    return format_date(local, "d MMMM y", spoken())


def days(several: Iterable[date]) -> str:
    """Write days, neighbours as one stretch: "18–20 och 27 september 2006"."""
    stretches: list[list[date]] = []
    for one in sorted(set(several)):
        if stretches and one - stretches[-1][-1] == timedelta(days=1):
            stretches[-1].append(one)
        else:
            stretches.append([one])
    told = [_stretch(found, stretches[-1][-1]) for found in stretches]
    return _(" och ").join([", ".join(told[:-1]), told[-1]] if told[1:] else told)


def _stretch(found: list[date], last: date) -> str:
    """Write days in a row; the month and year are left out where what ends it all says the same."""
    first, end = found[0], found[-1]
    within = (end.year, end.month) == (last.year, last.month)
    shown = str(end.day) if within and end != last else day(end)
    if first == end:
        return shown
    same = (first.year, first.month) == (end.year, end.month)
    return f"{first.day}–{shown}" if same else f"{day(first)} – {day(end)}"


def points(value: Fraction, decimals: int = 0) -> str:
    """Write points."""
    return as_points(value, decimals)


def share(score: Score) -> str:
    """Write how large a part is achieved, in whole per cent."""
    return percents(score.secured, score.maximum) if not score.open else NOTHING


def percents(achieved: Fraction, maximum: Fraction) -> str:
    """Write a share in whole per cent, or a dash where nothing is assessed."""
    found = percent(achieved, maximum)
    return NOTHING if found is None else f"{found} %"


def scored(score: Score, decimals: int = 0) -> tuple[str, str, str]:
    """Write what is achieved, the most there is, and the share; an interval while something is open."""
    if not score.maximum:
        return str(NOT_ASSESSED), NOTHING, NOTHING
    return as_read(score, decimals), points(score.maximum), share(score)


def changed(agreed: Score, own: Score, decimals: int) -> str:
    """Write what the evaluators changed, as both figures are read; an interval has no difference."""
    return difference(settled(agreed), settled(own), decimals)


def settled(score: Score) -> Fraction | None:
    """Give the points where they are read as one figure: something is assessed, and nothing is open."""
    return score.secured if score.maximum and not score.open else None


def difference(value: Fraction | None, other: Fraction | None, decimals: int) -> str:
    """Write the difference of two figures as they are read, or a dash where one of them is not there."""
    return NOTHING if value is None or other is None else as_difference(value, other, decimals)
