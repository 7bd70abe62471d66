"""How self-assessments err: the usual adjustment of many evaluations, told only from five or more."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from questionnaires.compass import Score

FEWEST = 5
"""From fewer evaluations than this nothing is told: the figure would speak of single municipalities."""


class Observed(NamedTuple):
    """One evaluation's adjustment of a question or an area: points, and what they were out of."""

    difference: Fraction
    maximum: Fraction

    @property
    def share(self) -> Fraction:
        """Give the adjustment as a share of the maximum."""
        return self.difference / self.maximum


class Spread(NamedTuple):
    """The middle of many figures and how far half of them lie apart: mean, median and quartiles, exact."""

    mean: Fraction
    first: Fraction
    median: Fraction
    third: Fraction


class Usual(NamedTuple):
    """How answers are usually adjusted: from how many, in points, as share of the maximum, and how much."""

    n: int
    points: Spread
    share: Spread
    size: Fraction
    """The mean of the adjustments as shares without their signs."""


class Likely(NamedTuple):
    """Where evaluators would probably put a score: a value and the span around it, from how many."""

    value: Fraction
    low: Fraction
    high: Fraction
    n: int


def spread_of(figures: Iterable[Fraction]) -> Spread:
    """Give mean, median and quartiles of at least one figure; quartiles lie between the nearest two."""
    ordered = sorted(figures)
    mean = sum(ordered, Fraction(0)) / len(ordered)
    return Spread(mean, *(_quantile(ordered, Fraction(quarter, 4)) for quarter in (1, 2, 3)))


def _quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def usual(observed: Sequence[Observed]) -> Usual | None:
    """Tell the usual adjustment, or None from fewer than five evaluations."""
    if len(observed) < FEWEST:
        return None
    shares = [one.share for one in observed]
    size = sum(map(abs, shares), Fraction(0)) / len(shares)
    return Usual(len(shares), spread_of(one.difference for one in observed), spread_of(shares), size)


def likely(score: Score, known: Usual | None) -> Likely | None:
    """Tell where evaluators would probably put a score; None where too little is known, or half is open.

    What is open is taken to be answered as the rest is; the span reaches from none of it to all of it.
    """
    answered = score.maximum - score.open
    if known is None or not answered or answered < score.open:
        return None
    low = _within(score.secured + known.share.first * answered, score.maximum)
    high = _within(score.possible + known.share.third * answered, score.maximum)
    value = score.maximum * (score.secured / answered + known.share.mean)
    return Likely(min(max(value, low), high), low, high, known.n)


def _within(points: Fraction, maximum: Fraction) -> Fraction:
    return min(max(points, Fraction(0)), maximum)
