"""A subarea is covered when it rests on two kinds of sources; what is left and who is to come is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.support.judges import question_of, sit
from tests.support.visits import MEETING, PAGE, PAPER, kept
from webapp.evaluation.deeds.visit import grounds, interviews


def covered(seat, number: str):
    found = grounds.coverage(seat, grounds.grounds(seat))
    return next(one for one in found if one.area.number == number)


def test_two_kinds_cover_a_subarea_and_one_kind_is_named(small_world):
    seat = sit(small_world)
    paper, page = kept(seat, PAPER), kept(seat, PAGE)
    before = covered(seat, "2").covered
    grounds.rest_on(seat, question_of(seat, "2.1.1"), {paper.id}, ())
    (gap,) = [one for one in covered(seat, "2").gaps if one.subarea.number == "2.1"]

    grounds.rest_on(seat, question_of(seat, "2.1.1"), {page.id}, ())
    now = covered(seat, "2")

    assert (before, gap.kinds) == (0, ("document",))
    assert (now.covered, dict(now.sources)) == (1, {"document": 1, "web": 1})
    assert "2.1" not in [one.subarea.number for one in now.gaps]


def test_an_interview_to_come_is_named_beside_what_is_left(small_world):
    seat = sit(small_world)
    late = kept(seat, replace(MEETING, title="Näringslivsråd", at=datetime(2099, 1, 15, 8, tzinfo=UTC)))
    held = kept(seat, replace(MEETING, title="Rektorer", at=datetime(2026, 1, 15, 8, tzinfo=UTC)))
    for one in (late, held):
        interviews.choose(seat, one.id, {question_of(seat, "2.1.1").id}, ())

    (gap,) = [one for one in covered(seat, "2").gaps if one.subarea.number == "2.1"]

    assert gap.coming == ("Näringslivsråd torsdag",)


def test_until_both_are_done_the_others_sources_cover_nothing_of_mine(small_world):
    a, b = sit(small_world, "a"), sit(small_world, "b")
    paper, page = kept(a, PAPER), kept(a, PAGE)
    grounds.rest_on(a, question_of(a, "2.1.1"), {paper.id, page.id}, ())

    assert (covered(a, "2").covered, covered(b, "2").covered) == (1, 0)
