"""What a report is made of, however it is shown: chapters of texts, points, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from exports import markup
from exports.markup import Run, Runs
from exports.rose import Spoke
from questionnaires.compass import Compass
from questionnaires.language import lazy_gettext as N_

BODY, LEAD, NOTE, MISSING = "body", "lead", "note", "missing"
"""How a text is read: plainly, first of all, beside a figure, or as what is still to be written."""


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; a line break in it stays one."""

    kind: ClassVar[str] = "text"
    words: str
    look: str = BODY
    runs: Runs = ()
    """What is strong in it; nothing is where this is empty."""

    @property
    def told(self) -> Runs:
        """Give the words in runs, strong or not."""
        return self.runs or (Run(self.words),)


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points (punkter), one a line."""

    kind: ClassVar[str] = "points"
    items: tuple[str, ...]
    runs: tuple[Runs, ...] = ()
    """The same items, with what is strong in them."""

    @property
    def told(self) -> tuple[Runs, ...]:
        """Give the items in runs, strong or not."""
        return self.runs or tuple((Run(item),) for item in self.items)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first cell of a row says what it is about, the others are figures as they are read."""

    kind: ClassVar[str] = "table"
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    summed: bool = False
    """The last row is the sum of the others."""
    worded: bool = False
    """The other cells hold words, not figures."""
    strong: frozenset[int] = frozenset()
    """The rows, from nought, that sum up those below them."""


@dataclass(frozen=True, slots=True)
class Lists:
    """A table of one row, with a list under each heading; an empty list is told as a dash."""

    kind: ClassVar[str] = "lists"
    caption: str
    heads: tuple[str, ...]
    columns: tuple[Points, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rose:
    """The compass rose of one municipality."""

    kind: ClassVar[str] = "rose"
    title: str
    name: str
    compass: Compass


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """The areas of one municipality as bars."""

    kind: ClassVar[str] = "bars"
    title: str
    name: str
    compass: Compass


@dataclass(frozen=True, slots=True)
class Lines:
    """Several as lines round one rose, at most four; the table beside it carries the figures."""

    kind: ClassVar[str] = "lines"
    title: str
    series: tuple[tuple[str, tuple[Spoke, ...]], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write in, by hand or in the document, with words that say for what."""

    kind: ClassVar[str] = "room"
    words: str
    lines: int


Block = Text | Points | Table | Lists | Rose | Bars | Lines | Room


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with what stands under it."""

    title: str
    blocks: tuple[Block, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    new_page: bool = False
    whole: bool = False
    """Short, and kept on one page, so that a line of it never stands alone on the next."""

    @property
    def empty(self) -> bool:
        """Tell whether nothing stands under the heading."""
        return not self.blocks and not self.chapters


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: its title page, and its chapters in their order."""

    title: str
    municipality: str
    lines: tuple[str, ...]
    draft: bool
    moment: datetime
    cover: Rose | None
    chapters: tuple[Chapter, ...]
    subject: str = N_("Utvärdering enligt Kommunkompassen")
    warning: str = N_("Utkast – inte fastställt. Poäng och texter kan ändras.")
    """What stands on every page of a draft."""
    short: bool = False
    """So short that its chapters follow its title, without a list of contents."""

    @property
    def headings(self) -> list[tuple[int, str]]:
        """List every heading with its level, 1 to 3, in the order they are read."""
        return [(level, chapter.title) for level, chapter in walked(self.chapters)]


def walked(chapters: tuple[Chapter, ...], level: int = 1) -> Iterator[tuple[int, Chapter]]:
    """Walk through chapters and theirs, in the order they are read."""
    for chapter in chapters:
        yield level, chapter
        yield from walked(chapter.chapters, level + 1)


def paragraphs(words: str, look: str = BODY) -> tuple[Text, ...]:
    """Divide what somebody wrote into paragraphs at its empty lines."""
    return tuple(
        Text(part.strip(), look) for part in words.replace("\r\n", "\n").split("\n\n") if part.strip()
    )


def marked(words: str) -> tuple[Text | Points, ...]:
    """Read what an evaluator wrote, with its bold and its lists."""
    return tuple(
        Text(markup.words_of(block.runs), runs=block.runs)
        if isinstance(block, markup.Paragraph)
        else _points(block.items)
        for block in markup.blocks(words)
    )


def listed(words: str) -> tuple[Points, ...]:
    """Make points of a text that holds one on each line; nothing where nothing is written."""
    items = markup.points(words)
    return (_points(items),) if items else ()


def _points(items: tuple[Runs, ...]) -> Points:
    return Points(tuple(map(markup.words_of, items)), items)
