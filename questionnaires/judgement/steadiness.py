"""How steady an order by points is: whether other evaluators could have come to another order.

Agreed points carry the error of whoever judged. What is known of it: how far the two evaluators' own totals
lay apart (pooled over the nominees, and drawn to what is usual where there are few), and how unlike pairs are
in strictness, which nobody sees as long as each pair judges its own: known where all have judged together
often enough (`evaluators.severity`), else what is usual. Weights of areas that were a little
different add to it. So the chance that the first is truly ahead is

    Phi(D / sqrt(2 within + 2 strictness^2 + weights^2 / 3 * sum d^2))

with d the differences by area and D their sum. Two are called apart from 0.975: the order is taken from the
same points, so a lower limit errs twice as often as it says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm, sqrt
from statistics import NormalDist
from typing import NamedTuple

APART = 0.975
USUAL, AS_MANY = Fraction(36), 3
"""The variance of a total that two evaluators agree on, where nothing is known, and what it weighs."""
STRICTNESS = 8
"""How many points of a total pairs of evaluators differ by in strictness (standard deviation)."""
WEIGHTS = Fraction(1, 10)
"""How much the weight of an area may be changed, up or down."""
_OF_WEIGHTS = WEIGHTS**2 / 3
_NORMAL = NormalDist()


class Judged(NamedTuple):
    """A nominee: agreed points by area, each evaluator's total where both judged all, and who they were."""

    areas: Sequence[Fraction]
    alone: tuple[Fraction, Fraction] | None = None
    pair: frozenset[int] = frozenset()


class Pair(NamedTuple):
    """Two in the order of their points: the chance that it holds, and in what share of other weights."""

    first: Hashable
    second: Hashable
    chance: float
    by_weights: float

    @property
    def apart(self) -> bool:
        """Tell whether the two can be told apart."""
        return self.chance >= APART


def _unknown(_one: Collection[int], _other: Collection[int]) -> float | None:
    """Tell by how many points two pairs of evaluators differ in strictness: nobody knows."""
    return None


def pairs(
    judged: Mapping[Hashable, Judged],
    stricter: Callable[[Collection[int], Collection[int]], float | None] = _unknown,
) -> list[Pair]:
    """Tell of every pair, in the order of their points, how steady their order is.

    `stricter` gives by how many points of a total two pairs of evaluators differ in strictness, where known.
    """
    unit = lcm(*(points.denominator for one in judged.values() for points in one.areas))
    whole = {
        who: [points.numerator * (unit // points.denominator) for points in one.areas]
        for who, one in judged.items()
    }
    order = sorted(judged, key=lambda who: -sum(whole[who]))
    twice = 2 * _within([one.alone for one in judged.values() if one.alone is not None])
    found = []
    for a, b in combinations(order, 2):
        strictness = _strictness(judged[a].pair, judged[b].pair, stricter)
        apart = [mine - theirs for mine, theirs in zip(whole[a], whole[b], strict=True)]
        found.append(Pair(a, b, *_steady(apart, unit, twice + strictness)))
    return found


def beside(found: Sequence[Pair], who: Hashable) -> list[Hashable]:
    """List those that somebody cannot be told apart from, in the order of their points."""
    return [
        one.second if one.first == who else one.first
        for one in found
        if who in (one.first, one.second) and not one.apart
    ]


def _within(alone: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Give the variance of a total that two agree on: a quarter of their squared difference, pooled."""
    squares = sum(((a - b) ** 2 / 4 for a, b in alone), Fraction(0))
    return (squares + USUAL * AS_MANY) / (len(alone) + AS_MANY)


def _steady(apart: Sequence[int], unit: int, unsure: Fraction | float) -> tuple[float, float]:
    """Tell how surely one is ahead by so much in each area, in whole numbers of a part of a point."""
    ahead = sum(apart)
    squares = Fraction(sum(d * d for d in apart), unit * unit)
    chance = _NORMAL.cdf(Fraction(ahead, unit) / sqrt(unsure + _OF_WEIGHTS * squares))
    if ahead * WEIGHTS.denominator > WEIGHTS.numerator * sum(abs(d) for d in apart):
        return chance, 1.0
    by_weights = Fraction(ahead, unit) / (WEIGHTS * sqrt(squares / 3)) if squares else 0
    return chance, _NORMAL.cdf(by_weights)


def _strictness(
    one: frozenset[int],
    other: frozenset[int],
    stricter: Callable[[Collection[int], Collection[int]], float | None],
) -> float:
    """Give the square of how many points two pairs of evaluators differ by in strictness, at a guess."""
    if one and one == other:
        return 0
    known = stricter(one, other) if one and other else None
    return 2 * STRICTNESS**2 if known is None else known**2
