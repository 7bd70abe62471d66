"""Small lines over the years, as figures and as places on a picture; the table beside them is the content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from webapp.award.queries.figures.figure_pages import FigureRow
from webapp.ground.frame.filters import exact, points

WIDE, HIGH, EDGE = 220, 64, 8
MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """One figure as it is shown: its years with values in words, and two lines."""

    row: FigureRow
    years: list[tuple[int, str, str, str]]
    own: str
    middle: str
    dots: list[tuple[str, str]]


def drawn(row: FigureRow) -> Drawn:
    """Place the municipality's own line and that of the middle one in the same picture."""
    every = [*row.own.values(), *row.middle.values()]
    low, high = min(every), max(every)
    places = [_places(series, row.years, low, high) for series in (row.own, row.middle)]
    years = [
        (
            year,
            written(row.own.get(year)),
            written(row.middle.get(year)),
            points(row.percentile[year] * 100) if year in row.percentile else "–",
        )
        for year in row.years
    ]
    own, middle = (" ".join(f"{x},{y}" for x, y in line) for line in places)
    return Drawn(row, years, own, middle, places[0])


def written(value: Fraction | None) -> str:
    """Write a value exactly as it was read in, or with two decimals where that is longer; "–" for none."""
    if value is None:
        return "–"
    whole = exact(value)
    return whole if "/" not in whole and len(whole) <= MOST_DIGITS + 2 else points(value, 2)


def _places(
    series: Mapping[int, Fraction], years: tuple[int, ...], low: Fraction, high: Fraction
) -> list[tuple[str, str]]:
    found = []
    for n, year in enumerate(years):
        if year in series:
            across = Fraction(n, max(1, len(years) - 1)) * (WIDE - 2 * EDGE) + EDGE
            up = (series[year] - low) / (high - low) if high > low else Fraction(1, 2)
            found.append((_coordinate(across), _coordinate(HIGH - EDGE - up * (HIGH - 2 * EDGE))))
    return found


def _coordinate(value: Fraction) -> str:
    tenths = round(value * 10)
    return f"{tenths // 10}.{tenths % 10}"
