"""Sheets that everybody can read: tables with one heading row, frozen, filtered and ready to print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from exports import cells, theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.chart._chart import ChartBase

_TITLE_LIMIT = 31
_ILLEGAL = re.compile("[\\[\\]:*?/\\\\\t\n\u202a-\u202e\u2066-\u2069]+")
_A3, _A4 = 8, 9
_NOUGHT = 200  # a number format's own number, beyond those that Excel has used up
_RESERVED = {"history", cells.REST_SHEET.casefold()}


class Column(NamedTuple):
    """A column of a table: its heading, how wide it is and how its cells look."""

    heading: str
    width: float
    style: str

    @property
    def heading_style(self) -> str:
        """Put the heading of figures over the figures."""
        return "head_figure" if self.style.startswith(_FIGURES) else "head"


_FIGURES = ("whole", "tenth", "change", "share", "open")


class Field(NamedTuple):
    """A cell that looks otherwise than its column."""

    value: cells.Value
    style: str


Cell = cells.Value | cells.Formula | Field


class Area(NamedTuple):
    """Where the rows of a table stand, without its heading row."""

    sheet: str
    first: int
    last: int

    def column(self, number: int) -> str:
        """Write the table's column as an absolute range on its own sheet."""
        letter = get_column_letter(number)
        return f"${letter}${self.first}:${letter}${self.last}"


def new_book(title: str, subject: str) -> cells.Book:
    """Make an empty workbook that says what it is, and in which language."""
    book = cells.Book()
    told = book.properties
    told.title, told.subject = cells.clean(title), cells.clean(subject)
    told.creator = "Kompassrosen"
    told.language = "sv-SE"
    book.calculation.fullCalcOnLoad = True
    return book


