"""The drafts that a municipality has been given, for its own people."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased, joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.review.models.reviews import RightOfReply
from webapp.review.models.texts import GoodExample


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft or a fixed evaluation of a municipality that one of its people belongs to."""

    evaluation: Evaluation
    time: RightOfReply | None
    examples: bool


def drafts_of(person_id: int) -> list[Draft]:
    """List what a person's own municipality has to read: opened drafts, and good examples to decide on."""
    shown = select(GoodExample.id).where(
        GoodExample.evaluation_id == Evaluation.id, GoodExample.gone_at.is_(None)
    )
    earlier = aliased(RightOfReply)
    newest = select(func.max(earlier.number)).where(earlier.evaluation_id == Evaluation.id).scalar_subquery()
    query = (
        select(Evaluation, RightOfReply, shown.exists().label("examples"))
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .outerjoin(
            RightOfReply,
            and_(RightOfReply.evaluation_id == Evaluation.id, RightOfReply.number == newest),
        )
        .where(Membership.person_id == person_id)
        .options(joinedload(Evaluation.assessment).joinedload(Assessment.municipality))
        .order_by(Evaluation.id)
    )
    found = [
        Draft(row, time, bool(examples and row.published_at))
        for row, time, examples in db.session.execute(query)
    ]
    return [one for one in found if one.time or one.examples]
