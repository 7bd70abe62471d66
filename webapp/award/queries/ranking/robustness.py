"""How steady an order by points is: many small changes of the areas' weights, with exact whole numbers."""

from __future__ import annotations

import random
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import lcm
from operator import gt, mul

TIMES, SEED = 10_000, 2026
WHOLE, MOST = 1_000, 100
"""A weight is counted in thousandths, and moves at most a hundred of them: ten per cent."""

SURE = Fraction(95, 100)
"""Below this share of the trials two candidates cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two candidates in the order of their points, and in what share of the trials the first is ahead."""

    first: Hashable
    second: Hashable
    ahead: Fraction

    @property
    def apart(self) -> bool:
        """Tell whether the two can be told apart."""
        return self.ahead >= SURE


def small_changes(
    points: Mapping[Hashable, Sequence[Fraction]], times: int = TIMES, seed: int = SEED
) -> list[Pair]:
    """Change the weights of the areas a little, many times; tell of every pair how often its order holds.

    `points` holds each candidate's points area by area. The changes are the same for all candidates and every
    time the page is opened.
    """
    order = sorted(points, key=lambda who: -sum(points[who], Fraction(0)))
    unit = lcm(*(value.denominator for row in points.values() for value in row), 1)
    rows = {who: tuple(int(value * unit) for value in points[who]) for who in order}
    totals = {who: _totals(rows[who], times, seed) for who in order}
    return [
        Pair(a, b, Fraction(sum(map(gt, totals[a], totals[b])), times)) for a, b in combinations(order, 2)
    ]


def _totals(row: tuple[int, ...], times: int, seed: int) -> list[int]:
    return [sum(map(mul, row, weights)) for weights in _weights(len(row), times, seed)]


@lru_cache(maxsize=4)
def _weights(areas: int, times: int, seed: int) -> list[tuple[int, ...]]:
    """Draw the changed weights once."""
    draw = random.Random(seed).randint  # noqa: S311 -- nobody gains by guessing these
    return [tuple(draw(WHOLE - MOST, WHOLE + MOST) for _ in range(areas)) for _ in range(times)]
