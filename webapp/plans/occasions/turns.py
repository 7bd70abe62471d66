"""What of a plan waits for whom: an action of one's own, a follow-up, a plan to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar import clock
from webapp.ground.mail.turns import WHOSE, Turn, Waiting
from webapp.ground.roles import COORDINATOR, MEMBER_ROLES
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.plans.models.plans import Plan, PlanAction, PlanReader
from webapp.plans.queries.own_plans import asked_to_read
from webapp.plans.queries.planned_points import today
from webapp.plans.queries.succession.unfinished_actions import going_on

AHEAD = timedelta(days=14)
"""So long before a last day, or the day of a follow-up, it is told."""


def last_moment(day: date | None) -> datetime | None:
    """Give the last minute of a day in Sweden."""
    return clock.moments_of(datetime.combine(day, time(23, 59)))[0] if day else None


def _actions(person_id: int) -> Iterator[Waiting]:
    """List the actions that somebody owns in a municipality of theirs, and that are not done."""
    query = (
        select(PlanAction, Assessment)
        .join(Plan, Plan.id == PlanAction.plan_id)
        .join(Assessment, Assessment.id == Plan.assessment_id)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .where(
            Membership.person_id == person_id,
            PlanAction.owner_id == person_id,
            *going_on(),
        )
        .options(joinedload(Assessment.municipality))
        .order_by(PlanAction.id)
    )
    for row, assessment in db.session.execute(query):
        yield Waiting(
            action_thing(row.id),
            _("Åtgärd: %(what)s", what=row.title),
            _("Handlingsplan, %(place)s", place=assessment.municipality.name),
            _("Säg hur det går"),
            f"/handlingsplan/{row.plan_id}/atgard/{row.id}",
            last_moment(row.last_on),
        )


def _follow_ups(person_id: int) -> Iterator[Waiting]:
    """List the plans that a coordinator is soon to follow up."""
    query = (
        select(Plan)
        .join(Assessment, Assessment.id == Plan.assessment_id)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .where(
            Membership.person_id == person_id,
            Membership.role == COORDINATOR,
            Plan.review_on <= today() + AHEAD,
        )
        .options(joinedload(Plan.assessment).joinedload(Assessment.municipality))
        .order_by(Plan.id)
    )
    for row in db.session.scalars(query):
        yield Waiting(
            follow_up_thing(row.id),
            _("Följ upp handlingsplanen"),
            row.assessment.municipality.name,
            _("Gå igenom åtgärderna"),
            f"/handlingsplan/{row.id}/uppfoljning",
            last_moment(row.review_on),
        )


def _to_read(person_id: int) -> Iterator[Waiting]:
    """List the plans that an evaluator is asked to read."""
    for one in asked_to_read(person_id):
        yield Waiting(
            reader_thing(one.id),
            _("Läs handlingsplanen för %(place)s", place=one.municipality),
            one.name,
            _("Kommunen vill veta vad du tänker om den"),
            f"/handlingsplan/{one.id}",
        )


def action_thing(action_id: int) -> str:
    """Name an action."""
    return f"action:{action_id}"


def follow_up_thing(plan_id: int) -> str:
    """Name the follow-up of a plan."""
    return f"follow-up:{plan_id}"


def reader_thing(plan_id: int) -> str:
    """Name a plan that somebody reads from outside."""
    return f"plan-reader:{plan_id}"


_OF_PLACES = (
    select(Plan.id)
    .join(Assessment, Assessment.id == Plan.assessment_id)
    .join(Membership, Membership.municipality_id == Assessment.municipality_id)
    .where(Membership.person_id == WHOSE, Plan.review_on.is_not(None))
)
_ASKED = select(PlanReader.id).where(PlanReader.person_id == WHOSE, PlanReader.ended_at.is_(None))
ACTION = Turn("action", _actions, MEMBER_ROLES, select(PlanAction.id).where(PlanAction.owner_id == WHOSE))
FOLLOW_UP = Turn("follow-up", _follow_ups, [COORDINATOR], _OF_PLACES)
READER = Turn("plan-reader", _to_read, possible=_ASKED)
