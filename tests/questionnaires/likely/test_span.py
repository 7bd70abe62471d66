"""A span comes from the others, lets every municipality weigh the same, and is silent about few."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.judgement.likely.span import FEWEST, PROVED, TWO_SIDED, Ends, ends, held, quantile

groups = st.lists(st.lists(st.floats(-5, 5), min_size=1, max_size=3), min_size=FEWEST, max_size=30)


@pytest.mark.parametrize(
    ("figures", "cover", "found"),
    [
        ([[1], [2], [3], [4], [5]], 0.8, 5),
        ([[1], [2], [3], [4]], 0.8, 4),
        ([[1], [2], [3]], 0.8, inf),
        ([[1, 9], [2, 2, 2, 8], [3], [4], [5]], 0.8, 9),
        ([[1, 9], [2, 2, 2, 8], [3], [4], [5]], 0.5, 4),
    ],
)
def test_a_quantile_lets_every_municipality_weigh_the_same_and_a_new_one_as_much(figures, cover, found):
    assert quantile(figures, cover) == found


def test_both_ends_are_alike_while_few_are_known():
    assert ends([[-1], [2], [-3], [4], [0.5]]) == Ends(-4, 0, 4)


def test_each_end_is_set_by_itself_when_many_are_known():
    assert ends([[one] for one in range(1, TWO_SIDED + 1)]) == Ends(4, 21, 37)


@pytest.mark.parametrize("many", range(FEWEST))
def test_there_are_no_ends_from_four_municipalities(many):
    assert ends([[1.0]] * many) is None


def test_from_twenty_on_it_is_told_for_how_many_the_span_held():
    unlike = [[one] for one in [-4, -2, -2, 0, 3] * 4]

    assert [held(some) for some in ([[1.0]] * 20, unlike, unlike[1:])] == [PROVED, 16, None]


@given(groups, st.randoms())
def test_the_order_of_municipalities_changes_nothing(some, chance):
    mixed = list(some)
    chance.shuffle(mixed)

    assert ends(mixed) == ends(some)


@given(groups)
def test_turning_every_score_around_turns_the_span_around(some):
    low, middle, high = ends(some)

    assert ends([[-one for one in group] for group in some]) == Ends(-high, -middle, -low)
