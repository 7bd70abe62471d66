"""What an action can hang on: the questions there are, those that give most first, and the levels above."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.compass import Compass
from questionnaires.compass.aims import rank
from questionnaires.edition import Level, Part, Question
from questionnaires.marks import NotApplicable
from webapp.plans.queries.plan_board import Board, Need
from webapp.plans.queries.planned_points import raised

MOST = 5
"""So many questions of an area stand first, because they give most."""


@dataclass(frozen=True, slots=True)
class PartChoice:
    """One part of a question: the level that stands, those above it, and the one that is chosen."""

    part: Part
    before: Level | None
    above: Sequence[Level]
    chosen: str


@dataclass(frozen=True, slots=True)
class QuestionChoice:
    """A question in an action's form, with what the chosen levels would add; none where it is gone."""

    question_id: str
    question: Question | None
    parts: Sequence[PartChoice] = ()
    gain: Fraction = Fraction(0)
    open: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions to choose among: those that give most, or those of an area."""

    number: str
    name: str
    questions: Sequence[tuple[Question, Fraction]]


def chosen(
    found: Board, questions: Sequence[str], aims: Mapping[str, Mapping[str, str]]
) -> list[QuestionChoice]:
    """Give the questions of a form with their levels."""
    return [_chosen(found.now, one, aims.get(one, {})) for one in questions]


def _chosen(now: Compass | None, question_id: str, levels: Mapping[str, str]) -> QuestionChoice:
    question = now.edition.questions.get(question_id) if now else None
    if now is None or question is None:
        return QuestionChoice(question_id, None)
    mark = now.marks.get(question_id)
    before = mark if isinstance(mark, tuple) else (None,) * len(question.kind.parts)
    parts = [
        PartChoice(
            part,
            part.level(was or ""),
            [one for one in part.levels if rank(part, one.id) > max(rank(part, was), 0)],
            levels.get(part.id, ""),
        )
        for part, was in zip(question.kind.parts, before, strict=True)
    ]
    gain = raised(now, [{question_id: levels}]).total.secured - now.total.secured
    score = now.question(question_id).score
    return QuestionChoice(question_id, question, parts, gain, score.maximum - score.secured)


def choices(found: Board, need: Need, but: Collection[str]) -> list[Group]:
    """Give the questions that something can be aimed at: most first of the area, then area by area."""
    now = found.now
    if now is None:
        return []
    left = {
        one.question.id: one.score.maximum - one.score.secured
        for one in now.questions.values()
        if not isinstance(one.mark, NotApplicable) and one.question.id not in but
    }
    areas = [
        Group(area.number, str(area.name), [(q, left[q.id]) for q in area.questions if left.get(q.id)])
        for area in now.edition.areas
    ]
    here = [
        pair for group in areas if need.area and group.number == need.area.number for pair in group.questions
    ]
    most = sorted(here, key=lambda pair: -pair[1])[:MOST]
    return [one for one in (Group("", "", most), *areas) if one.questions]
