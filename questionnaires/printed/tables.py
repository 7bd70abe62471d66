"""The rows of a file of printed figures, by column, or why it cannot be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from questionnaires.check.findings import Sentence
from questionnaires.municipalities.names import sums_up
from questionnaires.municipalities.swedish import spelled
from questionnaires.printed import sentences

COLUMNS = ("municipality", "year", "edition", "level", "number", "achieved", "max", "percent", "source")
HEADINGS = {
    "municipality": ("kommun", "kommunens namn", "kommunnamn", "kommunkod"),
    "year": ("år", "årtal"),
    "edition": ("utgåva", "skala"),
    "level": ("nivå",),
    "number": ("nummer", "nr"),
    "achieved": ("poäng", "uppnådd poäng", "uppnådda poäng"),
    "max": ("maxpoäng", "maximum", "högst"),
    "percent": ("procent", "andel"),
    "source": ("källa", "rapport"),
}
"""What each column may also be called, in Swedish."""
LEVELS = {"omrade": "area", "delomrade": "subarea", "totalt": "total", "summa": "total"}
_WAYS = {spelled(way): name for name, ways in HEADINGS.items() for way in (name, *ways)}


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
    """The rows that could be read, everything that is wrong with the file as such, and what is to be said."""

    rows: list[Row]
    slips: list[Slip]
    notes: tuple[str, ...] = ()


def words() -> list[str]:
    """List every heading that is known, spelled plainly."""
    return list(_WAYS)


def table_of(head: tuple[int, Sequence[str]], body: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """Name the cells of every row by the headings; rows of sums are left out, and that is said."""
    line, cells = head
    names = [_WAYS.get(spelled(name), name.casefold()) for name in cells]
    while names and not names[-1]:
        names.pop()
    rows = [(at, [*one]) for at, one in body]
    slips = [Slip(line, "", sentence) for sentence in _wrong_in(names)]
    if slips:
        return Table([], slips)
    return _rows(names, rows) if rows else Table([], [Slip(line, "", sentences.NO_ROWS)])


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
    """Name the cells of every row that has no more of them than there are headings."""
    table, left = Table([], []), []
    for line, cells in body:
        while len(cells) > len(names) and not cells[-1]:
            cells.pop()
        if len(cells) > len(names):
            sentence = sentences.CELLS.about(found=len(cells), wanted=len(names))
            table.slips.append(Slip(line, "", sentence))
            continue
        row = Row(line, _named(names, cells))
        if sums_up(row.cells["municipality"]):
            left.append(f"rad {line}: {row.cells['municipality'][:80]} är ingen kommun och läses inte")
        else:
            table.rows.append(row)
    return table._replace(notes=tuple(left))


def _named(names: list[str], cells: list[str]) -> dict[str, str]:
    """Name the cells of a row; a level may be said in Swedish, and a share with its sign."""
    cells += [""] * (len(names) - len(cells))
    named = {name: cell for name, cell in zip(names, cells, strict=True) if name}
    named["level"] = LEVELS.get(spelled(named["level"]), named["level"])
    named["percent"] = named["percent"].removesuffix("%").strip()
    return named


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
