"""Printed evaluations recounted: what follows from their own figures, and what does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from questionnaires.municipalities.register import municipalities
from questionnaires.printed.figures import (
    Deviation,
    Place,
    PrintedFigure,
    PrintedTables,
    Scales,
    maximum_in,
    percent_of,
)
from questionnaires.rounding import half_up, percent

Listed = dict[tuple[Place, str], list[Deviation]]
"""Deviations by the place and the kind of value they tell of."""

_SUMS = ("area", "total")
NO_SCALES: Scales = MappingProxyType({})


class Recount(NamedTuple):
    """A printed value beside the value that follows from the others, and the deviation that explains it."""

    figure: PrintedFigure
    kind: str
    printed: Fraction | None
    computed: Fraction | None
    follows: bool
    deviation: Deviation | None

    @property
    def state(self) -> str:
        """Say "reproduced", "deviation" (listed, with both values right) or "contradiction"."""
        if self.follows and self.deviation is None:
            return "reproduced"
        listed = self.deviation
        explained = listed and (listed.printed, listed.computed) == (self.printed, self.computed)
        return "deviation" if explained and not self.follows else "contradiction"


class Value(NamedTuple):
    """What is compared, the printed value, the computed one, and the decimals it is printed with."""

    kind: str
    printed: Fraction | None
    computed: Fraction | None
    decimals: int


class Incomplete(NamedTuple):
    """A sum that cannot be checked, since some of what it is made of is not there."""

    figure: PrintedFigure
    known: int
    whole: int


def recompute(
    figures: Iterable[PrintedFigure], deviations: Iterable[Deviation], scales: Scales = NO_SCALES
) -> list[Recount]:
    """Add printed subareas to areas and areas to totals, divide to per cent, and compare with print.

    Where a scale is known, a sum whose parts are not all there is compared only if it cannot be right.
    """
    rows = list(figures)
    tables, listed = PrintedTables(rows, scales), listed_by(deviations)
    unassessed = _unassessed(listed)
    return [
        recounted(figure, value, listed) for figure in rows for value in _values(figure, tables, unassessed)
    ]


def recounted(figure: PrintedFigure, value: Value, listed: Listed) -> Recount:
    """Compare one value with print, and look up what is said about it: what fits, if anything does."""
    kind, printed, computed, decimals = value
    read = None if computed is None else half_up(computed, decimals)
    said = listed.get((figure.place, kind), [])
    fitting = (one for one in said if (one.printed, one.computed) == (printed, computed))
    return Recount(figure, kind, printed, computed, printed == read, next(fitting, said[0] if said else None))


def listed_by(deviations: Iterable[Deviation]) -> Listed:
    """Order deviations by what they tell of."""
    listed: Listed = defaultdict(list)
    for deviation in deviations:
        listed[deviation.place, deviation.figure].append(deviation)
    return dict(listed)


def superfluous(recounts: Iterable[Recount], deviations: Iterable[Deviation]) -> list[Deviation]:
    """List the deviations that explain nothing."""
    used = {recount.deviation for recount in recounts if recount.state == "deviation"}
    return [deviation for deviation in deviations if deviation not in used]


def incomplete(figures: Iterable[PrintedFigure], scales: Scales) -> list[Incomplete]:
    """List the sums that cannot be checked, since some parts are printed but not all."""
    rows = list(figures)
    tables = PrintedTables(rows, scales)
    found = []
    for figure in rows:
        known, missing = tables.known_in(figure), tables.missing_in(figure)
        if known and _may_be(_sum(figure, known), missing):
            found.append(Incomplete(figure, len(known), len(known) + len(missing)))
    return found


def as_assessed(figures: Iterable[PrintedFigure], deviations: Iterable[Deviation]) -> list[PrintedFigure]:
    """Leave out the areas nobody has assessed: no points, and nothing in the maximum of the total."""
    rows, unassessed = list(figures), _unassessed(listed_by(deviations))
    lost: dict[tuple[object, ...], Fraction] = {}
    for area in rows:
        if area.level == "area" and area.place in unassessed:
            table = (area.report, area.source)
            lost[table] = lost.get(table, Fraction(0)) + (area.maximum or 0)
    return [
        replace(figure, achieved=None)
        if figure.level == "area" and figure.place in unassessed
        else _left_out(figure, lost)
        for figure in rows
    ]


def _left_out(figure: PrintedFigure, lost: dict[tuple[object, ...], Fraction]) -> PrintedFigure:
    """Lower the maximum of a total by what nobody has assessed."""
    less = lost.get((figure.report, figure.source), Fraction(0))
    if figure.level != "total" or figure.maximum is None or not less:
        return figure
    return replace(figure, maximum=figure.maximum - less)


def _values(figure: PrintedFigure, tables: PrintedTables, unassessed: set[Place]) -> Iterator[Value]:
    """Give everything of a row that the other rows say something about."""
    if figure.percent is not None and figure.achieved is not None and figure.maximum:
        computed = Fraction(percent(figure.achieved, figure.maximum) or 0)
        yield Value("percent", Fraction(figure.percent), computed, 0)
    if figure.repeated:
        first = tables.first[figure.report, figure.row]
        if not reads_alike(figure, first):
            yield Value("repeated", figure.achieved, first.achieved, figure.decimals)
            return
        yield Value("repeated", figure.achieved, figure.achieved, figure.decimals)
    if figure.achieved is None and figure.percent is not None:
        yield from _shares(figure, tables)
    if figure.level in _SUMS and figure.achieved is not None:
        known = tables.known_in(figure)
        value = _within(_sum(figure, known), tables.slack_in(figure))
        if known or figure.level == "total":
            if not _may_be(value, tables.missing_in(figure)):
                yield value
        elif tables.parts_of(figure) or figure.place in unassessed or _is_zero_of_district(figure):
            yield value._replace(computed=None)


def _shares(figure: PrintedFigure, tables: PrintedTables) -> Iterator[Value]:
    """Check a figure that is printed in per cent alone: against its parts, and its first print."""
    printed = Fraction(figure.percent or 0)
    if figure.repeated:
        first = percent_of(tables.first[figure.report, figure.row], tables.scales)
        yield Value("percent", printed, printed if first is None else first, 0)
        return
    most, known = maximum_in(tables.scales, figure), tables.known_in(figure)
    if figure.level not in _SUMS or not most or not known or any(tables.missing_in(figure)):
        return
    parts = tables.parts_of(figure)
    rounded = (maximum_in(tables.scales, part) or 0 for part in parts if part.achieved is None)
    slack = sum((Fraction(one) / 200 for one in rounded), Fraction(0)) / most * 100
    value = _within(Value("percent", printed, sum(known, Fraction(0)) / most * 100, 0), slack)
    yield value._replace(computed=half_up(value.computed or Fraction(0)))


def _within(value: Value, slack: Fraction) -> Value:
    """Let a value follow where it is no further from the sum than the rounding of its parts may take it."""
    _kind, printed, computed, decimals = value
    if printed is None or computed is None or not slack:
        return value
    near = half_up(computed - slack, decimals) <= printed <= half_up(computed + slack, decimals)
    return value._replace(computed=printed) if near else value


def _sum(figure: PrintedFigure, known: list[Fraction]) -> Value:
    """Add the parts of a figure."""
    return Value("points", figure.achieved, sum(known, Fraction(0)), figure.decimals)


def _may_be(value: Value, missing: list[Fraction | None]) -> bool:
    """Tell whether a sum that does not follow may be right all the same, with the parts that are missing."""
    _kind, printed, computed, decimals = value
    if not missing or printed is None or computed is None or printed == half_up(computed, decimals):
        return False
    most = sum((most for most in missing if most is not None), computed)
    return printed > computed and (None in missing or printed <= half_up(most, decimals))


def _unassessed(listed: Listed) -> set[Place]:
    """Name what is printed as a figure although it is known that nobody has assessed it."""
    points = ((place, said) for (place, kind), said in listed.items() if kind == "points")
    return {place for place, said in points if any(one.computed is None for one in said)}


def _is_zero_of_district(figure: PrintedFigure) -> bool:
    """Tell whether this is a whole area with no points in a district, where not all areas are assessed."""
    name = figure.municipality.partition(" (")[0]
    return figure.level == "area" and figure.achieved == 0 and name in _districts()


@cache
def _districts() -> frozenset[str]:
    """Name the parts of municipalities that have been evaluated on their own."""
    return frozenset(one.name for one in municipalities() if one.part_of)


def reads_alike(figure: PrintedFigure, first: PrintedFigure) -> bool:
    """Tell whether two printings of a row are one figure, read with the fewer decimals of both."""
    if figure.achieved is None or first.achieved is None:
        return figure.achieved == first.achieved
    decimals = min(figure.decimals, first.decimals)
    return half_up(figure.achieved, decimals) == half_up(first.achieved, decimals)
