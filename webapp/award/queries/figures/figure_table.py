"""What a table of key figures says, value by value, and everything that is wrong with it, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.edition import Edition, Figure
from questionnaires.municipalities import names
from questionnaires.municipalities.likeness import Likeness
from questionnaires.municipalities.register import Municipality, municipalities
from questionnaires.rounding import as_exact
from webapp.award.models.figures import FigureTable
from webapp.award.queries.figures.figure_columns import FIGURE, PLACE, UNREAD, YEAR, Columns
from webapp.ground import context
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db
from webapp.ground.tables.faults import Fault
from webapp.ground.tables.table import Cells, is_error
from webapp.rounds.models.rounds import Round

MISSING = {"", "-", "–", "−", ".", "..", "...", "saknas", "uppgift saknas", "na", "n/a", "null", "i.u.", "iu"}
"""The ways in which tables say that there is no value."""
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?", re.ASCII)
_AMBIGUOUS = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\b", re.ASCII)
LONGEST, MOST_FAULTS = 25, 10_000


@cache
def whole() -> dict[str, Municipality]:
    """Give the municipalities by code; a district is not compared with municipalities."""
    return {one.code: one for one in municipalities() if not one.part_of}


@dataclass(frozen=True, slots=True)
class Value:
    """One value as it was read: where it stands in the file, and what it is of."""

    row: int
    municipality: str
    figure: str
    year: int
    value: str
    column: int = 0
    percent: bool = False


@dataclass(slots=True)
class Draft:
    """A table that has been looked at and not read in."""

    values: dict[tuple[str, str, int], Value] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    missing: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    """Who has no value, by figure and year: told, and never refused."""
    places: names.Names = field(default_factory=lambda: names.whole().again())
    """What names are like, asked once for one table: many misspelt names are to cost little."""
    figures: Likeness | None = None
    left: list[Fault] = field(default_factory=list)
    """Rows of sums, "Riket" or a county: left out, and that is told."""
    errors: int = 0
    """How many cells hold an error of Excel's, which says that there is no value."""

    @property
    def municipalities(self) -> set[str]:
        """Give the codes of those who have any value."""
        return {place for place, _figure, _year in self.values}

    def years(self, figure: str) -> list[int]:
        """List the years that a figure has values of."""
        return sorted({year for _place, one, year in self.values if one == figure})


def check(rows: Sequence[Cells], columns: Columns, figures: Sequence[Figure], years: Sequence[int]) -> Draft:
    """Read every value of a table by its columns; `years` are those that may occur."""
    draft = Draft(figures=Likeness([str(one.name) for one in figures], 0.5))
    known = {one.id: one for one in figures}
    for row in rows:
        for value in _values(row, columns, known, years, draft):
            _keep(draft, value)
        if len(draft.faults) > MOST_FAULTS:
            what = _("Felen är så många att resten inte letas upp. Rätta dem först.")
            draft.faults.insert(0, Fault(0, what))
            return draft
    draft.missing = _missing(draft)
    return draft


def _keep(draft: Draft, value: Value) -> None:
    place = (value.municipality, value.figure, value.year)
    first = draft.values.setdefault(place, value)
    if first is not value:
        what = _(
            "%(who)s har redan ett värde för %(figure)s %(year)s, på rad %(row)s. Ta bort det ena.",
            who=whole()[value.municipality].name,
            figure=value.figure,
            year=value.year,
            row=first.row,
        )
        draft.faults.append(Fault(value.row, what, value.column))


def _values(
    row: Cells, columns: Columns, known: Mapping[str, Figure], years: Sequence[int], draft: Draft
) -> Iterator[Value]:
    """Read the values of one row, and add what is wrong with it to the faults."""
    said = {role: _cell(row.cells, columns.place(role)) for role in (PLACE, FIGURE, YEAR)}
    named = columns.names.get(said[FIGURE], "")
    there = {n: cell for n in columns.values if not _is_missing(cell := _cell(row.cells, n))}
    draft.errors += len([n for n in columns.values if is_error(_cell(row.cells, n))])
    if named == UNREAD or not there:
        return
    if names.sums_up(said[PLACE]):
        draft.left.append(Fault(row.row, said[PLACE][:80]))
        return
    place = draft.places.find(said[PLACE])
    wrong = {columns.place(PLACE): _wrong_place(said[PLACE], draft.places)}
    if columns.place(PLACE) in row.formulas or said[PLACE].startswith("="):
        wrong = {columns.place(PLACE): _("I kolumnen med kommuner står en formel. Skriv namnet själv.")}
    if FIGURE in columns.roles:
        of = columns.place(FIGURE)
        wrong[of] = "" if named in known else _unknown_figure(said[FIGURE], draft.figures)
    if YEAR in columns.roles:
        wrong[columns.place(YEAR)] = _wrong_year(said[YEAR], years)
    read = not any(wrong.values())
    wrong |= {n: _wrong_number(cell) for n, cell in there.items()}
    draft.faults += (Fault(row.row, one, n) for n, one in wrong.items() if one)
    for n, cell in there.items():
        if read and not wrong[n]:
            kind, _colon, chosen = columns.roles[n].partition(":")
            figure = chosen if kind == FIGURE else named
            year = int(chosen if kind == YEAR else said[YEAR])
            value = as_exact(number(cell))
            yield Value(row.row, str(place), figure, year, value, n, cell.endswith("%"))


