"""A quick pass through an assessment: one question a subarea, and the rose that they give."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.compass import Compass, count
from questionnaires.compass.short_form import has_short_form, short_form
from questionnaires.edition import Area, Edition, Question
from questionnaires.marks import Mark, NotApplicable
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.progress import UNTOUCHED, Standing, standing
from webapp.ground.refusals import NotThereError


@dataclass(frozen=True, slots=True)
class QuickPass:
    """The answers of an assessment as a short form of its edition sees them; nothing of it is kept itself."""

    standing: Standing
    edition: Edition
    compass: Compass

    def kept(self, question: Question) -> Kept:
        """Give what is answered to a question."""
        return self.standing.answers.get(question.id, UNTOUCHED)

    def done(self, area: Area) -> int:
        """Count the questions of an area that are answered."""
        return sum(self.compass.states[one.id] in ("answered", "not_applicable") for one in area.questions)

    @property
    def many(self) -> int:
        """Count all that are answered."""
        return sum(self.done(area) for area in self.edition.areas)

    @property
    def ahead(self) -> Area | None:
        """Find the first area where a question is left."""
        return next((one for one in self.edition.areas if self.done(one) < len(one.questions)), None)


def has_quick_pass(edition: Edition) -> bool:
    """Tell whether an edition has subareas with more than one question, of which one can be asked first."""
    return not edition.descriptions and has_short_form(edition)


def quick_pass(subject: OwnAssessment) -> QuickPass:
    """See an assessment as its short form. Raises NotThereError where its edition has none."""
    if not has_quick_pass(subject.edition):
        raise NotThereError
    now, short = standing(subject), short_form(subject.edition)
    marks = {
        question.id: mark
        for question in short.questions.values()
        if (mark := _mark(question, now.answers.get(question.id, UNTOUCHED))) is not None
    }
    return QuickPass(now, short, count(short, marks))


def _mark(question: Question, kept: Kept) -> Mark | None:
    """Read the level of a question's first part, or that it does not apply."""
    if kept.said.not_applicable:
        return NotApplicable(kept.said.reason)
    level = kept.said.levels.get(question.kind.parts[0].id, "")
    return (level,) if level else None
