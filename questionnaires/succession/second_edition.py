"""One visit, two scales: the marks of one edition carried over to another and counted there.

Question by question, along the bridges and never by number:

- the same question with the same parts and levels: the mark moves as it is;
- any other counterpart: the share of the question that was achieved moves, exactly; several questions
  in one give their mean by weight, one question in several gives each of them its own share;
- unanswered, half answered where only a share can move, or without a counterpart: open, never zero;
- not applicable stays so, and takes no part in a mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.bridge import SAME, STRICTER
from questionnaires.compass import Compass, count
from questionnaires.compass.scores import score_question
from questionnaires.marks import NotApplicable, OwnPoints, is_blank, levels_of
from questionnaires.succession.ways import MILDER, way_between

if TYPE_CHECKING:
    from questionnaires.bridge import Link
    from questionnaires.edition import Edition, Question
    from questionnaires.library import Shelf
    from questionnaires.marks import Mark, Marks
    from questionnaires.succession.ways import Crossing


@dataclass(frozen=True, eq=False)
class Carried:
    """One set of marks under two editions, and how much of the second they reach."""

    first: Compass
    edition: Edition
    """The second edition, under which the carried marks are counted."""
    way: tuple[str, ...]
    """Ids of the editions that were passed, from the first to the second."""
    marks: Marks
    """The marks under the second edition; a question that is absent is open there."""
    without: tuple[str, ...]
    """Questions of the second edition that nothing in the first answers to."""
    stricter: tuple[str, ...]
    """Answered questions where the second edition asks for more: their points may flatter."""
    milder: tuple[str, ...]
    """Answered questions where the second edition asks for less: their points may be too low."""
    left: tuple[str, ...]
    """Marked questions of the first edition that nothing in the second answers to."""

    @cached_property
    def second(self) -> Compass:
        """Count the carried marks under the second edition."""
        return count(self.edition, self.marks)

    @property
    def unreached(self) -> tuple[str, ...]:
        """List the questions of the second edition that are open, with or without a counterpart."""
        return tuple(question_id for question_id in self.edition.questions if question_id not in self.marks)

    @property
    def not_applicable(self) -> int:
        """Count the reached questions that do not apply."""
        return sum(isinstance(mark, NotApplicable) for mark in self.marks.values())

    @property
    def points_reached(self) -> Fraction:
        """Tell how many of the second edition's points the marks say something about."""
        return self.second.total.maximum - self.second.total.open


class _Borne(NamedTuple):
    """What has come over to one question: its mark, from where, and whether other than before is asked."""

    mark: Mark | None = None
    origins: frozenset[str] = frozenset()
    stricter: bool = False
    milder: bool = False


def carried(marks: Marks, shelf: Shelf, first: str, second: str) -> Carried:
    """Count marks of one edition under another.

    Raises NoWayError where no bridge leads there, and UnknownLevelError as counting does.
    """
    way = way_between(shelf, first, second)
    compass, edition = count(shelf.editions[first], marks), shelf.editions[second]
    said = {q: mark for q, mark in marks.items() if q in compass.edition.questions and not is_blank(mark)}
    borne = {q: _Borne(said.get(q), frozenset((q,))) for q in compass.edition.questions}
    for crossing in way:
        borne = _cross(crossing, borne)
    answered = [q for q, b in borne.items() if b.mark is not None and not isinstance(b.mark, NotApplicable)]
    origins = frozenset().union(*(b.origins for b in borne.values()))
    return Carried(
        first=compass,
        edition=edition,
        way=(first, *(crossing.end.id for crossing in way)),
        marks={q: b.mark for q, b in borne.items() if b.mark is not None},
        without=tuple(q for q, b in borne.items() if not b.origins),
        stricter=tuple(q for q in answered if borne[q].stricter),
        milder=tuple(q for q in answered if borne[q].milder),
        left=tuple(q for q in compass.edition.questions if q in said and q not in origins),
    )


def _cross(crossing: Crossing, borne: dict[str, _Borne]) -> dict[str, _Borne]:
    """Carry everything over one bridge; what nothing leads to is empty."""
    over = dict.fromkeys(crossing.end.questions, _Borne())
    for link in (link for link in crossing.links if link.old):
        sources = [borne[one] for one in link.old]
        for one in link.new:
            over[one] = _Borne(
                _mark_over(crossing, link, one, [source.mark for source in sources]),
                frozenset().union(*(source.origins for source in sources)),
                link.how == STRICTER or any(source.stricter for source in sources),
                link.how == MILDER or any(source.milder for source in sources),
            )
    return over


def _mark_over(crossing: Crossing, link: Link, end: str, marks: list[Mark | None]) -> Mark | None:
    """Give what the marks of a link's questions say about one question at its end."""
    asked, asks = [crossing.start.questions[one] for one in link.old], crossing.end.questions[end]
    if link.how == SAME and _answers(asked[0]) == _answers(asks):
        return _as_it_is(asked[0], asks, marks[0])
    reasons = [mark.reason for mark in marks if isinstance(mark, NotApplicable)]
    if len(reasons) == len(marks):
        return NotApplicable(" ".join(dict.fromkeys(reasons)))
    return _mean(
        [(q, mark) for q, mark in zip(asked, marks, strict=True) if not isinstance(mark, NotApplicable)]
    )


def _answers(question: Question) -> dict[str, object]:
    """Give the ways a question can be answered, part by part; measures are told apart by their wording."""
    return {
        part.id: (part.ask.sv if question.has_measures else "", part.meaning) for part in question.kind.parts
    }


def _as_it_is(asked: Question, asks: Question, mark: Mark | None) -> Mark | None:
    """Move a mark to a question that is answered in the same way, whatever order its parts stand in."""
    if not isinstance(mark, tuple):
        return mark
    parts = (part.id for part in asked.kind.parts)
    return levels_of(asks, dict(zip(parts, mark, strict=True)))


def _mean(marked: list[tuple[Question, Mark | None]]) -> OwnPoints | None:
    """Give the mean share by weight, or None while any of the questions is open."""
    achieved, weights = Fraction(0), 0
    for question, mark in marked:
        score = score_question(question, mark, Fraction(question.weight)).score
        if score.open:
            return None
        achieved, weights = achieved + score.secured, weights + question.weight
    return OwnPoints(achieved / weights, Fraction(1))
