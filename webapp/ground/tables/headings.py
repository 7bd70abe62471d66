"""Where the headings of a table stand, and what each of them means, however it is written."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from questionnaires.municipalities.swedish import spelled
from webapp.ground.tables.table import Cells

FIRST_ROWS = 30
"""So far down headings are looked for: above them may stand a title, a date, a note."""
LONGEST = 150
ENOUGH = 2
"""So many cells of a row must be known before it is taken for the headings by what it says."""


@cache
def ways() -> Mapping[str, str]:
    """Give what each known heading means, by how it is spelled."""
    said = tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))
    return {spelled(way): meaning for meaning, of_it in said.items() for way in of_it}


def meaning(heading: str) -> str:
    """Tell what a heading means; nothing for one that is not known."""
    return ways().get(spelled(heading), "")


def words_of(meanings: Collection[str], more: Collection[str] = ()) -> list[str]:
    """List every heading that has one of these meanings, spelled plainly, and more that are looked for."""
    return [*(way for way, one in ways().items() if one in meanings), *map(spelled, more)]


def likeness(cells: Sequence[str], words: Collection[str]) -> int:
    """Count the different headings among the cells of a row."""
    return len({spelled(cell) for cell in cells if cell and len(cell) <= LONGEST} & set(words))


def parted(rows: Sequence[Cells], words: Collection[str]) -> tuple[list[Cells], Cells, list[Cells]]:
    """Part a table into what stands above its headings, the headings, and the rows under them.

    The headings are the row with most known words. Where none has enough of them, it is the first as wide as
    a table: a title is one cell.
    """
    first = rows[:FIRST_ROWS]
    like = [likeness(row.cells, words) for row in first]
    at = like.index(max(like))
    if like[at] < ENOUGH:
        wide = [len([one for one in row.cells if one]) for row in first]
        half = max(1, max(wide) / 2)
        at = next(n for n, many in enumerate(wide) if many >= half)
    return list(rows[:at]), rows[at], list(rows[at + 1 :])
