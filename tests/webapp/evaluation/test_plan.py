"""The plan follows what is gathered, and what is checked is checked for both."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sqlalchemy import select

from tests.support.announced import again, announce, fix_the_fifth
from tests.support.judges import sit
from tests.support.visits import PAGE, PAPER, kept
from webapp.evaluation.deeds.visit import grounds
from webapp.evaluation.deeds.visit import verification_plan as plan_deeds
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError
from webapp.ground.store.database import db


def test_the_plan_holds_every_question_once_and_the_heaviest_first(world):
    seat = sit(world)

    lines = plan_deeds.plan(seat).lines

    weights = [line.stake.weight for line in lines]
    assert sorted(line.stake.question.id for line in lines) == sorted(seat.edition.questions)
    assert weights == sorted(weights, reverse=True)
    assert [line.place for line in lines] == list(range(1, len(lines) + 1))


def test_a_question_with_new_sources_sinks_in_ones_own_plan_alone(world):
    a, b = sit(world, "a"), sit(world, "b")
    first = plan_deeds.plan(a).lines[0]
    question = first.stake.question

    grounds.rest_on(a, question, {kept(a).id, kept(a, PAGE).id}, ())

    mine, theirs = ({line.stake.question.id: line for line in plan_deeds.plan(s).lines} for s in (a, b))
    assert mine[question.id].stake.missing == first.stake.missing - Fraction(1, 2)
    assert mine[question.id].ground.kinds == [PAPER.kind, PAGE.kind]
    assert theirs[question.id].stake == first.stake


def test_what_one_has_checked_is_checked_for_both_and_can_be_undone(world):
    a, b = sit(world, "a"), sit(world, "b")
    question = plan_deeds.plan(a).lines[0].stake.question

    plan_deeds.tick(a, question, done=True)
    plan_deeds.tick(b, question, done=True)

    assert plan_deeds.plan(b).ticked == 1
    plan_deeds.tick(b, question, done=False)
    assert plan_deeds.plan(a).ticked == 0
    told = db.session.scalars(select(Event.what).where(Event.what.like("plan.%")).order_by(Event.id.desc()))
    assert list(told)[:2] == ["plan.unticked", "plan.ticked"]


def test_nothing_is_ticked_once_the_result_is_fixed(world):
    seat = sit(world, "a", "Norrvik")
    plan = plan_deeds.plan(seat)

    with pytest.raises(ClosedError):
        plan_deeds.tick(seat, plan.lines[0].stake.question, done=not plan.lines[0].ticked)

    assert plan_deeds.plan(seat).ticked == plan.ticked


def test_the_plan_ranks_by_what_is_expected_to_move_once_ten_results_are_announced(world):
    fix_the_fifth(world)
    announce()
    before = plan_deeds.plan(sit(world))

    again(1)

    after = plan_deeds.plan(sit(world))
    assert (before.known_from, after.known_from) == (0, 10)
    assert {line.stake.expected for line in before.lines} == {False}
    answered = {line.own.state == "answered" for line in after.lines if line.stake.expected}
    assert answered == {True}