def _is_missing(cell: str) -> bool:
    return cell.casefold() in MISSING or is_error(cell)


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _wrong_place(name: str, places: names.Names) -> str:
    if not name:
        return _("Kommunens namn saknas. Står det i en sammanslagen cell, så dela upp cellen.")
    if places.find(name):
        return ""
    near = places.near(name)
    if near:
        return _("Kommunen ”%(name)s” finns inte. Menar du %(near)s?", name=name[:80], near=near)
    return _("Kommunen ”%(name)s” finns inte. Rätta namnet eller ta bort raden.", name=name[:80])


def _unknown_figure(name: str, figures: Likeness | None) -> str:
    if not name:
        return _("Det står inte vilket nyckeltal det är. Skriv det, eller ta bort raden.")
    near = figures.nearest(name) if figures else ""
    if near:
        told = {"name": name[:80], "near": near}
        return _("Nyckeltalet ”%(name)s” är okänt. Menar du %(near)s? Välj det ovanför.", **told)
    return _("Nyckeltalet ”%(name)s” är okänt. Välj vilket det är, eller läs inte in det.", name=name[:80])


def _wrong_year(text: str, years: Sequence[int]) -> str:
    if text.isascii() and text.isdigit() and len(text) < LONGEST and int(text) in years:
        return ""
    told = {"year": text[:20], "first": years[0], "last": years[-1]}
    if not text:
        return _("Året saknas. Skriv det som %(last)s.", **told)
    return _("Året ”%(year)s” kan inte läsas in. Det ska vara från %(first)s till %(last)s.", **told)


def _wrong_number(text: str) -> str:
    if text.startswith("="):
        return _("Ett värde är en formel. Klistra in talet i stället.")
    if _DAY.match(text):
        return _("Excel har gjort om värdet till ett datum (%(text)s). Skriv det som tal.", text=text[:40])
    plain = _plain(text)
    if _AMBIGUOUS.fullmatch(plain):
        return _("”%(text)s” kan vara tusental eller decimaler. Skriv som 1125 eller 1,125.", text=text)
    if len(plain) > LONGEST or not (_NUMBER.fullmatch(plain) or _THOUSANDS.fullmatch(plain)):
        return _("”%(text)s” är inget tal. Skriv som 7,5, eller lämna tomt.", text=text[:40])
    return ""


def number(text: str) -> Fraction:
    """Read a number that has been looked at: with comma or point, blanks between thousands."""
    return Fraction(_plain(text).replace(" ", "").replace(",", "."))


def _plain(text: str) -> str:
    return text.replace("−", "-").replace("–", "-").removesuffix("%").strip()


def _missing(draft: Draft) -> dict[tuple[str, int], list[str]]:
    """List who lacks a value in the latest year of each figure."""
    has: dict[tuple[str, int], set[str]] = {}
    for place, figure, year in draft.values:
        has.setdefault((figure, year), set()).add(place)
    latest = {figure: max(year for one, year in has if one == figure) for figure, _year in has}
    return {
        (figure, year): [one.name for code, one in whole().items() if code not in has[figure, year]]
        for figure, year in latest.items()
    }


def edition_of(award_round: Round) -> Edition:
    """Give the edition whose key figures choose in a round."""
    edition = context.edition(award_round.nomination_edition)
    if not edition.figures:
        raise NotReadyError(
            _("Den här omgången väljer inte med nyckeltal."), _("Se på sidan Steg hur de nominerade utses.")
        )
    return edition


def tables_of(round_id: int) -> list[FigureTable]:
    """List the tables that have been read in and not undone, newest first; the first of them counts."""
    query = (
        select(FigureTable)
        .where(
            FigureTable.round_id == round_id,
            FigureTable.read_in_at.is_not(None),
            FigureTable.undone_at.is_(None),
        )
        .order_by(FigureTable.read_in_at.desc(), FigureTable.id.desc())
    )
    return list(db.session.scalars(query))
