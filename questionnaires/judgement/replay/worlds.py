"""Evaluations that might have been: true levels, answers that are too kind, evaluators who look or accept.

A municipality's level of a part is its own, its area's, the question's and the part's; its answer is that
level and a kindness, rounded. Evaluators who look at a question see the level with an error of their own, ask
more of high answers, and change what differs by more than three quarters of a level. All figures are ours.
"""

from __future__ import annotations

from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.judgement.likely.evaluated import Part, Side, evaluated
from questionnaires.judgement.likely.grid import LEVELS, grid, part_kinds

if TYPE_CHECKING:
    from questionnaires.edition import Edition
    from questionnaires.judgement.likely.evaluated import Evaluated
    from questionnaires.judgement.likely.grid import Grid

TOP = LEVELS - 1
OFFSETS, KINDER = (2.8, 2.4, 1.8, 1.7), (0.0, 0.1, 0.25, 0.3)
"""How high the kinds of parts lie in the edition's order, and how much kinder answers to them are."""


class World(NamedTuple):
    """What a country is like; every figure is a standard deviation or a mean in levels, or a chance."""

    name: str = "base"
    kind: float = 0.35
    kind_municipality: float = 0.30
    kind_question: float = 0.30
    kind_subarea: float = 0.20
    kind_area: float = 0.15
    kinder_parts: bool = True
    noise: float = 0.5
    wild: float = 0.0
    """Chance of an answer with five times the noise."""
    boasting: float = 0.0
    """Chance of a municipality that is 1.2 levels kinder."""
    looked: float = 0.8
    alike: float = 20.0
    """How alike pairs are in how much they look at (beta)."""
    unseen: float = 0.0
    """Chance that a whole area is accepted unseen."""
    severity: float = 0.15
    strict: float = 0.10
    small: float = 0.0
    """How much kinder the answers of small municipalities are; half of the new ones are small."""
    small_past: float = 0.5
    drift: float = 0.0
    """How much kinder the new ones are than the past."""
    evidence: float = 1.0
    """How much missing evidence tells of kind answers; 0 for nothing."""


WORLDS = {
    one.name: one
    for one in (
        World(),
        World("accepting", looked=0.25, alike=3.0, unseen=0.25),
        World("heavy", wild=0.08, boasting=0.12, severity=0.3),
        World("size", small=0.7, small_past=0.1),
        World("drift", drift=-0.35),
        World("unbiased", kind=0.0, kinder_parts=False, kind_municipality=0.2, strict=0.0, noise=0.7),
        World("questions", kind_question=0.8, kind_subarea=0.4),
        World("pairs", severity=0.45, kind_municipality=0.5, kind_area=0.35),
    )
}
KEPT = ("base", "accepting", "heavy", "unbiased", "questions", "pairs")
"""Worlds whose new municipalities are like the past ones: there a promise can be kept."""


class Invented(NamedTuple):
    """An invented evaluation: what was said, which questions were looked at, and kinds of evidence."""

    result: Evaluated
    looked: list[bool]
    signs: list[int]


class _Shape(NamedTuple):
    """What every municipality of an edition has in common."""

    grid: Grid
    parts: list[list[tuple[int, float]]]
    worth: list[float]


@lru_cache(maxsize=8)
def _shape(edition: Edition) -> _Shape:
    laid = grid(edition)
    numbers = {name: number for number, name in enumerate(laid.kinds)}
    parts, worth = [], []
    for one in laid.ids:
        question, home = edition.questions[one], edition.home[one]
        weights = question.kind.weights
        kinds = (numbers[name] for name in part_kinds(question))
        parts.append([(kind, w / sum(weights)) for kind, w in zip(kinds, weights, strict=True)])
        whole = home.max_points or 0
        worth.append(
            whole.numerator / whole.denominator * question.weight / sum(q.weight for q in home.questions)
        )
    return _Shape(laid, parts, worth)


