"""Tables: one heading row, a name, a note on every column, rows as tall as their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exports import theme
from exports.workbook import cells
from exports.workbook.book import Note
from exports.workbook.passages import MOST_LINES, lines_of, passages
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exports.workbook.book import Sheet
    from exports.workbook.cells import Cell

_FIGURES = ("whole", "tenth", "hundredth", "measured", "exact", "change", "share", "open_whole", "open_tenth")
_MARKER_LINES = 2
EMPTY = N_("Inget att visa")


class Column(NamedTuple):
    """A column of a table: its heading, how wide it is, how its cells look and what stands in them."""

    heading: str
    width: float
    style: str
    note: str

    def said(self) -> Column:
        """Say the heading and the note in the reader's language."""
        return self._replace(heading=str(self.heading), note=str(self.note))

    @property
    def heading_style(self) -> str:
        """Put the heading of figures over the figures."""
        return "head_figure" if self.style.startswith(_FIGURES) else "head"


class Area(NamedTuple):
    """Where the rows of a table stand, without its heading row."""

    sheet: str
    first: int
    last: int

    def column(self, number: int) -> str:
        """Write the table's column as an absolute range on its own sheet."""
        letter = cells.letter(number)
        return f"${letter}${self.first}:${letter}${self.last}"

    def there(self, number: int) -> str:
        """Write the table's column as an absolute range, as other sheets see it."""
        return f"{cells.quoted(self.sheet)}!{self.column(number)}"


def table(  # noqa: PLR0913 -- a table is a place, a name, columns and rows
    sheet: Sheet,
    name: str,
    top: int,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    filtered: bool = True,
) -> Area:
    """Write a table under one heading row; a table without rows says so in one."""
    columns = [column.said() for column in columns]
    writer = _Rows(sheet, columns)
    writer.raise_heading(top)
    if sheet.book.large:
        for number, column in enumerate(columns, start=1):
            sheet.put(top, number, column.heading, column.heading_style)
    last = top
    for last, row in enumerate(rows, start=top + 1):
        writer.write(last, row)
    if last == top:
        last += 1
        for number in range(1, len(columns) + 1):
            sheet.put(last, number, str(EMPTY) if number == 1 else None, "quiet")
    _mark(sheet, name, (top, last), columns, filtered=filtered)
    _widen(sheet, columns)
    sheet.book.notes += [Note(sheet.title, name, column.heading, column.note) for column in columns]
    return Area(sheet.title, top + 1, last)


class _Rows:
    """Writes rows, as tall as their texts, because not every program makes them so when it opens a file.

    Plain values go straight to the library; whatever asks for more goes by way of the sheet.
    """

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        self.sheet = sheet
        self.columns = [
            (number, int(column.width * theme.LETTERS_PER_WIDTH))
            for number, column in enumerate(columns, start=1)
        ]
        self.styles = tuple(column.style for column in columns)
        self.headings = [column.heading for column in columns]
        self.least = max(theme.line_height(column.style) for column in columns)

    def write(self, row: int, values: Sequence[Cell]) -> None:
        """Write a row; a text that is taller than a row goes on on a sheet of its own."""
        lines = 1
        wordy = [
            (number, width, value)
            for (number, width), value in zip(self.columns, values, strict=True)
            if isinstance(value, str) and (len(value) > width or "\n" in value)
        ]
        for number, width, value in wordy:
            taken = lines_of(value, width)
            if taken > MOST_LINES:
                values = [
                    *values[: number - 1],
                    self._beginning(row, number, value, width),
                    *values[number:],
                ]
            lines = max(lines, min(taken, MOST_LINES))
        self.sheet.put_row(row, values, self.styles)
        if lines > 1:
            self._raise(row, lines)
        elif self.least > theme.LINE_HEIGHT:
            self.sheet.set_height(row, self.least)

    def raise_heading(self, top: int) -> None:
        """Make the heading row as tall as its headings."""
        taken = zip(self.headings, self.columns, strict=True)
        self._raise(top, max(lines_of(heading, width) for heading, (_, width) in taken))

    def _beginning(self, row: int, number: int, text: str, width: int) -> str:
        return self.sheet.begin(row, number, passages(cells.clean(text), width, MOST_LINES - _MARKER_LINES))

    def _raise(self, row: int, lines: int) -> None:
        height = max(self.least, lines * theme.LINE_HEIGHT)
        if height > theme.LINE_HEIGHT:
            self.sheet.set_height(row, height)


def _widen(sheet: Sheet, columns: Sequence[Column]) -> None:
    """Give the columns their widths; the first table on a sheet decides."""
    for number in range(len(sheet.widths), len(columns)):
        width = columns[number].width
        sheet.page.set_column(number, number, width)
        sheet.widths.append(width)


def _mark(
    sheet: Sheet, name: str, rows: tuple[int, int], columns: Sequence[Column], *, filtered: bool
) -> None:
    """Mark up cells as a table under its headings; a large one gets its name and its filter without that."""
    if sheet.book.large:
        place = f"$A${rows[0]}:${cells.letter(len(columns))}${rows[1]}"
        sheet.book.file.define_name(name, f"={cells.quoted(sheet.title)}!{place}")
        if filtered:
            sheet.page.autofilter(rows[0] - 1, 0, rows[1] - 1, len(columns) - 1)
        return
    looks = sheet.book.dresses
    headings = [
        {"header": column.heading, "header_format": looks[column.heading_style].text} for column in columns
    ]
    told = {"name": name, "columns": headings, "style": None, "autofilter": filtered, "banded_rows": False}
    sheet.page.add_table(rows[0] - 1, 0, rows[1] - 1, len(columns) - 1, told)
