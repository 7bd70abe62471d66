"""What a visit would roughly have been given in a second edition, where nothing answers to some questions.

An estimate is declared with its uncertainty, stands beside the counted points and is never added to them:

- a question that no mark comes over to gets the mean share of the counted ones in its area;
- where one visit is printed on both scales, each area is moved by what print gave more or less, in the mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from statistics import mean, stdev
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.marks import NotApplicable

if TYPE_CHECKING:
    from questionnaires.bridge import Printed
    from questionnaires.edition import Area
    from questionnaires.library import Shelf
    from questionnaires.succession.second_edition import Carried

FEWEST = 2
"""Of fewer counted questions in an area nothing is estimated of the others."""


class Guess(NamedTuple):
    """Points, and how far off they may be: one standard deviation, two times in three."""

    points: float
    spread: float
    maximum: Fraction

    @property
    def least(self) -> float:
        """Give the low end of the span, no less than nothing."""
        return max(0.0, self.points - self.spread)

    @property
    def most(self) -> float:
        """Give the high end of the span, no more than there is."""
        return min(float(self.maximum), self.points + self.spread)


class Estimate(NamedTuple):
    """The areas that can be estimated, all of them together, and what it rests on."""

    areas: dict[str, Guess]
    total: Guess
    filled: int
    """Questions that no mark came over to, given the mean of their area."""
    printed: Printed | None


def estimate(carried: Carried, shelf: Shelf) -> Estimate | None:
    """Estimate a second edition; None where every question is reached and nothing is printed."""
    printed, sign = _printed(carried.way, shelf)
    if not carried.unreached and printed is None:
        return None
    gaps = [sign * float(gap) for gap in printed.gaps] if printed else [0.0, 0.0]
    shift, unlike = mean(gaps), stdev(gaps)
    filled = {area.number: found for area in carried.edition.areas if (found := _filled(carried, area))}
    if not filled:
        return None
    areas = {
        number: Guess(_within(one.points + shift * _hundreds(one), one), _both(one, unlike), one.maximum)
        for number, one in filled.items()
    }
    many = sum(_hundreds(one) for one in filled.values())
    apart = sum(one.spread**2 for one in areas.values())
    spread = sqrt(apart + (many * unlike) ** 2 / len(gaps))
    maximum = sum((one.maximum for one in areas.values()), Fraction(0))
    total = Guess(sum(one.points for one in areas.values()), spread, maximum)
    return Estimate(areas, total, len(_open(carried, areas)), printed)


def _open(carried: Carried, areas: dict[str, Guess]) -> list[str]:
    """List the questions of these areas that no mark came over to."""
    asked = (q.id for area in carried.edition.areas if area.number in areas for q in area.questions)
    return [one for one in asked if one not in carried.marks]


def _printed(way: tuple[str, ...], shelf: Shelf) -> tuple[Printed | None, int]:
    """Find what is printed on both scales along the way; backwards the new scale is left for the old."""
    for start, end in pairwise(way):
        for ends, sign in (((start, end), 1), ((end, start), -1)):
            bridge = next((one for key, one in shelf.bridges.items() if tuple(key) == ends), None)
            if bridge and bridge.printed:
                return bridge.printed, sign
    return None, 1


def _filled(carried: Carried, area: Area) -> Guess | None:
    """Count an area with the mean share for what has no counterpart; None where too little is counted."""
    scores = {q.id: carried.second.question(q.id).score for q in area.questions}
    known = [one for one in _counted(carried, area) if scores[one].maximum]
    if len(known) < FEWEST:
        return None
    shares = [float(scores[one].secured / scores[one].maximum) for one in known]
    lacking = [float(scores[q.id].maximum) for q in area.questions if q.id not in carried.marks]
    points = float(sum(scores[one].secured for one in known)) + sum(lacking) * mean(shares)
    return Guess(points, sqrt(sum((one * stdev(shares)) ** 2 for one in lacking)), _maximum(carried, area))


def _counted(carried: Carried, area: Area) -> Iterator[str]:
    """Walk through the questions of an area that a mark has come over to, and that apply."""
    for question in area.questions:
        mark = carried.marks.get(question.id)
        if mark is not None and not isinstance(mark, NotApplicable):
            yield question.id


def _maximum(carried: Carried, area: Area) -> Fraction:
    return carried.second.areas[area.number].maximum


def _hundreds(one: Guess) -> float:
    """Print gives points of 100 an area."""
    return float(one.maximum) / 100


def _within(points: float, one: Guess) -> float:
    return min(max(points, 0.0), float(one.maximum))


def _both(one: Guess, unlike: float) -> float:
    return sqrt(one.spread**2 + (unlike * _hundreds(one)) ** 2)
