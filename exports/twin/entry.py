"""What a workbook to be filled in is told: columns, rows, what can be chosen, and what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen in a cell: each choice with what it means."""

    name: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TwinColumn:
    """A column: its key, its heading and note, how wide it is, and whether it is filled in."""

    key: str
    heading: str
    note: str
    width: float
    fills: bool = False
    style: str = "text"


@dataclass(frozen=True, slots=True)
class TwinRow:
    """A row: the text of each cell by column, what can be chosen where, and what is asked there.

    A cell that is filled in elsewhere and not on this row is one of `closed`.
    """

    cells: Mapping[str, str]
    options: Mapping[str, Options] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Twin:
    """A workbook that is taken home: its one sheet to fill in, how it is done, and the lines of its seal."""

    title: str
    subject: str
    sheet: str
    leads: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    """How it is filled in and brought back, a sentence a step."""
    columns: tuple[TwinColumn, ...]
    rows: tuple[TwinRow, ...]
    seal: tuple[str, ...]
    frozen: int = 2
    """So many columns stay in sight."""
