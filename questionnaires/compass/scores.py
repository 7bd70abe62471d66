"""What a mark gives: points of a question and of its parts."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.language import gettext as _
from questionnaires.marks import NotApplicable, OwnPoints, is_blank
from questionnaires.rounding import percent

if TYPE_CHECKING:
    from questionnaires.edition import Kind, Level, Part, Question
    from questionnaires.marks import Levels, Mark


NOTHING = Fraction(0)


class Score(NamedTuple):
    """Points secured, points still open, and the most there is; all exact."""

    secured: Fraction
    open: Fraction
    maximum: Fraction

    @property
    def possible(self) -> Fraction:
        """Tell the most that can still be reached with the levels already chosen."""
        return self.secured + self.open

    @property
    def percent(self) -> int | None:
        """Give the secured share in whole per cent, or None where nothing is assessed."""
        return percent(self.secured, self.maximum)


class PartScore(NamedTuple):
    """What one part of a question gives: its level (None while open) and its points."""

    part: Part
    weight: int
    level: Level | None
    secured: Fraction
    maximum: Fraction


class QuestionScore(NamedTuple):
    """What one question gives, how far it is answered, and part by part how it was counted."""

    question: Question
    state: str
    score: Score
    parts: tuple[PartScore, ...]
    mark: Mark | None


class UnknownLevelError(ValueError):
    """A mark that does not fit its question."""


def unknown_level(kind: Kind, levels: Levels) -> UnknownLevelError:
    """Name what in a mark does not fit a question of this kind."""
    parts = kind.parts
    if len(levels) != len(parts):
        told = _("%(parts)s delar, men %(levels)s nivåer.", parts=len(parts), levels=len(levels))
        return UnknownLevelError(told)
    strangers = (
        _("nivån ”%(level)s” finns inte i delen %(part)s.", level=level_id, part=part.id)
        for part, level_id in zip(parts, levels, strict=True)
        if level_id and not part.level(level_id)
    )
    return UnknownLevelError(next(strangers))


def score_question(question: Question, mark: Mark | None, worth: Fraction) -> QuestionScore:
    """Count one question that is worth so many points, and tell how far it is answered."""
    state = state_of(mark)
    if isinstance(mark, NotApplicable):
        return QuestionScore(question, state, Score(worth, worth, worth), (), mark)
    if isinstance(mark, OwnPoints):
        score = Score(worth * mark.points / mark.out_of, Fraction(0), worth)
        return QuestionScore(question, state, score, (), mark)
    parts = score_parts(question, mark, worth)
    secured, still_open = summed(parts)
    return QuestionScore(question, state, Score(_once(secured), _once(still_open), _once(worth)), parts, mark)


def state_of(mark: Mark | None) -> str:
    """Tell how far a mark answers its question: unanswered, begun, answered or not_applicable."""
    if isinstance(mark, NotApplicable):
        return "not_applicable"
    if is_blank(mark):
        return "unanswered"
    return "begun" if isinstance(mark, tuple) and not all(mark) else "answered"


def score_parts(question: Question, mark: Mark | None, worth: Fraction) -> tuple[PartScore, ...]:
    """Divide a question's worth among its parts, and each part by its level."""
    kind = question.kind
    levels = mark if isinstance(mark, tuple) else (None,) * len(kind.parts)
    scores = []
    for part, weight, level_id in zip(kind.parts, kind.weights, levels, strict=True):
        level = part.level(level_id) if level_id else None
        maximum = _once(worth * weight / sum(kind.weights))
        secured = _once(maximum * level.share) if level else NOTHING
        scores.append(PartScore(part, weight, level, secured, maximum))
    return tuple(scores)


@lru_cache(maxsize=10_000)
def _once(points: Fraction) -> Fraction:
    """Give one and the same object for equal points: counted questions are remembered by the thousand."""
    return points


def summed(parts: tuple[PartScore, ...]) -> tuple[Fraction, Fraction]:
    """Sum what chosen levels secure and what is still open."""
    still_open = sum((part.maximum for part in parts if part.level is None), Fraction(0))
    return sum((part.secured for part in parts), Fraction(0)), still_open
