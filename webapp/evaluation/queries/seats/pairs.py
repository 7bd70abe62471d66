"""Proposing pairs of evaluators: a pure rule over plain values, without a database.

Nobody partial is ever proposed. Among the rest, as few groups as can be of those who cannot be compared, even
load, not the same two again, and short ways; each weighed by a figure below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from questionnaires.judgement.evaluators.severity import hanging_together

GROUP, LOAD, AGAIN, MILE = 40.0, 10.0, 8.0, 0.1
"""What one group more costs, the square of a load, two who have sat together, and a Swedish mile."""
_PASSES = 5

Two = tuple[int, int]


class Question(NamedTuple):
    """What is known before pairs are proposed; people and places by id."""

    free: Mapping[int, Sequence[int]]
    """Who may evaluate each place that has nobody: in the order they are listed."""
    seated: Sequence[Two]
    """Pairs of this round already."""
    before: Sequence[Two]
    """Pairs of earlier rounds: they too make people comparable."""
    miles: Mapping[tuple[int, int], int]
    """How far it is from a person's home to a place, where that is known."""


class Proposal(NamedTuple):
    """Pairs by place, places that cannot have one, and the groups there would be."""

    pairs: dict[int, Two]
    without: tuple[int, ...]
    groups: list[frozenset[int]]
    load: Counter[int]


def propose(asked: Question) -> Proposal:
    """Propose a pair for every place, those with fewest to choose from first; then make it better."""
    chosen: dict[int, Two] = {}
    order = sorted(asked.free, key=lambda place: (len(asked.free[place]), place))
    for place in order:
        twos = list(combinations(asked.free[place], 2))
        if twos:
            chosen[place] = min(twos, key=lambda two: cost(asked, {**chosen, place: two}))
    for _pass in range(_PASSES):
        if not _better(asked, chosen):
            break
    load = Counter(who for two in (*asked.seated, *chosen.values()) for who in two)
    without = tuple(place for place in order if place not in chosen)
    return Proposal(chosen, without, _groups(asked, chosen.values()), load)


def _better(asked: Question, chosen: dict[int, Two]) -> bool:
    """Exchange one evaluator at a time where that is better; tell whether any was."""
    found = False
    now = cost(asked, chosen)
    for place in list(chosen):
        for two in _others(asked, place, chosen[place]):
            then = cost(asked, {**chosen, place: two})
            if then < now:
                chosen[place], now, found = two, then, True
    return found


def _others(asked: Question, place: int, two: Two) -> Iterator[Two]:
    for stays in two:
        for comes in asked.free[place]:
            if comes not in two:
                yield stays, comes


def cost(asked: Question, chosen: Mapping[int, Two]) -> float:
    """Weigh a whole proposal; less is better."""
    pairs = [*asked.seated, *chosen.values()]
    load = Counter(who for two in pairs for who in two)
    met = Counter(frozenset(two) for two in (*asked.before, *pairs))
    again = sum(met[frozenset(two)] - 1 for two in chosen.values())
    miles = sum(asked.miles.get((who, place), 0) for place, two in chosen.items() for who in two)
    groups = len(_groups(asked, chosen.values()))
    return GROUP * groups + LOAD * sum(n * n for n in load.values()) + AGAIN * again + MILE * miles


def _groups(asked: Question, chosen: Collection[Two]) -> list[frozenset[int]]:
    """Give the groups of this round's evaluators that hang together, also through those of earlier rounds."""
    here = {who for two in (*asked.seated, *chosen) for who in two}
    found = hanging_together([*asked.before, *asked.seated, *chosen])
    return [group & here for group in found if group & here]
