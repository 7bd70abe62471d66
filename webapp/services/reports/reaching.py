"""Who reaches a report: the pair and the office from the draft on, the municipality once it is fixed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select

from webapp.models import Evaluation, Membership, Post, PublishedResult, Seat, db
from webapp.roles import COORDINATOR, OFFICER
from webapp.services import access
from webapp.services.evaluating import publishing
from webapp.services.refusals import NotThereError


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
    evaluation = db.session.get(Evaluation, evaluation_id)
    if evaluation is None:
        raise NotThereError
    result = publishing.result_of(evaluation_id)
    seated = select(Seat.id).where(Seat.evaluation_id == evaluation_id, Seat.person_id == person_id)
    if db.session.scalar(seated) is not None:
        return Reached(access.own_seat(person_id, evaluation_id).evaluation, result, pair=True)
    if not _from_outside(person_id, evaluation, fixed=result is not None):
        raise NotThereError
    return Reached(evaluation, result)


def _from_outside(person_id: int, evaluation: Evaluation, *, fixed: bool) -> bool:
    """Tell whether somebody who is not of the pair may read."""
    assessment = evaluation.assessment
    member = [Membership.person_id == person_id, Membership.municipality_id == assessment.municipality_id]
    if not fixed and assessment.round_id is None:
        member.append(Membership.role == COORDINATOR)
    office = exists().where(
        Post.person_id == person_id, Post.round_id == assessment.round_id, Post.role == OFFICER
    )
    belongs = exists().where(*member)
    if assessment.round_id is None or fixed:
        return bool(db.session.scalar(select(belongs | office)))
    return bool(db.session.scalar(select(office)))


def announced_report(result: PublishedResult) -> Reached:
    """Give the report of a result that everybody reads once its round is announced."""
    return Reached(result.evaluation, result, public=True)
