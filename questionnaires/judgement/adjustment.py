"""How self-assessments err: where evaluators will probably put an area or a total, and how sure that is.

Own points plus the mean adjustment of the others. The span comes from leaving out one municipality at a
time: how far is its result from what the rest would have said? So made, spans hold in eight cases of ten, if
the new one is like the past ones (conformal prediction; a municipality evaluated twice is one group). Little
is known from few: nothing is told below five municipalities, no value below ten, nothing of one question.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, lcm
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from questionnaires.rounding import half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.compass import Score

FEWEST, VALUED, PROVED, TWO_SIDED = 5, 10, 20, 40
"""From so many municipalities: a span, a value, how often spans have held, and each end by itself."""
COVER = Fraction(4, 5)
"""The share of spans that are to hold."""

Number = TypeVar("Number", int, Fraction)


class Usual(NamedTuple):
    """How one height is usually adjusted, in shares of its maximum: the mean and the ends around it."""

    n: int
    """Municipalities."""
    mean: Fraction
    low: Fraction
    middle: Fraction
    high: Fraction
    held: int | None
    """For how many of them the span held that the others gave; None for few, or where not tried."""


class Likely(NamedTuple):
    """Where evaluators would probably put a score, in whole points: a span, and a value from many."""

    low: int
    high: int
    value: int | None
    n: int
    held: int | None


class Moved(NamedTuple):
    """How much the answers to a question are moved, either way, as a share of its points; from how many."""

    n: int
    size: Fraction


def usual(groups: Sequence[Sequence[Fraction]], *, tried: bool = False) -> Usual | None:
    """Tell how results were adjusted, a group for each municipality; None where it would say too little.

    Where it is to be `tried`, a span is made for each from the others: slow where there are many.
    """
    many, (whole, unit) = len(groups), _in_whole(groups)
    found = ends(_scores(whole)) if many >= FEWEST else None
    if found is None:
        return None
    low, middle, high = (Fraction(end, unit * (many - 1)) for end in found)
    held = _held(whole) if tried and many >= PROVED else None
    return Usual(many, Fraction(sum(_means(whole)), unit * many), low, middle, high, held)


def moved(groups: Sequence[Sequence[Fraction]]) -> Moved | None:
    """Tell how much a question's answers are moved; from few municipalities that is chance, and None."""
    if len(groups) < VALUED:
        return None
    means = [sum(map(abs, group), Fraction(0)) / len(group) for group in groups]
    return Moved(len(groups), sum(means, Fraction(0)) / len(groups))


def likely(score: Score, known: Usual | None) -> Likely | None:
    """Tell where evaluators would probably put a score; None where too little is known, or too much is open.

    The low end counts nothing of what is open and the high end all of it; the value takes it to be answered
    as the rest.
    """
    answered = score.maximum - score.open
    if known is None or not answered or answered < score.open:
        return None
    most = score.maximum
    low = floor(_within(score.secured + (known.mean + known.low) * most, most))
    high = ceil(_within(score.possible + (known.mean + known.high) * most, most))
    if low == high != score.secured:
        return None
    value = None
    if known.n >= VALUED:
        expected = score.secured * most / answered + (known.mean + known.middle) * most
        value = int(min(max(half_up(expected), Fraction(low)), Fraction(high)))
    return Likely(low, high, value, known.n, known.held)


def quantile(groups: Sequence[Sequence[Number]], cover: Fraction = COVER) -> Number | None:
    """Give the least score under which so much of the weight lies; None where that is infinitely far.

    Every group weighs the same, and one group more lies infinitely far away: the one that is asked about.
    """
    whole = lcm(*(len(group) for group in groups))
    weighed = sorted((score, whole // len(group)) for group in groups for score in group)
    needed, have = cover * (len(groups) + 1) * whole, 0
    for score, weight in weighed:
        have += weight
        if have >= needed:
            return score
    return None


def ends(groups: Sequence[Sequence[Number]]) -> tuple[Number, Number, Number] | None:
    """Give low end, middle and high end; both ends alike, until each can be set by itself."""
    if len(groups) < TWO_SIDED:
        reach = quantile([[abs(score) for score in group] for group in groups])
        return None if reach is None else (-reach, reach - reach, reach)
    tail = (1 + COVER) / 2
    low = quantile([[-score for score in group] for group in groups], tail)
    middle, high = quantile(groups, Fraction(1, 2)), quantile(groups, tail)
    return None if low is None or middle is None or high is None else (-low, middle, high)


def _in_whole(groups: Sequence[Sequence[Fraction]]) -> tuple[list[list[int]], int]:
    """Count shares in a unit so fine that their means are whole too: exact, and quick to set in order."""
    unit = lcm(*(one.denominator for group in groups for one in group)) * lcm(*map(len, groups))
    return [[int(one * unit) for one in group] for group in groups], unit


def _means(groups: Sequence[Sequence[int]]) -> list[int]:
    return [sum(group) // len(group) for group in groups]


def _scores(groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Tell how far each result lies from the mean of the other municipalities, times how many those are."""
    means, others = _means(groups), len(groups) - 1
    whole = sum(means)
    return [
        [one * others - (whole - mean) for one in group] for group, mean in zip(groups, means, strict=True)
    ]


def _held(groups: Sequence[Sequence[int]]) -> int:
    """Count the municipalities whose every result lies in the span that all the others give."""
    held = 0
    for at, group in enumerate(groups):
        rest = [*groups[:at], *groups[at + 1 :]]
        many, whole, found = len(rest), sum(_means(rest)), ends(_scores(rest))
        apart = [(one * many - whole) * (many - 1) for one in group]
        held += found is not None and all(found[0] * many <= one <= found[2] * many for one in apart)
    return held


def _within(points: Fraction, maximum: Fraction) -> Fraction:
    return min(max(points, Fraction(0)), maximum)
