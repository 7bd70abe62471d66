"""How steadily municipalities have improved in their key figures: pure arithmetic, without any memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from questionnaires.edition import Figure
from webapp.award.queries.figures.figure_positions import (
    ENOUGH,
    Compared,
    Told,
    Values,
    compare,
    mean,
    years_that_count,
)

MOST_YEARS, FEWEST_YEARS = 4, 3


@dataclass(frozen=True, slots=True)
class Path:
    """One municipality's way in one figure: the share of its steps that improve, and from where to where."""

    years: tuple[int, ...]
    better: int
    steps: int
    change: Fraction

    @property
    def steady(self) -> Fraction:
        """Give the share of the steps that are improvements."""
        return Fraction(self.better, self.steps)


@dataclass(frozen=True, slots=True)
class Development:
    """How one municipality has developed: means over its figures, if it has figures enough."""

    code: str
    steadiness: Fraction | None
    change: Fraction | None
    paths: Mapping[str, Path]
    asked: int


def developments(figures: Sequence[Figure], values: Values) -> dict[str, Development]:
    """Tell how steadily everybody has improved; a figure with fewer than three years counts for nothing."""
    return developments_of(figures, values, compare(figures, values))


def developments_of(figures: Sequence[Figure], values: Values, among: Compared) -> dict[str, Development]:
    """Tell the same of what has been compared already."""
    latest = years_that_count(figures, values)
    walked = {
        one.id: _paths(among[one.id], latest[one.id], rises=one.rises) for one in figures if one.id in latest
    }
    counted = [figure for figure, paths in walked.items() if paths]
    codes = sorted({code for of_figure in values.values() for year in of_figure.values() for code in year})
    found = {}
    for code in codes:
        own = {figure: walked[figure][code] for figure in counted if code in walked[figure]}
        enough = bool(own) and Fraction(len(own), len(counted)) >= ENOUGH
        found[code] = Development(
            code,
            mean([path.steady for path in own.values()]) if enough else None,
            mean([path.change for path in own.values()]) if enough else None,
            own,
            len(counted),
        )
    return found


def _paths(among: Mapping[int, Mapping[str, Told]], latest: int, *, rises: bool) -> dict[str, Path]:
    """Follow everybody through the last four years of a figure."""
    window = [year for year in sorted(among) if latest - MOST_YEARS < year <= latest]
    codes = {code for year in window for code in among[year]}
    found = {}
    for code in codes:
        own = [(year, among[year][code]) for year in window if code in among[year]]
        if len(own) >= FEWEST_YEARS:
            found[code] = _path(own, rises=rises)
    return found


def _path(own: Sequence[tuple[int, Told]], *, rises: bool) -> Path:
    steps = [(before.value, after.value) for (_, before), (_, after) in pairwise(own)]
    better = [after > before if rises else after < before for before, after in steps]
    change = own[-1][1].percentile - own[0][1].percentile
    return Path(tuple(year for year, _ in own), sum(better), len(steps), change)


def steadiest(found: Mapping[str, Development]) -> list[Development]:
    """Order those that can be followed: the steadiest first, then whoever has moved furthest."""
    known = [one for one in found.values() if one.steadiness is not None and one.change is not None]
    return sorted(known, key=lambda one: (-(one.steadiness or 0), -(one.change or 0)))
