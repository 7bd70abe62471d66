"""Whether the past still resembles what is new: how many totals may fall outside their spans by chance.

A span is to hold in eight of ten, and half of the results are to lie on each side of its middle. Fewer than
chance would give once in forty times is told, and likely values are withheld.
"""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.span import COVER

if TYPE_CHECKING:
    from collections.abc import Sequence

INSIDE, A_SIDE = 0.025, 0.0125
"""How seldom chance may give so few: inside the spans, and on one side of the middle."""


class Outcome(NamedTuple):
    """One municipality that was told a span and is evaluated since."""

    inside: bool
    above: bool
    """Whether the result lies above the middle of the span."""


class Watch(NamedTuple):
    """What became of those who were told a span: how many, how many inside, and above the middle."""

    told: int
    inside: int
    above: int

    @property
    def alarmed(self) -> bool:
        """Tell whether so few inside, or on one side, are more than chance."""
        side = min(self.above, self.told - self.above)
        return self.inside <= most(self.told, COVER, INSIDE) or side <= most(self.told, 0.5, A_SIDE)


def watch(outcomes: Sequence[Outcome]) -> Watch:
    """Count what became of those who were told a span."""
    return Watch(len(outcomes), sum(o.inside for o in outcomes), sum(o.above for o in outcomes))


def most(many: int, chance: float, seldom: float) -> int:
    """Give the most hits of so many that are too few to be chance; -1 where no number is."""
    return max((hits for hits in range(many) if below(hits, many, chance) < seldom), default=-1)


def below(hits: int, many: int, chance: float) -> float:
    """Give the chance of so many hits or fewer."""
    return sum(comb(many, i) * chance**i * (1 - chance) ** (many - i) for i in range(hits + 1))
