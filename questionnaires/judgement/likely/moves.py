"""How answers are moved: a table by kind of part and level, and factors of areas, subareas and questions.

Observed over expected, each drawn towards what is known more broadly. All that is remembered are sums over
evaluations: one is left out by subtracting it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.grid import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.judgement.likely.evaluated import Evaluated, Side
    from questionnaires.judgement.likely.grid import Grid

PRIOR_ANSWERS = 40.0
"""As many answers the prior counts as beside all kinds, and all kinds beside one of them."""
LOWER, HIGHER = 0.30, 0.10
"""How much less likely each step down, and up, is before anybody has been evaluated."""


class Kappas(NamedTuple):
    """How much, in whole questions moved, speaks for no difference: between areas, subareas, questions."""

    area: float = 4.0
    subarea: float = 2.0
    question: float = 1.0


Moves = tuple[list[float], list[float]]
"""Expected moves down and up of every question, as shares of it."""
Cells = list[list[list[float]]]
"""By kind and level: answers, and how far they moved down and up in all."""


def prior_move(level: int) -> tuple[float, float]:
    """Give the mean move down and up of a chosen level before anybody is evaluated, in shares of the part."""
    weight = [LOWER ** (level - j) if j <= level else HIGHER ** (j - level) for j in range(LEVELS)]
    steps = LEVELS - 1
    down = sum(w * max(level - j, 0) for j, w in enumerate(weight)) / sum(weight) / steps
    up = sum(w * max(j - level, 0) for j, w in enumerate(weight)) / sum(weight) / steps
    return down, up


PRIOR = tuple(prior_move(level) for level in range(LEVELS))


class Sums:
    """What is remembered of evaluations."""

    def __init__(self, grid: Grid) -> None:
        many = len(grid.ids)
        self.grid = grid
        self.cells: Cells = [[[0.0, 0.0, 0.0] for _ in range(LEVELS)] for _ in grid.kinds]
        self.own: list[defaultdict[tuple[int, int], float]] = [defaultdict(float) for _ in range(many)]
        self.down, self.up = [0.0] * many, [0.0] * many

    def add(self, one: Evaluated, sign: int = 1, seen: Sequence[bool] = ()) -> None:
        """Add an evaluation, or take it out again; of questions that were looked at only, if told which."""
        for q, counted in enumerate(one.counted):
            if not counted or (seen and not seen[q]):
                continue
            self.down[q] += sign * one.down[q]
            self.up[q] += sign * one.up[q]
            for part in one.own.parts[q]:
                self.own[q][part.kind, part.level] += sign * part.weight
            for mine, theirs in one.pairs[q]:
                cell, move = self.cells[mine.kind][mine.level], theirs.share - mine.share
                cell[0] += sign
                cell[1] += sign * max(-move, 0.0)
                cell[2] += sign * max(move, 0.0)


def table(cells: Cells) -> list[list[tuple[float, float]]]:
    """Give mean moves by kind and level: each kind's own, drawn to all kinds', drawn to the prior."""

    def drawn(n: float, moved: Sequence[float], to: tuple[float, float]) -> tuple[float, float]:
        down, up = ((m + PRIOR_ANSWERS * t) / (n + PRIOR_ANSWERS) for m, t in zip(moved, to, strict=True))
        return down, up

    alike = []
    for level in range(LEVELS):
        n, down, up = (sum(kind[level][at] for kind in cells) for at in range(3))
        alike.append(drawn(n, (down, up), PRIOR[level]))
    return [[drawn(row[level][0], row[level][1:], alike[level]) for level in range(LEVELS)] for row in cells]


class Fit:
    """What the sums say of an answer."""

    def __init__(self, sums: Sums, kappas: Kappas) -> None:
        self.grid, self.table = sums.grid, table(sums.cells)
        expected: Moves = ([], [])
        for counts in sums.own:
            for side in (0, 1):
                moves = (n * self.table[kind][level][side] for (kind, level), n in counts.items())
                expected[side].append(sum(moves))
        self.factor = [
            factors(seen, expected[side], self.grid.homes, kappas)
            for side, seen in enumerate((sums.down, sums.up))
        ]

    def moves(self, own: Side, where: Sequence[bool] = ()) -> Moves:
        """Give the expected moves of one's own answers; of the questions told, and none of the others."""
        down, up = [], []
        for q, parts in enumerate(own.parts):
            if where and not where[q]:
                down.append(0.0)
                up.append(0.0)
                continue
            cells = [(part.weight, self.table[part.kind][part.level]) for part in parts]
            down.append(self.factor[0][q] * sum(weight * cell[0] for weight, cell in cells))
            up.append(self.factor[1][q] * sum(weight * cell[1] for weight, cell in cells))
        return down, up


def factors(
    observed: Sequence[float], expected: Sequence[float], homes: Sequence[Sequence[int]], kappas: Kappas
) -> list[float]:
    """Give each question's factor on its expected moves: its area's, times its subarea's, times its own."""
    factor = [1.0] * len(observed)
    for home, kappa in zip(homes, kappas, strict=True):
        seen: defaultdict[int, float] = defaultdict(float)
        told: defaultdict[int, float] = defaultdict(float)
        for q, unit in enumerate(home):
            seen[unit] += observed[q]
            told[unit] += expected[q] * factor[q]
        factor = [
            one * (max(seen[unit], 0.0) + kappa) / (max(told[unit], 0.0) + kappa)
            for one, unit in zip(factor, home, strict=True)
        ]
    return factor


def prior_fit(grid: Grid) -> Fit:
    """Give what is expected before anybody is evaluated: the yardstick that no few results can bend."""
    return Fit(Sums(grid), Kappas())
