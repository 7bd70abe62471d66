"""A compass as far as its areas: what is kept of a result that is fixed, where no question is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import TYPE_CHECKING, Protocol

from questionnaires.compass.scores import Score

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from questionnaires.edition import Edition


class OfAreas(Protocol):
    """What a rose, an order and a comparison need: a whole compass, or its areas alone."""

    @property
    def edition(self) -> Edition:
        """Give the edition it is counted by."""

    @property
    def areas(self) -> Mapping[str, Score]:
        """Give each area's score by its number."""

    @property
    def total(self) -> Score:
        """Give the whole."""


@dataclass(frozen=True)
class AreaSums:
    """The areas of a compass that was counted once."""

    edition: Edition
    areas: Mapping[str, Score]

    @cached_property
    def total(self) -> Score:
        """Add the areas, as the compass did."""
        parts = zip(*self.areas.values(), strict=True)
        return Score(*(added(part) for part in parts)) if self.areas else Score(*[Fraction(0)] * 3)


def added(several: Collection[Fraction]) -> Fraction:
    """Add exact figures as whole numbers of their smallest part: one at a time costs many times as much."""
    unit = lcm(*(one.denominator for one in several))
    return Fraction(sum(one.numerator * (unit // one.denominator) for one in several), unit)
