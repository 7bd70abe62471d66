"""How much evaluations differ, learnt from ten or more by moments (Bühlmann-Straub); before that, given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.moves import Fit, Kappas, Sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questionnaires.judgement.likely.evaluated import Evaluated
    from questionnaires.judgement.likely.grid import Grid

LEARNT = 10
"""From so many evaluations the spread is learnt."""
_DRAWN = 6.0
"""Whole questions moved that "as usual" counts as, of one municipality."""
_FAR = 1e9


class Spread(NamedTuple):
    """Spread of one answer, of municipalities and of an area in a municipality, as squared factors."""

    answer: float = 0.10
    municipality: float = 0.25
    area: float = 0.06


Line = tuple[list[float], list[float], list[float], list[float]]
"""Observed moves down and up, and expected ones, where both are known."""


def learnt(sums: Sums, past: Sequence[Evaluated]) -> tuple[Kappas, Spread]:
    """Learn how much areas, subareas and questions differ, and how much municipalities do."""
    if len(past) < LEARNT:
        return Kappas(), Spread()
    flat = Fit(sums, Kappas(_FAR, _FAR, _FAR))
    lines = _lines(flat, past)
    kappas = Kappas(*(_kappa(home, lines) for home in sums.grid.homes))
    return kappas, _spread(sums.grid, _lines(Fit(sums, kappas), past))


def _lines(fit: Fit, past: Sequence[Evaluated]) -> list[Line]:
    return [(one.down, one.up, *fit.moves(one.own, one.counted)) for one in past]


def _scale(line: Line) -> float:
    """Tell how much more a municipality is moved than expected."""
    return (sum(line[0]) + _DRAWN) / (sum(line[2]) + _DRAWN)


def _kappa(home: Sequence[int], lines: Sequence[Line]) -> float:
    n, units = len(lines), max(home) + 1
    off = [[0.0] * units for _ in lines]
    expected = [0.0] * units
    for row, line in zip(off, lines, strict=True):
        scale = _scale(line)
        for q, unit in enumerate(home):
            row[unit] += line[0][q] - scale * line[2][q]
            expected[unit] += scale * line[2][q]
    total = [sum(column) for column in zip(*off, strict=True)]
    noise = sum((row[u] - total[u] / n) ** 2 for row in off for u in range(units)) * n / (n - 1)
    squares = sum(one * one for one in expected)
    if not squares:
        return 100.0
    between = max((sum(t * t for t in total) - noise) / squares, 1e-4)
    kappa: float = noise / sum(expected) / between
    return min(max(kappa, 0.2), 100.0)


def _spread(grid: Grid, lines: Sequence[Line]) -> Spread:
    answer = _answer(lines)
    municipality = area = norm = 0.0
    for line in lines:
        columns = zip(grid.area, *line, strict=True)
        o, e, v = ([0.0] * len(grid.areas) for _ in range(3))
        for at, down, up, fewer, more in columns:
            o[at] += down - up + more
            e[at] += fewer
            v[at] += answer * (fewer + more)
        net = [a - b for a, b in zip(o, e, strict=True)]
        whole = sum(e)
        g = sum(net) / whole if whole else 0.0
        norm += whole * whole
        municipality += sum(net) * sum(net) - sum(v)
        apart = sum((n - g * x) ** 2 - w for n, x, w in zip(net, e, v, strict=True))
        area += apart / max(sum(x * x for x in e), 1e-9) / len(lines)
    area = max(area, 0.005)
    between = municipality / norm if norm else 0.0
    return Spread(answer, max(between - area / len(grid.areas), 0.01), area)


def _answer(lines: Sequence[Line]) -> float:
    """Give the spread of one answer beside what is expected of it."""
    seen = told = 0.0
    for line in lines:
        scale = _scale(line)
        for down, up, fewer, more in zip(*line, strict=True):
            seen += (down - up - scale * fewer + more) ** 2
            told += scale * fewer + more
    return seen / told if told else Spread().answer
