"""What a file is read as: rows of text with their numbers in it; and how much of a file is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

MOST_COLUMNS, MOST_LETTERS = 100, 32_767
"""So far to the right a table is read, and so much in a cell: as much as Excel itself takes."""
TWICE = "utf-8 twice"
"""How letters are written that were encoded twice."""
FIRST = 40
"""So many rows are also kept as they look in Excel, to be shown before anything of them is kept."""
ERRORS = frozenset(
    {
        *("#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#SAKNAS!", "#SAKNAS", "#VÄRDEFEL!", "#REFERENS!", "#DIVISION/0!", "#NAMN?", "#OGILTIGT!"),
        *("#SKÄRNING!", "#UTSPILL!", "#SPILL", "#KALK!", "#BERÄKNA!", "#GETTING_DATA", "#HÄMTAR_DATA"),
        *("#FIELD!", "#FÄLT!", "#CONNECT!", "#BLOCKED!", "#UNKNOWN!", "#BUSY!", "#########"),
        *("#EXTERNAL!", "#PYTHON!", "#ANSLUT!", "#BLOCKERAD!", "#OKÄND!", "#UPPTAGEN!", "#REFERENS"),
    }
)
"""What stands in a cell that could not be counted, in a Swedish and in an English Excel."""


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
        """Give how many elements its XML may have: those of the cells, and many formatted empty ones."""
        return max(6 * self.cells, 400_000)

    def words(self) -> list[str]:
        """Write the measures for the process that reads."""
        return [str(one) for one in asdict(self).values()]


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was sent before, and is read by now or soon; by its number there and its name."""

    id: int
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row as it stands in the file, with its number there.

    `formulas` are the places where a formula stands without the value it came to; `seen` is the row as it
    looks in Excel, for the first rows.
    """

    row: int
    cells: tuple[str, ...]
    formulas: tuple[int, ...] = ()
    seen: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is to be said of a file besides its rows, before anything of it is kept."""

    sheet: str = ""
    """The workbook's sheet they stand on."""
    others: tuple[str, ...] = ()
    """The other sheets that can be seen and have something in them; they are not read."""
    hidden_columns: tuple[int, ...] = ()
    filtered: bool = False
    with_formula: int = 0
    """How many cells are formulas, read as the value that Excel last counted."""
    left: tuple[str, ...] = ()
    """What else the file holds that is not read: comments, links."""
    mark: tuple[str, ...] = ()
    """What stands on the sheet of a file of ours that says what it is about, line by line."""
    letters: str = ""
    """How the letters of a text are written, where that is not as most are."""
    separator: str = ""

    @staticmethod
    def of(data: dict[str, Any]) -> Facts:
        """Take them from what was handed over as data."""
        lists = ("others", "hidden_columns", "left", "mark")
        known = {one.name for one in fields(Facts)}
        told: dict[str, Any] = {k: tuple(v) if k in lists else v for k, v in data.items() if k in known}
        return Facts(**told)


@dataclass(frozen=True, slots=True)
class Cost:
    """What the reading took: bytes of memory at the most, where the machine can tell, and processor time."""

    memory: int = 0
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that are not empty, and what is to be said of it."""

    rows: tuple[Cells, ...]
    facts: Facts = Facts()
    cost: Cost = Cost()
    also: tuple[Table, ...] = ()
    """The workbook's other sheets that look like the table too, for a person to choose among."""

    @property
    def sheet(self) -> str:
        """Name the sheet that is read."""
        return self.facts.sheet

    @property
    def hidden(self) -> int:
        """Count the rows that are hidden in the workbook."""
        return len([one for one in self.rows if one.hidden])

    def as_data(self) -> dict[str, Any]:
        """Write the table so that it can be handed from one process to another, and kept."""
        rows = [[one.row, one.cells, one.formulas, one.seen, one.hidden] for one in self.rows]
        return {"rows": rows, "facts": asdict(self.facts), "also": [one.as_data() for one in self.also]}

    @staticmethod
    def of(data: dict[str, Any], cost: Cost | None = None) -> Table:
        """Take a table from what was handed over as data."""
        also = tuple(Table.of(one) for one in data.get("also", ()))
        return Table(tuple(_cells(data["rows"])), Facts.of(data["facts"]), cost or Cost(), also)


def _cells(rows: Iterable[list[Any]]) -> Iterable[Cells]:
    for row, cells, formulas, seen, hidden in rows:
        yield Cells(row, tuple(cells), tuple(formulas), tuple(seen), hidden)


def letters_of(column: int) -> str:
    """Name a column as Excel does, from the place it has: 0 is A, 26 is AA."""
    name, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        name = chr(65 + letter) + name
    return name


def is_error(text: str) -> bool:
    """Tell whether a cell holds what Excel writes where it could not count."""
    return text[:1] == "#" and (text.upper() in ERRORS or not text.strip("#"))


class NoTableError(Exception):
    """The file is no table we can read: a word that says why, and what is told with it."""

    def __init__(self, why: str, **told: Any) -> None:  # noqa: ANN401 -- figures and words
        super().__init__(why)
        self.why, self.told = why, told
        self.cost = Cost()
