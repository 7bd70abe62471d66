"""The chances that an answer is lowered, stays or is raised; told in whole tenths."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.evaluated import quarter
from questionnaires.judgement.likely.grid import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.judgement.likely.evaluated import Evaluated
    from questionnaires.judgement.likely.grid import Grid

PRIOR = ((0.00, 0.20), (0.15, 0.12), (0.25, 0.08), (0.35, 0.05), (0.40, 0.00))
"""Chances of being lowered and raised before anybody is evaluated, by one's own share in quarters."""
ANSWERS, A_SUBAREA, A_QUESTION = 10.0, 15.0, 6.0
"""What the prior counts as in answers, and what speaks for no difference of subareas and questions."""
TOGETHER = 0.97
"""Staying is always possible."""
_NEAR = 1e-9


class Tenths(NamedTuple):
    """Of ten such answers, so many are lowered, stay and are raised."""

    lowered: int
    stay: int
    raised: int


class Chances:
    """Moved answers over expected ones: by kind and own share, then by subarea, then by question."""

    def __init__(self, grid: Grid, past: Sequence[Evaluated]) -> None:
        self._grid = grid
        cells = [[[0, 0, 0] for _ in range(LEVELS)] for _ in (0, 1)]
        rows = [(q, *row) for one in past for q, row in enumerate(_moved(one)) if row]
        for q, at, *moved in rows:
            cell = cells[grid.long[q]][at]
            cell[0] += 1
            for side in (0, 1):
                cell[side + 1] += moved[side]
        self._base = [
            [
                [(cell[side + 1] + ANSWERS * PRIOR[at][side]) / (cell[0] + ANSWERS) for side in (0, 1)]
                for at, cell in enumerate(kind)
            ]
            for kind in cells
        ]
        self._factor = [self._factors(side, rows) for side in (0, 1)]

    def _factors(self, side: int, rows: Sequence[tuple[int, int, bool, bool]]) -> list[float]:
        grid = self._grid
        factor = [1.0] * len(grid.ids)
        for home, kappa in ((grid.subarea, A_SUBAREA), (tuple(range(len(grid.ids))), A_QUESTION)):
            seen: Counter[int] = Counter()
            told = [0.0] * len(grid.ids)
            for q, at, *moved in rows:
                seen[home[q]] += moved[side]
                told[home[q]] += odds(self._base[grid.long[q]][at][side], factor[q])
            factor = [
                one * (seen[unit] + kappa) / (told[unit] + kappa)
                for one, unit in zip(factor, home, strict=True)
            ]
        return factor

    def of(self, question: int, share: float) -> tuple[float, float]:
        """Give the chance that a question answered so is lowered, and that it is raised."""
        base = self._base[self._grid.long[question]][quarter(share)]
        down, up = (odds(one, factor[question]) for one, factor in zip(base, self._factor, strict=True))
        whole = down + up
        if not whole:
            return 0.0, 0.0
        held = min(whole, TOGETHER) / whole
        return down * held, up * held

    def told(self, question: int, share: float) -> Tenths:
        """Tell the chances in whole tenths."""
        down, up = self.of(question, share)
        return tenths(down, up)


def tenths(down: float, up: float) -> Tenths:
    """Round three chances to tenths that are ten together: the largest remainders get what is left."""
    exact = [10 * down, 10 * (1 - down - up), 10 * up]
    whole = [int(one + _NEAR) for one in exact]
    left = sorted(range(3), key=lambda at: whole[at] - exact[at])
    for at in left[: 10 - sum(whole)]:
        whole[at] += 1
    return Tenths(*whole)


def odds(chance: float, factor: float) -> float:
    """Multiply a chance's odds, so that it never passes one."""
    return chance * factor / (1 - chance + chance * factor)


def _moved(one: Evaluated) -> list[tuple[int, bool, bool] | None]:
    """Tell of each question its own quarter, and whether it was lowered or raised."""
    rows: list[tuple[int, bool, bool] | None] = []
    for counted, own, agreed in zip(one.counted, one.own.share, one.agreed.share, strict=True):
        row = quarter(own), agreed < own - _NEAR, agreed > own + _NEAR
        rows.append(row if counted else None)
    return rows
