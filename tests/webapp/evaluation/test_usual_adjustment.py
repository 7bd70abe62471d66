"""The usual adjustment comes from five announced results of the same edition, or more."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sqlalchemy import select, update

from questionnaires.difference import adjustments
from tests.support.final import let_go
from tests.support.judges import MOTIVATION, finish, other_levels, question_of, sit
from tests.webapp.pages.test_queries import counted
from webapp.evaluation.deeds import marks
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.queries import results as result_queries
from webapp.evaluation.queries.usual_adjustment import UsualAdjustments, usual_adjustments
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.review.deeds import results as result_deeds
from webapp.rounds.models.rounds import Round

EDITION = "kommunkompassen/2012"


def fix_the_fifth(world) -> None:
    """Let Lillhärad be evaluated, adjusted on question 2.1.1, and fixed like the four before it."""
    a, b = sit(world, "a"), sit(world, "b")
    question = question_of(a)
    mark = other_levels(a, question)
    marks.give_mark(a, "a", question, mark, MOTIVATION, 0)
    finish(a)
    finish(b)
    marks.give_mark(sit(world, "a"), AGREED, question, mark, MOTIVATION, 0)
    result_deeds.publish(world.person("kansli"), a.evaluation.id)


def announce() -> None:
    db.session.execute(update(Round).values(announced_at=clock.now()))
    db.session.commit()


def _copy(row, **other):
    """Make another row like one that there is."""
    made = type(row)(**{c.key: getattr(row, c.key) for c in row.__table__.columns if c.key != "id"} | other)
    db.session.add(made)
    db.session.flush()
    return made


def again(times: int, *, elsewhere: bool = True) -> None:
    """Let every result come again so many times: in other municipalities, or in the same in other rounds."""
    first = results()
    for time in range(times):
        for result in first:
            old = result.evaluation.assessment
            place = result.municipality_id
            award_round = old.round_id
            if elsewhere:
                row = Municipality(name=f"Påhittad {time} {place}")
                db.session.add(row)
                db.session.flush()
                place = row.id
            else:
                award_round = _copy(old.round, key=f"{old.round.key}-{time}-{place}").id
            assessment = _copy(old, municipality_id=place, round_id=award_round, receipt_number=None)
            evaluation = _copy(result.evaluation, assessment_id=assessment.id)
            _copy(result, evaluation_id=evaluation.id, municipality_id=place)
    db.session.commit()


def known():
    return usual_adjustments(context.edition(EDITION))


def results() -> list[PublishedResult]:
    return list(db.session.scalars(select(PublishedResult)))


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
