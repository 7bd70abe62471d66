"""The sheet of a workbook that holds the table, as rows of text; nothing in it is ever counted out."""

from __future__ import annotations

import io
import sys
import warnings
import zipfile
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any

from webapp.ground.tables.headings import ENOUGH, FIRST_ROWS, likeness
from webapp.ground.tables.table import FIRST, MOST_COLUMNS, Cells, Facts, Most, NoTableError, Table
from webapp.ground.tables.texts.text import cleaned, cleaned_whole, unescaped
from webapp.ground.tables.workbooks.number_formats import day_seen, exact, moment, seen
from webapp.ground.tables.workbooks.package import Extent, Package, look_through

UNUSED = ("numpy", "lxml", "PIL")
"""What the reader takes along where it is there, and does not need: each costs more than a whole table."""
MOST_MARKED = 1_000
"""So many lines the sheet may have that says what a file of ours is about."""
MOST_SHEETS = 9
"""So many sheets of a workbook are read, where several look like the table."""
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"officeDocument/2006/"),
)
"""The names that the strict form has for what is named otherwise in all other workbooks."""
_USUAL = b"http://schemas.openxmlformats.org/"


def read_book(
    content: bytes, most: Most, words: Collection[str] = (), mark: str = "", *, whole: bool = False
) -> Table:
    """Read a workbook that has been looked through: the sheet whose headings have most of the words.

    Read `whole`, texts keep their lines and no formula is read by its value.
    """
    package = look_through(content, most)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            book = _open(_as_usual(content) if package.strict else content)
            return _read(book, package, most, words, mark, whole=whole)
    except (NoTableError, MemoryError):
        raise
    except Exception as error:  # the reader fails in many ways on what is not a workbook
        raise NoTableError("no_book") from error


def leave_out_the_unused() -> None:
    """Read with the standard library and defusedxml alone; only a process that does nothing else may."""
    for name in UNUSED:
        sys.modules[name] = None  # type: ignore[assignment]  # so the import system writes "not there"


def _open(content: bytes) -> Any:  # noqa: ANN401 -- the library's own type
    from openpyxl import load_workbook  # noqa: PLC0415 -- slow, and a text has no need of it

    return load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)


def _as_usual(content: bytes) -> bytes:
    """Write a workbook of the strict form with the names that all others have."""
    usual = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(usual, "w") as again:
        for part in packed.infolist():
            data = packed.read(part)
            if part.filename.endswith((".xml", ".rels")):
                for strict, name in _STRICT:
                    data = data.replace(strict, _USUAL + name)
            again.writestr(part.filename, data)
    return usual.getvalue()


def _read(  # noqa: PLR0913 -- a book, and all that is asked of it
    book: Any,  # noqa: ANN401 -- the library's own type
    package: Package,
    most: Most,
    words: Collection[str],
    mark: str,
    *,
    whole: bool,
) -> Table:
    reach = {one.title: _extent(one, package.extents) for one in book.worksheets}
    aside, lines = _marked(book, reach, mark) if mark else (None, ())
    sheets = [one for one in book.worksheets if one.sheet_state == "visible" and one is not aside]
    filled = [one for one in sheets if reach[one.title].rows]
    if not sheets:
        raise NoTableError("no_sheet")
    if not filled:
        return Table((), Facts(sheets[0].title, mark=lines))
    about = _About(tuple(filled), package.left, lines, whole=whole)
    first, *others = _alike(filled, reach, words)
    read = _sheet(first, reach, most, about)
    room, also = most.cells - reach[first.title].cells, []
    for one in others:
        room -= reach[one.title].cells
        if room >= 0:
            with suppress(NoTableError):  # one that cannot be read is not offered
                also.append(_sheet(one, reach, most, about))
    return replace(read, also=tuple(also))


@dataclass(frozen=True, slots=True)
class _About:
    """What is said of every sheet of a workbook, and whether its texts keep their lines."""

    filled: tuple[Any, ...]
    left: tuple[str, ...]
    mark: tuple[str, ...]
    whole: bool


def _sheet(sheet: Any, reach: dict[str, Extent], most: Most, about: _About) -> Table:  # noqa: ANN401 -- as above
    """Read one sheet, and say which others there are."""
    extent = reach[sheet.title]
    _check(extent, most, sheet.title)
    rows = sheet.iter_rows(max_row=extent.last_row, max_col=extent.last_column)
    found: list[Cells] = []
    for number, row in enumerate(rows, start=1):
        cells = _row(number, row, extent, sheet.title, show=len(found) < FIRST, whole=about.whole)
        if any(cells.cells):
            found.append(cells)
    facts = Facts(
        sheet.title,
        tuple(one.title for one in about.filled if one is not sheet),
        tuple(sorted(n - 1 for n in extent.hidden_columns if n <= extent.last_column)),
        extent.filtered and bool(extent.hidden),
        extent.with_formula - len(extent.formulas),
        about.left,
        about.mark,
    )
    return Table(tuple(found), facts)


