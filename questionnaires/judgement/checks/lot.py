"""A sample of questions drawn by lot, as many from each area, and what it alone says of the total.

The lot is an order of each area's questions. It is drawn once: a larger sample goes on in the same order, in
rounds of one an area, so that nobody can draw again until the questions suit.
"""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from questionnaires.edition import Edition
    from questionnaires.judgement.likely.evaluated import Side
    from questionnaires.judgement.likely.grid import Grid

ROUNDS, FEWEST = 5, 2
"""Questions an area before anything is told, and the fewest that a spread is reckoned from.

Whoever may stop after two an area, when the span looks narrow, gets one that holds in 74 cases of a hundred
(measured); from five on stopping as it suits does little.
"""
_REACH, _FREE = 1.2816, 0.8467
"""How far eight cases of ten reach in standard errors, and how much more of what is known from few."""


def rounds_of(edition: Edition, lot: Callable[[str], str]) -> list[list[str]]:
    """Give the whole lot, a round at a time: one question of every area that has any left, by its id.

    `lot` gives each question's place by its id; without the key of the service nobody can foretell it.
    """
    orders = [sorted((q.id for q in area.questions), key=lot) for area in edition.areas]
    longest = max(map(len, orders), default=0)
    return [[order[at] for order in orders if at < len(order)] for at in range(longest)]


def whole_rounds(rounds: Sequence[Sequence[str]], looked: Collection[str]) -> int:
    """Count the rounds from the first on that are looked at wholly: half a round would be a choice."""
    return next((at for at, one in enumerate(rounds) if not set(one) <= set(looked)), len(rounds))


class Alone(NamedTuple):
    """What a lot says of the total without any other municipality: a span in whole points."""

    low: int
    high: int


def alone(grid: Grid, own: Side, agreed: Side, known: Collection[int]) -> Alone | None:
    """Tell the total from a stratified sample: each area moves as its sample did, in proportion to points.

    It is the total if all were looked at as closely. The spread is pooled over the areas, for few answers
    say little of one. None where an area has fewer than two known, or anything of one's own is open.
    """
    total = squares = free = 0.0
    strata = []
    for number in range(len(grid.areas)):
        here = [q for q, area in enumerate(grid.area) if area == number and own.worth[q]]
        seen = [q for q in here if q in known and agreed.worth[q]]
        if not here:
            continue
        if len(seen) < min(FEWEST, len(here)) or not all(own.whole[q] for q in here):
            return None
        worth = sum(own.worth[q] for q in here)
        moved = [own.worth[q] * (agreed.share[q] - own.share[q]) for q in seen]
        rate = sum(moved) / sum(own.worth[q] for q in seen)
        off = [m - rate * own.worth[q] for m, q in zip(moved, seen, strict=True)]
        squares += sum(one * one for one in off)
        free += len(seen) - 1
        rest = worth - sum(own.worth[q] for q in seen)
        total += sum(own.worth[q] * own.share[q] for q in here) + sum(moved) + rate * rest
        strata.append((len(here), len(seen)))
    if not free:
        return None
    variance = squares / free
    error = sqrt(sum(n * (n - k) / k * variance for n, k in strata))
    most = sum(own.worth)
    reach = (_REACH + _FREE / free) * error
    return Alone(floor(max(total - reach, 0.0)), ceil(min(total + reach, most)))
