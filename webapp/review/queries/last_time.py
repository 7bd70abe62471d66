"""What the last evaluation of a municipality pointed out, for those who write and read the next."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import defer

from exports.report import LastTime
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.review.models.texts import IMPROVEMENTS, AreaText
from webapp.rounds.models.rounds import Round


def last_time(evaluation: Evaluation) -> LastTime | None:
    """Give what the evaluation before this one said could be better; None where nothing may be read of any.

    What everybody may read is told, and within an internal evaluation what an internal one said.
    """
    found = db.session.scalars(_before(evaluation)).first()
    if found is None:
        return None
    edition = context.edition(found.edition)
    texts = select(AreaText.part, AreaText.text).where(
        AreaText.evaluation_id == found.evaluation_id, AreaText.kind == IMPROVEMENTS, AreaText.text != ""
    )
    said = {row.part: row.text for row in db.session.execute(texts)}
    told = [(one.number, str(one.name), said[one.number]) for one in edition.areas if one.number in said]
    same = found.edition == evaluation.assessment.edition
    return LastTime(found.published_at.year, str(edition.name), same, tuple(told))


def _before(evaluation: Evaluation) -> Select[PublishedResult]:
    assessment = evaluation.assessment
    readable: ColumnElement[bool] = Round.announced_at.is_not(None)
    if assessment.round_id is None:
        readable |= and_(Assessment.round_id.is_(None), Assessment.id != assessment.id)
    query = (
        select(PublishedResult)
        .join(Evaluation, Evaluation.id == PublishedResult.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .outerjoin(Round, Round.id == Assessment.round_id)
        .where(PublishedResult.municipality_id == assessment.municipality_id)
        .where(PublishedResult.evaluation_id != evaluation.id, readable)
        .options(defer(PublishedResult.marks), defer(PublishedResult.figures))
        .order_by(PublishedResult.published_at.desc(), PublishedResult.id.desc())
        .limit(1)
    )
    if evaluation.published_at is not None:
        query = query.where(PublishedResult.published_at < evaluation.published_at)
    return query
