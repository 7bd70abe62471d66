"""The table of all public results: what is asked for, what there is to choose among, and what is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import select

from questionnaires.comparison.spread import FEWEST, spread_of
from questionnaires.edition import Edition
from questionnaires.municipalities.groups import Group
from questionnaires.municipalities.register import named
from questionnaires.municipalities.swedish import sorting_key, spelled
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.results.models.summaries import Summary
from webapp.results.queries.summaries.summaries import PublicResult, place_of, these
from webapp.rounds.models.rounds import Round

BY_ROUND, BY_NAME, BY_POINTS = "omgang", "namn", "poang"
ORDERS = (BY_ROUND, BY_NAME, BY_POINTS)
ON_A_PAGE, OF_SO_MANY = 20, 50
"""So many stand on a page, and of so many at the most a median is told."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see; "" and 0 ask for all. `round_key` and `place` are a page's own."""

    words: str = ""
    year: int = 0
    group: str = ""
    county: str = ""
    edition: str = ""
    order: str = BY_ROUND
    page: int = 1
    round_key: str = ""
    place: str = ""


class Line(NamedTuple):
    """As much of a result as is sorted and chosen by."""

    key: tuple[int, int]
    round_key: str
    municipality: str
    year: int
    edition: str
    points: Fraction
    county: str
    group: Group | None


@dataclass(frozen=True, eq=False)
class Choices:
    """What there is to choose among, of what is public now."""

    years: tuple[int, ...]
    groups: tuple[Group, ...]
    counties: tuple[str, ...]
    editions: tuple[Edition, ...]

    @property
    def year_options(self) -> list[tuple[int, int]]:
        """Give the years as a field shows them."""
        return [(one, one) for one in self.years]

    @property
    def group_options(self) -> list[tuple[str, str]]:
        """Give the groups as a field shows them."""
        return [(one.code, one.name) for one in self.groups]

    @property
    def county_options(self) -> list[tuple[str, str]]:
        """Give the counties as a field shows them."""
        return [(one, one) for one in self.counties]

    @property
    def edition_options(self) -> list[tuple[str, str]]:
        """Give the editions as a field shows them."""
        return [(one.id, str(one.name)) for one in self.editions]


@dataclass(frozen=True, eq=False)
class ResultTable:
    """The results of one page of the table, and how many there are."""

    asked: Asked
    results: tuple[PublicResult, ...]
    found: int
    of: int
    choices: Choices
    medians: dict[str, Fraction]
    """By area number, "" for the sum, of all that is found; empty where few, many or two editions are."""

    @property
    def pages(self) -> int:
        """Tell how many pages there are."""
        return max(1, -(-self.found // ON_A_PAGE))

    @property
    def page(self) -> int:
        """Tell which page it is; beyond the last there is none."""
        return min(self.asked.page, self.pages)

    @cached_property
    def runs(self) -> list[list[PublicResult]]:
        """Give the results of the page round by round, where they stand in that order."""
        return [list(several) for _key, several in groupby(self.results, lambda one: one.round.id)]

    @cached_property
    def edition(self) -> Edition | None:
        """Give the edition, if all on the page are of one: only then do their areas stand side by side."""
        editions = {one.edition for one in self.results}
        return editions.pop() if len(editions) == 1 else None

    @cached_property
    def best(self) -> dict[str, Fraction]:
        """Give the most points of each area on the page, where there are several to tell apart."""
        if self.edition is None or len(self.results) == 1:
            return {}
        several = [one.areas for one in self.results]
        return {
            area.number: max(one[area.number].points for one in several if area.number in one)
            for area in self.edition.areas
            if any(area.number in one for one in several)
        }


def result_table(asked: Asked) -> ResultTable:
    """Find what is asked for, a page of it."""
    every = _lines(asked)
    found = sorted((one for one in every if _fits(one, asked)), key=_ORDER[asked.order])
    last = max(0, len(found) - 1) // ON_A_PAGE
    first = min(asked.page - 1, last) * ON_A_PAGE
    shown = these([one.key for one in found[first : first + ON_A_PAGE]])
    return ResultTable(asked, tuple(shown), len(found), len(every), _choices(every), _medians(shown, found))


def all_results(asked: Asked) -> list[PublicResult]:
    """Find what is asked for, all of it: a file holds every page."""
    found = sorted((one for one in _lines(asked) if _fits(one, asked)), key=_ORDER[asked.order])
    return these([one.key for one in found])


def _lines(asked: Asked) -> list[Line]:
    """List every result, as much as it is chosen by; newest round first."""
    about = (Summary.round_id, Summary.municipality_id, Summary.municipality, Summary.year, Summary.edition)
    query = (
        select(*about, Summary.points, Round.key)
        .join(Round, Round.id == Summary.round_id)
        .where(Round.announced_at.is_not(None), Summary.result_id.is_not(None))
        .order_by(Round.announced_at.desc(), Round.id.desc())
    )
    if asked.round_key:
        query = query.where(Round.key == asked.round_key)
    known = context.shelf().editions
    lines = [_line(row) for row in db.session.execute(query) if row.edition in known]
    return [one for one in lines if not asked.place or place_of(one.municipality) == asked.place]


def _line(row: Any) -> Line:  # noqa: ANN401 -- a row of the columns above
    place = named(row.municipality)
    return Line(
        (row.round_id, row.municipality_id),
        row.key,
        row.municipality,
        row.year,
        row.edition,
        Fraction(row.points),
        place.county if place else "",
        place.group if place else None,
    )


def _fits(one: Line, asked: Asked) -> bool:
    """Tell whether a result is among those asked for."""
    return (
        spelled(asked.words) in spelled(one.municipality)
        and asked.year in (0, one.year)
        and asked.group in ("", one.group.code if one.group else None)
        and asked.county in ("", one.county)
        and asked.edition in ("", one.edition)
    )


def _choices(lines: Iterable[Line]) -> Choices:
    known = list(lines)
    groups = {one.group.code: one.group for one in known if one.group}
    editions = [context.edition(one) for one in {line.edition for line in known}]
    return Choices(
        tuple(sorted({one.year for one in known}, reverse=True)),
        tuple(groups[code] for code in sorted(groups)),
        tuple(sorted({one.county for one in known if one.county}, key=sorting_key)),
        tuple(sorted(editions, key=lambda one: one.valid_from, reverse=True)),
    )


def _medians(shown: list[PublicResult], found: list[Line]) -> dict[str, Fraction]:
    """Give medians of what is found, where it is from five to fifty of one edition."""
    if not FEWEST <= len(found) <= OF_SO_MANY or len({one.edition for one in found}) != 1:
        return {}
    several = shown if len(shown) == len(found) else these([one.key for one in found])
    numbers = dict.fromkeys(number for one in several for number in one.areas)
    values = {
        number: [
            one.areas[number].points for one in several if number in one.areas and one.areas[number].maximum
        ]
        for number in numbers
    }
    whole = [one.total for one in several if one.total]
    if len({one.maximum for one in whole}) == 1:
        values[""] = [one.points for one in whole]
    return {number: spread.median for number, told in values.items() if (spread := spread_of(told))}


_ORDER: dict[str, Callable[[Line], Any]] = {
    BY_ROUND: lambda one: (-one.year, one.round_key, sorting_key(one.municipality)),
    BY_NAME: lambda one: (sorting_key(one.municipality), -one.year),
    BY_POINTS: lambda one: (-one.points, sorting_key(one.municipality)),
}
