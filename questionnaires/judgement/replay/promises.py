"""How often spans hold, how wide they are and how far off their values, in a world or in real results."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.evaluated import result
from questionnaires.judgement.likely.model import Model, own_points
from questionnaires.judgement.likely.span import FEWEST
from questionnaires.judgement.replay.worlds import Country

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from questionnaires.edition import Edition
    from questionnaires.judgement.likely.evaluated import Evaluated
    from questionnaires.judgement.likely.grid import Grid
    from questionnaires.judgement.likely.model import Likely
    from questionnaires.judgement.replay.worlds import World

NEW = 10
"""New municipalities that every invented country foretells."""


class Tried(NamedTuple):
    """One span beside what it came to."""

    low: int
    high: int
    value: int | None
    own: float
    right: float

    @property
    def held(self) -> bool:
        """Tell whether the result lies in the span."""
        return self.low <= self.right <= self.high


class Kept(NamedTuple):
    """What became of spans: how many, the share that held, mean width, and mean errors in points."""

    many: int
    held: float
    width: float
    off: float | None
    """Of the value told; None where no value is."""
    own_off: float
    """Of the own answers as they are: what anybody would guess without being told."""


def kept(tried: Sequence[Tried]) -> Kept | None:
    """Sum up; None where nothing was told."""
    if not tried:
        return None
    many = len(tried)
    valued = [abs(one.value - one.right) for one in tried if one.value is not None]
    return Kept(
        many,
        sum(one.held for one in tried) / many,
        sum(one.high - one.low for one in tried) / many,
        sum(valued) / len(valued) if valued else None,
        sum(abs(one.own - one.right) for one in tried) / many,
    )


def doubt(one: Kept) -> float:
    """Give the standard error of a share that held, as if every span were by itself."""
    return sqrt(one.held * (1 - one.held) / one.many)


def in_world(edition: Edition, world: World, n: int, tests: int, seed: int = 1) -> dict[bool, list[Tried]]:
    """Try spans of totals (True) and areas (False) in countries where n have been evaluated."""
    found: dict[bool, list[Tried]] = {True: [], False: []}
    for at in range(max(tests // NEW, 1)):
        country = Country(edition, world, seed * 1000 + at)
        model = Model(country.grid, country.past(n))
        for _ in range(NEW):
            _beside(country.grid, model, country.one().result, found)
    return found


def in_results(grid: Grid, past: Sequence[tuple[int, Evaluated]]) -> dict[bool, list[Tried]]:
    """Try spans on real results: each municipality is told what the results of all the others say."""
    found: dict[bool, list[Tried]] = {True: [], False: []}
    for who in dict.fromkeys(who for who, _one in past):
        others = [one for one in past if one[0] != who]
        if len({other for other, _one in others}) < FEWEST:
            continue
        model = Model(grid, others)
        for _who, one in (one for one in past if one[0] == who):
            _beside(grid, model, one, found)
    return found


def _beside(grid: Grid, model: Model, one: Evaluated, found: dict[bool, list[Tried]]) -> None:
    for number, tried in trials(grid, model.told(one.own), one):
        found[not number].append(tried)


def trials(grid: Grid, told: dict[str, Likely], one: Evaluated) -> Iterator[tuple[str, Tried]]:
    """Set what was told of areas and total beside what it came to."""
    right = result(grid, one)
    for number, likely in told.items():
        came_to = right[number]
        if came_to is not None:
            own = own_points(grid, one.own, number)
            yield number, Tried(likely.low, likely.high, likely.value, own, came_to)


def all_of(tried: Iterable[dict[bool, list[Tried]]]) -> dict[bool, list[Tried]]:
    """Put trials together."""
    found: dict[bool, list[Tried]] = {True: [], False: []}
    for one in tried:
        for whole, rows in one.items():
            found[whole] += rows
    return found
