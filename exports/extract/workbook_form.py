"""An extract as a workbook: a cover that says what it is made from, then each table on a sheet of its own."""

from __future__ import annotations

from textwrap import wrap
from typing import IO, TYPE_CHECKING, Any

from exports import theme
from exports.extract.table import Kind
from exports.extract.values import read
from exports.markup import marked_lines
from exports.workbook import cells, endings, file, sheets, tables
from exports.workbook.book import NOTE_SHEET, REST_SHEET, Book
from exports.workbook.passages import lines_of
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exports.extract.table import Column, Extract, Row, Table
    from exports.workbook.book import Sheet

_COVER = N_("Om filen")
_CONTENTS = (
    tables.Column(N_("Blad"), 30.0, "link", N_("Bladets namn, med länk till bladet.")),
    tables.Column(N_("Innehåll"), 95.0, "text", N_("Vad som står på bladet.")),
)
_LOOKS = {
    Kind.NAME: ("label", theme.WIDTHS["area_name"]),
    Kind.CODE: ("code", theme.WIDTHS["number"]),
    Kind.TEXT: ("text", theme.WIDTHS["municipality"]),
    Kind.LONG: ("text", theme.WIDTHS["words"]),
    Kind.WRITTEN: ("text", theme.WIDTHS["words"]),
    Kind.LINK: ("text", theme.WIDTHS["words"]),
    Kind.COUNT: ("whole", theme.WIDTHS["figure"]),
    Kind.POINTS: ("tenth", theme.WIDTHS["figure"]),
    Kind.CHANGE: ("change_exact", theme.WIDTHS["figure"]),
    Kind.FIGURE: ("exact", theme.WIDTHS["wide_figure"]),
    Kind.MOMENT: ("text", theme.WIDTHS["area"]),
    Kind.DAY: ("text", theme.WIDTHS["wide_figure"]),
}
_SHORTEST = 40
"""So many letters a line of a lead has at least, however narrow its table."""
_SPOKEN = (Kind.MOMENT, Kind.DAY, Kind.WRITTEN)
_HOLDS = {
    NOTE_SHEET: N_("Varje kolumn på varje blad, och vad den betyder."),
    REST_SHEET: N_("Fortsättningen på texter som inte ryms i en ruta."),
}


def write_workbook(extract: Extract, target: IO[bytes]) -> None:
    """Write the workbook; the same extract gives the same bytes."""
    book = Book(extract.title, dict(extract.about).get(_("Utgåva"), extract.title), large=extract.large)
    titles = sheets.sheet_titles([table.heading for table in extract.tables], [_COVER])
    book.reserve(_COVER, *titles)
    for title, table in zip(titles, extract.tables, strict=True):
        _add_table(book, title, table)
    endings.end(book)
    _add_cover(book, extract, dict(zip(titles, extract.tables, strict=True)))
    file.save(book, target)


def _add_table(book: Book, title: str, table: Table) -> None:
    columns = [_column(one) for one in table.columns]
    leads = wrap(table.lead, max(_SHORTEST, int(sum(one.width for one in columns) * theme.LETTERS_PER_WIDTH)))
    sheet = book.add(title, table.heading, leads)
    top = len(leads) + 3
    linked = [n for n, one in enumerate(table.columns, start=1) if one.kind is Kind.LINK]
    rows = _told(table, sheet, top, linked)
    tables.table(sheet, _name(table.key), top, columns, rows)
    sheets.set_pages(sheet, top, frozen=table.frozen)


def _column(column: Column) -> tables.Column:
    style, width = _LOOKS[column.kind]
    note = _("%(note)s Enhet: %(unit)s.", note=column.note, unit=column.unit) if column.unit else column.note
    return tables.Column(
        column.heading, max(column.width or width, _longest(str(column.heading))), style, note
    )


def _longest(heading: str) -> float:
    """Give room for the longest word of a heading, so that none is broken."""
    return max(len(word) for word in heading.split()) * 1.2 + 1


def _told(table: Table, sheet: Sheet, top: int, linked: Sequence[int]) -> Iterator[Sequence[cells.Cell]]:
    """Give the rows as cells; a link that can be trusted is written again as one once its row is there."""
    spoken = {n: one.kind for n, one in enumerate(table.columns) if one.kind in _SPOKEN}
    for number, row in enumerate(table.rows(), start=top + 1):
        yield _with_words(row, spoken) if spoken else row  # type: ignore[misc]  # nothing else is no cell
        for column in linked:
            if address := row[column - 1]:
                sheet.link(number, column, str(address))


def _with_words(row: Row, spoken: Mapping[int, Kind]) -> list[cells.Cell]:
    """Tell the moments of a row as text that sorts, and what is written with its bold and its lists."""
    told: list[Any] = list(row)
    for place, kind in spoken.items():
        if told[place] is not None:
            written = kind is Kind.WRITTEN
            told[place] = cells.Marked.of(marked_lines(told[place])) if written else read(told[place])
    return told


def _name(key: str) -> str:
    """Name a table as a workbook can: its key in the letters that names have."""
    return "".join(part.title() for part in key.split("_"))


def _add_cover(book: Book, extract: Extract, tables_of: dict[str, Table]) -> None:
    """Add the cover: what this is made from, and what each sheet holds."""
    sheet = book.add(_COVER, extract.title)
    for row, (label, value) in enumerate(extract.about, start=3):
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value, "text")
        sheet.set_height(row, lines_of(value, int(_CONTENTS[1].width)) * theme.LINE_HEIGHT + 3)
    top = len(extract.about) + 5
    sheets.put_heading(sheet, top - 1, _("Blad i arbetsboken"))
    others = [title for title in book.titles if title != str(_COVER)]
    holds = {title: table.lead or table.heading for title, table in tables_of.items()}
    holds |= {str(title): told for title, told in _HOLDS.items()}
    rows = _jumping(sheet, top, [(one, holds[one]) for one in others])
    tables.table(sheet, "Innehall", top, _CONTENTS, rows, filtered=False)
    sheets.set_pages(sheet, one_page=True)


def _jumping(sheet: Sheet, top: int, rows: Sequence[tuple[str, str]]) -> Iterator[Sequence[cells.Cell]]:
    """Give the rows of contents, each with a name that leads to its sheet."""
    for number, row in enumerate(rows, start=top + 1):
        yield row
        sheet.jump(number, 1, row[0])
