"""A bridge between two editions (bro): what became of every question, or of every area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.edition import Area, Edition, Question, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

SAME, STRICTER, SPLIT, MERGED, NEW, GONE = "same", "stricter", "split", "merged", "new", "gone"

TOLD = {
    SAME: "samma",
    STRICTER: "skärpt",
    SPLIT: "delad",
    MERGED: "sammanslagen",
    NEW: "ny",
    GONE: "utgår",
}
"""Every way a question or an area can go from one edition to the next, as it is told."""


class Link(NamedTuple):
    """What became of some questions (by id) or areas (by number); nothing old is new, nothing new is gone."""

    how: str
    old: tuple[str, ...]
    new: tuple[str, ...]


class Printed(NamedTuple):
    """What one visit was given on both scales in print, area by area (tryckt på båda)."""

    old: tuple[Fraction, ...]
    new: tuple[Fraction, ...]
    source: str

    @property
    def gaps(self) -> tuple[Fraction, ...]:
        """Tell how many more points of 100 the new scale gave than the old, area by area."""
        return tuple(new - old for old, new in zip(self.old, self.new, strict=True))


@dataclass(frozen=True, slots=True)
class Bridge:
    """All links from one edition to another, at the level both are known to."""

    old: str
    new: str
    level: str
    why: Text
    links: tuple[Link, ...]
    sources: tuple[str, ...]
    printed: Printed | None = None


Crossed = Question | Area
"""What a bridge can carry over: a question by its id, or an area by its number."""


def crossed(edition: Edition, level: str) -> dict[str, Crossed]:
    """Give what a bridge of a level must account for in an edition, in its order."""
    if level == "question":
        return dict(edition.questions)
    return {area.number: area for area in edition.areas}


def bridge_lines(bridge: Bridge, old: Edition, new: Edition) -> list[str]:
    """Tell a bridge as a table in Swedish: one line for each way over, in the order of the old edition."""
    before, after = crossed(old, bridge.level), crossed(new, bridge.level)
    rows = [row for link in _ordered(bridge, list(before), list(after)) for row in _rows(link, before, after)]
    what = "frågor" if bridge.level == "question" else "områden"
    numbers = [sum(link.how == how for link in bridge.links) for how in TOLD]
    told = [f"{word} {number}" for word, number in zip(TOLD.values(), numbers, strict=True) if number]
    return [
        f"Från {old.name} till {new.name}, {what}",
        str(bridge.why),
        "",
        _line("Från", "Till", "Hur", "Ordalydelse"),
        *(_line(*row) for row in rows),
        "",
        f"Sammanlagt: {', '.join(told)}",
    ]


def _ordered(bridge: Bridge, before: list[str], after: list[str]) -> list[Link]:
    """Order links by where they start, and what is new by where it arrives."""

    def place(link: Link) -> tuple[bool, int]:
        return not link.old, before.index(link.old[0]) if link.old else after.index(link.new[0])

    return sorted(bridge.links, key=place)


def _rows(
    link: Link, before: dict[str, Crossed], after: dict[str, Crossed]
) -> Iterator[tuple[str, str, str, str]]:
    """Give a row for each pair a link joins."""
    for start in link.old or (None,):
        for end in link.new or (None,):
            left = before[start] if start else None
            right = after[end] if end else None
            yield _number(left), _number(right), TOLD[link.how], _wording(left, right)


def _number(one: Crossed | None) -> str:
    return one.number if one else "–"


def _wording(left: Crossed | None, right: Crossed | None) -> str:
    """Give the wording, and both where it is not the same."""
    words = dict.fromkeys(str(_text(one)) for one in (left, right) if one)
    return " → ".join(words)


def _text(one: Crossed) -> Text:
    return one.text if isinstance(one, Question) else one.name


def _line(start: str, end: str, how: str, wording: str) -> str:
    return f"{start:<8}{end:<8}{how:<14}{wording}"
