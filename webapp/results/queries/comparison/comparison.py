"""Sets public results beside each other as somebody asks for: sides, group, medians and time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from questionnaires.comparison.groups import ComparedGroup, NoGroupError, TooFewError, Wanted, group_of
from questionnaires.comparison.results import Achieved, ComparedResult, by_key, ordered, with_added
from questionnaires.comparison.sides import Side, over_time, set_beside
from questionnaires.municipalities.register import found
from questionnaires.municipalities.swedish import sorting_key, spelled
from questionnaires.printed.references import Reference
from webapp.ground import context
from webapp.results.queries.comparison import public_results

MOST = 6
"""So many results stand beside each other in one table; a rose draws the first four."""
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see: keys of results, the first of them compared with the others; a group."""

    keys: tuple[str, ...] = ()
    group: Wanted | None = None
    add_medians: bool = False


class Median(NamedTuple):
    """A median to add: its points, and the printed value it is; None where it is the group's own."""

    points: Fraction
    printed: Reference | None


@dataclass(frozen=True, eq=False)
class Comparison:
    """Everything a page of comparison shows."""

    sides: tuple[Side, ...]
    course: tuple[Side, ...]
    group: ComparedGroup | None
    refused: TooFewError | NoGroupError | None
    medians: Mapping[str, Median]
    """What is put in the place of areas nobody has assessed; empty unless that is asked for and needed."""
    references: tuple[Reference, ...]
    titles: Mapping[str, str]
    """What the documents are called, by the beginning of a result's source."""

    @property
    def main(self) -> Side:
        """Give the one all others are set beside."""
        return self.sides[0]

    @cached_property
    def lines(self) -> tuple[Side, ...]:
        """Give those that can be drawn over each other: four at most can be told apart."""
        return tuple(side for side in self.sides if side.is_joined)[:MOST_LINES]

    def added(self, side: Side) -> Achieved | None:
        """Give a side's sum with medians in the place of what nobody has assessed."""
        if side.crossed is not None:
            return None
        return with_added(side.result, {number: one.points for number, one in self.medians.items()})


class Choices:
    """All results somebody can choose among, and what a search leaves of them."""

    def __init__(self) -> None:
        """Gather what is public now."""
        self.results = public_results.public_results()
        self.by_key = by_key(self.results)

    def matching(self, words: str, kept: tuple[str, ...] = ()) -> dict[str, list[ComparedResult]]:
        """List results by municipality: those whose name has the words in it, and those already chosen."""
        wanted = spelled(words)
        shown = [one for one in self.results if wanted in spelled(one.municipality) or one.key in kept]
        names = sorted({one.municipality for one in shown}, key=sorting_key)
        return {name: ordered(one for one in shown if one.municipality == name) for name in names}

    def without(self, words: str, most: int = 12) -> list[str]:
        """Name municipalities that the words find but nobody has a public result of."""
        have = {one.municipality for one in self.results}
        return [one.name for one in found(words) if one.name not in have][:most]

    def compare(self, asked: Asked) -> Comparison | None:
        """Set what is asked for side by side; None where no such result is public."""
        chosen = [self.by_key[key] for key in dict.fromkeys(asked.keys) if key in self.by_key][:MOST]
        if not chosen:
            return None
        shelf, main = context.shelf(), chosen[0]
        group, refused = self._group(asked.group, main)
        values = tuple(one for one in public_results.references() if one.edition == main.edition.id)
        sides = set_beside(shelf, chosen)
        return Comparison(
            sides,
            over_time(shelf, main, self.results),
            group,
            refused,
            _medians(sides, values, group) if asked.add_medians else {},
            values,
            {key: source.title for key, source in shelf.sources.items()},
        )

    def _group(
        self, wanted: Wanted | None, main: ComparedResult
    ) -> tuple[ComparedGroup | None, TooFewError | NoGroupError | None]:
        if wanted is None:
            return None, None
        try:
            return group_of(wanted, main, self.results), None
        except (TooFewError, NoGroupError) as refused:
            return None, refused


def _medians(
    sides: tuple[Side, ...], values: tuple[Reference, ...], group: ComparedGroup | None
) -> dict[str, Median]:
    """Give medians for the areas some side is not assessed in: the group's own, else the printed ones."""
    needed = {number for side in sides if side.crossed is None for number in side.result.unassessed}
    printed = {
        one.number: Median(one.points, one) for one in values if one.kind == "median" and one.level == "area"
    }
    own = {number: Median(points, None) for number, points in group.medians().items()} if group else {}
    return {number: median for number, median in {**printed, **own}.items() if number in needed}