class Country:
    """A country whose questions are as hard, and answered as kindly, as they are; it makes municipalities."""

    def __init__(self, edition: Edition, world: World, seed: int) -> None:
        self.shape, self.world = _shape(edition), world
        self.chance = Random(seed)  # noqa: S311 -- invented answers, not secrets
        gauss, laid = self.chance.gauss, self.shape.grid
        self._hard = [gauss(0, 0.5) for _ in laid.ids]
        subareas = [gauss(0, world.kind_subarea) for _ in laid.subareas]
        areas = [gauss(0, 0.10) for _ in laid.areas]
        self._kind = [
            gauss(0, world.kind_question) + subareas[subarea] + areas[area]
            for subarea, area in zip(laid.subarea, laid.area, strict=True)
        ]

    @property
    def grid(self) -> Grid:
        """Give the grid of the edition."""
        return self.shape.grid

    def past(self, many: int) -> list[tuple[int, Evaluated]]:
        """Invent past evaluations, each of its own municipality."""
        return [(who, self.one(past=True).result) for who in range(many)]

    def one(self, *, past: bool = False, looked: float | None = None) -> Invented:
        """Invent one evaluation; with a chance of its own that a question is looked at, if told."""
        world, gauss = self.world, self.chance.gauss
        good, areas = gauss(0, 0.7), [gauss(0, 0.3) for _ in self.grid.areas]
        kind = self._kindness(past=past)
        kind_areas = [gauss(0, world.kind_area) for _ in self.grid.areas]
        looks = self._looks(looked)
        severity = gauss(0, world.severity) - abs(gauss(0, world.severity)) / 2
        own, agreed, signs = [], [], []
        for q, area in enumerate(self.grid.area):
            state = good + areas[area] + gauss(0, 0.7) - self._hard[q]
            kindness = kind + kind_areas[area] + self._kind[q]
            mine, theirs, gap = self._answer(q, state, kindness, severity if looks[q] else None)
            own.append(mine)
            agreed.append(theirs)
            chance = min(0.9, max(0.05, 0.5 - 0.25 * world.evidence * gap))
            signs.append(sum(self.chance.random() < chance for _ in range(3)))
        return Invented(evaluated(self._side(own), self._side(agreed)), looks, signs)

    def _kindness(self, *, past: bool) -> float:
        world, chance = self.world, self.chance
        small = chance.random() < (world.small_past if past else 0.5)
        kind = world.kind + chance.gauss(0, world.kind_municipality) + (world.small if small else 0)
        boasting = 1.2 if chance.random() < world.boasting else 0.0
        return kind + boasting + (0 if past else world.drift)

    def _looks(self, looked: float | None) -> list[bool]:
        world, chance = self.world, self.chance
        share = chance.betavariate(world.looked * world.alike, (1 - world.looked) * world.alike)
        unseen = [chance.random() < world.unseen for _ in self.grid.areas]
        if looked is not None:
            share, unseen = looked, [False] * len(unseen)
        return [chance.random() < share and not unseen[area] for area in self.grid.area]

    def _answer(
        self,
        q: int,
        state: float,
        kind: float,
        severity: float | None,
    ) -> tuple[list[int], list[int], float]:
        """Answer a question, and judge it with such severity, or not; tell too how much too kind it is."""
        world, gauss = self.world, self.chance.gauss
        shared = gauss(0, world.noise * 0.7)
        own, agreed, gap = [], [], 0.0
        for part, _weight in self.shape.parts[q]:
            place = min(part, len(OFFSETS) - 1)
            true = state + OFFSETS[place] + gauss(0, 0.4)
            wild = 5 if world.wild and self.chance.random() < world.wild else 1
            kinder = KINDER[place] if world.kinder_parts else 0.0
            mine = level(true + kind + kinder + shared + gauss(0, world.noise * 0.7) * wild)
            gap += mine - min(TOP, max(0.0, true))
            seen = true + (severity or 0.0) + gauss(0, 0.45) - world.strict * max(0, mine - 2)
            seen = min(TOP + 0.49, max(-0.49, seen))
            departs = severity is not None and abs(seen - mine) > 0.75  # noqa: PLR2004 -- of a level
            own.append(mine)
            agreed.append(level(seen) if departs else mine)
        return own, agreed, gap / len(own)

    def _side(self, levels: list[list[int]]) -> Side:
        parts = [
            [Part(kind, one, one / TOP, weight) for (kind, weight), one in zip(shape, chosen, strict=True)]
            for shape, chosen in zip(self.shape.parts, levels, strict=True)
        ]
        many = len(parts)
        share = [sum(part.share * part.weight for part in row) for row in parts]
        return Side(parts, [True] * many, share, [0.0] * many, self.shape.worth, [True] * many)


def level(value: float) -> int:
    """Round to a level that there is."""
    return min(max(round(value), 0), TOP)
