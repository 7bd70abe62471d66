"""What became of what was aimed at, in the same edition or another: reached, partly, not, no longer asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.bridge import SAME
from questionnaires.compass.aims import Aims, planned, rank
from questionnaires.compass.scores import score_question
from questionnaires.marks import NotApplicable, is_blank
from questionnaires.succession.counterparts import heirs
from questionnaires.succession.ways import NoWayError

if TYPE_CHECKING:
    from questionnaires.compass import Compass
    from questionnaires.edition import Edition, Question
    from questionnaires.library import Shelf
    from questionnaires.marks import Mark

REACHED, PARTLY, NOT = "reached", "partly", "not"
UNSAID, ASIDE, GONE, UNKNOWN = "unsaid", "aside", "gone", "unknown"
"""Aside: asked in its edition, but not this time or not of this municipality. Unknown: no bridge."""


class Place(NamedTuple):
    """What became of one question, how it is asked now, and the questions that stand in its place."""

    state: str
    how: str = SAME
    now: tuple[str, ...] = ()


def places(shelf: Shelf, then: Compass, aims: Aims, now: Compass) -> dict[str, Place]:
    """Place every question that something is aimed at, over the bridges from one edition to the other."""
    try:
        found = heirs(shelf, then.edition.id, now.edition.id)
    except NoWayError:
        return dict.fromkeys(aims, Place(UNKNOWN))
    return {
        question_id: _place(then, now, question_id, levels, found[question_id])
        if question_id in found
        else Place(GONE)
        for question_id, levels in aims.items()
    }


def carried(then: Edition, now: Edition, aims: Aims, found: Mapping[str, Mapping[str, str]]) -> Aims:
    """Give aims as another edition has them: those of questions that are asked there as they were.

    `found` are the heirs between the two.
    """
    told = {}
    for question_id, levels in aims.items():
        before, asked = then.questions.get(question_id), found.get(question_id, {})
        new = next(iter(asked), "")
        alike = list(asked.values()) == [SAME] and before is not None and new in now.questions
        if before is not None and alike and _scale(before) == _scale(now.questions[new]):
            told[new] = levels
    return told


def _place(
    then: Compass, now: Compass, question_id: str, levels: Mapping[str, str], heirs: Mapping[str, str]
) -> Place:
    """Place one question; `heirs` are those that stand in its place, and how each is asked."""
    asked = tuple(one for one in heirs if one in now.edition.questions)
    how = next((one for one in heirs.values() if one != SAME), SAME)
    said = [now.marks.get(one) for one in asked]
    if all(isinstance(one, NotApplicable) for one in said):
        return Place(ASIDE, how, asked)
    if all(is_blank(one) for one in said):
        return Place(UNSAID, how, asked)
    before = then.edition.questions.get(question_id)
    if before is None:
        return Place(GONE)
    was = then.marks.get(question_id)
    aimed = planned(then.edition, then.marks, [{question_id: levels}]).get(question_id)
    alike = how == SAME and len(asked) == 1 and _scale(before) == _scale(now.edition.questions[asked[0]])
    if alike and all(one is None or isinstance(one, tuple) for one in (was, *said)):
        return Place(_by_levels(before, levels, was, said[0]), how, asked)
    shares = _share(before, was), _share(before, aimed), _share_now(now, asked)
    return Place(_by_share(*shares), how, asked)


def _scale(question: Question) -> list[tuple[str, list[str]]]:
    return [(part.id, [level.id for level in part.levels]) for part in question.kind.parts]


def _by_levels(question: Question, levels: Mapping[str, str], then: Mark | None, now: Mark | None) -> str:
    """Compare part by part: every part where it was aimed at, some part higher than it was, or none."""
    parts = question.kind.parts
    empty = (None,) * len(parts)
    before = then if isinstance(then, tuple) else empty
    after = now if isinstance(now, tuple) else empty
    told = [
        (rank(part, levels[part.id]), rank(part, was), rank(part, is_now))
        for part, was, is_now in zip(parts, before, after, strict=True)
        if part.id in levels
    ]
    if all(is_now >= aim for aim, _was, is_now in told):
        return REACHED
    return PARTLY if any(is_now > was for _aim, was, is_now in told) else NOT


def _by_share(was: Fraction, aim: Fraction, is_now: Fraction) -> str:
    if is_now >= aim:
        return REACHED
    return PARTLY if is_now > was else NOT


def _share(question: Question, mark: Mark | None) -> Fraction:
    return score_question(question, mark, Fraction(1)).score.secured


def _share_now(now: Compass, asked: Collection[str]) -> Fraction:
    """Give the share of what stands in a question's place now; what does not apply has no say."""
    scores = [now.question(one).score for one in asked if not isinstance(now.marks.get(one), NotApplicable)]
    most = sum((one.maximum for one in scores), Fraction(0))
    return sum((one.secured for one in scores), Fraction(0)) / most if most else Fraction(0)


def together(states: Collection[str]) -> str:
    """Say of several questions what became of them as one; what is no longer asked has no say."""
    told = [one for one in states if one not in (GONE, ASIDE, UNKNOWN)]
    if not told:
        return next((one for one in (UNKNOWN, ASIDE) if one in states), GONE)
    if set(told) == {REACHED}:
        return REACHED
    if any(one in (REACHED, PARTLY) for one in told):
        return PARTLY
    return UNSAID if UNSAID in told else NOT
