"""The pooled model of an edition: what evaluations of others say of a municipality, and how sure it is."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.chances import Chances
from questionnaires.judgement.likely.evaluated import result
from questionnaires.judgement.likely.moves import Fit, Sums, prior_fit
from questionnaires.judgement.likely.prediction import Known, Rows, foretell, row_of
from questionnaires.judgement.likely.span import VALUED, Ends, ends, held
from questionnaires.judgement.likely.spread import learnt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.judgement.likely.evaluated import Evaluated, Side
    from questionnaires.judgement.likely.grid import Grid
    from questionnaires.judgement.likely.prediction import Foretold


class Likely(NamedTuple):
    """Where evaluators would probably put a score, in whole points: a span, and a value from many."""

    low: int
    high: int
    value: int | None
    n: int
    held: int | None


class Calibrated(NamedTuple):
    """The ends of spans, from how many municipalities, and for how many totals they held."""

    ends: Ends
    n: int
    held: int | None


class Model:
    """Evaluations of others, each by its municipality: one evaluated twice is still one."""

    def __init__(self, grid: Grid, past: Sequence[tuple[int, Evaluated]]) -> None:
        self.grid = grid
        self.past = [one for _who, one in past]
        self._who = [who for who, _one in past]
        self._sums = Sums(grid)
        for one in self.past:
            self._sums.add(one)
        self._kappas, self.spread = learnt(self._sums, self.past)
        self.fit, self._yardstick = Fit(self._sums, self._kappas), prior_fit(grid)
        self._rows = Rows([row_of(grid, self.fit, one) for one in self.past])

    @property
    def n(self) -> int:
        """Count the municipalities."""
        return len(set(self._who))

    def looked_fit(self, looked: Sequence[Sequence[bool]]) -> Fit:
        """Give what is expected to move where only questions that were looked at are learnt from."""
        sums = Sums(self.grid)
        for one, seen in zip(self.past, looked, strict=True):
            sums.add(one, seen=seen)
        return Fit(sums, self._kappas)

    @cached_property
    def chances(self) -> Chances:
        """Give what is known of the chances of single answers."""
        return Chances(self.grid, self.past)

    @cached_property
    def _others(self) -> dict[int, tuple[Fit, list[int]]]:
        """For each municipality: what all the others say, and which evaluations are its own."""
        own = defaultdict(list)
        for at, who in enumerate(self._who):
            own[who].append(at)
        found = {}
        for who, places in own.items():
            for at in places:
                self._sums.add(self.past[at], -1)
            found[who] = Fit(self._sums, self._kappas), places
            for at in places:
                self._sums.add(self.past[at])
        return found

    @cached_property
    def unknown(self) -> dict[bool, Calibrated]:
        """Give the ends where nothing of the municipality is known: of its total, and of its areas."""
        return self.calibrated()

    def calibrated(
        self, questions: frozenset[int] = frozenset(), lot: frozenset[int] = frozenset()
    ) -> dict[bool, Calibrated]:
        """Give the ends of totals (True) and areas (False), where those questions are known."""
        totals, areas = [], []
        for fit, places in self._others.values():
            scores: tuple[list[float], list[float]] = [], []
            for at in places:
                one = self.past[at]
                counted = {q for q in questions if one.counted[q]}
                known = Known(one.agreed, frozenset(counted), lot & counted) if questions else None
                made = foretell(
                    fit, self._yardstick, self.spread, self._rows, one.own, known=known, left_out=places
                )
                for number, right in result(self.grid, one).items():
                    if right is not None:
                        scores[bool(number)].append((right - made[number].mean) / made[number].size)
            totals.append(scores[0])
            areas.append(scores[1])
        return {
            whole: Calibrated(found, len(groups), held(groups) if whole else None)
            for whole, every in ((True, totals), (False, areas))
            if (found := ends(groups := [one for one in every if one]))
        }

    def told(self, own: Side, known: Known | None = None) -> dict[str, Likely]:
        """Tell where areas and total ("") would probably end; nothing of what too little is known about."""
        found = self.calibrated(known.questions, known.lot) if known else self.unknown
        made = foretell(self.fit, self._yardstick, self.spread, self._rows, own, known=known)
        told = {
            number: likely(one, own_points(self.grid, own, number), found[not number])
            for number, one in made.items()
            if (not number) in found
        }
        return {number: one for number, one in told.items() if one is not None}


def own_points(grid: Grid, own: Side, number: str) -> float:
    """Sum what a municipality has secured by its own marks: of an area, or of all ("")."""
    at = grid.areas.index(number) if number else None
    return sum(
        worth * share
        for area, worth, share in zip(grid.area, own.worth, own.share, strict=True)
        if at in (None, area)
    )


def likely(made: Foretold, own: float, found: Calibrated) -> Likely | None:
    """Tell a span in whole points; None where more is open than answered.

    The low end counts nothing of what is open and the high end all of it; the value takes it to be answered
    as the rest. A span of no width says that it stays, and nothing else.
    """
    most, still_open = made.maximum, made.open
    answered = most - still_open
    if answered <= 0 or answered < still_open:
        return None
    low = floor(_within(made.mean + found.ends.low * made.size, most) + _NEAR)
    high = ceil(_within(made.mean + still_open + found.ends.high * made.size, most) - _NEAR)
    if low == high and abs(low - own) > _NEAR:
        return None
    value = None
    if found.n >= VALUED:
        expected = made.mean * most / answered + found.ends.middle * made.size
        value = min(max(floor(expected + 0.5), low), high)
    return Likely(low, high, value, found.n, found.held)


_NEAR = 1e-6


def _within(points: float, most: float) -> float:
    return min(max(points, 0.0), most)
