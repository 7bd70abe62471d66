"""The rules of a bridge between two editions: everything crosses once, and nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from questionnaires.bridge import GONE, MERGED, NEW, SAME, SPLIT, STRICTER, TOLD, Link, crossed
from questionnaires.check import anchor_sentences, sentences
from questionnaires.check.findings import Finding, Sentence, found
from questionnaires.check.forms import BRIDGE
from questionnaires.check.raw import Data, table, tables, text
from questionnaires.edition import Edition

FEWEST_PRINTED = 2
"""Of fewer areas than these it cannot be told how unlike the areas are."""
_BOTH_SIDES = (SAME, STRICTER)
_FITTING = {
    SAME: (range(1, 2), range(1, 2), "en från och en till"),
    STRICTER: (range(1, 2), range(1, 2), "en från och en till"),
    SPLIT: (range(1, 2), range(2, 100), "en från och minst två till"),
    MERGED: (range(2, 100), range(1, 2), "minst två från och en till"),
}
"""How many old and how many new each link joins."""


class RawBridge(NamedTuple):
    """A bridge's file as it stands, before anybody has checked it."""

    file: str
    data: Data
    old: Edition
    new: Edition

    @property
    def level(self) -> str:
        """Tell whether questions or areas cross, or nothing where that cannot be read."""
        return text(self.data.get("level"))

    def found(self, path: str, sentence: Sentence) -> Finding:
        """Put a sentence at a path of the file; a bridge belongs to no edition."""
        return found("", self.file, path, sentence)


def links_of(data: Data) -> list[tuple[str, Link]]:
    """Give every link of a bridge's file with its path: those in lists, and those written out."""
    told = []
    for how in (*_BOTH_SIDES, NEW, GONE):
        for place, one in enumerate(_texts(data.get(how)), start=1):
            old = () if how == NEW else (one,)
            told.append((f"{how}[{place}]", Link(how, old, () if how == GONE else (one,))))
    for place, said in tables(data.get("link")):
        link = Link(text(said.get("how")), _texts(said.get("from")), _texts(said.get("to")))
        told.append((f"link[{place}]", link))
    return told


def check_bridge(raw: RawBridge) -> list[Finding]:
    """Find everything that is wrong with a bridge."""
    slips = [raw.found(path, sentence) for path, sentence in BRIDGE.slips(raw.data, "")]
    if any(finding.severity == "fault" for finding in slips):
        return slips
    return [*slips, *(raw.found(path, sentence) for path, sentence in _slips(raw))]


def check_bridge_sources(raw: RawBridge, known: frozenset[str]) -> Iterator[Finding]:
    """Find sources that sources.toml does not name."""
    said = [(f"sources[{place}]", one) for place, one in enumerate(_texts(raw.data.get("sources")), start=1)]
    if source := text(table(raw.data.get("printed")).get("source")):
        said.append(("printed.source", source))
    for path, source in said:
        key = source.partition(",")[0].strip()
        if key not in known:
            yield raw.found(path, sentences.UNKNOWN_SOURCE.about(key=key))


def _slips(raw: RawBridge) -> Iterator[tuple[str, Sentence]]:
    """Name what is wrong with a bridge whose shape is right."""
    for edition in (raw.old, raw.new):
        if raw.level == "question" and edition.detail != "question":
            yield "level", sentences.BRIDGE_TOO_DEEP.about(edition=edition.id)
            return
    printed = table(raw.data.get("printed"))
    old, new = (_many(printed.get(side)) for side in ("old", "new"))
    if printed and (old != new or old < FEWEST_PRINTED):
        yield "printed.new", sentences.PRINTED_APART.about(old=old, new=new, fewest=FEWEST_PRINTED)
    links = links_of(raw.data)
    for path, link in links:
        yield from _slips_of_link(raw, path, link)
    yield from _slips_of_side(raw.old, raw.level, [(path, link.old) for path, link in links])
    yield from _slips_of_side(raw.new, raw.level, [(path, link.new) for path, link in links], raw.old)


def _slips_of_link(raw: RawBridge, path: str, link: Link) -> Iterator[tuple[str, Sentence]]:
    """Name a link that joins too few or too many, or calls a question with another id the same."""
    if link.how in _FITTING:
        old, new, wanted = _FITTING[link.how]
        if len(link.old) not in old or len(link.new) not in new:
            yield path, sentences.BAD_LINK.about(how=TOLD[link.how], wanted=wanted)
        elif raw.level == "question" and link.how == SAME and link.old != link.new:
            yield path, sentences.SAME_WITH_OTHER_ID
        elif link.how == SPLIT and raw.new.anchored and link.old[0] in link.new:
            yield path, anchor_sentences.SPLIT_KEEPS_ID.about(own_id=link.old[0])
    moved = [one for one in link.old if one in raw.new.questions and one not in link.new]
    if raw.level == "question" and moved:
        yield path, sentences.ID_LOST.about(own_id=moved[0], edition=raw.new.id)


def _slips_of_side(
    edition: Edition, level: str, said: list[tuple[str, tuple[str, ...]]], before: Edition | None = None
) -> Iterator[tuple[str, Sentence]]:
    """Name what is unknown to an edition, what crosses twice, and what does not cross at all."""
    known = crossed(edition, level)
    earlier = before.questions if before and level == "question" else {}
    seen: set[str] = set()
    for path, ones in said:
        for one in ones:
            if one not in known and one in earlier:
                yield path, anchor_sentences.NOT_KEPT.about(own_id=one, edition=edition.id)
            elif one not in known:
                yield path, sentences.UNKNOWN_IN_BRIDGE.about(one=one, edition=edition.id)
            elif one in seen:
                yield path, sentences.TWICE_IN_BRIDGE.about(one=one, edition=edition.id)
            seen.add(one)
    for one, thing in known.items():
        if one not in seen:
            name = f"{thing.number} ({one})" if level == "question" else one
            yield "", sentences.NOT_IN_BRIDGE.about(one=name, edition=edition.id)


def _many(value: object) -> int:
    """Count what stands in a list."""
    return len(value) if isinstance(value, list) else 0


def _texts(value: object) -> tuple[str, ...]:
    """Give the texts of a list; anything else is an empty one."""
    return tuple(text(one) for one in value) if isinstance(value, list) else ()
