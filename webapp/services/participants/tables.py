"""A table that somebody has made, .xlsx or .csv, as rows of text; or why it cannot be read."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

MOST_BYTES, MOST_UNPACKED, MOST_ROWS = 1_000_000, 20_000_000, 1000
BOOK, OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MOST_SPANS = 8
HALF_A_LETTER = "Ã"
"""What the first byte of å, ä and ö in UTF-8 is in Windows-1252; no Swedish word has it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a row of a table; row 0 for the table as such."""

    row: int
    what: str

    def __str__(self) -> str:
        """Read as a line."""
        return _("Rad %(row)s: %(what)s", row=self.row, what=self.what) if self.row else self.what


def gathered(faults: Iterable[Fault]) -> list[str]:
    """Say each fault once, with all the rows that have it: one name spelled wrong stands on many rows."""
    rows: dict[str, list[int]] = {}
    for one in faults:
        rows.setdefault(one.what, []).append(one.row)
    return [_told(what, where) for what, where in rows.items()]


def _told(what: str, rows: list[int]) -> str:
    if len(rows) == 1:
        return str(Fault(rows[0], what))
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in spans[:MOST_SPANS]]
    if len(spans) > MOST_SPANS:
        return _(
            "Rad %(rows)s … (%(many)s rader): %(what)s", rows=", ".join(shown), many=len(rows), what=what
        )
    return _("Rad %(rows)s (%(many)s rader): %(what)s", rows=", ".join(shown), many=len(rows), what=what)


@dataclass(frozen=True, slots=True)
class Cells:
    """A row as it stands in the file, with its number there."""

    row: int
    cells: tuple[str, ...]
    formulas: tuple[int, ...] = ()


class UnreadableTableError(ValueError):
    """The file is no table we can read; the text says why, and what to do."""


def read_rows(content: bytes, most_bytes: int = MOST_BYTES, most_rows: int = MOST_ROWS) -> list[Cells]:
    """Read the rows of a file that are not empty."""
    if not content:
        raise UnreadableTableError(_("Filen är tom. Välj en fil med kommuner."))
    if len(content) > most_bytes:
        raise UnreadableTableError(_too_big(most_bytes))
    if content.startswith(OLD_BOOK):
        raise UnreadableTableError(_("Det är en äldre Excelfil. Spara den som .xlsx och försök igen."))
    rows = _book(content, most_bytes, most_rows) if content.startswith(BOOK) else _text(content)
    rows = [row for row in rows if any(row.cells)]
    if len(rows) > most_rows + 1:
        raise UnreadableTableError(_too_long(most_rows))
    return rows


def _too_big(most: int) -> str:
    return _("Filen är för stor. Spara bara tabellen, högst %(most)s MB.", most=most // 1_000_000)


def _too_long(most: int) -> str:
    return _("Filen har mer än %(most)s rader. Dela upp den.", most=f"{most:,}".replace(",", " "))


def _book(content: bytes, most_bytes: int, most_rows: int) -> list[Cells]:
    """Read the first sheet of a workbook; nothing in it is ever counted out."""
    _check_packing(content, most_bytes)
    from openpyxl import load_workbook  # noqa: PLC0415 -- slow, and only an import needs it

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        rows = list(_sheet(sheets[0], most_rows)) if sheets else []
        book.close()
    except UnreadableTableError:
        raise
    except Exception as error:  # the reader fails in many ways on what is not a workbook
        raise UnreadableTableError(
            _("Filen går inte att läsa som arbetsbok. Öppna den, spara den som .xlsx och försök igen.")
        ) from error
    return rows


def _check_packing(content: bytes, most_bytes: int) -> None:
    """Refuse what would swell when it is unpacked, and what declares entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise UnreadableTableError(_too_big(most_bytes))
            declared = any(b"<!DOCTYPE" in packed.read(part) for part in parts if _is_xml(part.filename))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        if isinstance(error, UnreadableTableError):
            raise
        declared = True
    if declared:
        raise UnreadableTableError(
            _("Filen går inte att läsa som arbetsbok. Öppna den, spara den som .xlsx och försök igen.")
        )


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _sheet(sheet: Any, most_rows: int) -> list[Cells]:  # noqa: ANN401 -- openpyxl's own type for a sheet that is only read
    rows = []
    for number, row in enumerate(sheet.iter_rows(max_col=30), start=1):
        if number > most_rows * 2:
            raise UnreadableTableError(_too_long(most_rows))
        values = tuple(_clean(_written(cell.value)) for cell in row)
        formulas = tuple(place for place, cell in enumerate(row) if cell.data_type == "f")
        rows.append(Cells(number, values, formulas))
    return rows


def _written(value: object) -> str:
    """Write a cell as a Swede types it: a number that the workbook itself knows has a decimal comma."""
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".replace(".", ",")
    return "" if value is None else str(value)


def _text(content: bytes) -> list[Cells]:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, at = [], 1
    try:
        for cells in reader:
            clean = tuple(_clean(cell) for cell in cells)
            formulas = tuple(place for place, cell in enumerate(clean) if cell.startswith("="))
            rows.append(Cells(at, clean, formulas))
            at = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableTableError(
            _("Rad %(row)s går inte att läsa. Kontrollera citattecknen i filen.", row=at)
        ) from error
    return rows


def _decoded(content: bytes) -> str:
    """Read the letters: UTF-8, else as Excel saves in Windows."""
    if b"\x00" in content:
        raise UnreadableTableError(_("Filen är ingen tabell. Spara den som .xlsx eller .csv."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if HALF_A_LETTER in text or "\ufffd" in text:
        raise UnreadableTableError(
            _("Bokstäverna i filen går inte att läsa. Spara den som .xlsx eller UTF-8.")
        )
    return text


def _clean(cell: str) -> str:
    """Write a cell with composed letters and single blanks, and nothing that cannot be seen."""
    plain = "".join(letter for letter in cell if unicodedata.category(letter) not in ("Cf", "Cs", "Cn"))
    return " ".join(unicodedata.normalize("NFC", plain).split()).replace("\x00", "")
