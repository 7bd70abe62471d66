"""Where areas and total are expected to end, and the size their span is measured in."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.evaluated import Side

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from questionnaires.judgement.likely.evaluated import Evaluated
    from questionnaires.judgement.likely.grid import Grid
    from questionnaires.judgement.likely.moves import Fit, Moves
    from questionnaires.judgement.likely.spread import Spread

DRAWN = 5.0
"""Municipalities that "a higher expectation means nothing" counts as."""
LEAST, MOST = 0.2, 5.0
"""Bounds of the factor that sets an area's moves to what is expected of it."""
ONE_ANSWER, FAR, FAR_KNOWN, AN_AREA, ROUGH = 0.10, 0.25, 0.02, 0.06, 0.05
"""How much is left unsaid by an answer, by the municipality, by it when some is known, by an area."""


class Known(NamedTuple):
    """What is evaluated already: which questions, as agreed, and which of them stand for the rest.

    Only what was dealt by lot, or whole areas, stands for the rest: what was picked because it looked
    doubtful is moved more than its neighbours are.
    """

    agreed: Side
    questions: frozenset[int]
    lot: frozenset[int]


class Foretold(NamedTuple):
    """The expected points of a height, the size of doubt, what is still open, and what it is out of."""

    mean: float
    size: float
    open: float
    maximum: float


class Rows:
    """Municipalities beside each other: how far what is expected of a whole area has come true.

    In a municipality a high answer is lowered more than a low one; of two municipalities the higher is often
    simply better. So the table divides the moves among questions, and this says how much there is to divide.
    """

    def __init__(self, rows: Sequence[Sequence[tuple[float, float] | None]] = ()) -> None:
        self._rows = list(rows)

    def expected(self, new: Sequence[float], left_out: Collection[int] = ()) -> list[float]:
        """Give the net move of each area: mean observed + slope x (expected - mean expected)."""
        rows = [row for at, row in enumerate(self._rows) if at not in left_out]
        if len(rows) < 2:  # noqa: PLR2004 -- one municipality has nobody beside it
            return list(new)
        columns = [[one for one in column if one is not None] for column in zip(*rows, strict=True)]
        means = [
            tuple(sum(one[at] for one in column) / len(column) for at in (0, 1)) if column else (0.0, 0.0)
            for column in columns
        ]
        around = [
            (t - mean[0], o - mean[1]) for column, mean in zip(columns, means, strict=True) for t, o in column
        ]
        spread, both = sum(t * t for t, _o in around), sum(t * o for t, o in around)
        slope = min(max(both / (spread * (1 + DRAWN / len(rows)) or 1), 0.0), 1.0)
        return [
            mean[1] + slope * (t - mean[0]) if column else t
            for t, column, mean in zip(new, columns, means, strict=True)
        ]


def by_area(grid: Grid, worth: Sequence[float], values: Sequence[float]) -> list[float]:
    """Sum a share of each question, in points, by area."""
    found = [0.0] * len(grid.areas)
    for area, points, value in zip(grid.area, worth, values, strict=True):
        found[area] += points * value
    return found


def row_of(grid: Grid, fit: Fit, one: Evaluated) -> list[tuple[float, float] | None]:
    """Give the net move expected of each area and the one observed, as if all of the area were counted."""
    down, up = fit.moves(one.own, one.counted)
    told = by_area(grid, one.own.worth, [d - u for d, u in zip(down, up, strict=True)])
    seen = by_area(grid, one.own.worth, [d - u for d, u in zip(one.down, one.up, strict=True)])
    fill = _fill(grid, one.own.worth, one.counted)
    return [(t * f, o * f) if f else None for t, o, f in zip(told, seen, fill, strict=True)]


def _fill(grid: Grid, worth: Sequence[float], where: Sequence[bool]) -> list[float]:
    """Tell how much each area is more than what is counted of it; 0 where less than half is."""
    whole = by_area(grid, worth, [1.0] * len(worth))
    part = by_area(grid, worth, [1.0 if one else 0.0 for one in where])
    return [w / p if p and 2 * p >= w else 0.0 for w, p in zip(whole, part, strict=True)]


