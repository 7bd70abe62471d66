"""What a municipality was given last time, under the edition that is marked now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, or_, select

from questionnaires.compass import Compass
from questionnaires.edition import Edition
from questionnaires.succession.second_edition import carried
from questionnaires.succession.ways import NoWayError
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries.results import compasses_of
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round


@dataclass(frozen=True, slots=True)
class LastTime:
    """An earlier fixed result, counted under the edition of today; `bridged` when that is another edition."""

    compass: Compass
    edition: Edition
    published_at: datetime
    bridged: bool
    evaluation_id: int = 0


def last_time(seat: OwnSeat) -> LastTime | None:
    """Find the latest earlier result of the municipality that can be set beside today's marks."""
    for result in db.session.scalars(_earlier(seat)):
        found = _under(result, seat.edition)
        if found is not None:
            return found
    return None


def _earlier(seat: OwnSeat) -> Select[PublishedResult]:
    """Choose fixed results this evaluator may read: announced ones, and inside a municipality its own."""
    allowed = [Round.announced_at.is_not(None)]
    if seat.assessment.round_id is None:
        allowed.append(Assessment.round_id.is_(None))
    return (
        select(PublishedResult)
        .join(Evaluation, Evaluation.id == PublishedResult.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .outerjoin(Round, Round.id == Assessment.round_id)
        .where(
            PublishedResult.municipality_id == seat.assessment.municipality_id,
            PublishedResult.evaluation_id != seat.evaluation.id,
            PublishedResult.published_at < seat.evaluation.created_at,
            or_(*allowed),
        )
        .order_by(PublishedResult.published_at.desc(), PublishedResult.id.desc())
        .limit(5)
    )


def _under(result: PublishedResult, edition: Edition) -> LastTime | None:
    """Count a result under an edition: as it is, or over the bridges; None where no bridge leads there."""
    agreed = compasses_of(result)[1]
    if result.edition == edition.id:
        return LastTime(
            agreed, edition, result.published_at, bridged=False, evaluation_id=result.evaluation_id
        )
    try:
        over = carried(agreed.marks, context.shelf(), result.edition, edition.id)
    except NoWayError:
        return None
    return LastTime(
        over.second, agreed.edition, result.published_at, bridged=True, evaluation_id=result.evaluation_id
    )
