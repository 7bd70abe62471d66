"""Samples by lot, tried: with and without other municipalities' results, and when people stop as it suits."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from questionnaires.judgement.checks.lot import ROUNDS, alone, rounds_of
from questionnaires.judgement.likely.evaluated import result
from questionnaires.judgement.likely.model import Model, own_points
from questionnaires.judgement.likely.prediction import Known
from questionnaires.judgement.likely.span import FEWEST as FEWEST_MUNICIPALITIES
from questionnaires.judgement.replay.promises import Tried
from questionnaires.judgement.replay.worlds import Country

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from questionnaires.edition import Edition
    from questionnaires.judgement.checks.lot import Alone
    from questionnaires.judgement.likely.evaluated import Evaluated
    from questionnaires.judgement.likely.model import Likely
    from questionnaires.judgement.replay.worlds import World

    Tell = Callable[[frozenset[int]], Likely | Alone | None]

NEW, MOST = 5, 8
"""New municipalities of every country, and the most rounds of those who stop when it suits."""


def in_samples(  # noqa: PLR0913 -- a world, and how it is tried
    edition: Edition, world: World, n: int, tests: int, *, until: float | None = None, seed: int = 1
) -> list[Tried]:
    """Try spans of the total from a lot; of five an area, or of as many as make it so narrow.

    Below five municipalities the lot speaks alone, of what the total is if all is looked at.
    """
    found: list[Tried] = []
    for at in range(max(tests // NEW, 1)):
        country = Country(edition, world, seed * 1000 + at)
        model = Model(country.grid, country.past(n)) if n >= FEWEST_MUNICIPALITIES else None
        for new in range(NEW):
            one = country.one(looked=None if model else 1.0).result
            lot = _rounds(country, at, new)
            told = _stopped(lot, _teller(country, model, one), until)
            right = result(country.grid, one)[""]
            if told is not None and right is not None:
                value = getattr(told, "value", None)
                found.append(Tried(told.low, told.high, value, own_points(country.grid, one.own, ""), right))
    return found


def _rounds(country: Country, at: int, new: int) -> list[frozenset[int]]:
    """Draw a lot, as the numbers of its questions."""
    chance = Random(at * NEW + new)  # noqa: S311 -- invented lots, not secrets
    places = {one: str(chance.random()) for one in country.grid.ids}
    drawn = rounds_of(country.grid.edition, places.__getitem__)
    return [frozenset(country.grid.ids.index(one) for one in each) for each in drawn]


def _teller(country: Country, model: Model | None, one: Evaluated) -> Tell:
    """Tell of one municipality as its lot is looked at."""

    def told(known: frozenset[int]) -> Likely | Alone | None:
        if model is None:
            return alone(country.grid, one.own, one.agreed, known)
        return model.told(one.own, Known(one.agreed, known, known)).get("")

    return told


def _stopped(lot: Sequence[frozenset[int]], tell: Tell, until: float | None) -> Likely | Alone | None:
    """Give the span at the end: after all rounds, or after the first that made it narrow enough."""
    if until is None:
        return tell(frozenset().union(*lot[:ROUNDS]))
    told = None
    for rounds in range(ROUNDS, MOST + 1):
        told = tell(frozenset().union(*lot[:rounds]))
        if told is not None and told.high - told.low <= until:
            break
    return told
