"""All that is known from print, own files and what has been read in since, recounted together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from questionnaires.edition import Edition
from questionnaires.printed.figures import (
    Deviation,
    PrintedFigure,
    Scales,
    maximum_of,
    percent_of,
    points_of,
)
from questionnaires.printed.recount import (
    Listed,
    Recount,
    Value,
    listed_by,
    reads_alike,
    recompute,
    recounted,
)

COMPASS = "kommunkompassen"
_EXACT = 2  # no printed figure has more decimals
FIRST, FIRST_WITH_MAXIMA = "2003", "2006"
"""The first edition is named 2003 in printed tables; its maxima are known as they were printed in 2006."""


@dataclass(frozen=True)
class KnownPrint:
    """Figures and deviations from the files in published/; figures read in later, with what was flagged."""

    published: tuple[PrintedFigure, ...]
    deviations: tuple[Deviation, ...]
    scales: Scales
    imported: tuple[PrintedFigure, ...] = ()
    flags: tuple[Deviation, ...] = ()

    @property
    def figures(self) -> tuple[PrintedFigure, ...]:
        """Give every figure."""
        return (*self.published, *self.imported)

    def with_more(self, figures: Iterable[PrintedFigure], flags: Iterable[Deviation] = ()) -> KnownPrint:
        """Add figures that are read in; one printed before in the same document is marked as repeated."""
        imported = (*self.imported, *_marked(figures, self.figures))
        return replace(self, imported=imported, flags=(*self.flags, *flags))


def scales_of(editions: Mapping[str, Edition]) -> dict[str, Edition]:
    """Give the editions whose points can be entered, by what printed tables name them."""
    scales = {
        edition.id.partition("/")[2]: edition
        for edition in editions.values()
        if edition.bank == COMPASS and edition.status != "draft" and not edition.own_name
    }
    if FIRST_WITH_MAXIMA in scales:
        scales[FIRST] = scales.pop(FIRST_WITH_MAXIMA)
    return dict(sorted(scales.items()))


def recount_all(known: KnownPrint) -> list[Recount]:
    """Recount every printed figure; those read in are also held against maxima and other documents.

    A flag was right when its file was read in; one that has been overtaken since says nothing.
    """
    said = (*known.deviations, *known.flags)
    recounts = [*recompute(known.figures, said, known.scales), *_beside(known, listed_by(said))]
    flags = set(known.flags)
    return [
        recount._replace(deviation=None)
        if recount.state == "contradiction" and recount.deviation in flags
        else recount
        for recount in recounts
    ]


def _beside(known: KnownPrint, listed: Listed) -> Iterator[Recount]:
    """Compare what was read in with the maxima of its edition, and with the same figure elsewhere."""
    assessed = _assessed(known)
    first: dict[tuple[object, ...], PrintedFigure] = {}
    for figure in known.figures:
        if not figure.repeated and points_of(figure, known.scales) is not None:
            first.setdefault(figure.row, figure)
    for figure in known.imported:
        values = (
            _maximum(figure, known.scales.get(figure.edition), assessed.get(_table(figure))),
            _elsewhere(figure, first.get(figure.row), known.scales),
        )
        yield from (recounted(figure, value, listed) for value in values if value)


def _maximum(figure: PrintedFigure, edition: Edition | None, assessed: Fraction | None) -> Value | None:
    """Compare a printed maximum with the edition's; a total may also be of the areas that were assessed."""
    most = maximum_of(edition, figure) if edition else None
    if most is None or figure.maximum is None:
        return None
    if figure.level == "total" and figure.maximum == assessed:
        most = assessed
    return Value("maximum", figure.maximum, most, _EXACT)


def _elsewhere(figure: PrintedFigure, other: PrintedFigure | None, scales: Scales) -> Value | None:
    """Compare a figure with the same one in another document, in per cent where one of them is that alone."""
    if other is None or other.report == figure.report or figure.repeated:
        return None
    if figure.achieved is None or other.achieved is None:
        here, other_share = percent_of(figure, scales), percent_of(other, scales)
        return Value("percent_elsewhere", here, other_share, 0) if here is not None else None
    there = figure.achieved if reads_alike(figure, other) else other.achieved
    return Value("elsewhere", figure.achieved, there, figure.decimals)


def _assessed(known: KnownPrint) -> dict[tuple[object, ...], Fraction]:
    """Sum the maxima of the areas that are printed with points, for each table."""
    sums: dict[tuple[object, ...], Fraction] = {}
    for figure in known.figures:
        edition = known.scales.get(figure.edition)
        if figure.level == "area" and points_of(figure, known.scales) is not None and edition:
            sums[_table(figure)] = sums.get(_table(figure), Fraction(0)) + (maximum_of(edition, figure) or 0)
    return sums


def _table(figure: PrintedFigure) -> tuple[object, ...]:
    """Name the table a figure stands in."""
    return figure.report, figure.source


def _marked(figures: Iterable[PrintedFigure], before: Iterable[PrintedFigure]) -> list[PrintedFigure]:
    """Mark what its own document has printed before, in another place."""
    seen = {(figure.report, figure.row) for figure in before}
    marked = []
    for figure in figures:
        marked.append(replace(figure, repeated=(figure.report, figure.row) in seen))
        seen.add((figure.report, figure.row))
    return marked
