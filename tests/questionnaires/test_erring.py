"""The usual adjustment is exact, does not mind in which order it is asked, and is silent about few."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.compass import Score
from questionnaires.erring import FEWEST, Likely, Observed, Spread, likely, spread_of, usual

points = st.fractions(min_value=-10, max_value=10, max_denominator=12)
observed = st.builds(Observed, points, st.sampled_from([Fraction(10), Fraction(20), Fraction(50, 7)]))


def seen(*differences: int) -> list[Observed]:
    return [Observed(Fraction(one), Fraction(10)) for one in differences]


def score(secured: int, still_open: int, maximum: int) -> Score:
    return Score(Fraction(secured), Fraction(still_open), Fraction(maximum))


@pytest.mark.parametrize("many", range(FEWEST))
def test_fewer_than_five_evaluations_tell_nothing(many):
    assert usual(seen(*[-1] * many)) is None


def test_five_evaluations_tell_their_number_mean_quartiles_and_size():
    known = usual(seen(-4, -2, -2, 0, 1))

    assert known.n == 5
    assert known.points == Spread(Fraction(-7, 5), Fraction(-2), Fraction(-2), Fraction(0))
    assert known.share == Spread(Fraction(-7, 50), Fraction(-1, 5), Fraction(-1, 5), Fraction(0))
    assert known.size == Fraction(9, 50)


def test_a_quartile_lies_between_the_nearest_two_figures():
    figures = [Fraction(n) for n in (1, 2, 3, 5)]

    assert spread_of(figures) == Spread(Fraction(11, 4), Fraction(7, 4), Fraction(5, 2), Fraction(7, 2))


def test_a_single_figure_is_its_own_mean_and_quartiles():
    assert spread_of([Fraction(3)]) == Spread(*[Fraction(3)] * 4)


@given(st.lists(observed, min_size=FEWEST, max_size=12), st.randoms())
def test_the_order_of_evaluations_changes_nothing(some, chance):
    mixed = list(some)
    chance.shuffle(mixed)

    assert usual(mixed) == usual(some)


@given(st.lists(observed, min_size=FEWEST, max_size=12))
def test_quartiles_stand_in_their_order_between_the_least_and_the_most(some):
    shares = [one.share for one in some]
    spread = usual(some).share

    assert [min(shares), *spread[1:], max(shares)] == sorted([min(shares), *spread[1:], max(shares)])
    assert min(shares) <= spread.mean <= max(shares)


@given(st.lists(observed, min_size=FEWEST, max_size=12))
def test_turning_every_adjustment_around_turns_the_mean_and_keeps_the_size(some):
    turned = usual([Observed(-one.difference, one.maximum) for one in some])
    known = usual(some)

    assert (turned.share.mean, turned.size) == (-known.share.mean, known.size)


def test_a_likely_value_lies_where_answers_are_usually_put():
    known = usual(seen(-2, -2, -1, 0, 0))

    assert likely(score(60, 0, 100), known) == Likely(Fraction(50), Fraction(40), Fraction(60), 5)


def test_what_is_open_widens_the_span_and_is_taken_to_be_answered_as_the_rest():
    known = usual(seen(-1, -1, -1, -1, -1))

    assert likely(score(30, 50, 100), known) == Likely(Fraction(50), Fraction(25), Fraction(75), 5)


@pytest.mark.parametrize(
    ("known", "scored"),
    [(None, score(6, 0, 10)), (seen(*[1] * 5), score(0, 10, 10)), (seen(*[1] * 5), score(4, 6, 10))],
)
def test_no_value_is_likely_where_nothing_is_known_or_more_is_open_than_answered(known, scored):
    assert likely(scored, usual(known) if known else None) is None


@given(
    st.lists(observed, min_size=FEWEST, max_size=9),
    st.integers(0, 10),
    st.integers(0, 10),
    st.integers(10, 20),
)
def test_a_likely_value_lies_in_its_span_and_on_the_scale(some, secured, still_open, rest):
    maximum = secured + still_open + rest
    found = likely(score(secured, still_open, maximum), usual(some))

    assert 0 <= found.low <= found.value <= found.high <= maximum
