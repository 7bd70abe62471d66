"""A municipality's years set beside each other: which stand on one line, and what moved since last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from flask_babel import gettext as _

from questionnaires.bridge import MERGED, SAME, SPLIT, STRICTER
from questionnaires.comparison.sides import Side, set_beside
from questionnaires.compass import Compass
from questionnaires.difference import differs
from questionnaires.edition import Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints
from questionnaires.succession.counterparts import Counterpart, counterparts
from questionnaires.succession.ways import MILDER, NoWayError
from webapp.assessment.queries.answers import kept_answers
from webapp.evaluation.queries.marks import kept_marks
from webapp.ground import context
from webapp.ground.roles import AGREED
from webapp.results.queries.comparison.own_results import Yearly, yearly

MOST_LINES = 4
UNCHANGED, CHANGED, NEW, OTHER = "unchanged", "changed", "new", "other"
"""What a question is since last time; other is one that was asked in another way then."""


@dataclass(frozen=True, eq=False)
class Standing:
    """One year beside the one all are set beside."""

    year: Yearly
    side: Side


@dataclass(frozen=True, eq=False)
class Course:
    """A municipality's years, the earliest first, set beside the latest that is whole."""

    years: Sequence[Yearly]
    main: Yearly | None
    standings: Sequence[Standing]

    @cached_property
    def joined(self) -> list[Standing]:
        """List those that can stand on one line, the earliest first."""
        return [one for one in self.standings if one.side.is_joined]

    @property
    def lines(self) -> list[Standing]:
        """List those that the rose draws, the latest first: of the same edition, four at most."""
        same = [one for one in self.joined if one.side.crossed is None]
        return same[::-1][:MOST_LINES]

    @property
    def apart(self) -> list[Standing]:
        """List those of other editions, with how much of them is comparable."""
        return [one for one in self.standings if one.side.crossed is not None]

    @property
    def before(self) -> Standing | None:
        """Give the whole one before the latest on the line; None where there is none."""
        here = [one for one in self.joined if one.year.is_whole]
        earlier = [one for one in here if self.main is not None and one.year.at < self.main.at]
        return earlier[-1] if earlier else None


def course_of(municipality_id: int, name: str) -> Course:
    """Set a municipality's years beside the latest that is whole, or the latest where none is."""
    years = yearly(municipality_id, name)
    whole = [one for one in years if one.is_whole]
    if not years:
        return Course(years, None, ())
    main = (whole or years)[-1]
    others = [one for one in years if one is not main]
    sides = set_beside(context.shelf(), [main.result, *(one.result for one in others)])
    beside = dict(zip([id(main), *map(id, others)], sides, strict=True))
    return Course(years, main, [Standing(one, beside[id(one)]) for one in years])


@dataclass(frozen=True, slots=True)
class Move:
    """One question since last time: what it said then and says now, what that moves, and why."""

    question: Question
    state: str
    how: str
    before: str
    after: str
    points: Fraction
    why: str
    who: str


@dataclass(frozen=True, eq=False)
class Moves:
    """What moved between two years, and why; most first."""

    first: Yearly
    second: Yearly
    all: Sequence[Move]

    def of(self, state: str) -> list[Move]:
        """List the questions in one state."""
        return [one for one in self.all if one.state == state]

    @cached_property
    def changed(self) -> list[Move]:
        """List the changed questions, those that move most first."""
        return sorted(self.of(CHANGED), key=lambda one: -abs(one.points))


def moves(course: Course) -> Moves | None:
    """Compare the latest year that is known down to its marks with the one before; None without two.

    The one before is the latest that asked all that is asked now, else the latest there is.
    """
    known = [one for one in course.years if one.compass is not None]
    second = known[-1] if known else None
    earlier = [one for one in known if one is not second]
    if second is None or not earlier:
        return None
    covering = [one for one in earlier if one.is_whole or one.result.unassessed <= second.result.unassessed]
    first = (covering or earlier)[-1]
    if first.compass is None or second.compass is None:
        return None
    behind = _behind(first, second)
    words = _words(second)
    asked = second.compass.edition.questions.values()
    told = [
        _move(one, behind.get(one.id), first.compass, second.compass, words.get(one.id, ("", "")))
        for one in asked
    ]
    return Moves(first, second, told)


