"""Spans that hold as often as they say: every municipality is foretold from the others, and scored.

Hierarchical conformal prediction: a municipality is one group, however many scores it has, and the one that
is asked about weighs as much, infinitely far away. From three or fewer no span of eight in ten exists.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

COVER = 0.8
"""The share of spans that are to hold."""
FEWEST, VALUED, PROVED, TWO_SIDED = 5, 10, 20, 40
"""From so many municipalities: a span, a value, how often spans have held, and each end by itself."""
_NEAR = 1e-9


class Ends(NamedTuple):
    """How many sizes from the mean the low end, the middle and the high end lie."""

    low: float
    middle: float
    high: float


def quantile(groups: Sequence[Sequence[float]], cover: float = COVER) -> float:
    """Give the least score under which so much of the weight lies; infinite where that is too far to say."""
    have = 0.0
    for score, weight in sorted((score, 1 / len(group)) for group in groups for score in group):
        have += weight
        if have >= cover * (len(groups) + 1) - _NEAR:
            return score
    return inf


def ends(groups: Sequence[Sequence[float]]) -> Ends | None:
    """Give both ends and the middle; ends alike until each can be set by itself, None where too few."""
    if len(groups) < FEWEST:
        return None
    if len(groups) < TWO_SIDED:
        reach = quantile([[abs(score) for score in group] for group in groups])
        return Ends(-reach, 0.0, reach)
    tail = (1 + COVER) / 2
    low = -quantile([[-score for score in group] for group in groups], tail)
    return Ends(low, quantile(groups, 0.5), quantile(groups, tail))


def held(groups: Sequence[Sequence[float]]) -> int | None:
    """Count the municipalities whose every score lies between the ends that all the others give."""
    if len(groups) < PROVED:
        return None
    many = 0
    for at, group in enumerate(groups):
        found = ends([*groups[:at], *groups[at + 1 :]])
        many += found is not None and all(found.low <= score <= found.high for score in group)
    return many
