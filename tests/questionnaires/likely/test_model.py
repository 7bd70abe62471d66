"""What is told of a municipality: a span from few, a value from ten, and nothing where much is open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questionnaires.compass import count
from questionnaires.compass.chosen_areas import chosen_areas
from questionnaires.judgement.likely.evaluated import evaluated, result, side_of
from questionnaires.judgement.likely.grid import grid
from questionnaires.judgement.likely.model import Calibrated, Likely, Model, likely, own_points
from questionnaires.judgement.likely.prediction import Foretold, Known, Rows
from questionnaires.judgement.likely.span import FEWEST, VALUED, Ends
from questionnaires.judgement.replay.worlds import WORLDS, Country
from questionnaires.marks import NotApplicable, OwnPoints
from tests.support.editions import make_area, make_edition, make_question, make_subarea

A, B = "fraga-a", "fraga-b"
FULL, HALF, NONE = ("4", "4"), ("2", "2"), ("0", "0")


def small():
    """Make two areas of ten points, with one question each."""
    areas = tuple(
        make_area(number=n, subareas=(make_subarea(number=f"{n}.1", max_points=10, questions=(one,)),))
        for n, one in (("1", make_question(A, number="1.1.1")), ("2", make_question(B, number="2.1.1")))
    )
    return make_edition(areas=areas)


def side(marks, edition=None):
    edition = edition or small()
    return side_of(grid(small()), count(edition, marks))


def both(own, agreed):
    return evaluated(side(own), side(agreed))


def country(n: int, edition, name: str = "base") -> tuple[Country, Model]:
    made = Country(edition, WORLDS[name], 1)
    return made, Model(made.grid, made.past(n))


@pytest.mark.parametrize("n", range(FEWEST))
def test_nothing_is_told_from_four_municipalities(shelf_2012, n):
    made, model = country(n, shelf_2012)

    assert model.told(made.one().result.own) == {}


def test_a_municipality_evaluated_many_times_is_still_one(shelf_2012):
    made = Country(shelf_2012, WORLDS["base"], 1)
    model = Model(made.grid, [(who % 4, made.one().result) for who in range(12)])

    assert (model.n, model.told(made.one().result.own)) == (4, {})


def test_from_five_on_areas_and_total_get_a_span_and_from_ten_a_value_in_it(shelf_2012):
    for n in (FEWEST, VALUED):
        made, model = country(n, shelf_2012)
        told = model.told(made.one().result.own)

        assert sorted(told) == ["", *made.grid.areas]
        assert {one.n for one in told.values()} == {n}
        values = [(one.low, one.low if one.value is None else one.value, one.high) for one in told.values()]
        assert values == [tuple(sorted(one)) for one in values]
        assert {one.value is None for one in told.values()} == {n < VALUED}


def test_the_order_of_the_past_changes_nothing(shelf_2012):
    made = Country(shelf_2012, WORLDS["base"], 1)
    past, new = made.past(7), made.one().result.own

    assert Model(made.grid, past[::-1]).told(new) == Model(made.grid, past).told(new)


def test_where_all_is_known_what_is_agreed_is_told_and_nothing_else(shelf_2012):
    made, model = country(12, shelf_2012)
    one = made.one().result
    every = frozenset(range(len(made.grid.ids)))

    told = model.told(one.own, Known(one.agreed, every, every))

    right = result(made.grid, one)
    assert [(t.low <= right[number] <= t.high, t.high - t.low <= 1) for number, t in told.items()] == [
        (True, True)
    ] * 9


def test_what_is_known_by_lot_makes_the_span_of_the_total_narrower(shelf_2012):
    made, model = country(12, shelf_2012)
    one = made.one().result
    known = frozenset(range(0, len(made.grid.ids), 5))

    before, after = model.told(one.own)[""], model.told(one.own, Known(one.agreed, known, known))[""]

    assert after.high - after.low < (before.high - before.low) / 2


def test_what_was_picked_as_doubtful_does_not_judge_the_rest(shelf_2012):
    made, model = country(12, shelf_2012)
    one = made.one().result
    known = frozenset(range(0, len(made.grid.ids), 5))

    lot, picked = (model.told(one.own, Known(one.agreed, known, seen)) for seen in (known, frozenset()))

    assert picked[""].value != lot[""].value


def test_a_span_counts_nothing_of_what_is_open_below_and_all_of_it_above():
    sure = Calibrated(Ends(-1.0, 0.0, 1.0), 10, None)

    assert likely(Foretold(50.0, 5.0, 0.0, 100.0), 60, sure) == Likely(45, 55, 50, 10, None)
    assert likely(Foretold(40.0, 5.0, 20.0, 100.0), 60, sure) == Likely(35, 65, 50, 10, None)


@pytest.mark.parametrize("still_open", [51, 100])
def test_nothing_is_told_where_more_is_open_than_answered(still_open):
    sure = Calibrated(Ends(-1.0, 0.0, 1.0), 10, None)

    assert likely(Foretold(10.0, 5.0, still_open, 100.0), 10, sure) is None


def test_a_span_of_no_width_says_that_it_stays_and_is_not_told_of_what_moves():
    still = Calibrated(Ends(0.0, 0.0, 0.0), 5, None)

    assert likely(Foretold(60.0, 1.0, 0.0, 100.0), 60, still) == Likely(60, 60, None, 5, None)
    assert likely(Foretold(58.0, 1.0, 0.0, 100.0), 60, still) is None


def test_areas_beside_each_other_tell_how_far_an_expectation_comes_true():
    rows = [[(40.0, 60.0)], [(60.0, 70.0)], [(80.0, 80.0)]]

    assert Rows(rows).expected([70.0]) == [71.875]
    assert Rows(rows).expected([70.0], left_out=[0]) == [75.0]
    assert Rows(rows[:1]).expected([70.0]) == [70.0]
    assert Rows([[None], [None]]).expected([70.0]) == [70.0]


def test_a_move_is_counted_by_part_and_each_way_by_itself():
    one = both({A: ("4", "0"), B: FULL}, {A: ("2", "4"), B: NotApplicable("Finns inte.")})

    assert (one.counted, one.down, one.up) == ([True, False], [0.25, 0], [0.5, 0])


def test_points_of_ones_own_move_as_a_whole_and_are_not_in_the_table():
    one = both({A: HALF}, {A: OwnPoints(1, 4)})

    assert (one.down[0], one.up[0], one.pairs[0]) == (0.25, 0, [])
    assert [part.level for part in side({A: OwnPoints(1, 4)}).parts[0]] == [1, 1]


def test_a_result_is_told_out_of_what_the_municipality_itself_is_out_of():
    one = both({A: FULL, B: HALF}, {A: HALF, B: NotApplicable("Finns inte.")})

    assert result(grid(small()), one) == {"1": 5, "2": None, "": 10}
    assert result(grid(small()), both({A: FULL}, {A: HALF}))[""] is None


def test_areas_that_are_not_chosen_are_worth_nothing_and_not_told():
    part = chosen_areas(small(), "1")
    chosen = side({A: FULL}, part)
    agreed = (HALF, FULL, NONE, HALF, FULL)
    past = [(who, evaluated(side({A: FULL}, part), side({A: one}, part))) for who, one in enumerate(agreed)]

    told = Model(grid(small()), past).told(chosen)

    assert chosen.worth == [10, 0]
    assert (sorted(told), told["1"].n) == (["", "1"], 5)
    assert own_points(grid(small()), chosen, "") == own_points(grid(small()), chosen, "1") == 10


def test_measures_are_a_kind_to_themselves_wherever_they_stand(shelf_2012):
    question = make_question(A)
    measured = replace(question, kind=replace(question.kind, id=f"measures:{A}"))
    made = make_edition(areas=(make_area(subareas=(make_subarea(max_points=10, questions=(measured,)),)),))

    assert grid(made).kinds == ("measures",)
    assert grid(shelf_2012).kinds == ("system", "spridning", "resultat", "forbattring")
