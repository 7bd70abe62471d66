"""How a figure is reckoned, step by step, so that anybody can follow it with pen and paper."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from questionnaires.compass import Compass, PartScore, QuestionScore, Score
from questionnaires.edition import Area, Question, Subarea
from questionnaires.marks import OwnPoints


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is added up: an area, a subarea or a question, with what it gives."""

    number: str
    name: str
    score: Score
    weight: int = 0
    state: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A figure and how it comes about; what does not belong to its kind is empty."""

    kind: str
    number: str
    name: str
    score: Score
    terms: tuple[Term, ...] = ()
    parts: tuple[PartScore, ...] = ()
    part_weights: int = 0
    weight: int = 0
    weights: int = 0
    subarea: Subarea | None = None
    own_points: OwnPoints | None = None

    @property
    def share(self) -> Fraction:
        """Give the question's share of its subarea by weight."""
        return Fraction(self.weight, self.weights) if self.weights else Fraction(0)


def reckon(compass: Compass, number: str) -> Reckoning | None:
    """Show the arithmetic of "total", an area ("3"), a subarea ("3.2") or a question ("3.2.1")."""
    if number == "total" and compass.edition.areas:
        terms = tuple(Term(a.number, str(a.name), compass.areas[a.number]) for a in compass.edition.areas)
        return Reckoning("total", "", str(compass.edition.name), compass.total, terms)
    area = compass.edition.area(number)
    if area:
        return _area(compass, area)
    subarea = compass.edition.subarea(number)
    if subarea:
        return _subarea(compass, subarea)
    question = next((q for q in compass.edition.questions.values() if q.number == number), None)
    return _question(compass, question) if question else None


def _area(compass: Compass, area: Area) -> Reckoning:
    terms = tuple(Term(s.number, str(s.text), compass.subareas[s.number]) for s in area.subareas)
    return Reckoning("area", area.number, str(area.name), compass.areas[area.number], terms)


def _subarea(compass: Compass, subarea: Subarea) -> Reckoning:
    scores = [compass.question(q.id) for q in subarea.questions]
    terms = tuple(
        Term(s.question.number, str(s.question.text), s.score, s.question.weight, s.state) for s in scores
    )
    return Reckoning(
        "subarea",
        subarea.number,
        str(subarea.text),
        compass.subareas[subarea.number],
        terms,
        weights=_weights(scores),
        subarea=subarea,
    )


def _question(compass: Compass, question: Question) -> Reckoning:
    subarea = compass.edition.home[question.id]
    score = compass.question(question.id)
    return Reckoning(
        "question",
        question.number,
        str(question.text),
        score.score,
        parts=score.parts,
        part_weights=sum(part.weight for part in score.parts),
        weight=question.weight,
        weights=_weights([compass.question(q.id) for q in subarea.questions]),
        subarea=subarea,
        own_points=score.mark if isinstance(score.mark, OwnPoints) else None,
    )


def _weights(scores: list[QuestionScore]) -> int:
    """Sum the weights of the questions that apply."""
    return sum(score.question.weight for score in scores if score.state != "not_applicable")
