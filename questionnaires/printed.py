"""Printed evaluations recounted: what follows from their own figures, and what does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from questionnaires.rounding import half_up, percent


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """One row of a printed table: points achieved (None where nothing is printed), maximum, per cent."""

    municipality: str
    year: int
    edition: str
    level: str
    number: str
    achieved: Fraction | None
    decimals: int
    maximum: Fraction | None
    percent: int | None
    source: str
    repeated: bool = False

    @property
    def report(self) -> tuple[str, int, str, str]:
        """Name whose evaluation this is, on which scale, in which document."""
        return self.municipality, self.year, self.edition, self.source.partition(",")[0]

    @property
    def row(self) -> tuple[str, int, str, str, str]:
        """Name the row, wherever it is printed."""
        return self.municipality, self.year, self.edition, self.level, self.number


@dataclass(frozen=True, slots=True)
class Deviation:
    """A printed figure that does not follow (avvikelse); a computed None says that nobody has assessed it."""

    municipality: str
    year: int
    edition: str
    level: str
    number: str
    figure: str
    printed: Fraction | None
    computed: Fraction | None
    source: str
    explanation: str

    def tells_of(self, figure: PrintedFigure, kind: str) -> bool:
        """Tell whether this is about points, repeated points or per cent of that row in that place."""
        own = (self.municipality, self.year, self.edition, self.level, self.number)
        return own == figure.row and self.source == figure.source and self.figure == kind


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


def recompute(figures: Iterable[PrintedFigure], deviations: Iterable[Deviation]) -> list[Recount]:
    """Add printed subareas to areas and areas to totals, divide to per cent, and compare with print."""
    rows, listed = list(figures), list(deviations)
    recounts = []
    for figure in rows:
        for kind, printed, computed, decimals in _values(figure, rows, listed):
            read = None if computed is None else half_up(computed, decimals)
            deviation = next((d for d in listed if d.tells_of(figure, kind)), None)
            recounts.append(Recount(figure, kind, printed, computed, printed == read, deviation))
    return recounts


def superfluous(recounts: Iterable[Recount], deviations: Iterable[Deviation]) -> list[Deviation]:
    """List the deviations that explain nothing."""
    used = [recount.deviation for recount in recounts if recount.state == "deviation"]
    return [deviation for deviation in deviations if deviation not in used]


def as_assessed(figures: Iterable[PrintedFigure], deviations: Iterable[Deviation]) -> list[PrintedFigure]:
    """Leave out the areas nobody has assessed: no points, and nothing in the maximum of the total."""
    rows, listed = list(figures), list(deviations)
    missing = [f for f in rows if f.level == "area" and _is_unassessed(f, listed)]
    lost: dict[tuple[object, ...], Fraction] = {}
    for area in missing:
        table = (*area.report, area.source)
        lost[table] = lost.get(table, Fraction(0)) + (area.maximum or 0)
    return [
        _left_out(figure, lost) if figure not in missing else replace(figure, achieved=None)
        for figure in rows
    ]


def _left_out(figure: PrintedFigure, lost: dict[tuple[object, ...], Fraction]) -> PrintedFigure:
    """Lower the maximum of a total by what nobody has assessed."""
    less = lost.get((*figure.report, figure.source), Fraction(0))
    if figure.level != "total" or figure.maximum is None or not less:
        return figure
    return replace(figure, maximum=figure.maximum - less)


_Value = tuple[str, Fraction | None, Fraction | None, int]
"""What is compared, the printed value, the computed one, and the decimals it is printed with."""


def _values(figure: PrintedFigure, rows: list[PrintedFigure], listed: list[Deviation]) -> Iterator[_Value]:
    """Give everything of a row that the other rows say something about."""
    if figure.percent is not None and figure.achieved is not None and figure.maximum:
        computed = Fraction(percent(figure.achieved, figure.maximum) or 0)
        yield "percent", Fraction(figure.percent), computed, 0
    if figure.repeated:
        first = next(row for row in rows if row.row == figure.row and not row.repeated)
        if not _reads_alike(figure, first):
            yield "repeated", figure.achieved, first.achieved, figure.decimals
            return
        yield "repeated", figure.achieved, figure.achieved, figure.decimals
    if figure.level == "area":
        yield from _area(figure, rows, listed)
    if figure.level == "total":
        areas = [row.achieved or Fraction(0) for row in rows if _stands_beside(row, figure)]
        yield "points", figure.achieved, sum(areas, Fraction(0)), figure.decimals


def _area(figure: PrintedFigure, rows: list[PrintedFigure], listed: list[Deviation]) -> Iterator[_Value]:
    """Compare an area with the sum of its subareas in the same report, or with nothing at all."""
    parts = [
        row.achieved
        for row in rows
        if row.report == figure.report and row.number.startswith(f"{figure.number}.") and not row.repeated
    ]
    known = [points for points in parts if points is not None]
    if known:
        yield "points", figure.achieved, sum(known, Fraction(0)), figure.decimals
    elif parts or _is_unassessed(figure, listed):
        yield "points", figure.achieved, None, figure.decimals


def _stands_beside(row: PrintedFigure, total: PrintedFigure) -> bool:
    """Tell whether an area is printed in the same table as a total."""
    same = (row.report, row.source, row.repeated) == (total.report, total.source, total.repeated)
    return row.level == "area" and same


def _is_unassessed(figure: PrintedFigure, listed: list[Deviation]) -> bool:
    """Tell whether it is known that nobody has assessed what is printed as a figure."""
    return any(d.computed is None and d.tells_of(figure, "points") for d in listed)


def _reads_alike(figure: PrintedFigure, first: PrintedFigure) -> bool:
    """Tell whether two printings of a row are one figure, read with the fewer decimals of both."""
    if figure.achieved is None or first.achieved is None:
        return figure.achieved == first.achieved
    decimals = min(figure.decimals, first.decimals)
    return half_up(figure.achieved, decimals) == half_up(first.achieved, decimals)
