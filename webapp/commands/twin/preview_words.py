"""What a file would change, in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.ground.tables.twin.identity import Identity
from webapp.ground.tables.twin.three_ways import CHANGED, CONFLICT, JOIN, KEEP, THEIRS, Cell, Line, Preview

_SHOWN = 60
_CHOSEN = {KEEP: "behålls", THEIRS: "filens tas", JOIN: "slås ihop", "": "välj med --conflicts"}


def preview_lines(name: str, about: Identity, preview: Preview) -> Iterator[str]:
    """Say what a file is about, and then cell by cell what it would do."""
    yield f"{name}: {about.in_words()}, hämtad {about.taken_at}"
    yield from (f"  {note}" for note in preview.notes)
    for line, cell in preview.of(CHANGED):
        yield f"  ändras: {_where(line, cell)}: {_short(cell.now)} -> {_short(cell.said)}"
    for line, cell in preview.of(CONFLICT):
        told = f"här {_short(cell.now)}, i filen {_short(cell.said)}"
        who = f", ändrat av {line.saved_by}" if line.saved_by else ""
        yield f"  konflikt: {_where(line, cell)}: {told}{who} ({_CHOSEN[cell.chosen]})"
    yield from (f"  fel: {one}" for one in preview.refused)
    many = {
        "ändras": len(preview.of(CHANGED)),
        "i konflikt": len(preview.of(CONFLICT)),
        "fel": len(preview.refused),
        "oförändrade": preview.unchanged,
    }
    yield f"{name}: " + ", ".join(f"{number} {word}" for word, number in many.items()) + "."


def _where(line: Line, cell: Cell) -> str:
    return f"{line.number or line.title} {cell.label}"


def _short(text: str) -> str:
    """Write a text on one line, the beginning of a long one."""
    plain = " / ".join(text.split("\n"))
    if not plain:
        return "inget"
    return f"”{plain}”" if len(plain) <= _SHOWN else f"”{plain[:_SHOWN].rstrip()} …”"