def foretell(  # noqa: PLR0913 -- the model, what it is asked, and what it may not use
    fit: Fit,
    yardstick: Fit,
    spread: Spread,
    rows: Rows,
    own: Side,
    *,
    known: Known | None = None,
    left_out: Collection[int] = (),
) -> dict[str, Foretold]:
    """Foretell every area by its number, and the total as ""."""
    grid = fit.grid
    down, up = _as_areas(grid, fit.moves(own), own, rows, left_out)
    if known:
        down = _as_known(grid, (down, up), spread, known, own)
    rough_down, rough_up = yardstick.moves(own)
    share, still_open = list(own.share), list(own.open)
    for q in known.questions if known else ():
        down[q] = up[q] = rough_down[q] = rough_up[q] = still_open[q] = 0.0
        if known and known.agreed.worth[q]:
            share[q] = known.agreed.share[q]
    mean = by_area(grid, own.worth, [s - d + u for s, d, u in zip(share, down, up, strict=True)])
    squares = [w * w * (d + u) for w, d, u in zip(own.worth, rough_down, rough_up, strict=True)]
    noise = by_area(grid, [ONE_ANSWER] * len(squares), squares)
    size = by_area(grid, own.worth, rough_down)
    return _heights(grid, mean, noise, size, by_area(grid, own.worth, still_open), own, known is not None)


def _heights(  # noqa: PLR0913, PLR0917 -- columns of one table
    grid: Grid,
    mean: list[float],
    noise: list[float],
    size: list[float],
    still_open: list[float],
    own: Side,
    some_known: bool,  # noqa: FBT001 -- as above
) -> dict[str, Foretold]:
    """Set means and sizes together by area, and for the total."""
    far = FAR_KNOWN if some_known else FAR
    most = by_area(grid, own.worth, [1.0] * len(own.worth))
    found = {
        number: Foretold(m, sqrt(v + (far + AN_AREA) * s * s) + ROUGH, o, w)
        for number, m, v, s, o, w in zip(grid.areas, mean, noise, size, still_open, most, strict=True)
        if w
    }
    areas = AN_AREA * sum(s * s for s in size)
    whole = sqrt(sum(noise) + far * sum(size) ** 2 + areas) + ROUGH
    return {**found, "": Foretold(sum(mean), whole, sum(still_open), sum(most))}


def _as_areas(grid: Grid, moves: Moves, own: Side, rows: Rows, left_out: Collection[int]) -> Moves:
    """Set the moves down of each area so that it moves as much as areas of that expectation have done."""
    down, up = list(moves[0]), list(moves[1])
    answered = [own.worth[q] > 0 and own.open[q] < 1 for q in range(len(down))]
    fill = _fill(grid, own.worth, answered)
    net = by_area(grid, own.worth, [d - u for d, u in zip(down, up, strict=True)])
    whole = by_area(grid, own.worth, down)
    told = rows.expected([n * f for n, f in zip(net, fill, strict=True)], left_out)
    factor = [
        min(max((t / f + d - n) / d, LEAST), MOST) if d and f else 1.0
        for t, f, d, n in zip(told, fill, whole, net, strict=True)
    ]
    return [d * factor[area] for d, area in zip(down, grid.area, strict=True)], up


def _as_known(grid: Grid, moves: Moves, spread: Spread, known: Known, own: Side) -> list[float]:
    """Set the moves down of what is left by what is known: the municipality's own factor, and its areas'."""
    down, up = moves
    seen: dict[int, list[float]] = {}
    for q in known.lot:
        if not down[q] or not known.agreed.worth[q]:
            continue
        row = seen.setdefault(grid.area[q], [0.0, 0.0, 0.0])
        row[0] += down[q]
        row[1] += own.share[q] - known.agreed.share[q] + up[q]
        row[2] += spread.answer * (down[q] + up[q])
    told = moved = 0.0
    for e, o, v in seen.values():
        sure = e * e / (v + spread.area * e * e)
        moved += sure * (o / e - 1)
        told += sure
    whole = max(1 + moved / (told + 1 / spread.municipality), 0.1)
    local = {
        area: max(1 + (o / e / whole - 1) * spread.area / (spread.area + v / e / e), 0.1)
        for area, (e, o, v) in seen.items()
    }
    return [d * whole * local.get(area, 1.0) for d, area in zip(down, grid.area, strict=True)]
