"""From two blind evaluators to what they agree on."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, select, text

from tests.support.judges import MOTIVATION, finish, kept, other_levels, question_of, sit
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.models.evaluations import Seat
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, NotReadyError
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db


def test_nobody_is_done_while_a_question_is_unmarked(world):
    seat = sit(world)
    marks.give_mark(seat, "a", question_of(seat), other_levels(seat, question_of(seat)), MOTIVATION, 0)

    with pytest.raises(NotReadyError, match=f"{len(seat.edition.questions) - 1} frågor är inte bedömda än"):
        agreement.finish(seat)


def test_each_evaluator_is_blind_until_both_are_done(world):
    a, b = sit(world, "a"), sit(world, "b")
    question = question_of(a)
    marks.give_mark(b, "b", question, other_levels(b, question), MOTIVATION, 0)

    assert finish(b) is False
    for deed in (
        lambda: agreement.agreeing(a),
        lambda: marks.give_mark(a, AGREED, question, other_levels(a, question), MOTIVATION, 0),
    ):
        with pytest.raises(NotReadyError):
            deed()
    assert marks.marking(a).kept == {}


def test_whoever_is_done_cannot_change_the_marks(world):
    seat = sit(world)
    question = question_of(seat)
    finish(seat)

    for deed in (
        lambda: marks.give_mark(seat, "a", question, other_levels(seat, question), MOTIVATION, 1),
        lambda: marks.accept_area(seat, "a", seat.edition.area("2")),
        lambda: agreement.finish(seat),
    ):
        with pytest.raises(ClosedError):
            deed()


@pytest.mark.both
def test_being_done_twice_at_the_same_moment_happens_once(world):
    if db.engine.dialect.name == "sqlite":
        pytest.skip("SQLite lets only one writer in at a time")
    seat = sit(world)
    for area in seat.edition.areas:
        marks.accept_area(seat, "a", area)
    assert seat.seat.done_at is None
    other = create_engine(db.engine.url)
    with other.begin() as connection:
        connection.execute(text("UPDATE seat SET done_at = now() WHERE id = :id"), {"id": seat.seat.id})
    other.dispose()

    with pytest.raises(ClosedError):
        agreement.finish(seat)


def test_what_both_say_alike_is_agreed_in_one_deed(world):
    a, b = sit(world, "a"), sit(world, "b")
    alike, apart = question_of(a, "2.1.1"), question_of(a, "2.1.2")
    mark = other_levels(a, alike)
    marks.give_mark(a, "a", alike, mark, "A säger så.", 0)
    marks.give_mark(b, "b", alike, mark, "B säger så.", 0)
    marks.give_mark(b, "b", apart, other_levels(b, apart), MOTIVATION, 0)
    finish(a)

    assert finish(b) is True

    beside = agreement.agreeing(a)
    assert beside.unsettled == [apart]
    assert kept(a, alike, AGREED) == (mark, "A säger så.\nB säger så.", 1)
    assert (beside.line(apart).apart, beside.line(alike).apart) == (True, False)
    assert beside.lines[0].line.question == apart
    assert (
        db.session.scalars(
            select(Event.what).where(Event.evaluation_id == a.evaluation.id).order_by(Event.id.desc())
        ).first()
        == "marks.alike"
    )
    done = db.session.scalars(select(Seat.done_at).where(Seat.evaluation_id == a.evaluation.id))
    assert [one is not None for one in done] == [True, True]
