"""A pair divides the subareas between them, and sees when both have changed the same."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.judges import sit
from webapp.evaluation.deeds.consensus.division import Wish, beginnings, divide, mine
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError
from webapp.ground.store.database import db


def test_both_may_divide_and_each_sees_what_is_theirs(world):
    a, b = sit(world, "a"), sit(world, "b")

    many = divide(a, {"1.1": Wish("a", ""), "1.2": Wish("b", ""), "1.3": Wish("", "")})
    divide(b, {"1.1": Wish("b", "a"), "1.2": Wish("b", "b")})

    assert many == 2
    assert beginnings(a.evaluation.id) == {"1.1": "b", "1.2": "b"}
    assert mine(a) == frozenset()
    wanted = {q.id for number in ("1.1", "1.2") for q in b.edition.subarea(number).questions}
    assert mine(b) == wanted


def test_nobody_can_be_named_again(world):
    a = sit(world)
    divide(a, {"1.1": Wish("a", "")})

    divide(a, {"1.1": Wish("", "a")})

    assert beginnings(a.evaluation.id) == {}


@pytest.mark.both
def test_two_who_change_the_same_are_told_and_nothing_of_the_second_is_kept(world):
    a, b = sit(world, "a"), sit(world, "b")
    divide(a, {"1.1": Wish("a", "")})

    with pytest.raises(InvalidError) as refusal:
        divide(b, {"1.1": Wish("b", ""), "1.2": Wish("b", "")})

    assert list(refusal.value.faults) == ["1.1"]
    assert beginnings(a.evaluation.id) == {"1.1": "a"}


def test_a_page_that_lay_open_changes_only_what_was_touched(world):
    a, b = sit(world, "a"), sit(world, "b")
    divide(a, {"1.1": Wish("a", "")})

    divide(b, {"1.1": Wish("", ""), "1.2": Wish("b", "")})

    assert beginnings(a.evaluation.id) == {"1.1": "a", "1.2": "b"}


@pytest.mark.parametrize(("number", "track"), [("99.9", "a"), ("1.1", "agreed")])
def test_what_no_page_offers_is_refused(world, number, track):
    with pytest.raises(InvalidError):
        divide(sit(world), {number: Wish(track, "")})


def test_dividing_nothing_leaves_no_trace(world):
    a = sit(world)
    before = db.session.scalar(select(func.count(Event.id)))

    assert divide(a, {"1.1": Wish("", "")}) == 0
    assert db.session.scalar(select(func.count(Event.id))) == before


def test_nothing_is_divided_when_the_result_is_fixed(world):
    a = sit(world)
    a.evaluation.published_at = clock.now()
    db.session.commit()

    with pytest.raises(ClosedError):
        divide(a, {"1.1": Wish("a", "")})
