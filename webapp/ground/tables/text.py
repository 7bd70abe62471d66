"""A text with separators (.csv) as rows, and how a cell is cleaned wherever it comes from."""

from __future__ import annotations

import csv
import io
import unicodedata

from webapp.ground.fields import clean_line
from webapp.ground.tables.table import MOST_COLUMNS, MOST_LETTERS, Cells, Most, NoTableError, Table

_HALF_A_LETTER = "Ã"
"""What the first byte of å, ä and ö in UTF-8 is in Windows-1252; no Swedish word has it."""
_OURS = set("åäöÅÄÖ")
_UNSEEN = ("Cc", "Cf", "Cs", "Cn")


def read_text(content: bytes, most: Most) -> Table:
    """Read a text with semicolon, tab or comma between its cells."""
    text = _decoded(content)
    separator = _separator(text)
    csv.field_size_limit(MOST_LETTERS + 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Cells] = []
    at, many = 1, 0
    try:
        for cells in reader:
            row = _row(cells, at)
            at, many = reader.line_num + 1, many + len(row.cells)
            if any(row.cells):
                rows.append(row)
            if len(rows) > most.rows + 1:
                raise NoTableError("rows")
            if many > most.cells:
                raise NoTableError("cells")
    except csv.Error as error:
        why = "letters" if "field larger" in str(error) else "quotes"
        raise NoTableError(why, row=at) from error
    return Table(tuple(rows))


def cleaned(text: str, row: int) -> str:
    """Write a cell by the one rule of the house, with single blanks and nothing that cannot be seen."""
    if len(text) > MOST_LETTERS:
        raise NoTableError("letters", row=row)
    if not text.isascii() or not text.isprintable():
        text = clean_line(text)
        if not text.isprintable():
            text = "".join(" " if one.isspace() else one for one in text if _is_seen(one))
    return " ".join(text.split())


def _is_seen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in _UNSEEN


def _row(cells: list[str], at: int) -> Cells:
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise NoTableError("columns")
    clean = tuple(cleaned(cell, at) for cell in cells)
    return Cells(at, clean, tuple(place for place, cell in enumerate(clean) if cell.startswith("=")))


def _separator(text: str) -> str:
    """Take the sign that stands most often in the first line where anything stands."""
    first = next((line for line in io.StringIO(text) if line.strip()), "")
    return max(";\t,", key=first.count)


def _decoded(content: bytes) -> str:
    """Read the letters: UTF-8, else as Excel saves in Windows."""
    if b"\x00" in content:
        raise NoTableError("no_text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        wrong = _HALF_A_LETTER in text or "\ufffd" in text or _is_macintosh(content, text)
    else:
        wrong = _HALF_A_LETTER in text and _is_twice(text)
    if wrong:
        raise NoTableError("charset")
    return text


def _is_macintosh(content: bytes, text: str) -> bool:
    """Tell whether å, ä and ö are there only if the file was saved on an old Macintosh."""
    return not _OURS & set(text) and bool(_OURS & set(content.decode("mac_roman")))


def _is_twice(text: str) -> bool:
    """Tell whether UTF-8 was taken for Windows-1252 once, and written as UTF-8 again."""
    try:
        return bool(_OURS & set(text.encode("cp1252").decode("utf-8")))
    except UnicodeError:
        return False
