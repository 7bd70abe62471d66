"""What the questions and figures rest on: every document that the questionnaires cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury.words.one_table import add, top_of
from exports.workbook.tables import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.workbook.book import Book
    from questionnaires.edition import Source

_COLUMNS = (
    Column("Källa", 26.0, "code", "Källans korta namn, som det står vid frågor och nyckeltal."),
    Column("Titel", theme.WIDTHS["words"], "label", "Vad dokumentet heter."),
    Column("Utgivare", 34.0, "text", "Vem som har gett ut det."),
    Column("Daterad", 14.0, "text", "Dag eller år, där det är känt."),
    Column("Adress", 55.0, "text", "Var det går att läsa, där det finns på webben."),
)
_LEADS = ("Dokumenten som frågorna och nyckeltalen bygger på.",)


def add_sources(book: Book, sources: Sequence[Source]) -> None:
    """Add them by their short names."""
    rows = [(one.key, one.title, one.publisher, one.dated or None, one.address or None) for one in sources]
    sheet = add(book, "sources", "Kallor", _LEADS, _COLUMNS, rows)
    for row, one in enumerate(sources, start=top_of(_LEADS) + 1):
        if one.address:
            sheet.link(row, len(_COLUMNS), one.address)
