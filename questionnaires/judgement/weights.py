"""The order by points if areas weighed otherwise: exact, by closed form, and kept nowhere.

An area weighs 100 in the award's own order. With x the points by area and w the weights, whoever has the
larger sum of w * x stands before. Of two with a lead D that lies d in one area, the order turns where that
area weighs 100 * (1 - D / d): below it where d is a gain of the one ahead, above it where it is a loss.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, lcm
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
    unit, whole = _whole(points)
    smallest = scale / unit
    sums = {
        who: smallest * sum(w * x for w, x in zip(weights, areas, strict=True))
        for who, areas in whole.items()
    }
    ranked = sorted((sum(areas) for areas in whole.values()), reverse=True)
    before = {total: place for place, total in reversed(list(enumerate(ranked, start=1)))}
    return [
        Weighed(row.who, row.place, before[sum(whole[row.who])], row.shared, row.points)
        for row in placed(sums.items())
    ]


def _whole(points: Mapping[Hashable, Sequence[Fraction]]) -> tuple[int, dict[Hashable, list[int]]]:
    """Write everybody's points in whole numbers of their smallest part: sums of fractions cost much more."""
    unit = lcm(*(one.denominator for areas in points.values() for one in areas))
    return unit, {
        who: [one.numerator * (unit // one.denominator) for one in areas] for who, areas in points.items()
    }


def first_of(found: Sequence[Weighed]) -> list[Hashable]:
    """List those that stand first, more than one where they share it."""
    return [row.who for row in found if row.place == 1]


def turns(points: Mapping[Hashable, Sequence[Fraction]]) -> list[Turn]:
    """List, area by area, from which whole weight another stands first while all else weighs as it does.

    None where the first place is shared: any weight decides it where those that share it differ.
    """
    _unit, whole = _whole(points)
    ranked = sorted(whole, key=lambda who: -sum(whole[who]))
    if len(ranked) < 2 or sum(whole[ranked[0]]) == sum(whole[ranked[1]]):  # noqa: PLR2004 -- one alone stands first
        return []
    first, others = whole[ranked[0]], ranked[1:]
    ahead = {who: sum(first) - sum(whole[who]) for who in others}
    found = []
    for area in range(len(first)):
        meets = [(_meeting(ahead[who], first[area] - whole[who][area]), who) for who in others]
        low = [(at, who) for at, who in meets if at is not None and 0 < at < OWN]
        high = [(at, who) for at, who in meets if at is not None and OWN < at < MOST]
        if low:
            at, who = max(low, key=lambda one: one[0])
            found.append(Turn(area, below=True, weight=ceil(at), who=who))
        if high:
            at, who = min(high, key=lambda one: one[0])
            found.append(Turn(area, below=False, weight=floor(at), who=who))
    return found


def _meeting(ahead: int, gain: int) -> Fraction | None:
    """Give the weight of an area at which two stand equal; None where it does not tell them apart."""
    return Fraction(OWN * (gain - ahead), gain) if gain else None
