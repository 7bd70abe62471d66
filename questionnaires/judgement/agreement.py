"""How far two sets of marks agree: weighted kappa and mean difference, and what a difference puts at stake.

Kappa is weighted quadratically: a distance of two levels weighs four times a distance of one. What is
paired are parts of questions where both have chosen a level, each level as its share of the part:

    kappa = 1 - mean (x - y)^2 over the pairs / mean (x - y)^2 over every x with every y

It is 1 where all pairs are equal, 0 where they are no nearer than by chance, and has no value where
nothing varies: then there is nothing that chance could have missed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.compass import QuestionScore
from questionnaires.rounding import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from questionnaires.compass import Compass
    from questionnaires.edition import Question

Pair = tuple[Fraction, Fraction]
"""What the first and the second chose for the same part, as shares from 0 to 1."""


class Agreement(NamedTuple):
    """How far two sets of marks agree, and on how many pairs that rests."""

    parts: int
    """Parts where both have chosen a level."""
    same: int
    """Parts where both chose the same level."""
    kappa: Fraction | None
    """Quadratically weighted kappa, or None where nothing varies."""
    questions: int
    """Questions that both have assessed wholly."""
    mean: Fraction | None
    """Mean difference a question in points, the second less the first; None without questions."""
    left: int
    """Questions left out: not applicable to either, or with a part still open."""


def weighted_kappa(pairs: Sequence[Pair]) -> Fraction | None:
    """Give the quadratically weighted kappa of pairs, or None where nothing varies."""
    many = len(pairs)
    firsts, seconds = sum(x for x, _ in pairs), sum(y for _, y in pairs)
    squares = sum(x * x + y * y for x, y in pairs)
    by_chance = many * squares - 2 * firsts * seconds
    if not by_chance:
        return None
    return 1 - Fraction(many * sum((x - y) ** 2 for x, y in pairs)) / by_chance


def agreement(beside: Iterable[tuple[QuestionScore, QuestionScore]]) -> Agreement:
    """Tell how far the marks of some questions agree."""
    both = list(beside)
    pairs = [pair for first, second in both for pair in _pairs(first, second)]
    differences = [
        second.score.secured - first.score.secured
        for first, second in both
        if first.state == second.state == "answered"
    ]
    return Agreement(
        parts=len(pairs),
        same=sum(x == y for x, y in pairs),
        kappa=weighted_kappa(pairs),
        questions=len(differences),
        mean=sum(differences, Fraction(0)) / len(differences) if differences else None,
        left=len(both) - len(differences),
    )


def agreements(first: Compass, second: Compass) -> dict[str, Agreement]:
    """Tell how far two compasses of one edition agree: by area number, and "" for all of them."""

    def of(questions: Iterable[Question]) -> Agreement:
        return agreement((first.question(q.id), second.question(q.id)) for q in questions)

    edition = first.edition
    return {**{area.number: of(area.questions) for area in edition.areas}, "": of(edition.questions.values())}


def stake(first: QuestionScore, second: QuestionScore) -> Fraction:
    """Tell what a question's difference puts at stake: the difference in share x the question's points.

    Where only one holds that the question applies, all its points are at stake.
    """
    applies = first.state != "not_applicable", second.state != "not_applicable"
    worth = max(first.score.maximum, second.score.maximum)
    if all(applies):
        return abs(_share(first) - _share(second)) * worth
    return worth if any(applies) else Fraction(0)


def read_stake(first: QuestionScore, second: QuestionScore) -> Fraction:
    """Tell what is at stake as it is read, with one decimal: the difference of the figures beside it."""
    if "not_applicable" in (first.state, second.state):
        return stake(first, second)
    return abs(apart(first.score.secured, second.score.secured, 1))


def _share(score: QuestionScore) -> Fraction:
    return score.score.secured / score.score.maximum if score.score.maximum else Fraction(0)


def _pairs(first: QuestionScore, second: QuestionScore) -> list[Pair]:
    """Pair the levels of one question's parts; points of one's own have no levels to pair."""
    if not (first.parts and second.parts):
        return []
    parts = zip(first.parts, second.parts, strict=True)
    return [(one.level.share, other.level.share) for one, other in parts if one.level and other.level]
