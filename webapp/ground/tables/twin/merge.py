"""A row that came back beside what is here now: every cell read, and compared with what it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from flask_babel import gettext as _

from questionnaires.municipalities.swedish import spelled
from webapp.ground.fields import clean_text
from webapp.ground.tables.texts.text import unescaped
from webapp.ground.tables.twin.found_rows import Given, GivenRow
from webapp.ground.tables.twin.identity import Base
from webapp.ground.tables.twin.three_ways import (
    REFUSED,
    UNCHANGED,
    Cell,
    Chosen,
    Line,
    compared,
    joined_lines,
    joined_texts,
)

TITLE = "title"
"""The column that says in words what a row is about; it is not read back."""


class UnreadCellError(ValueError):
    """A cell cannot be read; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is here now of a row: its cells as a file writes them, and how each of them is read."""

    ref: str
    number: str
    title: str
    version: int
    cells: Mapping[str, str]
    labels: Mapping[str, str]
    """The names of all cells that can be filled in on some row."""
    read: Callable[[str, str], str]
    """Reads a cell as it is written; raises UnreadCellError with the remedy."""
    texts: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    """The cells that can be put together, text after text, or line after line."""
    saved_by: str = ""
    saved_at: datetime | None = None


@dataclass(slots=True)
class Merge:
    """What has been compared so far: rows that say something else, and how many cells say the same."""

    lines: list[Line] = field(default_factory=list)
    unchanged: int = 0
    notes: list[str] = field(default_factory=list)

    def line(self, here: Here, row: GivenRow, base: Base, chosen: Chosen) -> Line:
        """Compare a row; what is the same is counted, the rest is its line."""
        self.notes += _reworded(here, row)
        self.notes += [
            _("%(where)s: ”%(what)s” läses som en tom cell och ändrar inget.", where=one.spot, what=one.text)
            for key, one in row.cells.items()
            if here.cells.get(key) is not None and one.fills and not _is_base(one, base.cells.get(key, ""))
        ]
        cells = [
            _cell(here, key, given, base.cells.get(key, "")).decided(chosen.of(here.ref, key, here.version))
            for key, given in row.cells.items()
            if key in here.labels
        ]
        told = tuple(cell for cell in cells if cell.state != UNCHANGED)
        self.unchanged += len(cells) - len(told)
        about = here.ref, here.number, here.title.partition("\n")[0], here.version
        return Line(*about, told, here.saved_by, here.saved_at)


def _cell(here: Here, key: str, given: Given, base: str) -> Cell:
    now = here.cells.get(key)
    cell = Cell(key, here.labels[key], given.spot, UNCHANGED, base, now or "", given.text)
    if not given.text or given.fills or _is_base(given, base):
        return cell
    if now is None:
        return replace(cell, state=REFUSED, fault=_("Det här fylls inte i på den här raden. Töm cellen."))
    if fault := given.fault():
        return replace(cell, state=REFUSED, fault=fault)
    try:
        said = "" if given.erases else here.read(key, given.text)
    except UnreadCellError as error:
        return replace(cell, state=REFUSED, fault=str(error))
    state = compared(base, cell.now, said)
    return replace(cell, state=state, said=said, joined=_joined(here, key, cell.now, said))


def _is_base(given: Given, base: str) -> bool:
    """Tell whether a cell stands as it was taken home, however its program has written its signs."""
    return given.text in (base, clean_text(unescaped(base)))


def _joined(here: Here, key: str, now: str, said: str) -> str:
    """Put both together where that can be done and kept."""
    if not said or not now or key not in here.texts | here.lists:
        return ""
    joined = (joined_texts if key in here.texts else joined_lines)(now, said)
    try:
        return here.read(key, joined)
    except UnreadCellError:
        return ""


def _reworded(here: Here, row: GivenRow) -> list[str]:
    """Say where a row reads otherwise in the file: nothing but what is filled in is read."""
    said = row.cells.get(TITLE)
    if said is None or not said.text or spelled(said.text) == spelled(here.title):
        return []
    return [_("%(where)s: texten är ändrad i filen. Den läses inte, bara det som fylls i.", where=said.spot)]
