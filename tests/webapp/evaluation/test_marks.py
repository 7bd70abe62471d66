"""Two evaluators mark beside the municipality's answers, blind to each other, and then agree."""

from __future__ import annotations

import threading
from fractions import Fraction

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from questionnaires.marks import NotApplicable, OwnPoints, levels_of
from tests.support.judges import MOTIVATION, kept, other_levels, question_of, sit
from webapp.assessment.queries.answers import kept_answers
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.deeds.written_marks import StaleMarkError, write_mark
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.seats import own_seat
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db


def test_an_evaluator_declares_before_reading(world):
    with pytest.raises(NotAllowedError, match="Innan du läser behöver du ange om du är jävig"):
        own_seat.own_seat(world.person("utvarderare.a"), world.evaluation("Lillhärad"))


@pytest.mark.both
def test_a_declared_conflict_closes_the_evaluation_at_once(world):
    who, evaluation = world.person("utvarderare.a"), world.evaluation("Lillhärad")

    free = agreement.declare(
        own_seat.own_seat(who, evaluation, declared=False), "Min syster är kommunchef.", none=False
    )

    assert free is False
    for declared in (True, False):
        with pytest.raises(NotThereError):
            own_seat.own_seat(who, evaluation, declared=declared)


def test_a_conflict_that_arises_later_closes_the_evaluation_too(world):
    seat = sit(world)

    agreement.declare(seat, "Jag har fått anställning där.", none=False)

    with pytest.raises(NotThereError):
        own_seat.own_seat(seat.person_id, seat.evaluation.id)


def test_a_declaration_says_one_thing_or_the_other(world):
    seat = own_seat.own_seat(world.person("utvarderare.a"), world.evaluation("Lillhärad"), declared=False)

    with pytest.raises(InvalidError) as refusal:
        agreement.declare(seat, "", none=False)

    assert refusal.value.faults == {
        "conflict": "Skriv vilken jävssituation det gäller, eller intyga att ingen finns."
    }


def test_a_mark_that_differs_needs_a_motivation(world):
    seat = sit(world)
    question = question_of(seat)

    with pytest.raises(NotReadyError, match=r"Skriv en motivering till fråga 2\.1\.1\."):
        marks.give_mark(seat, "a", question, other_levels(seat, question), "", 0)

    assert kept(seat, question) == (None, "", 0)


@pytest.mark.both
def test_the_database_itself_refuses_a_mark_that_differs_without_a_motivation(world):
    seat = sit(world)
    row = EvaluatorMark(
        evaluation_id=seat.evaluation.id,
        track="a",
        question_id="demokrati-strategi",
        mark={"levels": {}},
        differs=True,
        motivation="",
        version=1,
        saved_at=clock.now(),
        saved_by_id=seat.person_id,
    )
    db.session.add(row)

    with pytest.raises(IntegrityError):
        db.session.commit()

    db.session.rollback()


@pytest.mark.both
@pytest.mark.usefixtures("world")
def test_what_has_happened_cannot_be_rewritten_or_removed():
    for statement in ("UPDATE event SET what = 'x'", "DELETE FROM event"):
        with pytest.raises(DBAPIError):
            db.session.execute(text(statement))
        db.session.rollback()


def test_a_mark_leaves_the_municipalitys_answer_as_it_was(world):
    seat = sit(world)
    question, before = question_of(seat), kept_answers(seat.assessment.id)
    mark = other_levels(seat, question)

    marks.give_mark(seat, "a", question, mark, MOTIVATION, 0)

    assert kept(seat, question) == (mark, MOTIVATION, 1)
    assert kept_answers(seat.assessment.id) == before


@pytest.mark.both
@pytest.mark.parametrize(
    "mark", [OwnPoints(Fraction(1, 3), Fraction(5, 7)), NotApplicable("Verksamheten finns inte.")]
)
def test_own_points_and_not_applicable_are_read_back_exactly(world, mark):
    seat = sit(world)
    question = question_of(seat)

    marks.give_mark(seat, "a", question, mark, MOTIVATION, 0)

    assert kept(seat, question) == (mark, MOTIVATION, 1)


def test_own_points_count_as_they_were_given(world):
    seat = sit(world)
    question = question_of(seat)
    worth = marks.marking(seat).own.question(question.id).score.maximum

    marks.give_mark(seat, "a", question, OwnPoints(worth / 3, worth), MOTIVATION, 0)
    score = marks.marking(seat).compass.question(question.id).score

    assert score.secured / score.maximum == Fraction(1, 3)


@pytest.mark.both
@pytest.mark.parametrize("version", [0, 2, -1])
def test_a_mark_that_somebody_has_passed_is_refused(world, version):
    seat = sit(world)
    question = question_of(seat)
    mark = other_levels(seat, question)
    marks.give_mark(seat, "a", question, mark, MOTIVATION, 0)

    with pytest.raises(StaleMarkError, match="Bedömningen har ändrats sedan du öppnade sidan"):
        marks.give_mark(seat, "a", question, mark, "Nytt", version)

    assert kept(seat, question) == (mark, MOTIVATION, 1)


@pytest.mark.both
def test_two_first_marks_at_the_same_moment_do_not_become_a_fault(world):
    seat = sit(world)
    question = question_of(seat)
    mark = other_levels(seat, question)
    marks.give_mark(seat, "a", question, mark, MOTIVATION, 0)

    with pytest.raises(StaleMarkError):
        write_mark(seat, "a", question, mark, MOTIVATION, 0, departs=True, way="")

    db.session.rollback()


def test_accepting_an_area_marks_only_what_is_not_marked(world):
    seat = sit(world)
    question, area = question_of(seat), seat.edition.area("2")
    mark = other_levels(seat, question)
    marks.give_mark(seat, "a", question, mark, MOTIVATION, 0)

    many = marks.accept_area(seat, "a", area)

    now = marks.marking(seat)
    rest = [one for one in area.questions if one != question]
    blank = {one.id: levels_of(one, {}) for one in rest}
    assert many == len(rest)
    assert kept(seat, question) == (mark, MOTIVATION, 1)
    assert {one.id: now.kept[one.id].mark for one in rest} == {
        one.id: now.own.marks.get(one.id, blank[one.id]) for one in rest
    }


@pytest.mark.both
@pytest.mark.parametrize("marked_before", [False, True])
def test_the_same_mark_sent_twice_at_once_is_no_conflict_and_another_mark_is(world, marked_before):
    seat = sit(world)
    question, evaluation_id, who = question_of(seat), seat.evaluation.id, seat.person_id
    version = int(marked_before)
    if marked_before:
        marks.give_mark(seat, seat.track, question, other_levels(seat, question), MOTIVATION, 0)
    other = "Skrivet i en annan flik."
    db.session.commit()

    def outcomes(*motivations):
        found, start = [], threading.Barrier(len(motivations))

        def give(motivation):
            with world.app.app_context():
                context.also_writing()
                here = own_seat.own_seat(who, evaluation_id)
                mark = other_levels(here, question)
                db.session.rollback()
                start.wait()
                try:
                    marks.give_mark(here, here.track, question, mark, motivation, version)
                    found.append("kept")
                except StaleMarkError:
                    found.append("stale")
                finally:
                    db.session.remove()

        threads = [threading.Thread(target=give, args=(one,)) for one in motivations]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(found)

    alike = outcomes("Samma ord.", "Samma ord.", "Samma ord.")

    assert alike == ["kept"] * 3
    assert kept(sit(world), question)[1:] == ("Samma ord.", version + 1)
    db.session.commit()
    assert outcomes(other) == ["stale"]
