"""Where municipalities stand by their key figures: pure arithmetic in exact fractions, without any memory.

Explained to its readers on the page, in the same order as here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from questionnaires.difference import Placed, placed
from questionnaires.edition import Figure

Values = Mapping[str, Mapping[int, Mapping[str, Fraction]]]
"""Values by figure id, by year, by the code of a municipality."""
Compared = Mapping[str, Mapping[int, Mapping[str, "Told"]]]
"""The same, each set against the others of its year."""
ENOUGH = Fraction(1, 2)
"""Whoever has fewer than this share of the figures is not placed."""


@dataclass(frozen=True, slots=True)
class Told:
    """One municipality in one figure: its value, the share of the others it stands before, its place."""

    value: Fraction
    percentile: Fraction
    place: int
    shared: bool
    among: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one municipality stands: its mean percentile over perspectives, if it has figures enough."""

    code: str
    total: Fraction | None
    perspectives: Mapping[str, Fraction]
    figures: Mapping[str, Told]
    asked: int

    @property
    def enough(self) -> bool:
        """Tell whether at least half of the figures are known."""
        return self.total is not None


def told(values: Mapping[str, Fraction], *, rises: bool) -> dict[str, Told]:
    """Set those who have a value against each other; nobody alone can be compared.

    The percentile is the share of the others that stand behind, those beside counted as half.
    """
    many = len(values)
    if many < 2:  # noqa: PLR2004 -- one and another
        return {}
    # Whole numbers of the smallest unit: to compare fractions takes many times longer.
    unit = lcm(*(value.denominator for value in values.values()))
    whole = {code: value.numerator * (unit // value.denominator) for code, value in values.items()}
    ordered = sorted(whole.values())
    found = {}
    for code, value in whole.items():
        lower, upper = bisect_left(ordered, value), many - bisect_right(ordered, value)
        behind, before = (lower, upper) if rises else (upper, lower)
        beside = many - lower - upper - 1
        percentile = Fraction(2 * behind + beside, 2 * (many - 1))
        found[code] = Told(values[code], percentile, before + 1, beside > 0, many)
    return found


def compare(figures: Iterable[Figure], values: Values) -> Compared:
    """Set everybody against each other in every figure and year."""
    return {
        one.id: {year: told(of_year, rises=one.rises) for year, of_year in values[one.id].items()}
        for one in figures
        if one.id in values
    }


def year_that_counts(years: Mapping[int, Mapping[str, Fraction]]) -> int | None:
    """Choose the latest year in which at least half as many as at the most have a value."""
    most = max(map(len, years.values()), default=0)
    return max((year for year, values in years.items() if 2 * len(values) >= most > 0), default=None)


def years_that_count(figures: Iterable[Figure], values: Values) -> dict[str, int]:
    """Choose the year of each figure that anybody has a value of."""
    chosen = {one.id: year_that_counts(values.get(one.id, {})) for one in figures}
    return {figure: year for figure, year in chosen.items() if year is not None}


def standings(figures: Sequence[Figure], values: Values) -> dict[str, Standing]:
    """Tell where every municipality stands; a figure that is missing counts neither for nor against."""
    return standings_of(figures, values, compare(figures, values))


def standings_of(figures: Sequence[Figure], values: Values, among: Compared) -> dict[str, Standing]:
    """Tell the same of what has been compared already."""
    years = years_that_count(figures, values)
    compared = {one.id: among[one.id][years[one.id]] for one in figures if one.id in years}
    counted = [one for one in figures if compared.get(one.id)]
    codes = sorted({code for of_figure in values.values() for year in of_figure.values() for code in year})
    return {code: _standing(code, counted, compared) for code in codes}


def _standing(code: str, counted: Sequence[Figure], compared: Mapping[str, Mapping[str, Told]]) -> Standing:
    own = {one.id: compared[one.id][code] for one in counted if code in compared[one.id]}
    within: dict[str, list[Fraction]] = {}
    for one in counted:
        if one.id in own:
            within.setdefault(one.perspective.id, []).append(own[one.id].percentile)
    perspectives = {side: mean(shares) for side, shares in within.items()}
    enough = bool(own) and Fraction(len(own), len(counted)) >= ENOUGH
    total = mean(list(perspectives.values())) if enough else None
    return Standing(code, total, perspectives, own, len(counted))


def mean(shares: Sequence[Fraction]) -> Fraction:
    """Weigh all equally."""
    return sum(shares, Fraction(0)) / len(shares)


def order(found: Mapping[str, Standing]) -> list[Placed]:
    """Place those who have figures enough, the best first; ties share a place."""
    return placed((code, one.total) for code, one in found.items() if one.total is not None)
