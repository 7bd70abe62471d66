"""Three ways compared: what was taken home, what is here now, and what the file says; a cell at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from flask_babel import gettext as _

from webapp.ground.tables.table import letters_of

UNCHANGED, CHANGED, CONFLICT, REFUSED = "unchanged", "changed", "conflict", "refused"
KEEP, THEIRS, JOIN = "behall", "filen", "ihop"
"""What can be chosen where both have changed: keep what is here, take the file's, or put both together."""
CHOICES = (KEEP, THEIRS, JOIN)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands in the file."""

    sheet: str
    row: int
    column: int | None = None

    def __str__(self) -> str:
        """Read as words."""
        told = {"sheet": self.sheet, "row": self.row}
        if self.column is None:
            return _("Bladet ”%(sheet)s”, rad %(row)s", **told)
        cell = f"{letters_of(self.column)}{self.row}"
        return _("Bladet ”%(sheet)s”, rad %(row)s, cell %(cell)s", cell=cell, **told)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the file beside what it was and what is here now, all three as the file writes them."""

    key: str
    label: str
    spot: Spot
    state: str
    base: str = ""
    now: str = ""
    said: str = ""
    fault: str = ""
    joined: str = ""
    """What both make together; empty where they cannot be put together."""
    chosen: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """Name the ways out of a conflict."""
        return CHOICES if self.joined else CHOICES[:2]

    @property
    def becomes(self) -> str:
        """Give what will stand in the cell when the file has been read in."""
        if self.state == CONFLICT:
            return {THEIRS: self.said, JOIN: self.joined}.get(self.chosen, self.now)
        return self.said if self.state == CHANGED else self.now

    @property
    def undecided(self) -> bool:
        """Tell whether somebody has to choose."""
        return self.state == CONFLICT and not self.chosen

    @property
    def writes(self) -> bool:
        """Tell whether reading the file in will change the cell."""
        return self.becomes != self.now and self.state in (CHANGED, CONFLICT)

    def decided(self, choice: str) -> Cell:
        """Take a choice, where it is one of those there are."""
        if self.state != CONFLICT or choice not in self.choices:
            return self
        return replace(self, chosen=choice)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen where both have changed: cell by cell, for the rest, and which versions were seen.

    A choice holds for what was seen; None where whoever chooses looks at nothing.
    """

    cells: Mapping[tuple[str, str], str] = field(default_factory=dict)
    rest: str = ""
    seen: Mapping[str, int] | None = None

    def of(self, ref: str, key: str, version: int) -> str:
        """Give the choice for one cell, or nothing where none holds."""
        if self.seen is not None and self.seen.get(ref) != version:
            return ""
        return self.cells.get((ref, key), "") or self.rest


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file that says something else than what is here, with the version that is here now."""

    ref: str
    number: str
    title: str
    version: int
    cells: tuple[Cell, ...]
    saved_by: str = ""
    saved_at: datetime | None = None

    @property
    def writes(self) -> frozenset[str]:
        """Name the cells that reading the file in will change."""
        return frozenset(one.key for one in self.cells if one.writes)


@dataclass(frozen=True, slots=True)
class Preview:
    """What reading the file in would do; `unchanged` counts the cells that say what is here already."""

    lines: tuple[Line, ...] = ()
    unchanged: int = 0
    faults: tuple[tuple[Spot, str], ...] = ()
    """What is wrong with a row as such."""
    notes: tuple[str, ...] = ()

    def of(self, state: str) -> list[tuple[Line, Cell]]:
        """List the cells that have come to this."""
        return [(line, cell) for line in self.lines for cell in line.cells if cell.state == state]

    @property
    def refused(self) -> list[str]:
        """Say everything that has to be put right in the file, with where it stands."""
        rows = [(spot, what) for spot, what in self.faults]
        cells = [(cell.spot, cell.fault) for _line, cell in self.of(REFUSED)]
        return [f"{spot}: {what}" for spot, what in sorted(rows + cells, key=_place)]

    @property
    def undecided(self) -> int:
        """Count the conflicts that somebody has to choose in."""
        return sum(cell.undecided for line in self.lines for cell in line.cells)

    @property
    def writes(self) -> list[Line]:
        """List the rows that reading the file in will change."""
        return [line for line in self.lines if line.writes]

    @property
    def ready(self) -> bool:
        """Tell whether the file can be read in as it is chosen now."""
        return not self.refused and not self.undecided


def _place(one: tuple[Spot, str]) -> tuple[int, int]:
    return one[0].row, -1 if one[0].column is None else one[0].column


def compared(base: str, now: str, said: str) -> str:
    """Tell what becomes of a cell that can be read."""
    if said in (base, now):
        return UNCHANGED
    return CHANGED if now == base else CONFLICT


def joined_texts(now: str, said: str) -> str:
    """Put a text after another; a paragraph that stands in both comes once."""
    here = set(now.split("\n"))
    more = [one for one in said.split("\n") if one not in here]
    return "\n\n".join(filter(None, (now, _without_ends(more))))


def _without_ends(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n")


def joined_lines(now: str, said: str) -> str:
    """Put lines after lines; one that stands in both comes once."""
    return "\n".join(dict.fromkeys([*now.split("\n"), *said.split("\n")])).strip("\n")
