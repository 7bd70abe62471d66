"""About how far it is between two municipalities: between the seats of their counties, as the crow flies.

It is for choosing evaluators who need not travel across the country, and no nearer than that: the seats stand
in `counties.csv` to a tenth of a degree, about a mile, as an atlas has them.
"""

from __future__ import annotations

import csv
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from questionnaires.municipalities.register import named

_PATH = Path(__file__).parent / "counties.csv"
_EARTH = 6371
"""Kilometres from its middle to its surface."""


def tens_of_km(first: str, second: str) -> int | None:
    """Give the distance between two municipalities in Swedish miles; None where a county is not known."""
    seats = _seats()
    places = [seats.get(one.county) if (one := named(name)) else None for name in (first, second)]
    here, there = places
    if here is None or there is None:
        return None
    (a, b), (c, d) = here, there
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return round(2 * _EARTH * asin(sqrt(half)) / 10)


@cache
def _seats() -> dict[str, tuple[float, float]]:
    with _PATH.open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: (radians(float(row["latitude"])), radians(float(row["longitude"])))
            for row in csv.DictReader(file)
        }
