"""The rules of anchored editions: each level has a text of the question's own, and no fact fits two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from questionnaires.check import anchor_sentences as sentences
from questionnaires.check.findings import Finding, Sentence
from questionnaires.check.raw import Data, RawEdition, table, tables, text
from questionnaires.check.rules import lowest
from questionnaires.check.rules.known import Known
from questionnaires.check.sentences import listed

MOST_WORDS = {"sv": 14, "en": 17}
"""So many words a level's text may have, read in a list of five; English needs more articles."""

_ENDINGS = re.compile(r"(?:[aeo]rna|na|en|et|n)s?$")
_MARKS = re.compile(r"[^\w\s-]")
_SHORTEST = 3
"""A stem shorter than this would be found in any text."""
_Slips = Iterator[tuple[str, Sentence]]


class _Part(NamedTuple):
    """What edition.toml says of a part, as far as it can be read."""

    levels: tuple[str, ...]
    counts_shares: bool
    strange_words: tuple[str, ...]
    """Words that speak of what another part decides."""


def check_anchors(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find level texts that are missing, unknown, too long, alike, or of another part's matter."""
    anchored = raw.head.get("anchored") is True
    parts = {part_id: _part(table(said)) for part_id, said in table(raw.head.get("part")).items()}
    kinds = table(raw.head.get("kind"))
    for subarea, path, _number, question in raw.questions():
        kind = text(question.get("kind"))
        chosen = {one: parts[one] for one in table(table(kinds.get(kind)).get("parts")) if one in parts}
        for key, sentence in _slips(question, kind, chosen, anchored=anchored):
            yield raw.found(subarea.name, f"{path}.{key}", sentence)


def _part(said: Data) -> _Part:
    levels = tuple(text(level.get("id")) for _place, level in tables(said.get("level")))
    words = said.get("strange_words")
    strange = tuple(text(word) for word in words) if isinstance(words, list) else ()
    return _Part(levels, "share_of" in said, strange)


def _slips(question: Data, kind: str, parts: dict[str, _Part], *, anchored: bool) -> _Slips:
    """Name everything that is wrong with one question's own texts."""
    anchor = table(question.get("anchor"))
    if not anchored:
        if "anchor" in question:
            yield "anchor", sentences.ANCHOR_UNEXPECTED
        return
    if "measures" in question:
        if anchor:
            yield "anchor", sentences.MEASURES_ANCHORED
        return
    yield from _unknown(anchor, kind, parts)
    yield from _denominated(question, parts)
    said = {part_id: _texts(table(anchor.get(part_id)), one) for part_id, one in parts.items()}
    for part_id, levels in said.items():
        yield from _missing(part_id, levels, parts[part_id])
        yield from _long(table(anchor.get(part_id)), part_id)
        yield from _alike(part_id, levels)
        yield from _unwritten(part_id, levels)
        if any(part.counts_shares for part in parts.values()):
            yield from _strange(part_id, levels, parts[part_id])
    yield from _twins(said)


def _texts(said: Data, part: _Part) -> dict[str, str]:
    """Give the Swedish text of every level that has one, in the order of the scale."""
    texts = ((level, text(table(said.get(level)).get("sv"))) for level in part.levels)
    return {level: words for level, words in texts if words.strip()}


def _unknown(anchor: Data, kind: str, parts: dict[str, _Part]) -> _Slips:
    for part_id, levels in anchor.items():
        if part_id not in parts:
            if parts:
                known = sentences.ANCHOR_UNKNOWN.about(name=part_id, kind=kind, known=listed(parts))
                yield f"anchor.{part_id}", known
            continue
        for level in table(levels):
            if level not in parts[part_id].levels:
                known = sentences.ANCHOR_UNKNOWN.about(
                    name=level, kind=kind, known=listed(parts[part_id].levels)
                )
                yield f"anchor.{part_id}.{level}", known


def _missing(part_id: str, levels: dict[str, str], part: _Part) -> _Slips:
    for level in part.levels:
        if level not in levels:
            yield (
                f"anchor.{part_id}.{level}",
                sentences.ANCHOR_MISSING.about(level=level, part=part_id),
            )


def _long(said: Data, part_id: str) -> _Slips:
    """Name the texts that have too many words, in either language."""
    for level, spoken in said.items():
        for language, most in MOST_WORDS.items():
            words = len(text(table(spoken).get(language)).split())
            if words > most:
                sentence = sentences.LONG_LEVEL.about(words=words, most=most)
                yield f"anchor.{part_id}.{level}.{language}", sentence


def _alike(part_id: str, levels: dict[str, str]) -> _Slips:
    """Name two levels of a part that the same fact fits: the same text, or one within the other."""
    for (low, first), (high, second) in combinations(levels.items(), 2):
        one, other = f" {plain(first)} ", f" {plain(second)} "
        if one == other:
            yield f"anchor.{part_id}.{high}", sentences.SAME_LEVEL.about(level=low, part=part_id)
        elif one in other:
            yield f"anchor.{part_id}.{high}", sentences.LEVEL_WITHIN.about(level=low)
        elif other in one:
            yield f"anchor.{part_id}.{low}", sentences.LEVEL_WITHIN.about(level=high)


def _unwritten(part_id: str, levels: dict[str, str]) -> _Slips:
    """Name a lowest level that also fits whoever does the thing without having written it down."""
    (low, first), (high, second), *_ = [*levels.items(), ("", ""), ("", "")]
    if lowest.both_fit(first.strip(), second):
        yield f"anchor.{part_id}.{low}", sentences.LOWEST_ALSO_FITS.about(level=high)


def _strange(part_id: str, levels: dict[str, str], part: _Part) -> _Slips:
    """Name words that speak of what another part decides."""
    for level, words in levels.items():
        said = f" {plain(words)} "
        for word in part.strange_words:
            if f" {word} " in said:
                yield f"anchor.{part_id}.{level}", sentences.WRONG_PART.about(word=word, part=part_id)


def _twins(said: dict[str, dict[str, str]]) -> _Slips:
    """Name a text that stands in two parts of the same question."""
    for (first, levels), (second, others) in combinations(said.items(), 2):
        known = {plain(words): level for level, words in levels.items()}
        for level, words in others.items():
            if plain(words) in known:
                told = sentences.SAME_LEVEL.about(level=known[plain(words)], part=first)
                yield f"anchor.{second}.{level}", told


def _denominated(question: Data, parts: dict[str, _Part]) -> _Slips:
    """Name a denominator that is missing, that nothing counts, or that a text does not name."""
    counting = [part_id for part_id, part in parts.items() if part.counts_shares]
    denominator = text(table(question.get("denominator")).get("sv"))
    if counting and "denominator" not in question:
        yield "denominator", sentences.DENOMINATOR_MISSING.about(part=counting[0])
    elif "denominator" in question and not counting and parts:
        yield "denominator", sentences.DENOMINATOR_UNUSED
    elif stems := stems_of(denominator):
        for part_id in counting:
            said = _texts(table(table(question.get("anchor")).get(part_id)), parts[part_id])
            for level, words in said.items():
                if not names(words, stems):
                    told = sentences.DENOMINATOR_NOT_IN_TEXT.about(denominator=denominator)
                    yield f"anchor.{part_id}.{level}", told


def stems_of(denominator: str) -> tuple[str, ...]:
    """Give what is common to the forms of a denominator's words: "nämnderna" is known in "ingen nämnd"."""
    stems = (_ENDINGS.sub("", word) for word in _folded(denominator))
    return tuple(stem for stem in stems if len(stem) >= _SHORTEST)


def names(words: str, stems: tuple[str, ...]) -> bool:
    """Tell whether a text names what these stems are of."""
    return any(word.startswith(stems) for word in _folded(words))


def _folded(words: str) -> list[str]:
    """Give the words without rings and dots: "ledamot" and "ledamöterna" have the same stem."""
    apart = unicodedata.normalize("NFD", plain(words))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).split()


@lru_cache(maxsize=64)
def plain(words: str) -> str:
    """Give a text as it is compared: small letters and single spaces, without marks."""
    # Kept while one question is looked at: each of its texts is compared with all its others.
    return " ".join(_MARKS.sub(" ", words.casefold()).split())
