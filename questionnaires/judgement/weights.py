"""The order by points if areas weighed otherwise: exact, by closed form, and kept nowhere.

An area weighs 100 in the award's own order. With x the points by area and w the weights, whoever has the
larger sum of w * x stands before. Of two with a lead D that lies d in one area, the order turns where that
area weighs 100 * (1 - D / d): below it where d is a gain of the one ahead, above it where it is a loss.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from questionnaires.difference import placed

OWN, MOST = 100, 200
"""What every area weighs in the award's own order, and the most anybody may try."""


class Weighed(NamedTuple):
    """Somebody's place by other weights, beside its own place, and the points of the same maximum."""

    who: Hashable
    place: int
    before: int
    shared: bool
    points: Fraction


class Turn(NamedTuple):
    """Where another takes the first place: the area's place in the edition, and the whole weight it is past.

    `below` tells whether the area weighs less than `weight`, else more.
    """

    area: int
    below: bool
    weight: int
    who: Hashable


def order(
    points: Mapping[Hashable, Sequence[Fraction]], weights: Sequence[int], maxima: Sequence[Fraction]
) -> list[Weighed]:
    """Order by points with these weights, on the scale of the whole; the weights may not all be nought."""
    full = sum(maxima, Fraction(0))
    scale = full / sum((w * most for w, most in zip(weights, maxima, strict=True)), Fraction(0))
    sums = {
        who: scale * sum((w * x for w, x in zip(weights, areas, strict=True)), Fraction(0))
        for who, areas in points.items()
    }
    own = {
        row.who: row.place for row in placed((who, sum(areas, Fraction(0))) for who, areas in points.items())
    }
    return [Weighed(row.who, row.place, own[row.who], row.shared, row.points) for row in placed(sums.items())]


def first_of(found: Sequence[Weighed]) -> list[Hashable]:
    """List those that stand first, more than one where they share it."""
    return [row.who for row in found if row.place == 1]


def turns(points: Mapping[Hashable, Sequence[Fraction]]) -> list[Turn]:
    """List, area by area, from which whole weight another stands first while all else weighs as it does.

    None where the first place is shared: any weight decides it where those that share it differ.
    """
    ranked = placed((who, sum(areas, Fraction(0))) for who, areas in points.items())
    if len(ranked) < 2 or ranked[0].shared:  # noqa: PLR2004 -- one alone stands first
        return []
    first, others = ranked[0].who, [row.who for row in ranked[1:]]
    found = []
    for area in range(len(points[first])):
        meets = [(_meeting(points[first], points[who], area), who) for who in others]
        low = [(at, who) for at, who in meets if at is not None and 0 < at < OWN]
        high = [(at, who) for at, who in meets if at is not None and OWN < at < MOST]
        if low:
            at, who = max(low, key=lambda one: one[0])
            found.append(Turn(area, below=True, weight=ceil(at), who=who))
        if high:
            at, who = min(high, key=lambda one: one[0])
            found.append(Turn(area, below=False, weight=floor(at), who=who))
    return found


def _meeting(first: Sequence[Fraction], other: Sequence[Fraction], area: int) -> Fraction | None:
    """Give the weight of an area at which two stand equal; None where it does not tell them apart."""
    ahead = sum((a - b for a, b in zip(first, other, strict=True)), Fraction(0))
    gain = first[area] - other[area]
    return None if not gain else OWN * (1 - ahead / gain)
