"""A file of printed figures to be read in: every fault at once, else every contradiction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from questionnaires.check.findings import Finding, Sentence
from questionnaires.printed import sentences
from questionnaires.printed.figures import Place, PrintedFigure
from questionnaires.printed.known import KnownPrint, recount_all
from questionnaires.printed.recount import Incomplete, Recount, incomplete
from questionnaires.printed.rows import RowReader
from questionnaires.printed.tables import COLUMNS, Row, Slip, Table


@dataclass(frozen=True)
class Import:
    """What a file would bring: figures by line, what does not follow, and sums that cannot be checked.

    A file with any fault brings nothing.
    """

    name: str
    faults: tuple[Finding, ...] = ()
    figures: tuple[PrintedFigure, ...] = ()
    lines: tuple[int, ...] = ()
    contradictions: tuple[Recount, ...] = ()
    unchecked: tuple[Incomplete, ...] = ()
    notes: tuple[str, ...] = ()
    """What is to be said of the file as such: what was left out of it, or hidden in it."""

    def line_of(self, figure: PrintedFigure) -> int:
        """Give the line a figure stands on, or 0 where it was known before."""
        return self._lines.get(figure.place, 0)

    @cached_property
    def _lines(self) -> dict[Place, int]:
        return {figure.place: line for figure, line in zip(self.figures, self.lines, strict=True)}


def read_import(name: str, table: Table, known: KnownPrint) -> Import:
    """Take the rows of a file, and hold them against each other, the editions and all that is in print."""
    rows, slips = _read(table.rows, known)
    faults = sorted([*table.slips, *slips, *_twice(rows, known)], key=lambda slip: slip.line)
    if faults:
        return Import(name, tuple(_found(name, slip) for slip in faults), notes=table.notes)
    if not rows:
        empty = Slip(1, "", sentences.EMPTY.about(columns=", ".join(COLUMNS)))
        return Import(name, (_found(name, empty),), notes=table.notes)
    lines, figures = zip(*rows, strict=True)
    more = known.with_more(figures)
    new = more.imported[len(known.imported) :]
    places = {figure.place for figure in new}
    unchecked = [one for one in incomplete(more.figures, known.scales) if one.figure.place in places]
    read = Import(name, (), new, lines, (), tuple(unchecked), table.notes)
    contradictions = sorted(_contradictions(known, more), key=lambda one: read.line_of(one.figure))
    return replace(read, contradictions=tuple(contradictions))


def _read(rows: list[Row], known: KnownPrint) -> tuple[list[tuple[int, PrintedFigure]], list[Slip]]:
    """Read every row, and name everything that is wrong."""
    names = {figure.municipality for figure in known.published}
    reader = RowReader(known.scales, {name.partition(" (")[0]: name for name in names})
    figures, slips = [], []
    for line, cells in rows:
        figure = reader.read(cells)
        if isinstance(figure, PrintedFigure):
            figures.append((line, figure))
        else:
            slips += [Slip(line, column, sentence) for column, sentence in figure]
    return figures, slips


def _twice(rows: list[tuple[int, PrintedFigure]], known: KnownPrint) -> list[Slip]:
    """Name figures that are there already, in print, in the database or in the file."""
    published = {figure.place for figure in known.published}
    imported = {figure.place for figure in known.imported}
    seen: dict[Place, int] = {}
    slips = []
    for line, figure in rows:
        sentence: Sentence | None = None
        if figure.place in seen:
            sentence = sentences.TWICE_IN_FILE.about(line=seen[figure.place])
        elif figure.place in published:
            sentence = sentences.TWICE_PUBLISHED
        elif figure.place in imported:
            sentence = sentences.TWICE_IMPORTED
        seen.setdefault(figure.place, line)
        slips += [Slip(line, "", sentence)] if sentence else []
    return slips


def _contradictions(before: KnownPrint, after: KnownPrint) -> list[Recount]:
    """List what goes together without the new figures, but not with them."""
    old = {_told(recount) for recount in recount_all(before) if recount.state == "contradiction"}
    new = [recount for recount in recount_all(after) if recount.state == "contradiction"]
    return [recount for recount in new if _told(recount) not in old]


def _told(recount: Recount) -> tuple[object, ...]:
    return recount.figure.place, recount.kind, recount.printed, recount.computed


def _found(name: str, slip: Slip) -> Finding:
    return Finding("", name, slip.line, slip.column, *slip.sentence)
