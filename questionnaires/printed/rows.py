"""A row of cells as a printed figure, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from questionnaires.check.findings import Sentence
from questionnaires.check.sentences import figure as written
from questionnaires.check.sentences import listed
from questionnaires.edition import Edition
from questionnaires.municipalities.names import Names, official
from questionnaires.municipalities.register import municipalities
from questionnaires.printed import sentences
from questionnaires.printed.figures import PrintedFigure, Scales, maximum_of
from questionnaires.printed.known import COMPASS, FIRST, FIRST_WITH_MAXIMA

LONGEST_SOURCE = 200

_LEVELS = ("area", "subarea", "total")
_POINTS = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")
_PERCENT = re.compile(r"[0-9]{1,2}|100")
_YEAR = re.compile(r"[0-9]{4}")
_FIRST_YEAR = 2002

Slips = Iterator[tuple[str, Sentence]]


@dataclass(frozen=True)
class RowReader:
    """Reads rows on the scales there are, with the municipalities named as print names them."""

    scales: Scales
    spellings: Mapping[str, str]
    """What print calls a district, by its own name: Majorna is "Majorna (Göteborg)"."""
    names: Names = field(default_factory=lambda: official().again())

    def read(self, cells: Mapping[str, str]) -> PrintedFigure | list[tuple[str, Sentence]]:
        """Read a row, or name everything that is wrong with it."""
        slips = [*self._slips(cells)]
        if slips:
            return slips
        name = _municipality(cells["municipality"])
        figure = PrintedFigure(
            self.spellings.get(name, name),
            int(cells["year"]),
            self._scale(cells),
            cells["level"],
            _number(cells),
            _points(cells["achieved"]),
            len(cells["achieved"].replace(",", ".").partition(".")[2]),
            _points(cells["max"]),
            int(cells["percent"]) if cells["percent"] else None,
            cells["source"],
        )
        above = _above_maximum(figure, self.scales[figure.edition])
        return [("achieved", above)] if above else figure

    def _slips(self, cells: Mapping[str, str]) -> Slips:
        """Name what is wrong, column by column."""
        yield from _slips_of_municipality(cells["municipality"], self.names)
        if not (_YEAR.fullmatch(cells["year"]) and int(cells["year"]) >= _FIRST_YEAR):
            yield "year", sentences.BAD_YEAR.about(value=cells["year"], first=_FIRST_YEAR)
        edition = self.scales.get(self._scale(cells))
        if edition is None:
            known = listed(self.scales, "eller")
            yield "edition", sentences.UNKNOWN_EDITION.about(value=cells["edition"], known=known)
        if cells["level"] not in _LEVELS:
            yield "level", sentences.UNKNOWN_LEVEL.about(value=cells["level"])
        elif edition:
            yield from _slips_of_number(cells["level"], _number(cells), self._scale(cells), edition)
        yield from _slips_of_figures(cells)
        if not cells["source"]:
            yield "source", sentences.BLANK
        elif not cells["source"].isprintable() or len(cells["source"]) > LONGEST_SOURCE:
            yield "source", sentences.STRANGE_TEXT.about(most=LONGEST_SOURCE)

    def _scale(self, cells: Mapping[str, str]) -> str:
        """Name the scale: the first edition is one scale, whichever of its years somebody writes."""
        year = cells["edition"].removeprefix(f"{COMPASS}/")
        return FIRST if year == FIRST_WITH_MAXIMA and FIRST in self.scales else year


def _municipality(said: str) -> str:
    """Find the municipality or district that a row names, by any of its names or its code."""
    if said in _districts():
        return said.partition(" (")[0]
    return official().find(said) or ""


def _slips_of_municipality(name: str, names: Names) -> Slips:
    if not name:
        yield "municipality", sentences.BLANK
    elif not _municipality(name):
        sentence = sentences.UNKNOWN_MUNICIPALITY.about(name=name)
        if meant := names.near(name):
            sentence = sentence._replace(remedy=sentences.DO_YOU_MEAN.format(names=meant))
        yield "municipality", sentence


def _slips_of_number(level: str, number: str, scale: str, edition: Edition) -> Slips:
    if level == "total":
        if number:
            yield "number", sentences.NUMBER_OF_TOTAL.about(value=number)
        return
    if level == "subarea" and not any(edition.subareas):
        yield "level", sentences.ONLY_AREAS.about(edition=scale)
    elif not (edition.area(number) if level == "area" else edition.subarea(number)):
        what = ("områden", "områdets nummer, till exempel 3")
        if level == "subarea":
            what = ("delområden", "delområdets nummer, till exempel 3.2")
        told = {"value": number, "edition": scale, "what": what[0], "example": what[1]}
        yield "number", sentences.UNKNOWN_NUMBER.about(**told)


def _slips_of_figures(cells: Mapping[str, str]) -> Slips:
    """Name what is wrong with points, maximum and per cent; an empty cell is a figure nobody printed."""
    for column in ("achieved", "max"):
        if cells[column] and not _POINTS.fullmatch(cells[column]):
            yield column, sentences.BAD_POINTS.about(value=cells[column])
        elif column == "max" and _points(cells["max"]) == 0:
            yield column, sentences.NO_MAXIMUM
    if cells["percent"] and not _PERCENT.fullmatch(cells["percent"]):
        yield "percent", sentences.BAD_PERCENT.about(value=cells["percent"])
    if not (cells["achieved"] or cells["max"] or cells["percent"]):
        yield "", sentences.NOTHING_PRINTED


def _above_maximum(figure: PrintedFigure, edition: Edition) -> Sentence | None:
    """Tell of more points than can be achieved: by print, else by the edition."""
    most = figure.maximum if figure.maximum is not None else maximum_of(edition, figure)
    if figure.achieved is None or most is None or figure.achieved <= most:
        return None
    return sentences.ABOVE_MAXIMUM.about(achieved=written(figure.achieved), maximum=written(most))


def _number(cells: Mapping[str, str]) -> str:
    """Read the number of an area or a subarea; a Swedish Excel writes 1.1 as 1,1."""
    return cells["number"].replace(",", ".")


def _points(cell: str) -> Fraction | None:
    """Read points; an empty cell is a figure nobody has printed."""
    return Fraction(cell.replace(",", ".")) if cell else None


@cache
def _districts() -> frozenset[str]:
    """Give every district with its municipality behind it, as some reports print it."""
    by_code = {one.code: one for one in municipalities()}
    return frozenset(f"{one.name} ({by_code[one.part_of].name})" for one in municipalities() if one.part_of)
