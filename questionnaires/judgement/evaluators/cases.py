"""Short cases to train on: one's own points beside the printed ones, as shares of what a subarea can give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction


class Case(NamedTuple):
    """What a printed report says of a subarea, in our own words, and the points that it printed."""

    id: str
    edition: str
    subarea: str
    source: str
    text: str
    printed: Fraction
    out_of: Fraction


class Tried(NamedTuple):
    """One case that somebody has judged."""

    case: Case
    points: Fraction

    @property
    def apart(self) -> Fraction:
        """Tell how much of the maximum one lies above print, or below it."""
        return (self.points - self.case.printed) / self.case.out_of


class Lay(NamedTuple):
    """How somebody lay beside print: how far above it on the whole, and how far from it case by case."""

    cases: int
    above: Fraction
    off: Fraction


def lay(tried: Sequence[Tried]) -> Lay | None:
    """Sum up; None where nothing is judged."""
    if not tried:
        return None
    many = len(tried)
    above = sum((one.apart for one in tried), tried[0].apart * 0) / many
    return Lay(many, above, sum((abs(one.apart) for one in tried), tried[0].apart * 0) / many)
