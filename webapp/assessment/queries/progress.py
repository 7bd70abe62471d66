"""Where a municipality stands: what is answered, what is secured and open, and what is left to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import func, select

from questionnaires.compass import Compass, QuestionScore, Score, count
from questionnaires.edition import Area, Description, Edition, Question, Subarea
from questionnaires.marks import Mark
from webapp.assessment.content import Said
from webapp.assessment.models.assessments import Answer
from webapp.assessment.queries.answers import Kept, kept_answers, kept_in
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.calendar import clock
from webapp.ground.store.database import db

UNTOUCHED = Kept(Said(), 0)
MINUTES_A_QUESTION = 4
"""How long an unanswered question takes, as a rule of thumb for planning an afternoon."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of something is answered: not applicable counts as answered, begun does not."""

    answered: int
    total: int
    begun: int
    last_by: str = ""
    last_at: datetime | None = None

    @property
    def complete(self) -> bool:
        """Tell whether nothing is left."""
        return self.answered == self.total

    @property
    def left(self) -> int:
        """Tell how many questions are left."""
        return self.total - self.answered

    @property
    def minutes(self) -> int:
        """Guess how long the rest takes."""
        return self.left * MINUTES_A_QUESTION


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area in the overview: its score as an interval, and who answered last."""

    area: Area
    score: Score
    progress: Progress


@dataclass(frozen=True, slots=True)
class SubareaLine:
    """One subarea in a list: its score and progress."""

    subarea: Subarea
    score: Score
    progress: Progress


@dataclass(frozen=True)
class Standing:
    """Everything an assessment says now; what a page does not show is not counted."""

    subject: OwnAssessment
    answers: dict[str, Kept]
    compass: Compass

    @cached_property
    def areas(self) -> list[AreaLine]:
        """List the areas with score and progress."""
        return [
            AreaLine(
                area,
                self.compass.areas[area.number],
                progress_of(area.questions, self.compass, self.answers),
            )
            for area in self.edition.areas
        ]

    @cached_property
    def progress(self) -> Progress:
        """Tell how much of everything is answered."""
        return progress_of(self.edition.questions.values(), self.compass, self.answers)

    @property
    def begun(self) -> bool:
        """Tell whether anything at all is answered or written."""
        now = self.progress
        return bool(now.answered or now.begun or any(kept.said.text for _, kept in self.descriptions()))

    @property
    def edition(self) -> Edition:
        """Give the edition that is answered."""
        return self.subject.edition

    @property
    def time_left(self) -> timedelta | None:
        """Tell how long it is to the deadline; None without one, never less than nothing."""
        closes = self.subject.closes_at
        return max(closes - clock.now(), timedelta(0)) if closes else None

    def next_question(self, mine: Collection[str] = ()) -> Question | None:
        """Find where to go on: the first open question after the last answered, first among one's own."""
        order = list(self.edition.questions.values())
        latest = max(self.answers.items(), key=lambda kept: kept[1].saved_at or clock.now(), default=None)
        start = next((i for i, q in enumerate(order) if latest and q.id == latest[0]), 0)
        rest = order[start:] + order[:start]
        still = [q for q in rest if self.compass.states[q.id] in ("unanswered", "begun")]
        return next((q for q in still if q.id in mine), still[0] if still else None)

    def subareas(self, area: Area) -> list[SubareaLine]:
        """List an area's subareas with score and progress."""
        return [
            SubareaLine(
                s, self.compass.subarea(s.number), progress_of(s.questions, self.compass, self.answers)
            )
            for s in area.subareas
        ]

    def descriptions(self) -> list[tuple[Description, Kept]]:
        """List the headings of the own description with what is written under each."""
        return [(d, self.answers.get(d.id, UNTOUCHED)) for d in self.edition.descriptions]


def marks_of(edition: Edition, answers: dict[str, Kept]) -> dict[str, Mark]:
    """Read answers as marks; descriptions and text give none."""
    questions = edition.questions
    return {
        question_id: kept.said.as_mark(questions[question_id])
        for question_id, kept in answers.items()
        if question_id in questions
    }


def standing(subject: OwnAssessment) -> Standing:
    """Count where an assessment stands now."""
    answers = kept_answers(subject.id)
    compass = count(subject.edition, marks_of(subject.edition, answers))
    return Standing(subject, answers, compass)


def standings(subjects: Sequence[OwnAssessment]) -> list[Standing]:
    """Count where several assessments stand now, in one query."""
    kept = kept_in(one.id for one in subjects)
    return [
        Standing(one, answers, count(one.edition, marks_of(one.edition, answers)))
        for one in subjects
        for answers in (kept.get(one.id, {}),)
    ]


def progress_of(questions: Iterable[Question], compass: Compass, answers: dict[str, Kept]) -> Progress:
    """Tell how much of some questions is answered, and by whom last."""
    ids = [question.id for question in questions]
    states = [compass.states[question_id] for question_id in ids]
    latest = UNTOUCHED
    for question_id in ids:
        kept = answers.get(question_id)
        if kept and kept.saved_at and (latest.saved_at is None or kept.saved_at > latest.saved_at):
            latest = kept
    done = states.count("answered") + states.count("not_applicable")
    return Progress(done, len(states), states.count("begun"), latest.saved_by, latest.saved_at)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question on a page: what is asked, what is answered, what it gives."""

    question: Question
    kept: Kept
    score: QuestionScore

    @property
    def said(self) -> Said:
        """Give the answer."""
        return self.kept.said


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """A page of questions: a whole area, or one of its subareas."""

    standing: Standing
    area: Area
    subarea: Subarea | None
    lines: list[QuestionLine]
    score: Score
    progress: Progress
    previous: Subarea | None
    following: Subarea | None


def subarea_page(subject: OwnAssessment, subarea: Subarea) -> QuestionsPage:
    """Make the page of one subarea, with its neighbours."""
    now = standing(subject)
    order = list(subject.edition.subareas)
    place = order.index(subarea)
    area = next(area for area in subject.edition.areas if subarea in area.subareas)
    return QuestionsPage(
        now,
        area,
        subarea,
        _lines(now, subarea.questions),
        now.compass.subarea(subarea.number),
        progress_of(subarea.questions, now.compass, now.answers),
        order[place - 1] if place else None,
        order[place + 1] if place + 1 < len(order) else None,
    )


def area_page(subject: OwnAssessment, area: Area) -> QuestionsPage:
    """Make the page of a whole area, with the first subareas of its neighbours."""
    now = standing(subject)
    order = list(subject.edition.areas)
    place = order.index(area)
    return QuestionsPage(
        now,
        area,
        None,
        _lines(now, area.questions),
        now.compass.areas[area.number],
        progress_of(area.questions, now.compass, now.answers),
        order[place - 1].subareas[-1] if place else None,
        order[place + 1].subareas[0] if place + 1 < len(order) else None,
    )


def _lines(now: Standing, questions: Sequence[Question]) -> list[QuestionLine]:
    return [QuestionLine(q, now.answers.get(q.id, UNTOUCHED), now.compass.question(q.id)) for q in questions]


def answered_count(assessment_id: int) -> int:
    """Count the questions somebody has said something about, for lists."""
    query = select(func.count(Answer.id)).where(Answer.assessment_id == assessment_id)
    return db.session.scalar(query) or 0
