"""Workbooks taken home and filled in: a cell by the id of its row and the heading of its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Svar"


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def head_of(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """Give the row of the headings, and the column of each of them."""
    for row in sheet.iter_rows(max_row=40):
        names = {cell.value: cell.column for cell in row if cell.value}
        if "Id" in names and len(names) > 3:
            return row[0].row, names
    raise AssertionError("no headings")


def place_of(sheet: Worksheet, ref: str, heading: str) -> tuple[int, int]:
    """Give where a cell stands."""
    top, names = head_of(sheet)
    ids = (row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, names["Id"]).value == ref)
    return next(ids), names[heading]


def read(content: bytes, ref: str, heading: str, sheet: str = SHEET) -> Any:
    page = opened(content)[sheet]
    return page.cell(*place_of(page, ref, heading)).value


def filled(content: bytes, cells: Mapping[tuple[str, str], object], sheet: str = SHEET) -> bytes:
    """Fill in cells, as somebody at home would."""

    def fill(book: Workbook) -> None:
        page = book[sheet]
        for (ref, heading), value in cells.items():
            page.cell(*place_of(page, ref, heading)).value = value

    return changed(content, fill)


def changed(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """Do anything else to the workbook."""
    book = opened(content)
    change(book)
    return saved(book)
