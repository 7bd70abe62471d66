"""An edition made ready for counting in whole numbers."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.compass.scores import Score, score_question, unknown_level
from questionnaires.marks import NotApplicable, OwnPoints

if TYPE_CHECKING:
    from collections.abc import Callable

    from questionnaires.compass.scores import QuestionScore
    from questionnaires.edition import Edition, Kind, Question, Subarea
    from questionnaires.marks import Levels, Mark

Units = int | Fraction
"""Points counted in the edition's smallest unit; a fraction only where an evaluator gave own points."""

Counted = tuple[Units, Units, int]
"""Units secured, units still open, and the most there is."""


MOST_KNOWN = 20_000
"""How many counted questions an edition remembers; then it forgets them all and begins again."""

Steps = tuple[tuple[dict[str, int], int], ...]
"""Part by part: what each level gives and what the whole part gives, in the finest steps of a question."""


class Worths(dict["Mark | None", Counted]):
    """What each possible mark gives, leaves open and weighs; filled as marks turn up.

    Questions of one kind and weight in equally fine subareas share one.
    """

    def __init__(self, kind: Kind, weight: int, fineness: int) -> None:
        super().__init__()
        self.kind = kind
        self.weight = weight
        self.fineness = fineness
        self.steps = _steps(kind, fineness)

    def __missing__(self, mark: Mark | None) -> Counted:
        weight = self.weight
        if isinstance(mark, NotApplicable):
            return 0, 0, 0
        if isinstance(mark, OwnPoints):
            return weight * self.fineness * mark.points / mark.out_of, 0, weight
        secured = still_open = 0
        for level_id, (levels, whole) in zip(self._fitting(mark), self.steps, strict=True):
            if level_id:
                secured += levels[level_id]
            else:
                still_open += whole
        self[mark] = entry = secured * weight, still_open * weight, weight
        return entry

    def _fitting(self, mark: Levels | None) -> Levels:
        """Give the levels of a mark once it is sure that the question has them."""
        if mark is None:
            return (None,) * len(self.steps)
        known = len(mark) == len(self.steps) and all(
            not level_id or level_id in levels
            for level_id, (levels, _whole) in zip(mark, self.steps, strict=True)
        )
        if not known:
            raise unknown_level(self.kind, mark)
        return mark


class Row(NamedTuple):
    """A subarea made ready for counting; factors turn its sums into units, by applicable weight."""

    subarea: Subarea
    maximum: Fraction
    units: int
    questions: tuple[tuple[str, Worths], ...]
    factors: tuple[int, ...]


class Plan(NamedTuple):
    """An edition made ready for counting."""

    edition: Edition
    unit: int
    subareas: tuple[Row, ...]
    spans: tuple[tuple[int, int], ...]
    places: dict[str, int]
    known: dict[tuple[str, Mark | None, int], QuestionScore]

    def scored(self, question: Question, mark: Mark | None, weights: int) -> QuestionScore:
        """Count one question where so much weight applies in its subarea, once for each way of answering it.

        A reason is a person's words, and is not kept.
        """
        if isinstance(mark, NotApplicable):
            return score_question(question, mark, Fraction(0))
        key = question.id, mark, weights
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            maximum = self.edition.home[question.id].max_points or Fraction(0)
            found = self.known[key] = score_question(question, mark, maximum * question.weight / weights)
        return found

    def score(self, counted: Counted) -> Score:
        """Turn units into exact points."""
        return Score(*(Fraction(units) / self.unit for units in counted))


@lru_cache(maxsize=64)
def plan_of(edition: Edition) -> Plan:
    """Find the edition's smallest unit of a point and make every subarea ready."""
    worths = [_worths_by_weight(subarea) for subarea in edition.subareas]
    unit = lcm(*(worth.denominator for row in worths for worth in row))
    shared = cache(Worths)
    rows = tuple(_row(*known, unit, shared) for known in zip(edition.subareas, worths, strict=True))
    ends = list(accumulate((len(area.subareas) for area in edition.areas), initial=0))
    places = {row.subarea.number: place for place, row in enumerate(rows)}
    return Plan(edition, unit, rows, tuple(pairwise(ends)), places, {})


def _worths_by_weight(subarea: Subarea) -> list[Fraction]:
    """Tell what the finest step of a question is worth for every sum of applicable weights.

    No applicable weight at all gives no points.
    """
    finest = (subarea.max_points or Fraction(0)) / _fineness(subarea)
    whole = sum(q.weight for q in subarea.questions)
    return [Fraction(0), *(finest / weight for weight in range(1, whole + 1))]


def _row(
    subarea: Subarea, worths: list[Fraction], unit: int, shared: Callable[[Kind, int, int], Worths]
) -> Row:
    """Make one subarea ready for counting in an edition's unit."""
    maximum = subarea.max_points or Fraction(0)
    fineness = _fineness(subarea)
    questions = tuple((q.id, shared(q.scale, q.weight, fineness)) for q in subarea.questions)
    return Row(subarea, maximum, int(unit * maximum), questions, tuple(int(unit * w) for w in worths))


def _steps(kind: Kind, fineness: int) -> Steps:
    """Count what every level of every part gives, when a whole question is so many steps."""
    parts = zip(kind.parts, kind.weights, strict=True)
    step = Fraction(fineness, sum(kind.weights))
    return tuple(
        ({level.id: int(step * weight * level.share) for level in part.levels}, int(step * weight))
        for part, weight in parts
    )


def _fineness(subarea: Subarea) -> int:
    """Find how finely a question of the subarea can be divided by its levels."""
    kinds = {id(q.scale): q.scale for q in subarea.questions}.values()
    shares = (
        Fraction(weight, sum(kind.weights)) * share
        for kind in kinds
        for part, weight in zip(kind.parts, kind.weights, strict=True)
        for share in (Fraction(1), *(level.share for level in part.levels))
    )
    return lcm(*(share.denominator for share in shares))
