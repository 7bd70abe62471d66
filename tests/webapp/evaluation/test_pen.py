"""One writes the agreed marks, the other follows, and either can take over without losing a word."""

from __future__ import annotations

from threading import Event as Signal
from threading import Thread

import pytest
from sqlalchemy import select

from tests.support.judges import MOTIVATION, kept, other_levels, question_of, reveal, sit
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, pen
from webapp.evaluation.deeds.consensus.pen import PenHeldError
from webapp.evaluation.deeds.written_marks import StaleMarkError
from webapp.evaluation.models.consensus import Pen
from webapp.evaluation.queries.consensus.follower import state_of, writing
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, NotReadyError
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db


def agree(seat, question, text=MOTIVATION, version=0, *, taking=False):
    agreement.agree_on(seat, question, other_levels(seat, question), text, version, taking=taking)


def test_whoever_saves_first_holds_the_pen(world):
    a, b = reveal(world, "2.1.1")
    agree(a, question_of(a))

    with pytest.raises(PenHeldError, match=r"Anna Berg skriver nu\."):
        agree(b, question_of(b, "2.1.2"))

    assert kept(a, question_of(a, "2.1.2"), AGREED) == (None, "", 0)


def test_taking_over_leaves_what_the_other_has_saved(world):
    a, b = reveal(world, "2.1.1")
    question = question_of(a)
    agree(a, question)

    pen.take_over(b)

    with pytest.raises(PenHeldError, match=r"Björn Holm skriver nu\."):
        agree(a, question, "A vill ändra.", 1)
    assert kept(b, question, AGREED)[1:] == (MOTIVATION, 1)
    agree(b, question, "B har talat med A.", 1)
    assert kept(a, question, AGREED)[1:] == ("B har talat med A.", 2)


def test_taking_over_and_saving_is_one_deed(world):
    a, b = reveal(world, "2.1.1")
    question = question_of(a)
    agree(a, question)

    with pytest.raises(StaleMarkError):
        agree(b, question, "B har inte sett A:s.", 0, taking=True)

    assert writing(a).mine  # the whole deed was refused, the pen with it
    agree(b, question, "B har sett A:s.", 1, taking=True)
    assert (writing(a).mine, writing(a).who) == (False, "Björn Holm")


def test_nobody_takes_the_pen_before_both_are_done(world):
    seat = sit(world)

    with pytest.raises(NotReadyError, match="Samsyn kan börja först när båda utvärderarna är klara"):
        pen.take_over(seat)


def test_nobody_takes_the_pen_when_the_result_is_fixed(world):
    a, _b = reveal(world)
    a.evaluation.published_at = clock.now()
    db.session.commit()

    with pytest.raises(ClosedError):
        pen.take_over(a)

    assert writing(a) is None


def test_taking_a_pen_one_holds_already_writes_nothing(world):
    a, _b = reveal(world)
    pen.take_over(a)
    before = state_of(a, "")

    pen.take_over(a)

    assert state_of(a, "") == before
    taken = db.session.scalars(select(Event).where(Event.what == "pen.taken")).all()
    assert [(event.person_id, event.before) for event in taken[-1:]] == [(a.person_id, None)]


def test_the_state_changes_with_each_deed_and_tells_people_and_questions_apart(world):
    a, b = reveal(world, "2.1.1")
    first = state_of(a, "")
    agree(a, question_of(a))

    assert len({first, state_of(a, ""), state_of(b, ""), state_of(a, question_of(a).id)}) == 4


def together(world, deeds) -> list[str]:
    """Do several deeds at once, each person in a thread of their own; name what came of each."""
    outcomes, ready = [""] * len(deeds), [Signal() for _ in deeds]
    people = [(world.person(f"utvarderare.{who}"), deed) for who, deed in deeds]
    evaluation = world.evaluation("Lillhärad")
    db.session.commit()

    def do(place: int) -> None:
        with world.app.app_context():
            ready[place].set()
            for other in ready:
                other.wait(10)
            try:
                people[place][1](own_seat.own_seat(people[place][0], evaluation))
                outcomes[place] = "done"
            except (PenHeldError, StaleMarkError) as refusal:
                outcomes[place] = type(refusal).__name__
            finally:
                db.session.remove()

    threads = [Thread(target=do, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    db.session.expire_all()
    return outcomes


@pytest.mark.both
def test_of_two_who_agree_at_once_one_is_kept_and_the_other_is_told(world):
    a, _b = reveal(world, "2.1.1")
    question = question_of(a)

    outcomes = together(
        world,
        [
            ("a", lambda seat: agree(seat, question, "A skrev först.")),
            ("b", lambda seat: agree(seat, question, "B skrev först.")),
        ],
    )

    assert sorted(outcomes) == ["PenHeldError", "done"]
    winner = ("A skrev först.", "B skrev först.")[outcomes.index("done")]
    assert kept(a, question, AGREED)[1:] == (winner, 1)
    assert len(db.session.scalars(select(Pen)).all()) == 1 + len(others(a))


def others(seat) -> list[Pen]:
    return db.session.scalars(select(Pen).where(Pen.evaluation_id != seat.evaluation.id)).all()


@pytest.mark.both
def test_taking_over_while_the_other_saves_keeps_the_save_or_refuses_it_whole(world):
    a, b = reveal(world, "2.1.1")
    question = question_of(a)
    agree(a, question, "Första bud.")

    outcomes = together(
        world, [("a", lambda seat: agree(seat, question, "Andra bud.", 1)), ("b", pen.take_over)]
    )

    assert outcomes[1] == "done"
    assert writing(b).mine
    expected = {"done": ("Andra bud.", 2), "PenHeldError": ("Första bud.", 1)}[outcomes[0]]
    assert kept(a, question, AGREED)[1:] == expected


def test_an_agreed_mark_without_motivation_is_refused_and_the_pen_stays_where_it_was(world):
    a, _b = reveal(world, "2.1.1")

    with pytest.raises(NotReadyError, match=r"Skriv en motivering till fråga 2\.1\.1\."):
        agree(a, question_of(a), "")

    assert writing(a) is None
    assert marks.marking(a, AGREED).kept == {}


@pytest.mark.both
def test_the_same_mark_sent_twice_is_kept_once(world):
    a, _b = reveal(world, "2.1.1")
    question = question_of(a)
    agree(a, question)

    agree(a, question)

    assert kept(a, question, AGREED)[2] == 1