def _behind(first: Yearly, second: Yearly) -> Mapping[str, Counterpart]:
    """Give what stood behind each question then: among the areas that were asked then."""
    if first.compass is None or second.compass is None:
        return {}
    ends = first.compass.edition, second.compass.edition
    try:
        found = counterparts(context.shelf(), ends[0].id, ends[1].id)
    except NoWayError:
        return {}
    return {
        one: behind for one, behind in found.items() if all(old in ends[0].questions for old in behind.old)
    }


def _words(year: Yearly) -> dict[str, tuple[str, str]]:
    """Give the words beside each mark and whose they are: an answer's text, or the evaluators' motivation."""
    if year.evaluation is not None and year.compass is not None:
        marks = kept_marks(year.compass.edition, year.evaluation, AGREED)
        return {one: (kept.motivation, kept.saved_by) for one, kept in marks.items()}
    kept = kept_answers(year.assessment or 0)
    return {one: (answer.said.text, answer.saved_by) for one, answer in kept.items()}


def _move(
    question: Question, behind: Counterpart | None, then: Compass, now: Compass, words: tuple[str, str]
) -> Move:
    """Tell what a question is since last time."""
    mark, why, who = now.marks.get(question.id), *words
    if behind is None:
        return Move(question, NEW, "", "", in_words(question, mark), Fraction(0), why, who)
    earlier = then.edition.questions[behind.old[0]]
    if behind.how != SAME or len(behind.old) > 1 or _scales(earlier) != _scales(question):
        how = behind.how if behind.how != SAME else STRICTER
        return Move(question, OTHER, how, "", in_words(question, mark), Fraction(0), why, who)
    before = then.marks.get(earlier.id)
    state = CHANGED if differs(before, mark) else UNCHANGED
    score = now.question(question.id).score
    points = (_share(now, question) - _share(then, earlier)) * score.maximum
    said = _differing(question, before, mark)
    return Move(question, state, SAME, *said, points, why, who)


def _differing(question: Question, before: Mark | None, after: Mark | None) -> tuple[str, str]:
    """Write two marks of one scale in words: of levels only the parts that differ."""
    if not isinstance(before, tuple) or not isinstance(after, tuple) or not any(before) or not any(after):
        return in_words(question, before), in_words(question, after)
    kept = [one if one != other else None for one, other in zip(before, after, strict=True)]
    now = [other if one != other else None for one, other in zip(before, after, strict=True)]
    return in_words(question, tuple(kept)), in_words(question, tuple(now))


def _share(compass: Compass, question: Question) -> Fraction:
    score = compass.question(question.id).score
    return score.secured / score.maximum if score.maximum else Fraction(0)


def _scales(question: Question) -> list[tuple[str, list[str]]]:
    return [(part.id, [level.id for level in part.levels]) for part in question.kind.parts]


def in_words(question: Question, mark: Mark | None) -> str:
    """Write a mark in words, part by part."""
    if mark is None:
        return _("inte besvarad")
    if isinstance(mark, NotApplicable):
        return _("ej tillämplig")
    if isinstance(mark, OwnPoints):
        return _("egna poäng")
    parts = zip(question.kind.parts, mark, strict=True)
    told = [f"{part.name}: {level.name}" for part, chosen in parts if (level := part.level(chosen or ""))]
    return ", ".join(told) or _("inte besvarad")


def how_words() -> dict[str, str]:
    """Say how a question differs from what stood behind it."""
    return {
        STRICTER: _("krävde mindre då"),
        MILDER: _("krävde mer då"),
        SPLIT: _("var en del av en större fråga"),
        MERGED: _("var flera frågor"),
    }
