"""Where municipalities stand, and how steadily they improve, in exact figures that anybody can check."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaires.edition import HIGHER, LOWER, Figure, Perspective, Text
from webapp.award.queries.figures import figure_positions, improvement

MONEY, RESULT = Perspective("money", Text("Pengar")), Perspective("result", Text("Resultat"))


def figure(name: str, better: str = HIGHER, side: Perspective = MONEY) -> Figure:
    return Figure(name, Text(name), Text("procent"), better, side, Text(""), ())


A, B, C = figure("a"), figure("b", LOWER), figure("c", side=RESULT)


def year(**values: int | str) -> dict[str, Fraction]:
    return {code: Fraction(value) for code, value in values.items()}


def test_the_percentile_is_the_share_of_the_others_that_stand_behind():
    found = figure_positions.told(year(x=1, y=2, z=3), rises=True)

    assert {code: (one.percentile, one.place) for code, one in found.items()} == {
        "x": (0, 3),
        "y": (Fraction(1, 2), 2),
        "z": (1, 1),
    }


def test_equals_share_place_and_percentile_and_lower_may_be_better():
    found = figure_positions.told(year(x=1, y=1, z=3), rises=False)

    assert [(one.percentile, one.place, one.shared) for one in found.values()] == [
        (Fraction(3, 4), 1, True),
        (Fraction(3, 4), 1, True),
        (0, 3, False),
    ]


def test_nobody_alone_is_compared():
    assert figure_positions.told(year(x=1), rises=True) == {}


def test_perspectives_weigh_equally_however_many_figures_they_have():
    values = {"a": {2025: year(x=2, y=1)}, "b": {2025: year(x=1, y=2)}, "c": {2025: year(x=1, y=2)}}

    found = figure_positions.standings((A, B, C), values)

    assert (found["x"].perspectives, found["x"].total) == ({"money": 1, "result": 0}, Fraction(1, 2))


def test_a_missing_value_counts_neither_for_nor_against():
    values = {"a": {2025: year(x=2, y=1)}, "b": {2025: year(y=2, z=1)}, "c": {2025: year(x=2, y=1)}}

    assert figure_positions.standings((A, B, C), values)["x"].total == 1


def test_whoever_lacks_more_than_half_is_not_placed_and_half_is_enough():
    values = {one.id: {2025: year(x=1, y=2)} for one in (A, B)}
    values |= {"c": {2025: year(x=1, y=2, z=3)}, "d": {2025: year(x=1, y=2, w=3)}}
    values["d"][2025]["z"] = Fraction(9)

    found = figure_positions.standings((A, B, C, figure("d")), values)

    assert {code: one.enough for code, one in found.items()} == {"w": False, "x": True, "y": True, "z": True}
    assert [one.who for one in figure_positions.order(found)] == ["z", "y", "x"]


def test_a_year_that_few_have_reported_does_not_count_yet():
    few = {2024: year(w=1, x=2, y=3, z=4), 2025: year(w=9)}
    half = {2024: year(w=1, x=2, y=3, z=4), 2025: year(w=9, x=1)}

    assert [figure_positions.year_that_counts(years) for years in (few, half, {})] == [2024, 2025, None]


def test_figures_without_any_value_are_left_out():
    found = figure_positions.standings((A, B), {"a": {2025: year(x=1, y=2)}})

    assert (found["y"].asked, found["y"].total, figure_positions.standings((A,), {})) == (1, 1, {})


def test_steadiness_is_the_share_of_year_steps_that_improve():
    values = {"a": {2022: year(x=1, y=9), 2023: year(x=2, y=9), 2024: year(x=2, y=9), 2025: year(x=10, y=9)}}

    found = improvement.developments((A,), values)

    path = found["x"].paths["a"]
    assert (path.years, path.better, path.steps, path.change) == ((2022, 2023, 2024, 2025), 2, 3, 1)
    assert (found["x"].steadiness, found["x"].change) == (Fraction(2, 3), 1)
    assert (found["y"].steadiness, found["y"].change) == (0, -1)


def test_only_the_last_four_years_count_and_three_are_needed():
    values = {"a": {y: year(x=y, y=1) for y in range(2019, 2026)}}
    values["a"] |= {2025: year(x=2025, y=1, z=4), 2024: year(x=2024, y=1, z=3)}

    found = improvement.developments((A,), values)

    assert found["x"].paths["a"].years == (2022, 2023, 2024, 2025)
    assert (found["z"].steadiness, found["z"].paths) == (None, {})


def test_a_year_between_may_be_missing():
    values = {"a": {2022: year(x=1, y=1), 2023: year(y=1, z=1), 2024: year(x=2, y=1), 2025: year(x=3, y=1)}}

    assert improvement.developments((A,), values)["x"].paths["a"].steps == 2


def test_the_steadiest_come_first_and_then_who_has_moved_furthest():
    values = {
        "b": {
            2023: year(far=9, near=5, back=1),
            2024: year(far=8, near=4, back=2),
            2025: year(far=1, near=3, back=4),
        }
    }

    order = [one.code for one in improvement.steadiest(improvement.developments((B,), values))]

    assert order == ["far", "near", "back"]


CODES = st.sampled_from("pqrst")
SEVENTHS = st.integers(-30, 30).map(lambda n: Fraction(n, 7))
YEAR = st.dictionaries(CODES, SEVENTHS, max_size=5)
SEVERAL = st.dictionaries(CODES, SEVENTHS, min_size=2, max_size=5)
"""Nobody alone can be compared."""
VALUES = st.fixed_dictionaries({one.id: st.fixed_dictionaries({2024: YEAR, 2025: YEAR}) for one in (A, B, C)})


def totals(values) -> dict[str, Fraction | None]:
    return {code: one.total for code, one in figure_positions.standings((A, B, C), values).items()}


@given(VALUES)
def test_the_order_of_rows_does_not_matter(values):
    turned = {
        name: {y: dict(reversed(of_year.items())) for y, of_year in reversed(years.items())}
        for name, years in reversed(values.items())
    }

    assert totals(turned) == totals(values)


@given(VALUES, st.integers(1, 999).map(lambda n: Fraction(n, 100)), SEVENTHS)
def test_the_unit_of_a_figure_does_not_matter(values, unit, zero):
    scaled = {y: {code: v * unit + zero for code, v in of.items()} for y, of in values["b"].items()}

    assert totals({**values, "b": scaled}) == totals(values)


@given(VALUES, st.sampled_from((A, B, C)), CODES, SEVENTHS.map(abs))
def test_a_better_value_never_lowers_the_standing(values, of, code, step):
    in_year = figure_positions.year_that_counts(values[of.id])
    assume(in_year is not None and code in values[of.id][in_year])
    now = values[of.id][in_year]
    better = {**now, code: now[code] + (step if of.rises else -step)}

    before, after = totals(values), totals({**values, of.id: {**values[of.id], in_year: better}})

    assert (before[code] is None) == (after[code] is None)
    assume(before[code] is not None)
    assert after[code] >= before[code]


@given(SEVERAL)
def test_percentiles_are_one_half_in_the_mean(values):
    found = figure_positions.told(values, rises=True)

    assert figure_positions.mean([one.percentile for one in found.values()]) == Fraction(1, 2)


@pytest.mark.parametrize("rises", [True, False])
@given(values=SEVERAL)
def test_no_percentile_leaves_its_range(rises, values):
    found = figure_positions.told(values, rises=rises)

    assert {code: 0 <= one.percentile <= 1 for code, one in found.items()} == dict.fromkeys(values, True)
