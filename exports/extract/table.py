"""The description of a table that leaves: what its columns hold, and its rows, whatever it is written as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

Value = str | int | Fraction | date | datetime | None
Row = Sequence[Value]


class Kind(StrEnum):
    """What stands in a column; what is written may be marked as bold or as a list."""

    NAME = "name"
    CODE = "code"
    TEXT = "text"
    LONG = "long"
    WRITTEN = "written"
    LINK = "link"
    COUNT = "count"
    POINTS = "points"
    CHANGE = "change"
    FIGURE = "figure"
    MOMENT = "moment"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key for programs, its heading and note for people, what it holds and in what unit."""

    key: str
    heading: str
    note: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    width: float = 0.0
    """How wide it is in a workbook, where that is not as wide as its kind usually is."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table under one heading row; its rows are asked for when they are to be written."""

    key: str
    heading: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]
    lead: str = ""
    frozen: int = 1
    """So many columns stay in sight."""


@dataclass(frozen=True, slots=True, eq=False)
class Extract:
    """What leaves in one file: a title, what it is made from, and its tables, the most important first."""

    kind: str
    title: str
    about: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    large: bool = False
    """Larger than memory should hold: rows are let go of as they are written."""