def sheet_titles(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Make legal sheet names, no two alike when case is left aside, from names of municipalities."""
    used = {name.casefold() for name in taken} | _RESERVED
    titles = []
    for name in wanted:
        base = _ILLEGAL.sub(" ", cells.clean(name)).strip().strip("'") or "Kommun"
        title, number = cells.pieces(base, _TITLE_LIMIT)[0].strip(" '"), 1
        while title.casefold() in used:
            number += 1
            tail = f" ({number})"
            title = cells.pieces(base, _TITLE_LIMIT - len(tail))[0].strip(" '") + tail
        used.add(title.casefold())
        titles.append(title)
    return titles


def add_sheet(book: cells.Book, title: str, heading: str, leads: Sequence[str] = ()) -> Worksheet:
    """Add a sheet with its heading, and what a reader needs to know, one line a row."""
    sheet: Worksheet = book.create_sheet(title)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = theme.ACCENT
    cells.put(sheet, 1, 1, heading, "title")
    sheet.row_dimensions[1].height = theme.TITLE_HEIGHT
    for row, lead in enumerate(leads, start=2):
        cells.put(sheet, row, 1, lead, "lead")
    return sheet


def put_heading(sheet: Worksheet, row: int, heading: str) -> None:
    """Write the heading of a part of a sheet."""
    cells.put(sheet, row, 1, heading, "heading")
    sheet.row_dimensions[row].height = theme.HEADING_HEIGHT


def table(  # noqa: PLR0913 -- a table is a place, a name, columns and rows
    sheet: Worksheet,
    name: str,
    top: int,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    filtered: bool = True,
) -> Area:
    """Write a table under one heading row; a table without rows says so in one."""
    for number, column in enumerate(columns, start=1):
        cells.put(sheet, top, number, column.heading, column.heading_style)
    heights = _Heights(sheet, columns)
    heights.fit(top, [column.heading for column in columns])
    last = top
    for last, row in enumerate(rows, start=top + 1):
        for number, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            _write(sheet, last, number, value, column.style)
        heights.fit(last, row)
    if last == top:
        last += 1
        for number in range(1, len(columns) + 1):
            cells.put(sheet, last, number, "Inget att visa" if number == 1 else None, "quiet")
    _mark(sheet, name, top, f"A{top}:{get_column_letter(len(columns))}{last}", filtered=filtered)
    return Area(sheet.title, top + 1, last)


class _Heights:
    """Makes rows tall enough for their texts, because not every program does so when it opens a file."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column]) -> None:
        self.sheet = sheet
        self.widths = [int(column.width * theme.LETTERS_PER_WIDTH) for column in columns]
        self.least = max(theme.line_height(column.style) for column in columns)

    def fit(self, row: int, values: Sequence[Cell]) -> None:
        """Set the height of a row that needs more than an ordinary line."""
        lines = 1
        for value, width in zip(values, self.widths, strict=True):
            if type(value) is str and (len(value) > width or "\n" in value):
                lines = max(lines, lines_of(value, width))
        height = max(self.least, lines * theme.LINE_HEIGHT)
        if height > theme.LINE_HEIGHT:
            self.sheet.row_dimensions[row].height = min(height, theme.TALLEST)


def lines_of(text: str, width: int) -> int:
    """Guess how many lines a text takes in a cell of so many letters; words are not broken."""
    return sum(1 + len(line) // width for line in text.split("\n"))


def quiet_nothing(sheet: Worksheet, where: Area, columns: Iterable[int], decimals: int) -> None:
    """Show a difference that is read as nought as nought, without a sign."""
    least = f"0.{'0' * decimals}5"
    for number in columns:
        letter = get_column_letter(number)
        nought = DifferentialStyle(numFmt=NumberFormat(numFmtId=_NOUGHT, formatCode="0;0;0"))
        rule = Rule(type="expression", dxf=nought, formula=[f"ABS({letter}{where.first})<{least}"])
        sheet.conditional_formatting.add(f"{letter}{where.first}:{letter}{where.last}", rule)


def set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Give the columns their widths."""
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def set_pages(
    sheet: Worksheet, columns: int, heading_row: int = 0, *, frozen: int = 0, one_page: bool = False
) -> None:
    """Make ready to print and to scroll: heading row again on each page, and columns that stay in sight."""
    sheet.page_setup.orientation = "landscape"
    wide = sum(d.width for d in sheet.column_dimensions.values()) > theme.WIDEST_A4
    sheet.page_setup.paperSize = _A3 if wide and not one_page else _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = int(one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.75, 0.35
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "Sida &P av &N"
    sheet.print_area = f"A1:{get_column_letter(columns)}{sheet.max_row}"
    if heading_row and not one_page:
        sheet.print_title_rows = f"{heading_row}:{heading_row}"
    if heading_row:
        sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{heading_row + 1}"


def add_chart(sheet: Worksheet, chart: ChartBase, where: str, words: str) -> None:
    """Place a chart, with words for those who do not see it."""
    book = cast("cells.Book", sheet.parent)
    book.chart_texts.setdefault(sheet.title, []).append(words)
    sheet.add_chart(chart, where)


def add_rests(book: cells.Book) -> None:
    """Add a sheet for what did not fit in a cell, if there is any."""
    if not book.rests:
        return
    columns = [
        Column("Nr", theme.WIDTHS["number"], "code"),
        Column("Hör till", theme.WIDTHS["municipality"], "text"),
        Column("Del", theme.WIDTHS["number"], "code"),
        Column("Text", theme.WIDTHS["long"], "text"),
    ]
    leads = ("Här fortsätter texter som är längre än en ruta rymmer. Numret står i rutan där texten börjar.",)
    sheet = add_sheet(book, cells.REST_SHEET, cells.REST_SHEET, leads)
    rows = [
        (number, rest.place, part, text)
        for number, rest in enumerate(book.rests, start=1)
        for part, text in enumerate(rest.pieces, start=2)
    ]
    table(sheet, "LangaTexter", 4, columns, rows)
    set_widths(sheet, columns)
    set_pages(sheet, len(columns), 4)


def _write(sheet: Worksheet, row: int, column: int, value: Cell, style: str) -> None:
    if isinstance(value, Field):
        value, style = value
    if isinstance(value, cells.Formula):
        cells.formula(sheet, row, column, value, style)
    else:
        cells.put(sheet, row, column, value, style)


def _mark(sheet: Worksheet, name: str, top: int, ref: str, *, filtered: bool) -> None:
    """Mark up cells as a table; its column names must be the very texts of its heading row."""
    marked: Any = Table(name=name, displayName=name, ref=ref)
    marked._initialise_columns()  # noqa: SLF001 -- else openpyxl walks through every cell to find the headings
    for number, column in enumerate(marked.tableColumns, start=1):
        column.name = str(sheet.cell(top, number).value)
    if not filtered:
        marked.autoFilter = None
    sheet.add_table(marked)
