"""A likely span comes from the others, does not mind in which order it is asked, and is silent about few."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.compass import Score
from questionnaires.judgement.adjustment import (
    COVER,
    FEWEST,
    PROVED,
    TWO_SIDED,
    VALUED,
    Likely,
    Usual,
    ends,
    likely,
    moved,
    quantile,
    usual,
)

HALF = Fraction(1, 2)
share = st.fractions(-1, 1, max_denominator=24)
groups = st.lists(st.lists(share, min_size=1, max_size=3), min_size=FEWEST, max_size=9)


def each(*percent: int) -> list[list[Fraction]]:
    """Give adjustments in per cent, one for each municipality."""
    return [[Fraction(one, 100)] for one in percent]


def exact(figures) -> list[list[Fraction]]:
    return [[Fraction(one) for one in group] for group in figures]


def score(secured: int, still_open: int = 0, maximum: int = 100) -> Score:
    return Score(Fraction(secured), Fraction(still_open), Fraction(maximum))


@pytest.mark.parametrize(
    ("figures", "cover", "found"),
    [
        ([[1], [2], [3], [4], [5]], COVER, 5),
        ([[1], [2], [3], [4]], COVER, 4),
        ([[1], [2], [3]], COVER, None),
        ([[1, 9], [2, 2, 2, 8], [3], [4], [5]], COVER, 9),
        ([[1, 9], [2, 2, 2, 8], [3], [4], [5]], HALF, 4),
    ],
)
def test_a_quantile_lets_every_municipality_weigh_the_same_and_a_new_one_as_much(figures, cover, found):
    assert quantile(exact(figures), cover) == found


def test_both_ends_are_alike_while_few_are_known():
    assert ends(exact([[-1], [2], [-3], [4], [HALF]])) == (-4, 0, 4)


def test_each_end_is_set_by_itself_when_many_are_known():
    assert ends(each(*range(1, TWO_SIDED + 1))) == (Fraction(4, 100), Fraction(21, 100), Fraction(37, 100))


@pytest.mark.parametrize("many", range(FEWEST))
def test_there_is_no_span_and_no_value_from_four_municipalities(many):
    assert (usual(each(*[-1] * many)), likely(score(50), usual(each(*[-1] * many)))) == (None, None)


def test_a_municipality_evaluated_many_times_is_still_one():
    assert usual([*each(-1, -2, -3), exact([[HALF, HALF, HALF]])[0]]) is None


def test_the_mean_and_the_span_come_from_the_others_each_time():
    known = usual(each(-4, -2, -2, 0, 3))

    reach = Fraction(3 * 4 + 8, 4 * 100)  # the fifth lies 5 above the mean of the others, -2
    assert known == Usual(5, Fraction(-1, 100), -reach, Fraction(0), reach, None)


@given(groups, st.randoms())
def test_the_order_of_municipalities_changes_nothing(some, chance):
    mixed = list(some)
    chance.shuffle(mixed)

    assert usual(mixed) == usual(some)


@given(groups, share)
def test_one_more_municipality_taken_out_again_leaves_all_as_it_was(some, other):
    assert usual([*some, [other]][:-1]) == usual(some)


@given(groups)
def test_turning_every_adjustment_around_turns_the_mean_and_keeps_the_span(some):
    known, turned = usual(some), usual([[-one for one in group] for group in some])

    assert (turned.mean, turned.low, turned.high) == (-known.mean, known.low, known.high)


def test_below_ten_there_is_a_span_but_no_value():
    told = likely(score(60), usual(each(*[-4, -2, -2, 0, 3] * 2)[:9]))

    assert (told.value, told.n, told.held) == (None, 9, None)


def test_from_ten_on_the_value_is_ones_own_points_and_the_mean_adjustment():
    told = likely(score(60), usual(each(*[-4, -2, -2, 0, 3] * 2)))

    assert told == Likely(54, 64, 59, 10, None)
    assert told.n == VALUED


def test_from_twenty_on_it_is_told_for_how_many_the_span_held():
    alike, unlike = each(*[1] * 20), each(*[-4, -2, -2, 0, 3] * 4)

    assert [usual(some, tried=True).held for some in (alike, unlike, unlike[1:])] == [PROVED, 16, None]
    assert usual(unlike).held is None


def test_a_span_of_many_has_each_end_by_itself_and_its_middle_at_the_median():
    few_fell, more_fell = usual(each(*[-20] * 4, *[0] * 46)), usual(each(*[-20] * 5, *[0] * 45))

    assert (few_fell.low, few_fell.high) == (few_fell.middle, few_fell.middle)
    assert likely(score(50), few_fell) == Likely(50, 51, 50, 50, None)
    assert likely(score(50), more_fell)[:3] == (29, 51, 50)


def test_what_is_open_counts_nothing_below_and_all_of_it_above():
    known = usual(each(-4, -2, -2, 0, 3))

    closed, opened = likely(score(60), known), likely(score(60, 20), known)

    assert (closed.low, closed.high) == (54, 64)
    assert (opened.low, opened.high) == (54, 84)


def test_a_value_takes_what_is_open_to_be_answered_as_the_rest():
    assert likely(score(40, 20), usual(each(*[-4, -2, -2, 0, 3] * 2))).value == 49


@pytest.mark.parametrize(
    ("secured", "still_open"), [(0, 100), (40, 51)], ids=["nothing answered", "more open than answered"]
)
def test_nothing_is_told_where_more_is_open_than_answered(secured, still_open):
    assert likely(score(secured, still_open), usual(each(-4, -2, -2, 0, 3))) is None


def test_answers_that_always_stay_have_no_width_and_nothing_else_may_have_none():
    stay, always_lower = usual(each(0, 0, 0, 0, 0)), usual(each(-2, -2, -2, -2, -2))

    assert likely(score(60), stay) == Likely(60, 60, None, 5, None)
    assert likely(score(60), always_lower) is None


@given(groups, st.integers(0, 10), st.integers(0, 10), st.integers(10, 20))
def test_a_likely_span_lies_on_the_scale_with_its_value_inside(some, secured, still_open, rest):
    maximum = secured + still_open + rest
    found = likely(score(secured, still_open, maximum), usual([*some, *some, *some]))

    if found is not None:
        value = found.low if found.value is None else found.value
        assert 0 <= found.low <= value <= found.high <= maximum


def test_how_much_a_question_is_moved_is_told_from_ten_municipalities():
    assert moved(each(*[-4] * 9)) is None
    assert moved(each(*[-4, 2] * 5)) == (10, Fraction(3, 100))
