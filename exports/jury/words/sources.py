"""What the questions and figures rest on: every document that the questionnaires cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury.words.one_table import add, top_of
from exports.workbook.tables import Column
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.workbook.book import Book
    from questionnaires.edition import Source

_COLUMNS = (
    Column(N_("Källa"), 26.0, "code", N_("Källans korta namn, som det står vid frågor och nyckeltal.")),
    Column(N_("Titel"), theme.WIDTHS["words"], "label", N_("Vad dokumentet heter.")),
    Column(N_("Utgivare"), 34.0, "text", N_("Vem som har gett ut det.")),
    Column(N_("Daterad"), 14.0, "text", N_("Dag eller år, där det är känt.")),
    Column(N_("Adress"), 55.0, "text", N_("Var det går att läsa, där det finns på webben.")),
)
_LEADS = (N_("Dokumenten som frågorna och nyckeltalen bygger på."),)


def add_sources(book: Book, sources: Sequence[Source]) -> None:
    """Add them by their short names."""
    rows = [(one.key, one.title, one.publisher, one.dated or None, one.address or None) for one in sources]
    sheet = add(book, "sources", "Kallor", _LEADS, _COLUMNS, rows)
    for row, one in enumerate(sources, start=top_of(_LEADS) + 1):
        if one.address:
            sheet.link(row, len(_COLUMNS), one.address)
