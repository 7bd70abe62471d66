"""A result is fixed once, with everything that is needed to count it again."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from questionnaires.compass import count
from questionnaires.compass_data import compass_as_data
from tests.support.judges import MOTIVATION, finish, other_levels, question_of, sit
from webapp.assessment.deeds import hand_in
from webapp.assessment.queries import own_assessment
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.seats import seats, self_answered
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries import results as result_queries
from webapp.evaluation.queries.marks import mark_from_data
from webapp.evaluation.queries.seats import own_seat
from webapp.ground import context
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, NotReadyError, NotThereError
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.review.deeds import results as result_deeds


def agreed(world):
    """Let both evaluators of Lillhärad differ on one question, be done and agree."""
    a, b = sit(world, "a"), sit(world, "b")
    question = question_of(a)
    mark = other_levels(a, question)
    marks.give_mark(b, "b", question, mark, MOTIVATION, 0)
    finish(a)
    finish(b)
    a = sit(world, "a")
    marks.give_mark(a, AGREED, question, mark, MOTIVATION, 0)
    return a, question, mark


def test_a_result_is_not_fixed_while_a_question_is_not_agreed(world):
    with pytest.raises(NotReadyError, match="Ingen har bedömt något än"):
        result_deeds.publish(world.person("kansli"), world.evaluation("Lillhärad"))

    assert result_deeds.result_of(world.evaluation("Lillhärad")) is None


def test_a_fixed_result_holds_the_edition_both_sets_of_marks_and_every_figure(world):
    seat, question, mark = agreed(world)

    result = result_deeds.publish(world.person("kansli"), seat.evaluation.id)

    own_marks = marks_of(seat.edition, kept_answers(seat.assessment.id))
    own = count(seat.edition, own_marks)
    after = {**{q: own_marks.get(q, ()) for q in seat.edition.questions}, question.id: mark}
    told = count(seat.edition, {q: m for q, m in after.items() if m != ()})
    assert (result.edition, result.digest) == (seat.edition.id, seat.edition.digest)
    assert result.figures["own"] == compass_as_data(own)
    assert result.figures["agreed"]["total"] == compass_as_data(told)["total"]
    assert mark_from_data(question, result.marks["agreed"][question.id]) == mark


@pytest.mark.both
def test_a_result_is_fixed_once(world):
    seat, _question, _mark = agreed(world)

    first = result_deeds.publish(world.person("kansli"), seat.evaluation.id).id
    again = result_deeds.publish(world.person("kansli"), seat.evaluation.id).id

    written = select(func.count()).where(
        Event.what == "result.published", Event.assessment_id == seat.assessment.id
    )
    assert again == first
    assert db.session.scalar(written) == 1


def test_nothing_can_be_marked_when_the_result_is_fixed(world):
    seat, question, mark = agreed(world)
    result_deeds.publish(world.person("kansli"), seat.evaluation.id)
    seat = sit(world, "b")

    for track in ("b", AGREED):
        with pytest.raises(ClosedError, match="Resultatet är fastställt"):
            marks.give_mark(seat, track, question, mark, MOTIVATION, 1)


@pytest.mark.parametrize("who", ["utvarderare.a", "jury", "samordnare@lillharad.example", "samordnare"])
def test_only_the_office_fixes_a_result_of_its_round(world, who):
    with pytest.raises(NotThereError):
        result_deeds.publish(world.person(who), world.evaluation("Lillhärad"))


@pytest.mark.usefixtures("resting_world")
def test_every_fixed_result_is_what_its_marks_count_to():
    results = db.session.scalars(select(PublishedResult)).all()

    recounted = [
        {
            track: compass_as_data(compass)
            for track, compass in zip(("own", "agreed"), result_queries.compasses_of(one), strict=True)
        }
        for one in results
    ]

    assert recounted == [one.figures for one in results]
    assert [one.digest for one in results] == [context.edition(one.edition).digest for one in results]
    assert len(results) == 4


@pytest.mark.usefixtures("resting_world")
def test_adjustments_are_the_agreed_points_less_the_municipalitys_own():
    for result in db.session.scalars(select(PublishedResult)):
        own, after = result_queries.compasses_of(result)
        beside = result_deeds.adjustments_of(result)

        assert beside[""].exact == after.total.secured - own.total.secured
        assert {n: one.exact for n, one in beside.items() if n} == {
            area.number: after.areas[area.number].secured - own.areas[area.number].secured
            for area in own.edition.areas
        }


def test_a_municipalitys_own_people_can_evaluate_an_own_assessment_and_its_coordinator_fixes_it(world):
    who = world.person("samordnare")
    own = world.assessment("Exempelby", purpose="internal")
    hand_in.submit(who, own, "Lena Dahl", "Chef", confirmed=True)
    two = world.person("medarbetare"), world.person("lasare")
    evaluation = seats.appoint(own_assessment.own_assessment(who, own), *two)
    for person in two:
        seat = own_seat.own_seat(person, evaluation.id, declared=False)
        self_answered.say(seat, ())
        finish(seat)

    result = result_deeds.publish(who, evaluation.id)

    assert result.figures["own"]["total"] == result.figures["agreed"]["total"]
    assert result_queries.published_result(two[1], result.id).id == result.id
    with pytest.raises(NotThereError):
        result_queries.published_result(world.person("samordnare@norrvik.example"), result.id)
    with pytest.raises(NotThereError):
        result_queries.published_result(None, result.id)


def test_a_reader_does_not_fix_an_own_result(world):
    who, own = world.person("samordnare"), world.assessment("Exempelby", purpose="internal")
    hand_in.submit(who, own, "Lena Dahl", "Chef", confirmed=True)
    evaluation = seats.appoint(
        own_assessment.own_assessment(who, own), world.person("medarbetare"), world.person("lasare")
    )

    for person in ("medarbetare", "lasare", "kansli"):
        with pytest.raises(NotThereError):
            result_deeds.publish(world.person(person), evaluation.id)

    assert db.session.get_one(Evaluation, evaluation.id).published_at is None
