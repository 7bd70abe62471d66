"""An own assessment that its municipality shows to somebody: to whom it does, and who reaches it by that."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult, Seat
from webapp.evaluation.queries.seats.own_seat import own_seat
from webapp.ground import context
from webapp.ground.refusals import NotThereError, Refusal
from webapp.ground.roles import READER, TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.results.models.shares import Share
from webapp.rounds.models.rounds import Round


@dataclass(frozen=True, slots=True)
class Shared:
    """An own assessment as somebody outside the municipality reaches it: to read, and without its talk."""

    subject: OwnAssessment
    share: Share
    result: PublishedResult | None


def shares_of(assessment_id: int) -> list[Share]:
    """List to whom an own assessment is shown now, the first first."""
    query = (
        select(Share)
        .where(Share.assessment_id == assessment_id, Share.revoked_at.is_(None))
        .options(joinedload(Share.visit), joinedload(Share.shared_by))
        .order_by(Share.id)
    )
    return list(db.session.scalars(query))


def visits_of(municipality_id: int) -> list[Assessment]:
    """List the municipality's assessments in rounds that evaluators come to look at, or are looking at."""
    query = (
        select(Assessment)
        .join(Round, Round.id == Assessment.round_id)
        .where(
            Assessment.municipality_id == municipality_id,
            Assessment.edition == Round.compass_edition,
            Round.announced_at.is_(None),
        )
        .order_by(Assessment.id)
    )
    return list(db.session.scalars(query))


def _open_shares() -> Select[Share]:
    """Ask for what is shown now: handed in, and neither taken back nor taken away."""
    return (
        select(Share)
        .join(Assessment, Assessment.id == Share.assessment_id)
        .where(
            Share.revoked_at.is_(None), Assessment.submitted_at.is_not(None), Assessment.removed_at.is_(None)
        )
        .options(joinedload(Share.assessment).joinedload(Assessment.municipality))
        .order_by(Share.id)
    )


def _for(person_id: int) -> ColumnElement[bool]:
    """Ask whether it is for this person: by address, or as an evaluator who has said they are impartial."""
    named = exists().where(Person.id == person_id, Person.active, Person.email == Share.email)
    seated = (
        select(Evaluation.assessment_id)
        .join(Seat, Seat.evaluation_id == Evaluation.id)
        .where(
            Seat.person_id == person_id,
            Seat.conflict == "",
            Seat.declared_at.is_not(None),
            Seat.track.in_((TRACK_A, TRACK_B)),
        )
    )
    return (Share.visit_id.is_(None) & named) | Share.visit_id.in_(seated)


def shared(person_id: int, share_id: int) -> Shared:
    """Fetch an own assessment by what is shown of it. Raises NotThereError for everybody else."""
    found = db.session.scalars(_open_shares().where(Share.id == share_id, _for(person_id))).first()
    if found is None or not _still_sits(person_id, found):
        raise NotThereError
    row = found.assessment
    subject = OwnAssessment(
        *(row.id, row.municipality_id, row.municipality.name, row.round_id, row.name, row.purpose),
        *(context.edition(row.edition, row.areas), READER, person_id),
        row.created_at,
        row.closes_at,
        row.submitted_at,
        row.archived_at,
    )
    fixed = select(PublishedResult).join(Evaluation).where(Evaluation.assessment_id == row.id)
    return Shared(subject, found, db.session.scalars(fixed).first())


def _still_sits(person_id: int, share: Share) -> bool:
    """Tell whether whoever reads as an evaluator still reaches the evaluation itself."""
    if share.visit_id is None:
        return True
    visit = db.session.scalars(select(Evaluation.id).where(Evaluation.assessment_id == share.visit_id)).one()
    try:
        own_seat(person_id, visit)
    except Refusal:
        return False
    return True


def shown_at(visit_id: int) -> list[Share]:
    """List what is shown to the evaluators of an assessment in a round."""
    return list(db.session.scalars(_open_shares().where(Share.visit_id == visit_id)))


def shown_to(person_id: int) -> list[Share]:
    """List what is shown to a person, for their own first page; whether it opens is asked when it does."""
    return list(db.session.scalars(_open_shares().where(_for(person_id))))
