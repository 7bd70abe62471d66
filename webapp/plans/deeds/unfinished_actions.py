"""What was not done in the plan before is taken over into the new one, once, with its owner and its day."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from webapp.ground.events.journal import note
from webapp.ground.store.database import db, deed
from webapp.plans.deeds.actions import put, told, wanted_of
from webapp.plans.deeds.plan_drafts import check_may_write, held
from webapp.plans.events import ACTION_TAKEN_OVER
from webapp.plans.models.plans import EARLIER, QUESTION, Improvement
from webapp.plans.queries.own_plans import OwnPlan
from webapp.plans.queries.succession.unfinished_actions import Unfinished, unfinished


@deed
def take_over(plan: OwnPlan, action_id: int | None = None) -> int:
    """Take over one action that is not done in the plan before, or all; tell how many came."""
    held(plan)
    check_may_write(plan)
    before = unfinished(plan)
    wanted = [one for one in before.actions if action_id in (None, one.action.id)] if before else []
    for one in wanted:
        _take(plan, one)
    return len(wanted)


def _take(plan: OwnPlan, one: Unfinished) -> None:
    """Put an action into the plan as it stood; what is no longer asked, or reached, it aims at no more."""
    old = one.action
    row = put(plan, _area(plan, one), replace(wanted_of(old), aims=one.aims), taken_from_id=old.id)
    before = {"plan": old.plan_id, "action": old.id}
    note(
        ACTION_TAKEN_OVER,
        plan.person_id,
        assessment_id=plan.assessment_id,
        before=before,
        after=told(row),
        version=row.version,
    )


def _area(plan: OwnPlan, one: Unfinished) -> Improvement:
    """Find the area that it belongs to, about the same question or in the same words; else add it."""
    rows = list(db.session.scalars(select(Improvement).filter_by(plan_id=plan.id).order_by(Improvement.id)))
    text = one.improvement.text
    for row in rows:
        if row.place in one.places if row.origin == QUESTION else (row.place, row.text) == (one.number, text):
            return row
    made = Improvement(plan_id=plan.id, origin=EARLIER, place=one.number, text=text)
    db.session.add(made)
    db.session.flush()
    return made
