"""At home evaluators are not asked who employs them, but what they have answered for themselves."""

from __future__ import annotations

import pytest

from tests.support.at_home import Home, happened
from tests.support.judges import sit
from webapp.assessment.models.assessments import Answer
from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.deeds.seats import self_answered
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.refusals import AnswersUnsaidError, ClosedError, InvalidError, NotThereError
from webapp.ground.store.database import db
from webapp.review.deeds import results


@pytest.fixture
def home(world) -> Home:
    return Home(world)


def questions(home: Home) -> list[str]:
    return list(home.subject().edition.questions)


@pytest.mark.both
def test_nothing_is_judged_before_it_is_said_and_none_is_an_answer(home):
    home.appoint()
    person = home.world.person("lasare")

    with pytest.raises(AnswersUnsaidError, match="vilka frågor du själv har svarat för"):
        own_seat.own_seat(person, home.evaluation().id)
    seat = home.seat("lasare")

    assert seat.seat.answered_for == []
    assert [event.after for event in happened("evaluator.answered_for")] == [{"questions": []}]


@pytest.mark.both
def test_what_one_has_written_is_suggested_and_only_that(home):
    first, second = questions(home)[:2]
    db.session.query(Answer).filter_by(assessment_id=home.id).delete()
    for one, who in ((first, "medarbetare"), (second, "samordnare")):
        row = Answer(
            assessment_id=home.id,
            question_id=one,
            said={},
            version=1,
            saved_at=home.subject().created_at,
            saved_by_id=home.world.person(who),
        )
        db.session.add(row)
    db.session.commit()
    home.appoint()
    seat = own_seat.own_seat(home.world.person("medarbetare"), home.evaluation().id, declared=False)

    suggested = self_answered.of_seat(seat)
    self_answered.say(seat, [second])

    assert suggested >= {first}
    assert second not in suggested
    assert self_answered.of_seat(seat) == {second}


def test_it_can_be_said_anew_until_the_result_is_fixed(home):
    home.appoint()
    one = questions(home)[0]
    home.seat("lasare", one)
    home.judge("medarbetare")
    home.seat("lasare")
    home.judge("lasare")
    results.publish(home.world.person("samordnare"), home.evaluation().id)

    with pytest.raises(ClosedError):
        home.seat("lasare", one)

    told = [(event.before, event.after["questions"]) for event in happened("evaluator.answered_for")]
    assert told == [(None, [one]), (None, []), ({"questions": [one]}, [])]


def test_both_evaluators_answers_are_told_and_their_numbers_in_order(home):
    home.appoint()
    two = questions(home)[:2]
    home.seat("medarbetare", two[1], two[0])

    found = {one.track: one.questions for one in self_answered.of_evaluation(home.evaluation())}
    assert found == {"a": frozenset(two), "b": None}
    assert self_answered.numbers(home.subject().edition, found["a"]) == ["1.1.1", "1.1.2"]


def test_a_question_that_is_not_there_is_refused(home):
    home.appoint()

    with pytest.raises(InvalidError):
        home.seat("lasare", "finns-inte")


def test_each_kind_of_evaluator_is_asked_its_own_question(home):
    home.appoint()
    inside = own_seat.own_seat(home.world.person("lasare"), home.evaluation().id, declared=False)

    with pytest.raises(NotThereError):
        agreement.declare(inside, "", none=True)
    with pytest.raises(NotThereError):
        self_answered.say(sit(home.world, "a"), ())
