"""What a file is read as: rows of text with their numbers in it; and how much of a file is read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MOST_COLUMNS, MOST_LETTERS = 100, 32_767
"""So far to the right a table is read, and so much in a cell: as much as Excel itself takes."""


@dataclass(frozen=True, slots=True)
class Most:
    """How large a table may be: bytes of the file, rows under the headings, and cells in all."""

    size: int
    rows: int
    cells: int

    @property
    def last_row(self) -> int:
        """Give the last row in the file where anything may stand: some rows may be empty."""
        return 2 * self.rows

    @property
    def elements(self) -> int:
        """Give how many elements its XML may have: those of the cells, and as many formatted empty ones."""
        return 6 * self.cells

    def words(self) -> list[str]:
        """Write the measures for the process that reads."""
        return [str(one) for one in asdict(self).values()]


@dataclass(frozen=True, slots=True)
class Cells:
    """A row as it stands in the file, with its number there."""

    row: int
    cells: tuple[str, ...]
    formulas: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """What the reading took: bytes of memory at the most, where the machine can tell, and processor time."""

    memory: int = 0
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that are not empty; `sheet` is the workbook's sheet they stand on."""

    rows: tuple[Cells, ...]
    sheet: str = ""
    hidden: int = 0
    """How many of the rows are hidden in the workbook; they are read as the others."""
    cost: Cost = Cost()


class NoTableError(Exception):
    """The file is no table we can read: a word that says why, and what is told with it."""

    def __init__(self, why: str, **told: Any) -> None:  # noqa: ANN401 -- figures and words
        super().__init__(why)
        self.why, self.told = why, told
        self.cost = Cost()
