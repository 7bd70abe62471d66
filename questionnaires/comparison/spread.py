"""How the results of a group lie: mean, median and quartiles, exact.

Quartiles are read between ordered values: of n values, the quarter stands (n - 1) / 4 steps from the lowest,
and between two values as far as that is between them. It is what spreadsheets call the inclusive method.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

FEWEST = 5
"""A group of fewer is withheld: it would tell more of its members than of the group."""


class Spread(NamedTuple):
    """What a group shows of one figure, and how many the figure is of."""

    n: int
    mean: Fraction
    lower: Fraction
    median: Fraction
    upper: Fraction


def spread_of(values: Iterable[Fraction]) -> Spread | None:
    """Count mean, median and quartiles; None where there are fewer than five."""
    lined = sorted(values)
    if len(lined) < FEWEST:
        return None
    mean = sum(lined, Fraction(0)) / len(lined)
    return Spread(len(lined), mean, *(quantile(lined, Fraction(quarter, 4)) for quarter in (1, 2, 3)))


def quantile(lined: list[Fraction], share: Fraction) -> Fraction:
    """Read the value that so large a share of ordered values lies below, between two of them if need be."""
    place = (len(lined) - 1) * share
    whole = place.numerator // place.denominator
    if place == whole:
        return lined[whole]
    return lined[whole] + (lined[whole + 1] - lined[whole]) * (place - whole)
