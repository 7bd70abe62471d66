"""How an edition's texts read, in figures: LIX, length, doubles, near duplicates, evidence, denominators."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import combinations, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.check.rules.anchors import plain
from questionnaires.rounding import as_points, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from questionnaires.edition import Edition, Question

ALIKE = Fraction(85, 100)
"""So large a part of two questions' letters alike, in their order, and they are near duplicates."""
LONG = 6
"""A word of more letters than this is a long one in LIX."""
# "och" is left out: of the 40 anchored questions that have it, 36 name one thing with two words.
_DOUBLE = re.compile(r"\b(?:eller|samt|både|och/eller)\b")
_NEGATED = re.compile(r"\b(?:inte|ej|aldrig|ingen|inget|inga|utan)\b")
_SENTENCE = re.compile(r"[.!?:](?:\s|$)")
_WORD = re.compile(r"[^\W\d_][\w-]*")

_HEADINGS = (
    "utgåva",
    "frågor",
    "LIX fråga",
    "LIX stöd",
    "ord",
    "flest ord",
    "dubbla",
    "snarlika",
    "underlag",
    "nämnare",
    "positiva",
    "egna nivåer",
    "lika grannar",
)


class Quality(NamedTuple):
    """What is measured of one edition's questions, in Swedish."""

    edition: str
    questions: int
    lix: Fraction
    guidance_lix: Fraction
    words: Fraction
    most_words: int
    double: tuple[Question, ...]
    """Questions that ask one thing or another, by their words: eller, samt, både."""
    alike: tuple[tuple[Question, Question], ...]
    evidence: int
    denominators: int
    positive: int
    anchored: int
    close: int
    """Levels whose own text is nearly their neighbour's."""

    @property
    def row(self) -> tuple[str, ...]:
        """Give the figures as a row of the table."""
        return (
            self.edition,
            str(self.questions),
            as_points(self.lix),
            as_points(self.guidance_lix),
            as_points(self.words, 1),
            str(self.most_words),
            str(len(self.double)),
            str(len(self.alike)),
            *(
                f"{self._share(many)} %"
                for many in (self.evidence, self.denominators, self.positive, self.anchored)
            ),
            str(self.close),
        )

    def _share(self, many: int) -> int:
        return percent(Fraction(many), Fraction(self.questions)) or 0


def quality(edition: Edition) -> Quality:
    """Measure an edition that is known to its questions."""
    asked = list(edition.questions.values())
    lengths = [len(_WORD.findall(q.text.sv)) for q in asked]
    return Quality(
        edition.id,
        len(asked),
        _median(lix(q.text.sv) for q in asked),
        _median(lix(q.guidance.sv) for q in asked),
        _median(map(Fraction, lengths)),
        max(lengths),
        tuple(q for q in asked if _DOUBLE.search(q.text.sv.casefold())),
        tuple(pair for pair in combinations(asked, 2) if _near(pair[0].text.sv, pair[1].text.sv)),
        sum(bool(q.evidence) for q in asked),
        sum(q.denominator is not None for q in asked),
        sum(not _NEGATED.search(q.text.sv.casefold()) for q in asked),
        sum(q.anchored for q in asked),
        sum(_close(q) for q in asked),
    )


def quality_lines(editions: Iterable[Edition]) -> list[str]:
    """Tell the figures of editions as a table, with what is behind those that count questions."""
    found = [quality(edition) for edition in editions if edition.questions]
    rows = [_HEADINGS, *(one.row for one in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    for one in found:
        lines += [f"{one.edition}, dubbel: {q.number} {q.text}" for q in one.double]
        lines += [
            f"{one.edition}, snarlika: {q.number} {q.text} / {other.number} {other.text}"
            for q, other in one.alike
        ]
    return lines


def lix(words: str) -> Fraction:
    """Give the readability index LIX: words a sentence, and long words in a hundred."""
    said = _WORD.findall(words)
    if not said:
        return Fraction(0)
    sentences = max(1, len(_SENTENCE.findall(words)))
    long = sum(len(word) > LONG for word in said)
    return Fraction(len(said), sentences) + Fraction(100 * long, len(said))


def _median(values: Iterable[Fraction]) -> Fraction:
    return Fraction(median(list(values)))


def _near(one: str, other: str) -> bool:
    """Tell whether two texts are nearly the same; the quick bounds spare most pairs the whole comparison."""
    match = SequenceMatcher(None, plain(one), plain(other), autojunk=False)
    return match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE


def _close(question: Question) -> int:
    """Count the levels whose own text differs from the one below in fewer than two words."""
    if not question.anchored:
        return 0
    return sum(
        len(_apart(low.text.sv, high.text.sv)) < 2  # noqa: PLR2004 -- one word alone
        for part in question.kind.parts
        for low, high in pairwise(part.levels)
    )


def _apart(low: str, high: str) -> Sequence[str]:
    return sorted({*plain(low).split()} ^ {*plain(high).split()})
