"""A municipality's action plan, for tests."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.shown import own_one
from tests.support.worlds import World
from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import db
from webapp.people.queries.own_municipality import own_municipality
from webapp.plans.action_content import Wanted
from webapp.plans.deeds import actions, plan_drafts
from webapp.plans.models.plans import Plan, PlanAction
from webapp.plans.queries.own_plans import OwnPlan, own_plan
from webapp.plans.queries.plan_board import board

NORRVIK = "samordnare@norrvik.example"


def make_plan(world: World, assessment_id: int, who: str = "samordnare") -> OwnPlan:
    """Make a plan of an assessment that has a result."""
    person, row = world.person(who), db.session.get_one(Assessment, assessment_id)
    made = plan_drafts.make(own_municipality(person, row.municipality_id), assessment_id)
    return own_plan(person, made)


def norrviks(world: World) -> OwnPlan:
    """Make a plan of what the evaluators found in Norrvik."""
    return make_plan(world, world.assessment("Norrvik"), NORRVIK)


def own_ones(world: World) -> OwnPlan:
    """Make a plan of an own assessment of one area, whose first question stands as high as it can."""
    return make_plan(world, own_one(world).id)


def reread(plan: OwnPlan) -> OwnPlan:
    """Fetch a plan as it is now."""
    return own_plan(plan.person_id, plan.id)


def highest(plan: OwnPlan, question: str) -> dict[str, dict[str, str]]:
    """Aim at the highest level of every part of a question."""
    edition = board(plan).edition
    assert edition is not None
    return {question: {part.id: part.levels[-1].id for part in edition.questions[question].kind.parts}}


def acted(plan: OwnPlan, nth: int = 0, **wanted: object) -> PlanAction:
    """Add an action to one of a plan's improvement areas; the coordinator owns it."""
    need = board(plan).needs[nth]
    told = {"title": "Gör om", "owner_id": plan.person_id, **wanted}
    made = actions.add(plan, need.improvement.id, Wanted(**told))  # type: ignore[arg-type]
    return db.session.get_one(PlanAction, made)


def planned(world: World) -> dict[str, int]:
    """Give Exempelby's plan, and one of its areas and actions, once in a world."""
    there = db.session.scalars(select(Plan.id)).first()
    plan = own_plan(world.person("samordnare"), there) if there else own_ones(world)
    found = db.session.scalars(select(PlanAction.id)).first() or acted(plan).id
    area = board(plan).needs[0].improvement.id
    db.session.commit()
    return {"plan_id": plan.id, "improvement_id": area, "action_id": found}
