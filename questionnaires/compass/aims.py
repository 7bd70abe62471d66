"""What somebody aims at: marks of kind planned, made of marks that stand and the levels aimed at.

They are counted as all marks are. Nothing that is aimed at lowers a mark, two who aim at one part raise it
once, and a question that does not apply stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from questionnaires.compass.scores import score_question
from questionnaires.marks import Mark, NotApplicable, OwnPoints

if TYPE_CHECKING:
    from questionnaires.edition import Edition, Part, Question
    from questionnaires.marks import Levels, Marks

Aims = Mapping[str, Mapping[str, str]]
"""Question id to part id to the id of the level aimed at."""


def planned(edition: Edition, marks: Marks, aims: Iterable[Aims]) -> dict[str, Mark]:
    """Raise marks to what is aimed at; a question, part or level that the edition lacks is left out."""
    found = dict(marks)
    for aimed in aims:
        for question_id, levels in aimed.items():
            question = edition.questions.get(question_id)
            raised = _raised(question, found.get(question_id), levels) if question else None
            if raised is not None:
                found[question_id] = raised
    return found


def _raised(question: Question, mark: Mark | None, levels: Mapping[str, str]) -> Mark | None:
    if isinstance(mark, NotApplicable):
        return mark
    if isinstance(mark, OwnPoints):
        aimed = _higher(question, (None,) * len(question.kind.parts), levels)
        gives = [score_question(question, one, mark.out_of).score.secured for one in (mark, aimed)]
        return aimed if gives[1] > gives[0] else mark
    before = mark or (None,) * len(question.kind.parts)
    raised = _higher(question, before, levels)
    return raised if any(raised) else mark


def _higher(question: Question, before: Levels, levels: Mapping[str, str]) -> Levels:
    parts = zip(question.kind.parts, before, strict=True)
    return tuple(max(now, levels.get(part.id), key=lambda one: rank(part, one)) for part, now in parts)


def higher(question: Question, mark: Mark | None, levels: Mapping[str, str]) -> dict[str, str]:
    """Give those of some levels that are higher than what stands."""
    before = mark if isinstance(mark, tuple) else (None,) * len(question.kind.parts)
    return {
        part.id: levels[part.id]
        for part, was in zip(question.kind.parts, before, strict=True)
        if part.id in levels and rank(part, levels[part.id]) > rank(part, was)
    }


def rank(part: Part, level_id: str | None) -> int:
    """Give the place of a level on its scale, the lowest first; -1 for none, or one that is not there."""
    return next((place for place, one in enumerate(part.levels) if one.id == level_id), -1)
