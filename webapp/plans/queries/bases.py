"""What a plan is made from: the marks of a fixed result or of own answers, kept as they were then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from questionnaires.compass import Compass, count
from questionnaires.difference import differs
from questionnaires.edition import Question
from questionnaires.marks import Mark
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.queries.marks import mark_as_data, mark_from_data
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.plans.models.plans import Plan
from webapp.results.queries.comparison.own_results import Yearly, yearly


@dataclass(frozen=True, slots=True)
class Changed:
    """What has become of the assessment since its plan was made: handed in anew, or taken back."""

    now: Yearly | None
    questions: tuple[Question, ...] = ()
    points: Fraction = Fraction(0)


def sources(municipality_id: int, name: str) -> list[Yearly]:
    """List what a plan can be made from, the latest first: what is known down to its marks."""
    return [one for one in reversed(yearly(municipality_id, name)) if one.assessment and one.compass]


def source_of(municipality_id: int, name: str, assessment_id: int) -> Yearly | None:
    """Find what a plan is made from by its assessment."""
    return next((one for one in sources(municipality_id, name) if one.assessment == assessment_id), None)


def kept_basis(compass: Compass) -> dict[str, Any]:
    """Write the marks of a compass as a plan keeps them."""
    asked = compass.edition.questions
    return {one: mark_as_data(asked[one], mark) for one, mark in compass.marks.items() if one in asked}


def basis_of(plan: Plan) -> Compass | None:
    """Count the marks that a plan was made from; None where the edition is there no more."""
    return counted(plan.assessment, plan.basis)


def counted(row: Assessment, basis: Mapping[str, Any]) -> Compass | None:
    """Count kept marks under the edition of an assessment."""
    if row.edition not in context.shelf().editions:
        return None
    edition = context.edition(row.edition, row.areas)
    marks = {
        one: _mark(edition.questions[one], data) for one, data in basis.items() if one in edition.questions
    }
    return count(edition, marks)


def _mark(question: Question, data: Mapping[str, Any]) -> Mark:
    """Read a mark back; a level that an open edition has let go is none."""
    if "levels" not in data:
        return mark_from_data(question, data)
    known = {part.id: part for part in question.kind.parts}
    levels = {
        part: level for part, level in data["levels"].items() if part in known and known[part].level(level)
    }
    return mark_from_data(question, {"levels": levels})


def changed(plan_id: int) -> Changed | None:
    """Tell what has changed in the assessment since the plan was made; None where nothing has."""
    row = db.session.get_one(Plan, plan_id)
    then, place = basis_of(row), row.assessment.municipality
    if then is None:
        return None
    now = source_of(place.id, place.name, row.assessment_id)
    if now is None or now.compass is None:
        return Changed(None)
    marks = now.compass.marks
    asked = then.edition.questions.values()
    other = tuple(one for one in asked if differs(then.marks.get(one.id), marks.get(one.id)))
    return Changed(now, other, now.compass.total.secured - then.total.secured) if other else None
