"""A sheet that is one table, and the columns that say who and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury.seats import OWN_SHEETS
from exports.workbook import sheets, tables
from exports.workbook.tables import Column
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell

WHO = Column(
    N_("Kommun"), theme.WIDTHS["municipality"], "name", N_("Kommunen, med samma namn som på dess blad.")
)
PARAGRAPHS = (
    Column(
        N_("Stycke"),
        theme.WIDTHS["number"],
        "code",
        N_("Styckets nummer. Ett långt stycke går över flera rader med samma nummer."),
    ),
    Column(N_("Text"), theme.WIDTHS["long"], "text", N_("Texten, ordagrant.")),
)


def top_of(leads: Sequence[str]) -> int:
    """Tell on which row the table stands below so many lines."""
    return len(leads) + 3


def add(  # noqa: PLR0913, PLR0917 -- a sheet is a name, a table, what to know, columns and rows
    book: Book,
    which: str,
    table_name: str,
    leads: Sequence[str],
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
) -> Sheet:
    """Add a sheet that is one table."""
    sheet = book.add(OWN_SHEETS[which], leads=leads)
    top = top_of(leads)
    tables.table(sheet, table_name, top, columns, rows)
    sheets.set_pages(sheet, top, frozen=2)
    return sheet
