"""One set of marks on the grid, and a municipality's own beside what evaluators agreed on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.grid import LEVELS, part_kinds

if TYPE_CHECKING:
    from fractions import Fraction

    from questionnaires.compass import Compass, QuestionScore
    from questionnaires.edition import Question
    from questionnaires.judgement.likely.grid import Grid


class Part(NamedTuple):
    """A chosen level: the kind of its part, its quarter, its share, and the part's weight in the question."""

    kind: int
    level: int
    share: float
    weight: float


class Side(NamedTuple):
    """One set of marks, by the number of the question."""

    parts: list[list[Part]]
    levels: list[bool]
    """Whether levels were chosen, and not points of one's own."""
    share: list[float]
    """What is secured, as a share of what the question is worth."""
    open: list[float]
    worth: list[float]
    """Points; none where the question does not apply."""
    whole: list[bool]
    """Whether the question applies and all of it is answered."""


class Evaluated(NamedTuple):
    """A municipality's own marks and the agreed ones; `counted` where both are whole."""

    own: Side
    agreed: Side
    counted: list[bool]
    down: list[float]
    up: list[float]
    """How far the parts of each question moved, as a share of the question; each way by itself."""
    pairs: list[list[tuple[Part, Part]]]
    """Parts where both sides chose a level."""


Row = tuple[list[Part], bool, float, float, float, bool]
NOTHING: Row = ([], False, 0.0, 0.0, 0.0, False)


def side_of(grid: Grid, compass: Compass) -> Side:
    """Lay a counted compass on the grid; questions of areas that are not chosen are worth nothing."""
    asked = compass.edition.questions
    numbers = {name: number for number, name in enumerate(grid.kinds)}
    rows = [_row(compass.question(one), numbers) if one in asked else NOTHING for one in grid.ids]
    return Side(*(list(column) for column in zip(*rows, strict=True)))


def _row(scored: QuestionScore, numbers: dict[str, int]) -> Row:
    score = scored.score
    if scored.state == "not_applicable" or not score.maximum:
        return NOTHING
    share, still_open = _share(score.secured, score.maximum), _share(score.open, score.maximum)
    parts = _parts(scored, numbers, share)
    levels = bool(scored.parts)
    return parts, levels, share, still_open, float(score.maximum), scored.state == "answered"


def _parts(scored: QuestionScore, numbers: dict[str, int], share: float) -> list[Part]:
    """List the levels chosen; where points are one's own, every part counts as the share they are."""
    question: Question = scored.question
    weights = sum(question.kind.weights)
    kinds = [numbers[name] for name in part_kinds(question)]
    if not scored.parts:
        return [
            _part(kind, share, weight / weights)
            for kind, weight in zip(kinds, question.kind.weights, strict=True)
        ]
    return [
        _part(kind, float(one.level.share), one.weight / weights)
        for kind, one in zip(kinds, scored.parts, strict=True)
        if one.level is not None
    ]


def _share(points: Fraction, whole: Fraction) -> float:
    """Divide as float(points / whole) does, to the last bit, without making the fraction between."""
    return points.numerator * whole.denominator / (points.denominator * whole.numerator)


@lru_cache(maxsize=1000)
def _part(kind: int, share: float, weight: float) -> Part:
    """Give one and the same object for parts that are equal: a country has many, and few kinds."""
    return Part(kind, quarter(share), share, weight)


def quarter(share: float) -> int:
    """Give the quarter that a share lies nearest."""
    return int(share * (LEVELS - 1) + 0.5)


def evaluated(own: Side, agreed: Side) -> Evaluated:
    """Set a municipality's marks beside the agreed ones."""
    counted = [a and b for a, b in zip(own.whole, agreed.whole, strict=True)]
    down, up, pairs = [], [], []
    for q, whole in enumerate(counted):
        both = own.levels[q] and agreed.levels[q]
        paired = list(zip(own.parts[q], agreed.parts[q], strict=True)) if whole and both else []
        pairs.append(paired)
        if paired:
            moves = [(a.weight, b.share - a.share) for a, b in paired]
        else:
            moves = [(1.0, agreed.share[q] - own.share[q])] if whole else []
        down.append(sum(-weight * move for weight, move in moves if move < 0))
        up.append(sum(weight * move for weight, move in moves if move > 0))
    return Evaluated(own, agreed, counted, down, up, pairs)


def result(grid: Grid, one: Evaluated) -> dict[str, float | None]:
    """Give what was agreed in each area, and "" for all, out of what the municipality's own is out of.

    None where something is open on either side, or nothing applies.
    """
    found: dict[str, float | None] = {}
    for number, home in [*enumerate(grid.areas), (None, "")]:
        inside = [q for q, area in enumerate(grid.area) if number in (None, area)]
        own, agreed = (sum(side.worth[q] for q in inside) for side in (one.own, one.agreed))
        still = any(side.worth[q] and not side.whole[q] for side in (one.own, one.agreed) for q in inside)
        if still or not own or not agreed:
            found[home] = None
            continue
        secured = sum(one.agreed.worth[q] * one.agreed.share[q] for q in inside)
        found[home] = secured * own / agreed
    return found
