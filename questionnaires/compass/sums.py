"""Marks counted under an edition."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from questionnaires.compass.counting_plan import plan_of
from questionnaires.compass.scores import UnknownLevelError, state_of
from questionnaires.marks import NotApplicable

if TYPE_CHECKING:
    from questionnaires.compass.counting_plan import Counted, Plan, Row, Units
    from questionnaires.compass.scores import QuestionScore, Score
    from questionnaires.edition import Edition, Question, Subarea
    from questionnaires.marks import Marks


class Compass:
    """All scores of one set of marks: questions, subareas, areas and total (kompassen)."""

    def __init__(self, plan: Plan, marks: Marks, counted: list[Counted]) -> None:
        self.edition = plan.edition
        self.marks = marks
        self._plan = plan
        self._counted = counted
        self._areas = [_add(counted[start:end]) for start, end in plan.spans]
        self._total = _add(self._areas)
        self._scored: dict[str, QuestionScore] = {}

    @property
    def total(self) -> Score:
        """Give the whole compass; its maximum is less than the edition's where something is not assessed."""
        return self._plan.score(self._total)

    @cached_property
    def areas(self) -> dict[str, Score]:
        """Give each area's score by its number."""
        areas = self.edition.areas
        return {a.number: self._plan.score(c) for a, c in zip(areas, self._areas, strict=True)}

    @cached_property
    def subareas(self) -> dict[str, Score]:
        """Give each subarea's score by its number."""
        return {number: self.subarea(number) for number in self._plan.places}

    def subarea(self, number: str) -> Score:
        """Give one subarea's score; a page that shows six of forty-five turns six into points."""
        return self._plan.score(self._counted[self._plan.places[number]])

    @cached_property
    def questions(self) -> dict[str, QuestionScore]:
        """Give each question's score by its id, in the order of the edition."""
        return {question_id: self.question(question_id) for question_id in self.edition.questions}

    def question(self, question_id: str) -> QuestionScore:
        """Give one question's score; a page that shows five of two hundred counts five."""
        if question_id not in self._scored:
            question = self.edition.questions[question_id]
            mark = self.marks.get(question_id)
            weights = self._weights(self.edition.home[question_id])
            self._scored[question_id] = self._plan.scored(question, mark, weights)
        return self._scored[question_id]

    def state(self, question_id: str) -> str:
        """Tell how far one question is answered, without counting it."""
        return self.states[question_id]

    @cached_property
    def states(self) -> dict[str, str]:
        """Tell how far every question is answered, by its id."""
        given = self.marks.get
        return {question_id: state_of(given(question_id)) for question_id in self.edition.questions}

    def movers(self, most: int = 5) -> list[QuestionScore]:
        """Name the questions that can still add most; equals stand in the order of the edition."""
        still_open = [
            (worths[self.marks.get(question_id)][1] * factor, question_id)
            for row, factor in zip(self._plan.subareas, self._factors, strict=True)
            for question_id, worths in row.questions
        ]
        ordered = sorted((one for one in still_open if one[0]), key=lambda one: -one[0])
        return [self.question(question_id) for _, question_id in ordered[:most]]

    @cached_property
    def _factors(self) -> list[int]:
        """Give what the finest step of a question is worth in each subarea, in units."""
        return [row.factors[self._weights(row.subarea)] for row in self._plan.subareas]

    def _weights(self, subarea: Subarea) -> int:
        """Sum the weights of the subarea's questions that apply."""
        return sum(q.weight for q in subarea.questions if not self._left_out(q))

    def _left_out(self, question: Question) -> bool:
        return isinstance(self.marks.get(question.id), NotApplicable)


def count(edition: Edition, marks: Marks) -> Compass:
    """Count one set of marks under an edition that is known down to its questions.

    Raises UnknownLevelError if a mark names a level its question does not have.
    """
    plan = plan_of(edition)
    return Compass(plan, marks, [_count_row(row, marks) for row in plan.subareas])


def _count_row(row: Row, marks: Marks) -> Counted:
    """Count one subarea in the edition's unit."""
    secured: Units = 0
    still_open: Units = 0
    weight = 0
    given = marks.get
    for question_id, worths in row.questions:
        try:
            gives, leaves, counts = worths[given(question_id)]
        except UnknownLevelError as error:
            raise UnknownLevelError(f"{question_id}: {error}") from error
        secured += gives
        still_open += leaves
        weight += counts
    factor = row.factors[weight]
    return secured * factor, still_open * factor, row.units if weight else 0


def _add(counted: list[Counted]) -> Counted:
    """Add scores that are counted in the same unit."""
    return sum(c[0] for c in counted), sum(c[1] for c in counted), sum(c[2] for c in counted)
