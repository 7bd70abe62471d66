"""Who reaches a report: the pair and the office from the draft on, the municipality once it is fixed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import contains_eager

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult, Seat
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import COORDINATOR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Post
from webapp.review.deeds import results


@dataclass(frozen=True, slots=True)
class Reached:
    """A report as one reader reaches it: with the fixed result once there is one."""

    evaluation: Evaluation
    result: PublishedResult | None
    pair: bool = False
    public: bool = False
    """Read by everybody: of the good examples only those the municipality shares."""

    @property
    def begun(self) -> bool:
        """Tell whether both evaluators are done, so that there is something to report."""
        return self.evaluation.revealed_at is not None

    @property
    def may_write(self) -> bool:
        """Tell whether this reader may write its texts now."""
        return self.pair and self.begun and self.evaluation.published_at is None


def own_report(person_id: int, evaluation_id: int) -> Reached:
    """Fetch a report through the person.

    Raises NotThereError for whoever has nothing to do with it, and UndeclaredError as own_seat does.
    """
    seated = exists().where(Seat.evaluation_id == evaluation_id, Seat.person_id == person_id)
    query = (
        select(Evaluation, seated.label("seated"))
        .join(Evaluation.assessment)
        .where(Evaluation.id == evaluation_id, seated | _from_outside(person_id))
        .options(contains_eager(Evaluation.assessment))
    )
    found = db.session.execute(query).first()
    if found is None:
        raise NotThereError
    result = results.result_of(evaluation_id)
    if found.seated:
        return Reached(own_seat.own_seat(person_id, evaluation_id).evaluation, result, pair=True)
    return Reached(found.Evaluation, result)


def _from_outside(person_id: int) -> ColumnElement[bool]:
    """Say when somebody outside the pair may read: the office, and the municipality once it is fixed."""
    office = exists().where(
        Post.person_id == person_id, Post.round_id == Assessment.round_id, Post.role == OFFICER
    )
    member = [Membership.person_id == person_id, Membership.municipality_id == Assessment.municipality_id]
    fixed = exists().where(PublishedResult.evaluation_id == Evaluation.id)
    coordinates = exists().where(*member, Membership.role == COORDINATOR)
    return office | (fixed & exists().where(*member)) | (Assessment.round_id.is_(None) & coordinates)


def announced_report(result: PublishedResult) -> Reached:
    """Give the report of a result that everybody reads once its round is announced."""
    return Reached(result.evaluation, result, public=True)
