"""A plan as one of the municipality's own reaches it, or an evaluator while asked to read it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import contains_eager

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.seats import conflicts
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import COORDINATOR, READER, TRACK_A, TRACK_B, WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.plans.models.plans import Plan, PlanReader


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """A plan, as reached by one person; `asked` is an evaluator who reads it from outside."""

    id: int
    assessment_id: int
    municipality_id: int
    municipality: str
    name: str
    role: str
    person_id: int
    based_at: datetime
    review_on: date | None
    made_at: datetime
    asked: bool = False

    @property
    def may_write(self) -> bool:
        """Tell whether this person changes areas and actions."""
        return not self.asked and self.role in WRITERS

    @property
    def coordinates(self) -> bool:
        """Tell whether this person follows the plan up and asks evaluators."""
        return not self.asked and self.role == COORDINATOR


def own_plan(person_id: int, plan_id: int, *, lock: bool = False) -> OwnPlan:
    """Fetch a plan of one's own municipality, or one that one is asked to read. Raises NotThereError."""
    asked = PlanReader.person_id == person_id, PlanReader.ended_at.is_(None)
    query = (
        _plans()
        .add_columns(Membership.role)
        .outerjoin(
            Membership,
            (Membership.municipality_id == Municipality.id) & (Membership.person_id == person_id),
        )
        .outerjoin(PlanReader, and_(PlanReader.plan_id == Plan.id, *asked))
        .where(Plan.id == plan_id, Membership.id.is_not(None) | PlanReader.id.is_not(None))
    )
    found = db.session.execute(query.with_for_update(of=Plan) if lock else query).first()
    if found is None or (found.role is None and not _impartial(person_id, found.Plan)):
        raise NotThereError
    return _reached(found.Plan, found.role or READER, person_id, asked=found.role is None)


def _reached(row: Plan, role: str, person_id: int, *, asked: bool = False) -> OwnPlan:
    place = row.assessment.municipality
    about = row.id, row.assessment_id, place.id, place.name, row.assessment.name
    return OwnPlan(*about, role, person_id, row.based_at, row.review_on, row.made_at, asked)


def _plans() -> Select[Plan]:
    way = Plan.assessment, Assessment.municipality
    return (
        select(Plan)
        .join(way[0])
        .join(way[1])
        .options(contains_eager(*way))
        .execution_options(populate_existing=True)
    )


def _impartial(person_id: int, row: Plan) -> bool:
    """Tell whether an evaluator who is asked has no conflict of interest that was found since."""
    round_id, place = row.assessment.round_id, row.assessment.municipality.name
    return round_id is not None and not conflicts.partial_in(person_id, {(round_id, place)})


def plans_of(municipality_id: int) -> Sequence[Plan]:
    """List a municipality's plans, the latest first."""
    query = _plans().where(Municipality.id == municipality_id)
    return list(db.session.scalars(query.order_by(Plan.id.desc())))


def plan_before(plan: OwnPlan) -> OwnPlan | None:
    """Find the municipality's plan of the latest result before the one that a plan is made of."""
    query = (
        select(Plan.id)
        .join(Plan.assessment)
        .where(Assessment.municipality_id == plan.municipality_id, Plan.based_at < plan.based_at)
        .order_by(Plan.based_at.desc())
        .limit(1)
    )
    found = None if plan.asked else db.session.scalar(query)
    return own_plan(plan.person_id, found) if found is not None else None


def plans_made_of(assessment_ids: Collection[int]) -> dict[int, int]:
    """Give the plan of each of these assessments that has one."""
    if not assessment_ids:
        return {}
    query = select(Plan.assessment_id, Plan.id).where(Plan.assessment_id.in_(assessment_ids))
    return {row.assessment_id: row.id for row in db.session.execute(query)}


def plans_for(person_id: int) -> list[OwnPlan]:
    """List the plans of a person's municipalities, and those the person is asked to read."""
    mine = _plans().join(Membership, Membership.municipality_id == Municipality.id)
    own = select(Membership.municipality_id, Membership.role).filter_by(person_id=person_id)
    roles = {one.municipality_id: one.role for one in db.session.execute(own)}
    if not roles:
        return asked_to_read(person_id)
    rows = db.session.scalars(mine.where(Membership.person_id == person_id).order_by(Plan.id.desc()))
    found = [_reached(row, roles[row.assessment.municipality_id], person_id) for row in rows]
    return found + asked_to_read(person_id)


def asked_to_read(person_id: int) -> list[OwnPlan]:
    """List the plans that a person from outside is asked to read."""
    query = _plans().join(PlanReader, PlanReader.plan_id == Plan.id)
    query = query.where(PlanReader.person_id == person_id, PlanReader.ended_at.is_(None)).order_by(Plan.id)
    rows = list(db.session.scalars(query))
    return [_reached(row, READER, person_id, asked=True) for row in rows if _impartial(person_id, row)]


def readers_of(plan_id: int) -> list[PlanReader]:
    """List the evaluators who are asked to read a plan now."""
    query = select(PlanReader).join(Person, Person.id == PlanReader.person_id)
    return list(
        db.session.scalars(
            query.where(PlanReader.plan_id == plan_id, PlanReader.ended_at.is_(None)).order_by(Person.name)
        )
    )


def evaluators_of(plan: OwnPlan) -> list[Person]:
    """List the evaluators from outside of what the plan is about, who can sign in."""
    query = (
        select(Person)
        .join(Seat, Seat.person_id == Person.id)
        .join(Evaluation, Evaluation.id == Seat.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(
            Evaluation.assessment_id == plan.assessment_id,
            Assessment.round_id.is_not(None),
            Evaluation.published_at.is_not(None),
            Seat.track.in_((TRACK_A, TRACK_B)),
            Seat.conflict == "",
            Person.active,
        )
        .order_by(Person.name)
    )
    return list(db.session.scalars(query))
