"""The sheets that end a workbook: what every column means, and texts that did not fit in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.workbook.book import NOTE_SHEET, REST_SHEET
from exports.workbook.sheets import set_pages
from exports.workbook.tables import Column, table
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from exports.workbook.book import Book

_TOP = 4
_NOTES = (
    Column(N_("Blad"), theme.WIDTHS["municipality"], "name", N_("Bladet där kolumnen står.")),
    Column(N_("Kolumn"), theme.WIDTHS["name"], "text", N_("Kolumnens rubrik.")),
    Column(N_("Betyder"), theme.WIDTHS["words"], "text", N_("Vad som står i kolumnen.")),
)
_RESTS = (
    Column(N_("Nr"), theme.WIDTHS["number"], "code", N_("Numret som står i rutan där texten börjar.")),
    Column(N_("Hör till"), theme.WIDTHS["municipality"], "text", N_("Bladet och rutan där texten börjar.")),
    Column(
        N_("Del"),
        theme.WIDTHS["number"],
        "code",
        N_("Del 1 står i rutan där texten börjar; resten här, i ordning."),
    ),
    Column(N_("Text"), theme.WIDTHS["long"], "text", N_("Textens fortsättning, ordagrant.")),
)


def coming(book: Book) -> list[str]:
    """Name the sheets that will end the workbook as it is now, for its contents."""
    return [*([str(REST_SHEET)] if book.rests else []), str(NOTE_SHEET)]


def end(book: Book) -> None:
    """Add both; nothing with long texts or new columns may be written after them."""
    _add_rests(book)
    _add_notes(book)


def _add_rests(book: Book) -> None:
    if not book.rests:
        return
    leads = (
        _("Här fortsätter texter som är längre än en ruta rymmer. Numret står i rutan där texten börjar."),
    )
    sheet = book.add(REST_SHEET, leads=leads)
    rows = [
        (number, rest.place, part, text)
        for number, rest in enumerate(book.rests, start=1)
        for part, text in enumerate(rest.pieces, start=2)
    ]
    table(sheet, "LangaTexter", _TOP, _RESTS, rows)
    set_pages(sheet, _TOP)


def _add_notes(book: Book) -> None:
    """Explain each column once a sheet; tables that stand together share their columns."""
    sheet = book.add(NOTE_SHEET, leads=(_("Varje kolumn på varje blad, och vad den betyder."),))
    told = dict.fromkeys((note.sheet, note.heading, note.words) for note in book.notes)
    own = [(sheet.title, column.heading, column.note) for column in _NOTES]
    table(sheet, "Kolumnerna", _TOP, _NOTES, [*told, *own])
    set_pages(sheet, _TOP)
