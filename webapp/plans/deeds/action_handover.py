"""Actions of a colleague who leaves: they go to somebody else, with their day and all that is written."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.store.database import db
from webapp.plans.events import ACTION_HANDED_ON
from webapp.plans.models.plans import Plan, PlanAction
from webapp.plans.queries.succession.unfinished_actions import going_on


def held_actions(municipality_id: int, person_id: int) -> list[PlanAction]:
    """List the actions in a municipality's plans that somebody owns and that are not done."""
    query = (
        select(PlanAction)
        .join(Plan, Plan.id == PlanAction.plan_id)
        .join(Assessment, Assessment.id == Plan.assessment_id)
        .where(
            Assessment.municipality_id == municipality_id,
            PlanAction.owner_id == person_id,
            *going_on(),
        )
        .order_by(PlanAction.id)
    )
    return list(db.session.scalars(query))


def hand_actions_on(by: int, municipality_id: int, person_id: int, successor: int) -> int:
    """Give somebody's actions to another, inside a deed; tell how many."""
    found = held_actions(municipality_id, person_id)
    for row in found:
        plan = db.session.get_one(Plan, row.plan_id)
        row.owner_id, row.version = successor, row.version + 1
        row.saved_at, row.saved_by_id = clock.now(), by
        last = row.last_on.isoformat() if row.last_on else None
        about = {"plan": row.plan_id, "action": row.id, "title": row.title, "owner": successor}
        note(
            ACTION_HANDED_ON,
            by,
            assessment_id=plan.assessment_id,
            before={"owner": person_id},
            after=about | {"last": last, "state": row.state},
            version=row.version,
        )
    return len(found)
