"""At reveal there is an agenda: most at stake first, and what is alike is agreed in one deed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sqlalchemy import select

from questionnaires.marks import NotApplicable, OwnPoints
from questionnaires.rounding import half_up
from tests.support.judges import MOTIVATION, finish, kept, other_levels, question_of, reveal, sit
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks, pen
from webapp.evaluation.deeds.consensus.pen import PenHeldError
from webapp.ground.events.models import Event
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db


def apart(world):
    """Let both be done, apart on three questions by more and more points; give A's seat."""
    a, b = sit(world, "a"), sit(world, "b")
    for seat, share in ((a, 0), (b, 1)):
        for number, steps in (("2.1.1", 1), ("2.1.2", 2), ("2.1.3", 3)):
            question = question_of(seat, number)
            worth = marks.marking(seat).own.question(question.id).score.maximum
            mark = OwnPoints(worth * Fraction(share * steps, 4), worth)
            marks.give_mark(seat, seat.track, question, mark, MOTIVATION, 0)
        for area in seat.edition.areas:
            marks.accept_area(seat, seat.track, area)
        agreement.finish(seat)
    return a


def test_nothing_is_agreed_on_unseen(world):
    a, _b = reveal(world, "2.1.1")

    assert marks.marking(a, AGREED).kept == {}
    assert len(agreement.agreeing(a).alike) == len(a.edition.questions) - 1


def test_the_agenda_begins_where_the_difference_is_worth_most(world):
    a = apart(world)

    beside = agreement.agreeing(a)

    stakes = [one.stake for one in beside.agenda]
    assert {one.line.question.number for one in beside.agenda} == {"2.1.1", "2.1.2", "2.1.3"}
    assert stakes == sorted(stakes, reverse=True)
    assert [one.read_stake for one in beside.agenda] == [
        abs(half_up(one.a_line.score.score.secured, 1) - half_up(one.b_line.score.score.secured, 1))
        for one in beside.agenda
    ]
    assert [one.line.question for one in beside.lines[:3]] == [one.line.question for one in beside.agenda]


def test_accepting_what_is_alike_leaves_what_is_apart(world):
    a = apart(world)

    many = alike_marks.accept_alike(a)

    beside = agreement.agreeing(a)
    assert many == len(a.edition.questions) - 3
    assert (len(beside.agenda), beside.alike, len(beside.settled)) == (3, [], many)
    event = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert (event.what, len(event.after["marks"])) == ("marks.alike", many)
    assert alike_marks.accept_alike(a) == 0


def test_alike_but_apart_from_the_municipality_takes_both_motivations_with_it(world):
    a, b = sit(world, "a"), sit(world, "b")
    question = question_of(a)
    mark = other_levels(a, question)
    marks.give_mark(a, "a", question, mark, "A såg det.", 0)
    marks.give_mark(b, "b", question, mark, "B såg det.", 0)
    finish(a)
    finish(b)

    assert kept(a, question, AGREED) == (mark, "A såg det.\nB såg det.", 1)


def test_not_applicable_for_other_reasons_is_not_alike(world):
    a, b = sit(world, "a"), sit(world, "b")
    question = question_of(a)
    marks.give_mark(a, "a", question, NotApplicable("Finns inte."), MOTIVATION, 0)
    marks.give_mark(b, "b", question, NotApplicable("Ligger hos regionen."), MOTIVATION, 0)
    finish(a)
    finish(b)

    assert [one.line.question for one in agreement.agreeing(a).agenda] == [question]


def test_what_is_alike_is_accepted_by_whoever_holds_the_pen(world):
    a, b = reveal(world, "2.1.1")
    pen.take_over(b)

    with pytest.raises(PenHeldError):
        alike_marks.accept_alike(a)

    assert marks.marking(a, AGREED).kept == {}


def test_nothing_is_alike_before_both_are_done(world):
    with pytest.raises(NotReadyError):
        alike_marks.accept_alike(sit(world))


def test_accepting_a_subarea_marks_only_that(world):
    seat = sit(world)
    subarea = seat.edition.subarea("2.1")

    many = marks.accept_area(seat, "a", subarea)

    assert many == len(subarea.questions)
    assert set(marks.marking(seat).kept) == {question.id for question in subarea.questions}
