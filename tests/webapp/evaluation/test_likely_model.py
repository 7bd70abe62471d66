"""What is likely comes from five announced results of the same edition, or more."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import update

from questionnaires.compass import count
from questionnaires.judgement.likely.alarm import Watch
from questionnaires.judgement.likely.evaluated import side_of
from tests.support.announced import again, announce, fix_the_fifth, results
from tests.support.asked import counted
from tests.support.final import let_go
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.queries import results as result_queries
from webapp.evaluation.queries.likely_model import Pool, expected_moves, pool
from webapp.ground import context
from webapp.ground.store.database import db

EDITION = "kommunkompassen/2012"


def known():
    return pool(context.edition(EDITION))


@pytest.mark.usefixtures("world")
def test_four_announced_results_tell_nothing():
    announce()

    assert known() == Pool(4)


def test_five_fixed_results_that_are_not_announced_tell_nothing(world):
    fix_the_fifth(world)

    assert known() == Pool()


def own_side(found):
    own, _agreed = result_queries.compasses_of(results()[0])
    return own, side_of(found.model.grid, own)


def test_five_announced_results_tell_of_areas_and_total(world):
    fix_the_fifth(world)
    announce()

    found = known()

    told = found.told.told(own_side(found)[1])
    assert (found.n, found.watch, {one.n for one in told.values()}) == (5, Watch(0, 0, 0), {5})
    assert {one.value for one in told.values()} == {None}


def test_those_who_ask_at_once_wait_for_one_and_the_same(world):
    fix_the_fifth(world)
    announce()
    together = Barrier(4)

    def asks():
        with world.app.app_context():
            together.wait()
            found = known()
            db.session.remove()
            return found

    with ThreadPoolExecutor(4) as threads:
        found = [one.result() for one in [threads.submit(asks) for _ in range(4)]]

    assert [one is found[0] for one in found] == [True] * 4


def test_twenty_results_tell_how_often_their_spans_have_held(world):
    fix_the_fifth(world)
    announce()
    again(3)

    found = known()

    told = found.told.told(own_side(found)[1])
    assert (told[""].n, 0 < told[""].held <= 20) == (20, True)
    assert {one.held for number, one in told.items() if number} == {None}


def test_what_is_expected_to_move_is_told_of_questions_that_are_answered(world):
    fix_the_fifth(world)
    announce()
    found = known()
    own = own_side(found)[0]

    moves = expected_moves(found, own)

    told = {one: 0 <= moves[one] < own.question(one).score.maximum for one in own.marks if one in moves}
    assert (len(told) > 1, set(told.values())) == (True, {True})
    assert set(expected_moves(found, count(own.edition, {})).values()) == {0}
    assert expected_moves(Pool(4), own) is None


@pytest.mark.usefixtures("world")
def test_a_municipality_evaluated_again_is_the_same_one_municipality():
    announce()
    again(2, elsewhere=False)

    assert (len(results()), known()) == (12, Pool(4))


@pytest.mark.parametrize(
    "values", [{"digest": "annan"}, {"edition": "kommunkompassen/2010"}], ids=["digest", "edition"]
)
def test_a_result_of_other_questions_does_not_count(world, values):
    fix_the_fifth(world)
    announce()
    let_go()
    db.session.execute(update(PublishedResult).where(PublishedResult.id == results()[0].id).values(**values))
    db.session.commit()

    assert known() == Pool(4)


def test_what_is_likely_is_reckoned_once_and_then_asked_for_with_one_query(world):
    fix_the_fifth(world)
    announce()
    first = known()

    with counted() as sent:
        again = known()

    assert again is first
    assert len([one for one in sent if one.startswith("SELECT")]) == 1
