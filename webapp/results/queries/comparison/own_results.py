"""All results of one municipality that its own people may see: own ones, evaluations and print, by time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.comparison.results import TOTAL, Achieved, ComparedResult
from questionnaires.compass import Compass, count
from questionnaires.edition import Edition
from questionnaires.marks import Mark
from webapp.assessment.content import said_from
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.assessment.queries.own_years import COMPASS
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries.results import compasses_of
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.results.queries.comparison.public_results import public_results

OWN, JUDGED, EXTERNAL, PRINTED = "own", "judged", "external", "printed"


@dataclass(frozen=True, eq=False)
class Yearly:
    """One result among a municipality's years; its compass where it is known down to the marks."""

    kind: str
    name: str
    at: datetime
    result: ComparedResult
    compass: Compass | None = None
    assessment: int | None = None
    fixed: int | None = None
    evaluation: int | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def open(self) -> Fraction:
        """Tell how many points are still open: what nobody answered counts nothing."""
        return self.compass.total.open if self.compass else Fraction(0)

    @property
    def is_whole(self) -> bool:
        """Tell whether all areas of the edition were asked."""
        return not self.result.unassessed


def yearly(municipality_id: int, name: str) -> list[Yearly]:
    """Give a municipality's results, the earliest first; what is not handed in or not fixed is none yet."""
    known = [*_kept(municipality_id, name), *_printed(name)]
    return sorted(known, key=lambda one: (one.at, one.result.key))


def _kept(municipality_id: int, name: str) -> list[Yearly]:
    query = (
        select(Assessment, PublishedResult)
        .outerjoin(Evaluation, Evaluation.assessment_id == Assessment.id)
        .outerjoin(PublishedResult, PublishedResult.evaluation_id == Evaluation.id)
        .where(
            Assessment.municipality_id == municipality_id,
            Assessment.submitted_at.is_not(None),
            Assessment.removed_at.is_(None),
            Assessment.edition.startswith(f"{COMPASS}/"),
            Assessment.round_id.is_(None) | PublishedResult.id.is_not(None),
        )
        .order_by(Assessment.id)
    )
    rows = [row for row in db.session.execute(query) if row.Assessment.edition in context.shelf().editions]
    answered = _answers([row.Assessment for row in rows if row.PublishedResult is None])
    return [
        _own(one, name, answered[one.id]) if fixed is None else _fixed(one, name, fixed)
        for one, fixed in rows
    ]


def _answers(rows: list[Assessment]) -> dict[int, dict[str, Mark]]:
    """Read the answers of several assessments as marks, in one query."""
    found: dict[int, dict[str, Mark]] = defaultdict(dict)
    editions = {row.id: context.edition(row.edition, row.areas) for row in rows}
    query = select(Answer.assessment_id, Answer.question_id, Answer.said)
    for assessment, question_id, said in db.session.execute(query.where(Answer.assessment_id.in_(editions))):
        question = editions[assessment].questions.get(question_id)
        if question is not None:
            found[assessment][question_id] = said_from(said).as_mark(question)
    return found


def _own(row: Assessment, name: str, marks: dict[str, Mark]) -> Yearly:
    compass = count(context.edition(row.edition, row.areas), marks)
    at = row.submitted_at or row.created_at
    result = compared(f"egen-{row.id}", name, at, compass)
    return Yearly(OWN, row.name, at, result, compass, row.id, marks=marks)


def _fixed(row: Assessment, name: str, fixed: PublishedResult) -> Yearly:
    compass = compasses_of(fixed)[1]
    result = compared(f"resultat-{fixed.id}", name, fixed.published_at, compass)
    kind = JUDGED if row.round_id is None else EXTERNAL
    about = (row.id, fixed.id, fixed.evaluation_id, compass.marks)
    return Yearly(kind, row.name, fixed.published_at, result, compass, *about)


def _printed(name: str) -> list[Yearly]:
    return [
        Yearly(PRINTED, _("Tryckt utvärdering"), datetime(one.year, 7, 1, tzinfo=UTC), one)
        for one in public_results()
        if one.municipality == name and one.announced is None
    ]


def compared(key: str, name: str, at: datetime, compass: Compass) -> ComparedResult:
    """Make what can be compared of a compass; areas that were left out, or apply to nobody, are none."""
    edition = context.edition(compass.edition.id)
    told: dict[str, Any] = {TOTAL: compass.total, **compass.areas, **compass.subareas}
    scores = {
        number: Achieved(score.secured, score.maximum, _decimals(edition, number))
        for number, score in told.items()
        if score.maximum
    }
    left = frozenset(area.number for area in edition.areas if area.number not in scores)
    return ComparedResult(key, name, clock.in_sweden(at).year, edition, scores, left)


def _decimals(edition: Edition, number: str) -> int:
    return max(edition.decimals, 1) if "." in number else edition.decimals
