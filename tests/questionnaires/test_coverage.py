"""Likely spans keep their promise in a replay: invented countries, and municipalities nobody has seen."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from questionnaires.compass import Score
from questionnaires.judgement.adjustment import likely, usual

AREAS, QUESTIONS, WORTH = 8, 5, 20
COUNTRIES, NEW = 90, 6
"""In each country some have been evaluated, and a few are new."""


def _level(value: float) -> int:
    return min(max(round(value), 0), 4)


class Country:
    """Municipalities whose answers are too kind, each in its own degree; evaluators look at most of them."""

    def __init__(self, chance: Random, checked: float) -> None:
        self.chance, self.checked = chance, checked
        self.hard = [chance.gauss(0, 0.5) for _ in range(AREAS * QUESTIONS)]
        self.kind = [chance.gauss(0.3, 0.3) for _ in range(AREAS * QUESTIONS)]

    def evaluated(self) -> list[tuple[int, int]]:
        """Invent a municipality: own and agreed points of each area, and last of the total."""
        gauss = self.chance.gauss
        good, biased, checked = gauss(0, 0.7), gauss(0.3, 0.3), min(max(gauss(self.checked, 0.15), 0), 1)
        areas = [(0, 0)] * AREAS
        for at, (hard, kind) in enumerate(zip(self.hard, self.kind, strict=True)):
            true = 2.2 + good + gauss(0, 0.7) - hard
            own = _level(true + biased + kind + gauss(0, 0.5))
            seen = _level(true + gauss(0, 0.45))
            agreed = seen if self.chance.random() < checked and seen != own else own
            mine, theirs = areas[at // QUESTIONS]
            areas[at // QUESTIONS] = mine + own * WORTH // 4, theirs + agreed * WORTH // 4
        return [*areas, (sum(own for own, _ in areas), sum(agreed for _, agreed in areas))]


def replay(n: int, checked: float, seed: int = 1) -> tuple[float, float]:
    """Tell for how many new municipalities the spans of the total and of the areas held, in per cent."""
    chance = Random(seed)  # noqa: S311 -- invented answers, not secrets
    held = [0, 0]
    for _ in range(COUNTRIES):
        country = Country(chance, checked)
        past = [country.evaluated() for _ in range(n)]
        new = [country.evaluated() for _ in range(NEW)]
        for height in range(AREAS + 1):
            most = QUESTIONS * WORTH * (AREAS if height == AREAS else 1)
            known = usual([[Fraction(one[height][1] - one[height][0], most)] for one in past])
            for one in new:
                own, agreed = one[height]
                told = likely(Score(Fraction(own), Fraction(0), Fraction(most)), known)
                held[height < AREAS] += told is not None and told.low <= agreed <= told.high
    return held[0] / (COUNTRIES * NEW) * 100, held[1] / (COUNTRIES * NEW * AREAS) * 100


@pytest.mark.parametrize(("n", "checked"), [(5, 0.8), (10, 0.8), (20, 0.8), (40, 0.8), (5, 0.25), (20, 0.25)])
def test_spans_that_claim_eight_of_ten_hold_for_that_many(n, checked):
    total, areas = replay(n, checked)

    assert (77 <= total <= 87, 77 <= areas <= 93) == (True, True), (total, areas)
