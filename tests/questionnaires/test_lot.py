"""The lot is drawn once, grows in whole rounds, and says no more of the total than it keeps."""

from __future__ import annotations

import pytest

from questionnaires.compass import count
from questionnaires.judgement.checks.lot import ROUNDS, Alone, alone, rounds_of, whole_rounds
from questionnaires.judgement.likely.evaluated import side_of
from questionnaires.judgement.likely.grid import grid
from tests.support.editions import make_area, make_edition, make_question, make_subarea
from tests.support.shelves import house_shelf

FULL, HALF, NONE = ("4", "4"), ("2", "2"), ("0", "0")


def edition(*sizes: int):
    """Make areas of so many questions, each worth ten points a question."""
    areas = []
    for number, size in enumerate(sizes, start=1):
        questions = tuple(
            make_question(f"q-{number}-{n}", number=f"{number}.1.{n}") for n in range(1, size + 1)
        )
        subarea = make_subarea(number=f"{number}.1", max_points=10 * size, questions=questions)
        areas.append(make_area(number=str(number), subareas=(subarea,)))
    return make_edition(areas=tuple(areas))


def test_a_round_has_one_question_of_every_area_that_has_any_left():
    drawn = rounds_of(edition(2, 3), lambda one: one[::-1])

    assert drawn == [["q-1-1", "q-2-1"], ["q-1-2", "q-2-2"], ["q-2-3"]]


def test_a_larger_sample_goes_on_in_the_same_lot_and_holds_every_question_once():
    whole = house_shelf().editions["kommunkompassen/2012"]
    drawn = rounds_of(whole, lambda one: str(hash((one, "seed")) % 997))

    flat = [one for each in drawn for one in each]
    assert sorted(flat) == sorted(whole.questions)
    assert {len(each) for each in drawn[:ROUNDS]} == {len(whole.areas)}


@pytest.mark.parametrize(
    ("looked", "rounds"),
    [([], 0), (["a"], 0), (["a", "b"], 1), (["a", "b", "d"], 1), ("abcd", 2), (["c", "d"], 0)],
)
def test_only_whole_rounds_from_the_first_on_count(looked, rounds):
    assert whole_rounds([["a", "b"], ["c", "d"]], looked) == rounds


def told(sizes, own, agreed, known):
    asked = edition(*sizes)
    laid = grid(asked)
    sides = (side_of(laid, count(asked, marks)) for marks in (own, agreed))
    return alone(laid, *sides, {laid.ids.index(one) for one in known})


def test_what_the_sample_moved_is_moved_in_the_rest_in_proportion_to_its_points():
    own = {f"q-1-{n}": FULL for n in (1, 2, 3, 4)}

    assert told([4], own, own | {"q-1-1": HALF, "q-1-2": HALF}, ["q-1-1", "q-1-2"]) == Alone(20, 20)


def test_a_sample_that_differs_gives_a_span_around_its_mean():
    own = {f"q-1-{n}": FULL for n in range(1, 9)}

    found = told([8], own, own | {"q-1-1": NONE}, [f"q-1-{n}" for n in (1, 2, 3, 4)])

    # 60 points: ten are gone, and ten of the rest; 1.56 standard errors of 14.1, and 80 is the most there is
    assert found == Alone(37, 80)


def test_where_all_is_known_the_total_is_what_it_is():
    own = {f"q-1-{n}": FULL for n in (1, 2, 3)}

    assert told([3], own, own | {"q-1-1": HALF}, own) == Alone(25, 25)


@pytest.mark.parametrize(
    ("own", "known"),
    [
        ({"q-1-1": FULL, "q-1-2": FULL, "q-1-3": FULL}, ["q-1-1"]),
        ({"q-1-1": FULL, "q-1-2": FULL}, ["q-1-1", "q-1-2"]),
        ({}, []),
    ],
    ids=["too few of an area", "something is open", "nothing is answered"],
)
def test_nothing_is_told_of_what_cannot_be_judged(own, known):
    assert told([3], own, own, known) is None


def test_nothing_is_told_from_one_question_in_each_area():
    own = {"q-1-1": FULL, "q-2-1": FULL}

    assert told([1, 1], own, own, own) is None
