"""The sheet of what each level means in each question, where questions have texts of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import anchored
from exports.jury.seats import OWN_SHEETS
from exports.workbook import sheets, tables
from questionnaires.language import gettext as _

if TYPE_CHECKING:
    from exports.workbook.book import Book
    from questionnaires.edition import Edition

_HEAD = 4


def add_anchors(book: Book, edition: Edition) -> None:
    """Add the sheet: a row a level, to read beside the sheet where another level is tried."""
    leads = (_("Vad varje nivå betyder i varje fråga. Bladet Nivåer visar vilken som är vald."),)
    sheet = book.add(OWN_SHEETS["anchors"], leads=leads)
    tables.table(sheet, "Nivatexter", _HEAD, anchored.COLUMNS, list(anchored.anchor_rows(edition)))
    sheets.set_pages(sheet, _HEAD, frozen=3)
