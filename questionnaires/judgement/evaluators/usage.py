"""How an evaluator has used the scale so far, beside what the municipality says of the same questions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.grid import MEASURES, part_kinds

if TYPE_CHECKING:
    from collections.abc import Collection
    from fractions import Fraction

    from questionnaires.compass import Compass, QuestionScore
    from questionnaires.question import Part


class Used(NamedTuple):
    """One kind of part: how often each level is chosen, and chosen by the municipality on the same parts."""

    part: Part
    mine: tuple[int, ...]
    theirs: tuple[int, ...]

    @property
    def parts(self) -> int:
        """Count the parts where both have chosen a level."""
        return sum(self.mine)


class Turned(NamedTuple):
    """Questions that both have answered wholly: lowered, left as they were, and raised."""

    lowered: int
    left: int
    raised: int


def used(own: Compass, marked: Compass, asked: Collection[str]) -> list[Used]:
    """Count levels by kind of part, on the questions that are marked; measures are no scale, and left out."""
    parts: dict[str, Part] = {}
    mine: dict[str, Counter[int]] = {}
    theirs: dict[str, Counter[int]] = {}
    for question in own.edition.questions.values():
        beside = own.question(question.id).parts, marked.question(question.id).parts
        if question.id not in asked or not all(beside):
            continue
        for kind, part, says, chosen in zip(part_kinds(question), question.scale.parts, *beside, strict=True):
            if kind == MEASURES or says.level is None or chosen.level is None:
                continue
            parts.setdefault(kind, part)
            shares = [level.share for level in part.levels]
            mine.setdefault(kind, Counter())[shares.index(chosen.level.share)] += 1
            theirs.setdefault(kind, Counter())[shares.index(says.level.share)] += 1
    return [
        Used(part, *(tuple(one[kind][at] for at in range(len(part.levels))) for one in (mine, theirs)))
        for kind, part in parts.items()
    ]


def turned(own: Compass, marked: Compass, asked: Collection[str]) -> Turned:
    """Count which way marks go from the municipality's own."""
    both = [
        _share(marked.question(one)) - _share(own.question(one))
        for one in asked
        if own.state(one) == marked.state(one) == "answered"
    ]
    down, up = sum(one < 0 for one in both), sum(one > 0 for one in both)
    return Turned(down, len(both) - down - up, up)


def _share(one: QuestionScore) -> Fraction:
    """Give the share of a question's points: the points themselves move where another does not apply."""
    return one.score.secured / one.score.maximum
