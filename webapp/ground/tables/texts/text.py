"""A text with separators (.csv) as rows, and how a cell is cleaned wherever it comes from."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from webapp.ground.fields import clean_line, clean_text
from webapp.ground.tables.table import (
    FIRST,
    MOST_COLUMNS,
    MOST_LETTERS,
    Cells,
    Facts,
    Most,
    NoTableError,
    Table,
)
from webapp.ground.tables.texts.characters import read_letters

_UNSEEN = ("Cc", "Cf", "Cs", "Cn")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SAID = re.compile(r"\A\ufeff?\"?sep=(.|\\t)\"?;*,*\r?\n", re.IGNORECASE)
"""The first line that tells Excel which sign stands between cells; Excel shows it to nobody."""
SEPARATORS, _SAMPLE_LINES, _SAMPLE = ";\t,|", 60, 30_000


def read_text(content: bytes, most: Most) -> Table:
    """Read a text with semicolon, tab or comma between its cells; its rows are numbered as in Excel."""
    text, letters = read_letters(content)
    said = _SAID.match(text)
    separator = said[1].replace("\\t", "\t") if said else _separator(text)
    csv.field_size_limit(MOST_LETTERS + 1)
    reader = csv.reader(
        io.StringIO(text[said.end() :] if said else text, newline=""), delimiter=separator, strict=True
    )
    return Table(tuple(_rows(reader, most)), Facts(letters=letters, separator=separator))


def _rows(reader: Iterator[list[str]], most: Most) -> Iterator[Cells]:
    at = found = many = 0
    try:
        for cells in reader:
            at += 1
            row = _row(cells, at, show=found < FIRST)
            many += len(row.cells)
            if any(row.cells):
                found += 1
                yield row
            if found > most.rows + 1:
                raise NoTableError("rows", many=found - 1 + sum(1 for rest in reader if any(rest)))
            if many > most.cells:
                raise NoTableError("cells", many=many + sum(len(rest) for rest in reader))
    except csv.Error as error:
        why = "letters" if "field larger" in str(error) else "quotes"
        raise NoTableError(why, row=at + 1) from error


def cleaned(text: str, row: int, column: int = 0, sheet: str = "") -> str:
    """Write a cell by the one rule of the house, with single blanks and nothing that cannot be seen."""
    _check_length(text, row, column, sheet)
    if not text.isascii() or not text.isprintable():
        text = clean_line(text)
        if not text.isprintable():
            text = "".join(" " if one.isspace() else one for one in text if _is_seen(one))
    return " ".join(text.split())


def unescaped(text: str) -> str:
    """Read the signs that Excel writes as "_x000D_" in its files."""
    return _ESCAPED.sub(lambda one: chr(int(one[1], 16)), text) if "_x" in text else text


def cleaned_whole(text: str, row: int, column: int = 0, sheet: str = "") -> str:
    """Write a cell as a form would read it: a text keeps its lines."""
    _check_length(text, row, column, sheet)
    return clean_text(text) if text else ""


def _check_length(text: str, row: int, column: int, sheet: str) -> None:
    if len(text) > MOST_LETTERS:
        raise NoTableError("letters", row=row, column=column, sheet=sheet)


def _is_seen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in _UNSEEN


def _row(cells: list[str], at: int, *, show: bool) -> Cells:
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise NoTableError("columns", many=len(cells), row=at)
    clean = tuple(cleaned(cell, at, n) for n, cell in enumerate(cells))
    formulas = tuple(place for place, cell in enumerate(clean) if cell.startswith("="))
    return Cells(at, clean, formulas, clean if show else ())


def _separator(text: str) -> str:
    """Take the sign that parts most of the first rows into equally many cells: a title has none of it."""
    lines = text[:_SAMPLE].splitlines()[:_SAMPLE_LINES]
    like = {sign: _likeness([line for line in lines if line.strip()], sign) for sign in SEPARATORS}
    return max(SEPARATORS, key=lambda sign: like[sign])


def _likeness(lines: list[str], sign: str) -> tuple[int, int]:
    """Count the rows of the commonest width of more than one cell, and give that width."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=sign) if len(cells) > 1)
    except csv.Error:
        return 0, 0
    return max(((many, width) for width, many in widths.items()), default=(0, 0))
