"""Writes the workbook that is taken home: how it is done, the sheet to fill in, the choices, and the seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.twin.choices import ChoiceSheet
from exports.workbook import endings, file, sheets, tables
from exports.workbook.book import NOTE_SHEET, Book
from exports.workbook.cells import Field
from exports.workbook.passages import MOST_LINES, lines_of
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.twin.entry import Twin, TwinColumn, TwinRow
    from exports.workbook.book import Sheet
    from exports.workbook.cells import Cell

COVER, CHOICES = N_("Så gör ni"), N_("Val")
SEAL = "Kompassrosen"
SHEETS = (COVER, CHOICES, SEAL, NOTE_SHEET)
"""The sheets of such a workbook besides the one that is filled in."""
CLOSED = "–"
"""What stands in a cell that is not filled in on its row."""
_STEPS = (
    tables.Column(N_("Steg"), theme.WIDTHS["municipality"], "whole", N_("I vilken ordning det görs.")),
    tables.Column(COVER, theme.WIDTHS["long"], "text", N_("Hur arbetsboken fylls i och lämnas tillbaka.")),
)


def twin_workbook(twin: Twin) -> bytes:
    """Make the workbook; the same contents give the same bytes."""
    book = Book(twin.title, twin.subject)
    offers = any(row.options for row in twin.rows)
    book.reserve(COVER, twin.sheet, *([CHOICES] if offers else []))
    _add_cover(book, twin)
    choices = ChoiceSheet(book, CHOICES, twin.rows)
    _add_rows(book, twin, choices)
    if offers:
        choices.write()
    endings.end(book)
    _add_seal(book, twin)
    return file.as_bytes(book)


def _add_cover(book: Book, twin: Twin) -> None:
    """Add how it is done, and what the file is about."""
    sheet = book.add(COVER, twin.title)
    row = 3
    for label, value in twin.about:
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value, "text")
        sheet.set_height(row, lines_of(value, int(_STEPS[1].width)) * theme.LINE_HEIGHT + 3)
        row += 1
    steps = list(enumerate(twin.steps, start=1))
    tables.table(sheet, "Stegen", row + 1, _STEPS, steps, filtered=False)
    sheets.set_pages(sheet, one_page=True)


def _add_rows(book: Book, twin: Twin, choices: ChoiceSheet) -> None:
    """Add the sheet that is filled in: tinted cells are the ones to fill, a list where there is a choice."""
    sheet = book.add(twin.sheet, twin.sheet, twin.leads)
    top = len(twin.leads) + 3
    columns = [
        tables.Column(one.heading, one.width, "fill" if one.fills else one.style, one.note)
        for one in twin.columns
    ]
    tables.table(sheet, "Ifyllnad", top, columns, _written(sheet, top, twin))
    choices.offer(sheet, top, twin.columns)
    sheets.set_pages(sheet, top, frozen=twin.frozen)


def _written(sheet: Sheet, top: int, twin: Twin) -> Iterator[Sequence[Cell]]:
    """Give the rows as cells, whole: what is brought back must be what was taken home."""
    for number, row in enumerate(twin.rows, start=top + 1):
        yield [_cell(one, row) for one in twin.columns]
        lines = max(lines_of(row.cells.get(one.key, ""), int(one.width)) for one in twin.columns)
        sheet.set_height(number, min(lines, MOST_LINES) * theme.LINE_HEIGHT + 3)


def _cell(column: TwinColumn, row: TwinRow) -> Field:
    if column.key in row.closed:
        return Field(CLOSED, "closed")
    return Field(row.cells.get(column.key) or None, "fill" if column.fills else column.style)


def _add_seal(book: Book, twin: Twin) -> None:
    """Add the hidden sheet that says what the file is about."""
    first, *lines = twin.seal
    sheet = book.add(SEAL, first)
    for row, line in enumerate(lines, start=2):
        sheet.put(row, 1, line, "lead")
    sheets.set_pages(sheet)
    sheet.page.hide()
