"""Who reaches a report: the pair and the office from the draft on, the municipality once it is fixed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, exists, select
from sqlalchemy.orm import contains_eager, defer

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult, Seat
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import COORDINATOR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Post
from webapp.review.models.reviews import RightOfReply


@dataclass(frozen=True, slots=True)
class Reached:
    """A report as one reader reaches it: with the fixed result once there is one."""

    evaluation: Evaluation
    result: PublishedResult | None
    pair: bool = False
    public: bool = False
    """Read by everybody: of the good examples only those the municipality shares."""
    version: RightOfReply | None = None
    """A version of the draft as the municipality was given it, in place of what is written now."""

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
    found = db.session.execute(_REACHED, {"who": person_id, "here": evaluation_id}).first()
    if found is None:
        raise NotThereError
    if found.seated:
        seat = own_seat.own_seat(person_id, evaluation_id)
        return Reached(seat.evaluation, found.PublishedResult, pair=True)
    return Reached(found.Evaluation, found.PublishedResult)


def version_of(evaluation: Evaluation, number: int) -> Reached:
    """Give the report as a version of the draft has it. Raises NotThereError for one that was never given."""
    query = select(RightOfReply).where(
        RightOfReply.evaluation_id == evaluation.id, RightOfReply.number == number
    )
    found = db.session.scalars(query).first()
    if found is None:
        raise NotThereError
    return Reached(evaluation, None, version=found)


def versions_of(evaluation_id: int) -> list[RightOfReply]:
    """List the versions that the municipality was given."""
    query = select(RightOfReply).where(RightOfReply.evaluation_id == evaluation_id)
    return list(db.session.scalars(query.order_by(RightOfReply.number)))


def _from_outside() -> ColumnElement[bool]:
    """Say when somebody outside the pair may read: the office, and the municipality once it is fixed."""
    office = exists().where(
        Post.person_id == _WHO, Post.round_id == Assessment.round_id, Post.role == OFFICER
    )
    member = [Membership.person_id == _WHO, Membership.municipality_id == Assessment.municipality_id]
    coordinates = exists().where(*member, Membership.role == COORDINATOR)
    fixed = PublishedResult.id.is_not(None)
    return office | (fixed & exists().where(*member)) | (Assessment.round_id.is_(None) & coordinates)


def _reached() -> Select[Evaluation, PublishedResult, bool]:
    """Ask for an evaluation and its fixed result; what was fixed is read when a report is made of it."""
    seated = exists().where(Seat.evaluation_id == Evaluation.id, Seat.person_id == _WHO)
    return (
        select(Evaluation, PublishedResult, seated.label("seated"))
        .join(Evaluation.assessment)
        .join(Assessment.municipality)
        .outerjoin(PublishedResult, PublishedResult.evaluation_id == Evaluation.id)
        .where(Evaluation.id == bindparam("here"), seated | _from_outside())
        .options(
            contains_eager(Evaluation.assessment).contains_eager(Assessment.municipality),
            defer(PublishedResult.marks),
            defer(PublishedResult.figures),
        )
    )


_WHO: BindParameter[int] = bindparam("who")
_REACHED = _reached()
"""Made once: many read a finished report, and who reads it is all there is to find out."""


def announced_report(result: PublishedResult) -> Reached:
    """Give the report of a result that everybody reads once its round is announced."""
    return Reached(result.evaluation, result, public=True)
