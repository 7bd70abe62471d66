"""What can be compared: one municipality's result of one year in one edition, printed or announced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from questionnaires.edition import Edition
from questionnaires.municipalities.register import named
from questionnaires.rounding import as_points, half_up, percent

TOTAL = ""
"""The number of what is no area and no subarea: the sum."""


@dataclass(frozen=True, slots=True)
class Achieved:
    """Points out of a maximum, the decimals they are told with, and the per cent where that is printed."""

    points: Fraction
    maximum: Fraction
    decimals: int = 0
    printed_percent: int | None = None

    @property
    def share(self) -> Fraction:
        """Tell how much was achieved, from 0 to 1."""
        return self.points / self.maximum

    @property
    def read(self) -> Fraction:
        """Give the points as they are read."""
        return half_up(self.points, self.decimals)

    @property
    def percent(self) -> int:
        """Give whole per cent: the printed one, since print counted on exact points, else what follows."""
        if self.printed_percent is not None:
            return self.printed_percent
        return percent(self.points, self.maximum) or 0

    def __str__(self) -> str:
        """Write the points in Swedish, as they are told."""
        return as_points(self.points, self.decimals)


@dataclass(frozen=True, eq=False)
class ComparedResult:
    """One result by the numbers of its edition; a number that is absent is not printed, or not assessed."""

    key: str
    municipality: str
    year: int
    edition: Edition
    scores: Mapping[str, Achieved]
    unassessed: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    announced: int | None = field(default=None)
    """The number of the announced result it comes from; None where it is printed."""

    @property
    def name(self) -> str:
        """Name whose result it is, and of which year."""
        return f"{self.municipality} {self.year}"

    @property
    def total(self) -> Achieved | None:
        """Give the sum, which is of the assessed areas alone."""
        return self.scores.get(TOTAL)

    @property
    def is_whole(self) -> bool:
        """Tell whether the sum is of all the points the edition has."""
        return self.total is not None and self.total.maximum == self.edition.max_points

    @property
    def is_district(self) -> bool:
        """Tell whether it is of a part of a municipality."""
        place = named(self.municipality)
        return place is not None and place.part_of != ""


def by_key(results: Iterable[ComparedResult]) -> dict[str, ComparedResult]:
    """Give results by their keys."""
    return {result.key: result for result in results}


def ordered(results: Iterable[ComparedResult]) -> list[ComparedResult]:
    """Order results by year, and those of one year by their edition."""
    return sorted(results, key=lambda one: (one.year, one.edition.valid_from, one.municipality, one.key))


def of_municipality(results: Iterable[ComparedResult], name: str) -> list[ComparedResult]:
    """List one municipality's results, the earliest first."""
    return ordered(one for one in results if one.municipality == name)


def with_added(result: ComparedResult, medians: Mapping[str, Fraction]) -> Achieved | None:
    """Add medians to a sum in the place of what nobody has assessed.

    None where nothing is missing, or where a median is not known for all that is.
    """
    missing = [area for area in result.edition.areas if area.number in result.unassessed]
    if result.total is None or not missing or any(area.number not in medians for area in missing):
        return None
    points = sum((medians[area.number] for area in missing), result.total.points)
    maximum = sum((area.max_points or Fraction(0) for area in missing), result.total.maximum)
    return Achieved(points, maximum, max(result.total.decimals, 1))
