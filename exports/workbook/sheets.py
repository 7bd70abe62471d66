"""Sheets that everybody can find, scroll and print: names, headings, pages, charts told in words."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Any

from exports import theme
from exports.workbook import cells
from exports.workbook.book import NOTE_SHEET, REST_SHEET
from questionnaires.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.workbook.book import Sheet
    from exports.workbook.tables import Area

_TITLE_LIMIT = 31
_ILLEGAL = re.compile("[\\[\\]:*?/\\\\\t\n\u202a-\u202e\u2066-\u2069]+")
_CALL = re.compile(r"(?<=\S)\(")
"""What looks like the call of a function, wherever a formula names the sheet."""
_A4 = 9


def sheet_titles(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Make legal sheet names, no two alike when case is left aside, from names of municipalities."""
    used = {"history", *(str(name).casefold() for name in (*taken, REST_SHEET, NOTE_SHEET))}
    titles = []
    for name in wanted:
        base = _CALL.sub(" (", _ILLEGAL.sub(" ", cells.clean(name))).strip().strip("'") or _("Kommun")
        title, number = cells.pieces(base, _TITLE_LIMIT)[0].strip(" '"), 1
        while title.casefold() in used:
            number += 1
            tail = f" ({number})"
            title = cells.pieces(base, _TITLE_LIMIT - len(tail))[0].strip(" '") + tail
        used.add(title.casefold())
        titles.append(title)
    return titles


def put_heading(sheet: Sheet, row: int, heading: str) -> None:
    """Write the heading of a part of a sheet."""
    sheet.put(row, 1, heading, "heading")
    sheet.set_height(row, theme.HEADING_HEIGHT)


def quiet_nothing(sheet: Sheet, where: Area, columns: Iterable[int], decimals: int) -> None:
    """Show a difference that is read as nought as nought, without a sign."""
    nought = sheet.book.file.add_format({"num_format": "0;0;0"})
    for number in columns:
        told = f"=ABS({cells.letter(number)}{where.first})<0.{'0' * decimals}5"
        place = (where.first - 1, number - 1, where.last - 1, number - 1)
        sheet.page.conditional_format(*place, {"type": "formula", "criteria": told, "format": nought})


def set_pages(
    sheet: Sheet, heading_row: int = 0, *, columns: int = 0, frozen: int = 0, one_page: bool = False
) -> None:
    """Make ready to print on A4 and to scroll: heading row on each page, and columns that stay in sight."""
    page = sheet.page
    wide = sum(sheet.widths)
    if wide > theme.WIDEST_UPRIGHT or one_page:
        page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1 if one_page else ceil(wide / theme.WIDEST_A4) or 1, int(one_page))
    page.set_margins(0.4, 0.4, 0.5, 0.75)
    page.set_footer("&L&A&R" + _("Sida %(page)s av %(pages)s", page="&P", pages="&N"), {"margin": 0.35})
    page.print_area(0, 0, sheet.last - 1, max(columns, len(sheet.widths), 1) - 1)
    if heading_row and not one_page:
        page.repeat_rows(heading_row - 1)
    if frozen and wide > theme.WIDEST_A4 and not one_page:
        page.repeat_columns(0, frozen - 1)
    if heading_row:
        page.freeze_panes(heading_row, frozen)


def add_chart(sheet: Sheet, chart: Any, row: int, column: int, words: str) -> None:  # noqa: ANN401 -- untyped
    """Place a chart, with words for those who do not see it."""
    sheet.page.insert_chart(row - 1, column - 1, chart, {"description": words, "object_position": 1})
