"""Minutes as the one text that a checksum is taken of, so that anybody can take it again.

The form, number 1: UTF-8 without a mark at its beginning, each line ended by a line feed. The title, then
each line below it; before a heading an empty line; before a block an empty line. A point begins with a
hyphen, and the cells of a row are divided by a tab. Nothing of when or by whom it was fixed stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from exports.report.contents import Chapter, Points, Table, Text

FORM = 1
"""The form of the text; another gets another number, and what is fixed keeps its own."""

Told = Text | Points | Table


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes in plain values: a title, lines below it, and chapters of texts, points and tables."""

    title: str
    lines: tuple[str, ...]
    chapters: tuple[Chapter, ...]


def text_of(minutes: Minutes) -> str:
    """Write minutes as a text."""
    return "\n".join([*_lines(minutes), ""])


def checksum_of(text: str) -> str:
    """Take the SHA-256 of a text, in hexadecimal digits."""
    return sha256(text.encode("utf-8")).hexdigest()


def _lines(minutes: Minutes) -> Iterator[str]:
    yield minutes.title
    yield from minutes.lines
    for chapter in minutes.chapters:
        yield from ("", chapter.title)
        for block in chapter.blocks:
            yield ""
            yield from _told(block)


def _told(block: Any) -> Iterator[str]:  # noqa: ANN401 -- any block; those that are no words are refused
    if isinstance(block, Table):
        yield block.caption
        for row in (block.heads, *block.rows):
            yield "\t".join(_flat(cell) for cell in row)
    elif isinstance(block, Points):
        for item in block.items:
            yield f"- {_flat(item)}"
    elif isinstance(block, Text):
        yield from block.words.split("\n")
    else:
        raise TypeError(block)


def _flat(words: str) -> str:
    return " ".join(words.split())


def data_of(minutes: Minutes) -> dict[str, Any]:
    """Give minutes as values that a database keeps."""
    chapters = [
        {"title": one.title, "blocks": [_kept(block) for block in one.blocks]} for one in minutes.chapters
    ]
    return {"form": FORM, "title": minutes.title, "lines": list(minutes.lines), "chapters": chapters}


def _kept(block: Any) -> dict[str, Any]:  # noqa: ANN401 -- as above
    if isinstance(block, Table):
        return {
            "caption": block.caption,
            "heads": list(block.heads),
            "rows": [list(row) for row in block.rows],
        }
    if isinstance(block, Points):
        return {"points": list(block.items)}
    return {"text": block.words}


def minutes_of(data: dict[str, Any]) -> Minutes:
    """Read minutes that are kept."""
    chapters = (
        Chapter(one["title"], tuple(_block(block) for block in one["blocks"])) for one in data["chapters"]
    )
    return Minutes(data["title"], tuple(data["lines"]), tuple(chapters))


def _block(kept: dict[str, Any]) -> Told:
    if "rows" in kept:
        return Table(kept["caption"], tuple(kept["heads"]), tuple(map(tuple, kept["rows"])), worded=True)
    return Points(tuple(kept["points"])) if "points" in kept else Text(kept["text"])
