"""The first visible sheet of a workbook as rows of text; nothing in it is ever counted out."""

from __future__ import annotations

import io
import re
import sys
import warnings
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from webapp.ground.tables.package import Extent, look_through
from webapp.ground.tables.table import MOST_COLUMNS, Cells, Most, NoTableError, Table
from webapp.ground.tables.text import cleaned

_QUOTED = re.compile(r'"[^"]*"|\\.')
STRICT = b"http://purl.oclc.org/ooxml/"
UNUSED = ("numpy", "lxml", "PIL")
"""What the reader takes along where it is there, and does not need: each costs more than a whole table."""


def read_book(content: bytes, most: Most) -> Table:
    """Read a workbook that has been looked through."""
    extents = look_through(content, most)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            return _read(content, extents, most)
    except (NoTableError, MemoryError):
        raise
    except Exception as error:  # the reader fails in many ways on what is not a workbook
        raise NoTableError("no_book") from error


def leave_out_the_unused() -> None:
    """Read with the standard library and defusedxml alone; only a process that does nothing else may."""
    for name in UNUSED:
        sys.modules[name] = None  # type: ignore[assignment]  # so the import system writes "not there"


def _read(content: bytes, extents: dict[str, Extent], most: Most) -> Table:
    from openpyxl import load_workbook  # noqa: PLC0415 -- slow, and a text has no need of it

    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheets: list[Any] = [one for one in book.worksheets if one.sheet_state == "visible"]
    if not sheets:
        raise NoTableError("strict" if _is_strict(content) else "no_sheet")
    sheet = sheets[0]
    extent = extents[sheet._worksheet_path]  # noqa: SLF001 -- it has no other name for where it stands
    _check(extent, most)
    sheet.reset_dimensions()  # what a program has written of its size may be wrong
    if not extent.rows:
        return Table((), sheet.title)
    rows = sheet.iter_rows(max_row=extent.last_row, max_col=extent.last_column)
    found = tuple(_row(number, row) for number, row in enumerate(rows, start=1))
    return Table(tuple(row for row in found if any(row.cells)), sheet.title, len(extent.hidden))


def _check(extent: Extent, most: Most) -> None:
    """Refuse a sheet that reaches too far before any cell of it is built."""
    if not extent.in_order:
        raise NoTableError("no_book")
    if extent.rows > most.rows + 1 or extent.last_row > most.last_row:
        raise NoTableError("rows")
    if extent.last_column > MOST_COLUMNS:
        raise NoTableError("columns")
    if extent.cells > most.cells:
        raise NoTableError("cells")


def _row(number: int, row: tuple[Any, ...]) -> Cells:
    values = tuple(cleaned(_written(cell), number) for cell in row)
    formulas = tuple(place for place, cell in enumerate(row) if cell.data_type == "f")
    return Cells(number, values, formulas)


def _written(cell: Any) -> str:  # noqa: ANN401 -- the library's own type for a cell that is only read
    """Write a cell as a Swede reads it: a number has a decimal comma, and a share its per cent."""
    value: object = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return _number(Decimal(repr(value)), str(cell.number_format))
    if isinstance(value, str | int | float | date | datetime | time | timedelta):
        return str(value)
    text = getattr(value, "text", None)  # a formula that fills several cells
    return f"={str(text or '').removeprefix('=')}"


def _number(value: Decimal, form: str) -> str:
    """Write a number with all its decimals, whatever it is rounded to on the screen."""
    percent = "%" in _QUOTED.sub("", form)
    text = f"{value * 100 if percent else value:f}"
    text = text.rstrip("0").removesuffix(".") if "." in text else text
    return text.replace(".", ",") + ("%" if percent else "")


def _is_strict(content: bytes) -> bool:
    """Tell whether the workbook is saved in the strict form, whose sheets have other names."""
    import zipfile  # noqa: PLC0415 -- only asked when nothing was found

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return any(STRICT in packed.read(name)[:5000] for name in packed.namelist() if "workbook" in name)
