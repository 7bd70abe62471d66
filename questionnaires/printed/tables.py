"""A file of printed figures as rows of cells, or why it cannot be one."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from typing import NamedTuple

from questionnaires.check.findings import Sentence
from questionnaires.printed import sentences

COLUMNS = ("municipality", "year", "edition", "level", "number", "achieved", "max", "percent", "source")
MOST_BYTES = 1_000_000

_SEPARATORS = ";\t,"
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods; .xls
_HALF_A_LETTER = "Ã"
"""What the first byte of å, ä and ö in UTF-8 is in Windows-1252; no Swedish word has it."""


class Slip(NamedTuple):
    """What is wrong: on which line, in which column ("" for the whole line)."""

    line: int
    column: str
    sentence: Sentence


class Row(NamedTuple):
    """A line and its cells by column, cleaned of blanks around them."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """The rows that could be read, and everything that is wrong with the file as such."""

    rows: list[Row]
    slips: list[Slip]


def read_table(content: bytes) -> Table:
    """Read a CSV file with comma, semicolon or tab, in UTF-8 or as Excel saves it in Windows."""
    slip = _not_a_table(content)
    if slip:
        return Table([], [slip])
    text, slip = _decoded(content)
    if slip:
        return Table([], [slip])
    lines, slips = _lines(text)
    if slips or not lines:
        return Table([], slips or [Slip(1, "", sentences.EMPTY.about(columns=_listed(COLUMNS)))])
    (top, head), *body = lines
    names = [name.casefold() for name in head]
    slips = [Slip(top, "", sentence) for sentence in _wrong_in(names)]
    if slips:
        return Table([], slips)
    return _rows(names, body) if body else Table([], [Slip(top, "", sentences.NO_ROWS)])


def _not_a_table(content: bytes) -> Slip | None:
    """Tell what a file is, where it is nothing to read rows from."""
    if len(content) > MOST_BYTES:
        return Slip(1, "", sentences.TOO_BIG.about(most=f"{MOST_BYTES // 1_000_000} MB"))
    if content.startswith(_BOOKS):
        return Slip(1, "", sentences.SPREADSHEET)
    return Slip(1, "", sentences.NOT_TEXT) if b"\x00" in content else None


def _decoded(content: bytes) -> tuple[str, Slip | None]:
    """Read the letters of a file: UTF-8 with or without its mark, else Windows-1252."""
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        at = error.start
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        text, at = _HALF_A_LETTER, error.start
    if _HALF_A_LETTER in text:
        return "", Slip(content.count(b"\n", 0, at) + 1, "", sentences.NOT_READABLE)
    return text, None


def _lines(text: str) -> tuple[list[tuple[int, list[str]]], list[Slip]]:
    """Part a text into lines of cells; lines without anything in them are left out."""
    lines: list[tuple[int, list[str]]] = []
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    at = 1
    try:
        for cells in reader:
            clean = [_clean(cell) for cell in cells]
            if any(clean):
                lines.append((at, clean))
            at = reader.line_num + 1
    except csv.Error:
        return [], [Slip(at, "", sentences.BROKEN)]
    return lines, []


def _clean(cell: str) -> str:
    """Write a cell with composed letters and single blanks."""
    return " ".join(unicodedata.normalize("NFC", cell).split())


def _wrong_in(names: list[str]) -> list[Sentence]:
    """Name what is wrong with the line of headings."""
    missing = [name for name in COLUMNS if name not in names]
    unknown = [name for name in names if name and name not in COLUMNS]
    twice = [name for name, times in Counter(names).items() if name in COLUMNS and times > 1]
    told = {"columns": _listed(COLUMNS)}
    return [
        *(sentences.COLUMN_MISSING.about(column=name, **told) for name in missing),
        *(sentences.COLUMN_UNKNOWN.about(column=name, **told) for name in unknown),
        *(sentences.COLUMN_TWICE.about(column=name) for name in twice),
    ]


def _rows(names: list[str], body: list[tuple[int, list[str]]]) -> Table:
    """Name the cells of every line that has as many as there are headings."""
    table = Table([], [])
    while not names[-1]:
        names.pop()
    for line, cells in body:
        while len(cells) > len(names) and not cells[-1]:
            cells.pop()
        if len(cells) == len(names):
            table.rows.append(Row(line, dict(zip(names, cells, strict=True))))
        else:
            sentence = sentences.CELLS.about(found=len(cells), wanted=len(names))
            table.slips.append(Slip(line, "", sentence))
    return table


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
