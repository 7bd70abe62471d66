"""Whose an action is: a colleague in the list or a name, the one of them that somebody has changed."""

from __future__ import annotations

import pytest

from tests.support.planned import acted, norrviks
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db
from webapp.plans.action_content import Wanted
from webapp.plans.deeds import actions
from webapp.plans.models.plans import PlanAction
from webapp.plans.queries.plan_board import board


@pytest.fixture
def plan(small_world):
    return norrviks(small_world)


def test_a_name_written_beside_the_person_who_stood_there_owns_the_action(plan):
    need, me = board(plan).needs[0].improvement.id, plan.person_id
    made = actions.add(plan, need, Wanted("Gör om", owner_id=me, owner_name="HR-chefen"))
    row = db.session.get_one(PlanAction, made)

    assert (row.owner_id, row.owner_name) == (None, "HR-chefen")
    actions.save(plan, made, Wanted("Gör om", owner_id=me, owner_name="HR-chefen"), 1)
    assert (row.owner_id, row.owner_name) == (me, "")


def test_a_person_and_a_name_that_are_both_new_are_asked_about(plan):
    row = acted(plan)
    row.owner_id, row.owner_name = None, "HR-chefen"
    db.session.commit()

    with pytest.raises(InvalidError) as refused:
        actions.save(plan, row.id, Wanted("Gör om", owner_id=plan.person_id, owner_name="IT-chefen"), 1)

    assert list(refused.value.faults) == ["owner_name"]
