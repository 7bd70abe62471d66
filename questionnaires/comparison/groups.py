"""Whom a result is compared with: reference groups, each of one edition, with period and number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from questionnaires.comparison.results import TOTAL, ComparedResult, ordered
from questionnaires.comparison.spread import FEWEST, Spread, spread_of
from questionnaires.municipalities.groups import Group
from questionnaires.municipalities.register import municipalities, named

ALL, LATEST, SAME_GROUP, SAME_KIND, CHOSEN = "alla", "senaste", "kommungrupp", "huvudgrupp", "valda"
KINDS = (ALL, LATEST, SAME_GROUP, SAME_KIND, CHOSEN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which group is asked for: its kind, how many of the latest, and the keys of the chosen ones."""

    kind: str
    latest: int = 0
    chosen: tuple[str, ...] = ()


class TooFewError(ValueError):
    """A group of fewer than five is not shown; `there` tells how many it would have been."""

    def __init__(self, there: int) -> None:
        super().__init__(there)
        self.there = there


class NoGroupError(ValueError):
    """The municipality is in none of SKR's groups: a district, or one that the grouping does not know."""


@dataclass(frozen=True, eq=False)
class ComparedGroup:
    """Some results of one edition, whose spread can be read figure by figure."""

    kind: str
    members: tuple[ComparedResult, ...]
    group: Group | None = None

    @property
    def n(self) -> int:
        """Tell how many they are."""
        return len(self.members)

    @property
    def period(self) -> str:
        """Tell from which year to which."""
        years = sorted({one.year for one in self.members})
        return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"

    @cached_property
    def spreads(self) -> Mapping[str, Spread | None]:
        """Give points by number; None where fewer than five are known. Only whole sums are among sums."""
        return self._spreads(lambda one, number: one.scores[number].points)

    @cached_property
    def shares(self) -> Mapping[str, Spread | None]:
        """Give shares of the maximum by number, like the points."""
        return self._spreads(lambda one, number: one.scores[number].share)

    @property
    def knows_subareas(self) -> bool:
        """Tell whether five or more of it are known down to some subarea."""
        return any(spread and "." in number for number, spread in self.spreads.items())

    def medians(self) -> dict[str, Fraction]:
        """Give the median points of every figure that five or more have."""
        return {number: spread.median for number, spread in self.spreads.items() if spread}

    def _spreads(self, value: Callable[[ComparedResult, str], Fraction]) -> dict[str, Spread | None]:
        numbers = dict.fromkeys(number for one in self.members for number in one.scores)
        return {
            number: spread_of(
                value(one, number)
                for one in self.members
                if number in one.scores and (number != TOTAL or one.is_whole)
            )
            for number in numbers
        }


def candidates(main: ComparedResult, results: Iterable[ComparedResult]) -> list[ComparedResult]:
    """List whom a result can be grouped with: the latest of every other municipality in its edition."""
    same = [one for one in results if one.edition.id == main.edition.id]
    latest = {one.municipality: one for one in ordered(same) if one.municipality != main.municipality}
    return ordered(latest.values())


def group_of(wanted: Wanted, main: ComparedResult, results: Iterable[ComparedResult]) -> ComparedGroup:
    """Gather the group that is asked for.

    Raises TooFewError where it has fewer than five, NoGroupError where the municipality is in no group.
    """
    known = list(results)
    around = candidates(main, known)
    group = group_of_municipality(main.municipality) if wanted.kind in (SAME_GROUP, SAME_KIND) else None
    if wanted.kind == CHOSEN:
        around = [one for one in known if one.key in wanted.chosen and one.edition.id == main.edition.id]
    elif wanted.kind == LATEST:
        around = _latest(around, wanted.latest)
    elif group is not None:
        alike = _alike(group, wanted.kind)
        around = [one for one in around if one.municipality in alike]
    if len(around) < FEWEST:
        raise TooFewError(len(around))
    return ComparedGroup(wanted.kind, tuple(ordered(around)), group)


def group_of_municipality(name: str) -> Group:
    """Find the group a municipality is in; raises NoGroupError where it is in none."""
    place = named(name)
    if place is None or place.group is None:
        raise NoGroupError(name)
    return place.group


def _latest(around: list[ComparedResult], most: int) -> list[ComparedResult]:
    """Keep the latest, and those of the same year as the last of them: no order is made up within a year."""
    years = sorted((one.year for one in around), reverse=True)[:most]
    return [one for one in around if years and one.year >= years[-1]]


def _alike(group: Group, kind: str) -> Collection[str]:
    """Name the municipalities of a group, or of all groups under the same letter."""
    code = group.code if kind == SAME_GROUP else group.code[0]
    return {one.name for one in municipalities() if one.group and one.group.code.startswith(code)}
