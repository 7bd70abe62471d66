"""The small markup of what people write: bold, lists, and where there is more to learn; read here alone.

    **viktigt**               bold, within one paragraph
    - en punkt                one point of a list; "*" and "•" are read alike
    Samla avvikelser → Täby   of one line in a list: where there is more to learn ("->" is read alike)

An empty line begins a paragraph, a line break stays one, and everything else is just what it looks like. A
library of Markdown would read links, pictures and HTML as well, which a report must not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from questionnaires.language import gettext as _

BULLET = "• "
_STRONG = "**"
_POINT = re.compile(r"[ \t]*[-*•][ \t]+(\S.*)")
_ARROWS = ("→", "->")


class Run(NamedTuple):
    """Some words of a line, strong or not."""

    words: str
    strong: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    kind: ClassVar[str] = "paragraph"
    runs: Runs


@dataclass(frozen=True, slots=True)
class List:
    """Points, one a line."""

    kind: ClassVar[str] = "list"
    items: tuple[Runs, ...]


Block = Paragraph | List


def runs_of(words: str) -> Runs:
    """Find what is strong; stars that enclose nothing are stars."""
    parts = words.split(_STRONG)
    found, place = [Run(parts[0])], 1
    while place < len(parts):
        inside = parts[place]
        if place + 1 < len(parts) and inside.strip() and inside == inside.strip():
            found += [Run(inside, strong=True), Run(parts[place + 1])]
            place += 2
        else:
            found.append(Run(_STRONG + inside))
            place += 1
    return _joined(found)


def blocks(words: str) -> tuple[Block, ...]:
    """Read a text as paragraphs and lists, in their order."""
    return tuple(_blocks(words.replace("\r\n", "\n").replace("\r", "\n")))


def points(words: str) -> tuple[Runs, ...]:
    """Read a text that holds one point on each line."""
    lines = (line.strip() for line in words.splitlines())
    return tuple(runs_of(_pointed(_point(line) or line)) for line in lines if line)


def line_of(words: str) -> Runs:
    """Read one line by itself, a point with a round bullet before it."""
    point = _point(words)
    return runs_of(BULLET + point) if point else runs_of(words)


def words_of(runs: Runs) -> str:
    """Give the words alone."""
    return "".join(run.words for run in runs)


def marked_lines(words: str) -> Runs:
    """Give a whole text as runs with line breaks and round bullets, for what holds no lists of its own."""
    told: list[Run] = []
    for block in blocks(words):
        if told:
            told.append(Run("\n\n"))
        if isinstance(block, Paragraph):
            told += block.runs
            continue
        for place, item in enumerate(block.items):
            told += [Run(f"\n{BULLET}" if place else BULLET), *item]
    return _joined(told)


def plain(words: str) -> str:
    """Give a text without its marks."""
    return words_of(marked_lines(words))


def _blocks(words: str) -> Iterator[Block]:
    lines: list[str] = []
    items: list[Runs] = []
    for line in [*words.split("\n"), ""]:
        point = _point(line)
        if lines and (point or not line.strip()):
            yield Paragraph(runs_of("\n".join(lines).strip()))
            lines = []
        if items and not point:
            yield List(tuple(items))
            items = []
        if point:
            items.append(runs_of(point))
        elif line.strip():
            lines.append(line)


def _point(line: str) -> str:
    found = _POINT.fullmatch(line)
    return found[1].rstrip() if found else ""


def _pointed(line: str) -> str:
    """Say in words where there is more to learn of one point."""
    for arrow in _ARROWS:
        about, found, place = line.rpartition(arrow)
        if found and about.strip() and place.strip():
            return _("%(about)s. Läs mer: %(place)s", about=about.strip().rstrip("."), place=place.strip())
    return line


def _joined(runs: list[Run]) -> Runs:
    """Join neighbours that look alike, and leave the empty ones out."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].strong == run.strong:
            found[-1] = Run(found[-1].words + run.words, run.strong)
        elif run.words:
            found.append(run)
    return tuple(found)
