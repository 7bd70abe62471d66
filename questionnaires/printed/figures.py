"""What is printed: figures of evaluations, and those of them that do not follow from the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.edition import Edition
from questionnaires.rounding import percent

Scales = Mapping[str, Edition]
"""What a table names its edition ("2012"), and the edition that knows its numbers and maxima."""
_HUNDRED = 100
"""Of so many points a whole per cent is a point: then the parts are as exact as points are."""
Place = tuple[str, int, str, str, str, str]
"""Municipality, year, edition, level, number and source: one figure in one table."""


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

    @property
    def place(self) -> Place:
        """Name the row in the table it is printed in."""
        return (*self.row, self.source)


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

    @property
    def place(self) -> Place:
        """Name the row it tells of, in the table that is printed in."""
        return self.municipality, self.year, self.edition, self.level, self.number, self.source


def points_of(figure: PrintedFigure, scales: Scales) -> Fraction | None:
    """Give the points of a figure; one that is printed in per cent alone has that share of its maximum."""
    if figure.achieved is not None or figure.percent is None:
        return figure.achieved
    most = maximum_in(scales, figure)
    return None if most is None else figure.percent * most / 100


def percent_of(figure: PrintedFigure, scales: Scales) -> Fraction | None:
    """Give the whole per cent of a figure, as it is printed, or as its points are."""
    most = maximum_in(scales, figure)
    if figure.percent is not None:
        return Fraction(figure.percent)
    share = percent(figure.achieved, most) if figure.achieved is not None and most else None
    return None if share is None else Fraction(share)


def maximum_in(scales: Scales, figure: PrintedFigure) -> Fraction | None:
    """Give what a figure can be at most: by print, else by its scale."""
    if figure.maximum is not None:
        return figure.maximum
    edition = scales.get(figure.edition)
    return maximum_of(edition, figure) if edition else None


def maximum_of(edition: Edition, figure: PrintedFigure) -> Fraction | None:
    """Find what a figure can be at most in an edition, or None where that is not known."""
    if figure.level == "total":
        return edition.max_points
    part = edition.area(figure.number) if figure.level == "area" else edition.subarea(figure.number)
    return part.max_points if part else None


class PrintedTables:
    """Printed figures, to be found by the report and the table they stand in."""

    def __init__(self, figures: Iterable[PrintedFigure], scales: Scales) -> None:
        self.scales = scales
        self.first: dict[tuple[object, ...], PrintedFigure] = {}
        self._subareas: dict[tuple[object, ...], list[PrintedFigure]] = defaultdict(list)
        self._areas: dict[tuple[object, ...], list[PrintedFigure]] = defaultdict(list)
        for row in figures:
            if not row.repeated:
                self.first.setdefault((row.report, row.row), row)
            area, dot, _own = row.number.partition(".")
            if dot and not row.repeated:
                self._subareas[row.report, area].append(row)
            if row.level == "area":
                self._areas[row.report, row.source].append(row)

    def parts_of(self, figure: PrintedFigure) -> list[PrintedFigure]:
        """List what a figure is the sum of: subareas of its report, or areas beside it in its table."""
        if figure.level == "area":
            return self._subareas.get((figure.report, figure.number), [])
        return self._areas.get((figure.report, figure.source), []) if figure.level == "total" else []

    def known_in(self, figure: PrintedFigure) -> list[Fraction]:
        """List the points of a figure's parts, where they are printed, as points or in per cent alone."""
        found = (points_of(part, self.scales) for part in self.parts_of(figure))
        return [points for points in found if points is not None]

    def slack_in(self, figure: PrintedFigure) -> Fraction:
        """Tell how far a sum may be from its parts, since some of them are known in whole per cent alone."""
        shares = [part for part in self.parts_of(figure) if part.achieved is None]
        most = (maximum_in(self.scales, part) or Fraction(0) for part in shares)
        return sum((one / 200 for one in most if one != _HUNDRED), Fraction(0))

    def missing_in(self, figure: PrintedFigure) -> list[Fraction | None]:
        """List the maxima of those parts whose points are not printed, as far as the scale is known."""
        edition = self.scales.get(figure.edition)
        if edition is None:
            return []
        area = edition.area(figure.number)
        whole = edition.areas if figure.level == "total" else area.subareas if area else ()
        parts = self.parts_of(figure)
        printed = {part.number for part in parts if points_of(part, self.scales) is not None}
        return [part.max_points for part in whole if part.number not in printed]
