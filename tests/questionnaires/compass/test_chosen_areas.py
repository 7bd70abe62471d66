"""Chosen areas of an edition: the same questions worth the same, and a sum of those areas alone."""

from __future__ import annotations

import pytest

from questionnaires.compass import count
from questionnaires.compass.chosen_areas import chosen_areas, written
from questionnaires.marks import levels_of
from tests.support.shelves import house_shelf

EDITION = "kommunkompassen/2012"


@pytest.fixture(scope="module")
def shelf():
    return house_shelf()


def _best(edition):
    return {
        one.id: levels_of(one, {part.id: part.levels[-1].id for part in one.kind.parts})
        for one in edition.questions.values()
    }


def test_chosen_areas_are_written_in_the_order_of_the_edition_and_all_of_them_as_none(shelf):
    edition = shelf.editions[EDITION]

    assert written(edition, {"6", "4", "9"}) == "4,6"
    assert written(edition, [area.number for area in edition.areas]) == ""
    assert chosen_areas(edition, "") is edition
    assert chosen_areas(edition, "1,2,3,4,5,6,7,8") is edition


def test_three_areas_give_at_most_three_hundred_and_each_question_what_it_gives_in_the_whole(shelf):
    whole = shelf.editions[EDITION]
    part = chosen_areas(whole, "2,4,6")
    marks = _best(whole)
    counted, everything = count(part, marks), count(whole, marks)

    assert (counted.total.secured, counted.total.maximum) == (300, 300)
    assert (part.max_points, part.is_part, whole.is_part) == (300, True, False)
    assert {one: counted.question(one).score for one in part.questions} == {
        one: everything.question(one).score for one in part.questions
    }
    assert counted.areas == {number: everything.areas[number] for number in ("2", "4", "6")}


def test_areas_left_out_keep_their_bearing(shelf):
    part = chosen_areas(shelf.editions[EDITION], "4,6")

    assert [area.number for area in part.areas] == ["4", "6"]
    assert [area.number for area in part.bearings] == list("12345678")
