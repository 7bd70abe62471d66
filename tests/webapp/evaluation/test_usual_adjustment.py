"""The usual adjustment comes from five announced results of the same edition, or more."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sqlalchemy import update

from questionnaires.difference import adjustments
from tests.support.announced import again, announce, fix_the_fifth, results
from tests.support.asked import counted
from tests.support.final import let_go
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.queries import results as result_queries
from webapp.evaluation.queries.usual_adjustment import UsualAdjustments, usual_adjustments
from webapp.ground import context
from webapp.ground.store.database import db

EDITION = "kommunkompassen/2012"


def known():
    return usual_adjustments(context.edition(EDITION))


@pytest.mark.usefixtures("world")
def test_four_announced_results_tell_nothing():
    announce()

    assert known() == UsualAdjustments(4)


def test_five_fixed_results_that_are_not_announced_tell_nothing(world):
    fix_the_fifth(world)

    assert known() == UsualAdjustments()


def test_five_announced_results_tell_what_is_usual_for_areas_and_total(world):
    fix_the_fifth(world)
    announce()

    found = known()

    pairs = [adjustments(*result_queries.compasses_of(result)) for result in results()]
    whole = [pair[""] for pair in pairs if not pair[""].own.open]
    shares = [p.agreed.secured / p.agreed.maximum - p.own.secured / p.own.maximum for p in whole]
    assert found.n == 5
    assert found.areas[""].n == len(shares) == 5
    assert found.areas[""].mean == sum(shares, Fraction(0)) / 5
    assert (found.areas[""].held, found.questions) == (None, {})


def test_a_question_is_known_only_where_ten_answered_it_and_were_judged(world):
    fix_the_fifth(world)
    announce()
    again(1)

    found = known()

    answered = dict.fromkeys(context.edition(EDITION).questions, 0)
    for result in results():
        own, agreed = result_queries.compasses_of(result)
        for question_id in answered:
            both = (own.states[question_id], agreed.states[question_id])
            answered[question_id] += both == ("answered", "answered")
    assert found.n == 10
    assert sorted(found.questions) == sorted(q for q, many in answered.items() if many >= 10) != []


def test_twenty_results_tell_how_often_their_spans_have_held(world):
    fix_the_fifth(world)
    announce()
    again(3)

    found = known().areas

    assert (found[""].n, 0 < found[""].held <= 20) == (20, True)
    assert {found[number].held for number in found if number} == {None}


@pytest.mark.usefixtures("world")
def test_a_municipality_evaluated_again_is_the_same_one_municipality():
    announce()
    again(2, elsewhere=False)

    assert (len(results()), known()) == (12, UsualAdjustments(4))


@pytest.mark.parametrize(
    "values", [{"digest": "annan"}, {"edition": "kommunkompassen/2010"}], ids=["digest", "edition"]
)
def test_a_result_of_other_questions_does_not_count(world, values):
    fix_the_fifth(world)
    announce()
    let_go()
    db.session.execute(update(PublishedResult).where(PublishedResult.id == results()[0].id).values(**values))
    db.session.commit()

    assert known() == UsualAdjustments(4)


def test_what_is_usual_is_reckoned_once_and_then_asked_for_with_one_query(world):
    fix_the_fifth(world)
    announce()
    first = known()

    with counted() as sent:
        again = known()

    assert again is first
    assert len([one for one in sent if one.startswith("SELECT")]) == 1
