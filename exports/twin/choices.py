"""The sheet of choices, and the lists that lead to it from the cells that are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.workbook import cells, sheets, tables
from exports.workbook.tables import Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.twin.entry import Options, TwinColumn, TwinRow
    from exports.workbook.book import Book, Sheet

_COLUMNS = (
    Column(N_("Kolumn"), theme.WIDTHS["municipality"], "name", N_("Kolumnen där det kan väljas.")),
    Column(N_("Val"), theme.WIDTHS["municipality"], "label", N_("Vad som kan väljas i listan.")),
    Column(N_("Betyder"), theme.WIDTHS["long"], "text", N_("Vad valet betyder.")),
)
_LEADS = (N_("Det här kan väljas i listorna. Ändra inget här."),)
_TOP = len(_LEADS) + 3
_TOGETHER = 100
"""So many places share a list: how long they may be together has an end."""
_MOST_TITLE, _MOST_WORDS = 32, 255
"""So long a title and a text beside a cell may be."""


class ChoiceSheet:
    """Knows where the choices of each list stand before they are written."""

    def __init__(self, book: Book, title: str, rows: Sequence[TwinRow]) -> None:
        self.book, self.title, self.rows = book, str(title), rows
        self.places: dict[Options, tuple[int, int]] = {}
        at = _TOP + 1
        for one in dict.fromkeys(options for row in rows for options in row.options.values()):
            self.places[one] = (at, at + len(one.choices) - 1)
            at += len(one.choices)

    def write(self) -> None:
        """Write the sheet where the lists expect it."""
        sheet = self.book.add(self.title, self.title, _LEADS)
        rows = [(one.name, name, meaning) for one in self.places for name, meaning in one.choices]
        tables.table(sheet, "Valen", _TOP, _COLUMNS, rows)
        sheets.set_pages(sheet, _TOP)

    def offer(self, sheet: Sheet, top: int, columns: Sequence[TwinColumn]) -> None:
        """Let the cells with a choice offer it as a list, with what is asked beside them."""
        for column, told in enumerate(columns):
            for (options, ask), runs in self._runs(told.key, top).items():
                places = [(begins, column, ends, column) for begins, ends in runs]
                for at in range(0, len(places), _TOGETHER):
                    first, *others = places[at : at + _TOGETHER]
                    rule = self._rule(options, ask) | ({"other_cells": others} if others else {})
                    sheet.page.data_validation(*first, rule)

    def _runs(self, key: str, top: int) -> dict[tuple[Options, str], list[list[int]]]:
        """Gather the cells of a column that have the same choice, run by run, counted from nought."""
        found: dict[tuple[Options, str], list[list[int]]] = {}
        for at, (options, ask) in self._offered(key, top):
            runs = found.setdefault((options, ask), [])
            if runs and runs[-1][1] == at - 1:
                runs[-1][1] = at
            else:
                runs.append([at, at])
        return found

    def _offered(self, key: str, top: int) -> Iterator[tuple[int, tuple[Options, str]]]:
        for at, row in enumerate(self.rows, start=top):
            if key in row.options:
                yield at, (row.options[key], row.asks.get(key, ""))

    def _rule(self, options: Options, ask: str) -> dict[str, object]:
        first, last = self.places[options]
        told: dict[str, object] = {
            "validate": "list",
            "source": f"={cells.quoted(self.title)}!$B${first}:$B${last}",
            "error_title": _("Välj i listan"),
            "error_message": _(
                "Välj i listan. Vad valen betyder står på bladet %(sheet)s.", sheet=self.title
            ),
        }
        if ask:
            told |= {"input_title": options.name[:_MOST_TITLE], "input_message": _short(ask)}
        return told


def _short(text: str) -> str:
    return text if len(text) <= _MOST_WORDS else f"{text[: _MOST_WORDS - 1]}…"
