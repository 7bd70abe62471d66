"""Long texts divided between words, so that a row can be read and printed whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.workbook import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LINES = 26
"""How many lines of text a row can be tall, and still stand whole on a printed page."""


def lines_of(text: str, width: int) -> int:
    """Guess how many lines a text takes in a cell of so many letters."""
    if "\n" not in text:
        return 1 + len(text) // width
    return sum(1 + len(line) // width for line in text.split("\n"))


def passages(text: str, width: int, lines: int = MOST_LINES) -> list[str]:
    """Divide a text into passages of at most so many lines, between words where there are any."""
    found = []
    while lines_of(text, width) > lines:
        at = _end(text, width, lines)
        found.append(text[:at])
        text = text[at:]
    return [*found, text]


def paragraphs(text: str, width: float) -> Iterator[tuple[int, str]]:
    """Divide a text into numbered paragraphs, a long one into several passages with the same number."""
    lines = (line.strip() for line in cells.clean(text).split("\n"))
    for number, line in enumerate((line for line in lines if line), start=1):
        for passage in passages(line, int(width)):
            yield number, passage


def _end(text: str, width: int, lines: int) -> int:
    """Find where the first so many lines end: after a line break, or else after a space if one is near."""
    used = at = 0
    for line in text.split("\n"):
        used += 1 + len(line) // width
        if used > lines:
            break
        at += len(line) + 1
    if at:
        return at
    most = lines * width - 1
    space = text.rfind(" ", most // 2, most)
    return space + 1 if space > 0 else most
