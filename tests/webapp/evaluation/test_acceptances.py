"""What nobody has looked into is told beside what is agreed, and fixed with the result."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from questionnaires.judgement.checks.unchecked import ACCEPTED, CHECKED, CHOSEN, IN_BULK, Unchecked
from tests.support.announced import again, announce, fix_the_fifth, results
from tests.support.judges import MOTIVATION, finish, other_levels, question_of, sit
from tests.support.visits import kept as kept_source
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.visit import grounds
from webapp.evaluation.deeds.visit import verification_plan as plan_deeds
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.acceptances import acceptances, fixed_acceptances, looked_at, unchecked_of
from webapp.evaluation.queries.likely_model import pool
from webapp.ground import context
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.review.deeds import results as result_deeds


def own_mark(seat, question):
    return marks.beside(seat, seat.track, question).accepted


def judged(world):
    """Let A look at six questions in six ways, and both accept the rest area by area; give A's seat."""
    a, b = sit(world, "a"), sit(world, "b")
    asked = {n: question_of(a, f"2.1.{n}") for n in (1, 2, 3, 4)} | {5: question_of(a, "2.2.1")}
    marks.give_mark(a, "a", asked[1], other_levels(a, asked[1]), MOTIVATION, 0)
    marks.give_mark(a, "a", asked[2], own_mark(a, asked[2]), "", 0)
    marks.give_mark(a, "a", asked[3], own_mark(a, asked[3]), "", 0, way=ACCEPTED)
    plan_deeds.tick(a, asked[4], done=True)
    grounds.rest_on(b, asked[5], {kept_source(b).id}, ())
    finish(a)
    finish(b)
    return a, {n: question.id for n, question in asked.items()}


def test_a_mark_is_checked_by_its_traces_and_else_accepted_alone_or_in_bulk(world):
    seat, asked = judged(world)

    found = acceptances(seat.evaluation.id)

    assert asked[1] not in found  # they differ there, so nothing is agreed on yet
    assert [found[asked[n]] for n in (2, 3, 4, 5)] == [CHECKED, ACCEPTED, CHECKED, CHECKED]
    assert {state for one, state in found.items() if one not in asked.values()} == {IN_BULK}
    many = len(found)
    assert unchecked_of(seat.evaluation.id) == Unchecked(many - 3, many - 4, many)


def test_how_a_mark_came_about_is_kept_with_it_also_when_two_agree_alike(world):
    seat, asked = judged(world)

    rows = select(EvaluatorMark.question_id, EvaluatorMark.track, EvaluatorMark.way).where(
        EvaluatorMark.evaluation_id == seat.evaluation.id
    )
    ways = {(question, track): way for question, track, way in db.session.execute(rows)}

    assert [ways[asked[2], track] for track in ("a", "b", AGREED)] == [CHOSEN, IN_BULK, CHOSEN]
    assert [ways[asked[3], track] for track in ("a", "b", AGREED)] == [ACCEPTED, IN_BULK, ACCEPTED]


def test_nothing_is_told_before_anything_is_agreed_on(world):
    assert unchecked_of(sit(world).evaluation.id) is None


def test_what_was_unchecked_is_fixed_with_the_result_and_told_from_it(world):
    seat, asked = judged(world)
    first = question_of(seat)
    marks.give_mark(seat, AGREED, first, other_levels(seat, first), MOTIVATION, 0)
    before = unchecked_of(seat.evaluation.id)

    fixed = result_deeds.publish(world.person("kansli"), seat.evaluation.id)

    states = fixed_acceptances(fixed)
    assert (states[asked[1]], states[asked[3]], len(states)) == (CHECKED, ACCEPTED, before.of)
    assert unchecked_of(seat.evaluation.id) == before


def test_of_an_older_result_nothing_is_told_and_all_counts_as_looked_at(world):
    fix_the_fifth(world)
    row = results()[0]
    old = type(row)(marks={"own": {}, "agreed": {}})

    assert (fixed_acceptances(old), looked_at(old, ["a", "b"])) == ({}, [True, True])


def test_the_plan_learns_only_from_what_was_looked_at(world):
    fix_the_fifth(world)
    announce()
    again(1)

    found = pool(context.edition("kommunkompassen/2012"))

    looked = found.looked
    assert looked.grid is found.model.grid
    assert looked.factor != found.model.fit.factor


@pytest.mark.parametrize(
    ("who", "page"), [("utvarderare.a", "samsyn"), ("kansli", "faststall")], ids=["pair", "office"]
)
def test_the_pair_and_the_office_read_how_much_was_unchecked(small_world, who, page):
    seat, _asked = judged(small_world)

    text = small_world.at(who).get(f"/utvardering/{seat.evaluation.id}/{page}").text

    assert text.count(f'<p class="hint">{unchecked_of(seat.evaluation.id)}.</p>') == 1