def _marked(book: Any, reach: dict[str, Extent], mark: str) -> tuple[Any, tuple[str, ...]]:  # noqa: ANN401
    """Find the sheet that says what a file of ours is about, and give its lines; there is one such sheet."""
    found = []
    for sheet in book.worksheets:
        extent = reach[sheet.title]
        if extent.in_order and extent.rows and extent.last_row <= MOST_MARKED:
            rows = sheet.iter_rows(max_row=extent.last_row, max_col=1, values_only=True)
            if next(rows, (None,))[0] == mark:
                found.append((sheet, tuple(str(row[0] or "") for row in rows)))
    if len(found) > 1:
        raise NoTableError("marked_twice")
    return found[0] if found else (None, ())


def _extent(sheet: Any, extents: dict[str, Extent]) -> Extent:  # noqa: ANN401
    """Give how far a sheet reaches, whatever a program has written of its size."""
    sheet.reset_dimensions()
    return extents[sheet._worksheet_path]  # noqa: SLF001 -- it has no other name for where it stands


def _alike(sheets: Sequence[Any], reach: dict[str, Extent], words: Collection[str]) -> list[Any]:
    """Give the sheet whose headings are most like those that are looked for, then others with enough of them.

    Where none has any of them it is the first, and each of the others may be the table.
    """
    if len(sheets) == 1 or not words:
        return [sheets[0]]
    like = []
    for sheet in sheets:
        extent = reach[sheet.title]
        far = {"max_row": FIRST_ROWS, "max_col": min(extent.last_column, MOST_COLUMNS)}
        rows = sheet.iter_rows(**far, values_only=True) if extent.in_order else ()
        like.append(max((likeness([str(one or "") for one in row], words) for row in rows), default=0))
    best = max(like)
    first = sheets[like.index(best)]
    enough = min(ENOUGH, best)
    others = [one for one, its in zip(sheets, like, strict=True) if its >= enough and one is not first]
    return [first, *others[: MOST_SHEETS - 1]]


def _check(extent: Extent, most: Most, sheet: str) -> None:
    """Refuse a sheet that reaches too far before any cell of it is built."""
    if not extent.in_order:
        raise NoTableError("no_book")
    if extent.rows > most.rows + 1 or extent.last_row > most.last_row:
        last = max(extent.rows - 1, extent.last_row if extent.last_row > most.last_row else 0)
        raise NoTableError("rows", many=last, sheet=sheet)
    if extent.last_column > MOST_COLUMNS:
        raise NoTableError("columns", many=extent.last_column, sheet=sheet)
    if extent.cells > most.cells:
        raise NoTableError("cells", many=extent.cells, sheet=sheet)


def _row(  # noqa: PLR0913 -- a row, where it stands, and how it is read
    number: int, row: tuple[Any, ...], extent: Extent, sheet: str, *, show: bool, whole: bool
) -> Cells:
    refused = extent.formulas | extent.counted if whole else extent.formulas
    formulas = tuple(n for n in range(len(row)) if (number, n + 1) in refused)
    clean = cleaned_whole if whole else cleaned
    values = [clean(_written(cell), number, n, sheet) for n, cell in enumerate(row)]
    looks = [_seen(cell, values[n]) for n, cell in enumerate(row)] if show else []
    for n in formulas:
        values[n] = "="
        if show:
            looks[n] = "="
    return Cells(number, tuple(values), formulas, tuple(looks), number in extent.hidden)


def _written(cell: Any) -> str:  # noqa: ANN401 -- the library's own type for a cell that is only read
    """Write a cell as a Swede reads it: a number has a decimal comma, and a share its per cent."""
    value: object = cell.value
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, int | float) and isfinite(value):
        return exact(value, str(cell.number_format))
    if isinstance(value, date | datetime | time | timedelta):
        return moment(value, str(cell.number_format))
    return "" if value is None else str(value)


def _seen(cell: Any, read: str) -> str:  # noqa: ANN401 -- the library's own type for a cell that is only read
    """Write a cell as it looks in Excel."""
    value: object = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return seen(value, str(cell.number_format))
    if isinstance(value, date):
        return day_seen(value, str(cell.number_format))
    return read
