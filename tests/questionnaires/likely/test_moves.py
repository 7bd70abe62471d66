"""How answers are moved is observed over expected, drawn to what is known more broadly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.judgement.likely.moves import Fit, Kappas, Sums, factors, prior_move, table
from questionnaires.judgement.replay.worlds import WORLDS, Country


@pytest.mark.parametrize(
    ("level", "down", "up"),
    [
        (0, 0.0, 0.02777),
        (1, 0.05315, 0.02179),
        (2, 0.08, 0.02),
        (3, 0.09245, 0.01648),
        (4, 0.1041, 0.0),
    ],
)
def test_before_anybody_is_evaluated_a_high_answer_is_expected_to_sink_most(level, down, up):
    assert prior_move(level) == pytest.approx((down, up), abs=5e-6)


def test_a_unit_that_moved_more_than_expected_is_expected_to_move_more():
    one = Kappas(1, 1, 1)

    assert factors([6], [3], [(0,)], one[:1]) == [1.75]
    assert factors([0], [0], [(0,)], one[:1]) == [1]


def test_an_answer_that_nobody_has_seen_is_expected_to_move_as_the_prior_says():
    cells = [[[0.0, 0.0, 0.0] for _ in range(5)]]

    assert table(cells)[0] == [pytest.approx(prior_move(level)) for level in range(5)]


def test_forty_answers_weigh_as_much_as_what_is_known_more_broadly():
    cells = [[[0.0, 0.0, 0.0] for _ in range(5)] for _ in range(2)]
    cells[0][2] = [40.0, 4.0, 0.0]

    down, up = table(cells)[0][2]

    alike = (4 + 40 * 0.08) / 80
    assert (down, up) == pytest.approx(((4 + 40 * alike) / 80, (40 * (40 * 0.02) / 80) / 80))


@settings(max_examples=5)
@given(st.integers(0, 10_000))
def test_an_evaluation_taken_out_again_leaves_every_sum_as_it_was(shelf_2012, seed):
    country = Country(shelf_2012, WORLDS["base"], seed)
    first, second = country.one().result, country.one().result
    sums = Sums(country.grid)
    sums.add(first)
    before = Fit(sums, Kappas())

    sums.add(second)
    sums.add(second, -1)

    after = Fit(sums, Kappas())
    assert after.factor == [pytest.approx(side, abs=1e-9) for side in before.factor]
    assert [sum(one.values()) for one in sums.own] == pytest.approx([1.0] * len(sums.own))


def test_only_what_was_looked_at_is_learnt_from_where_that_is_asked(shelf_2012):
    country = Country(shelf_2012, WORLDS["base"], 1)
    one = country.one().result
    sums = Sums(country.grid)

    sums.add(one, seen=[False] * len(country.grid.ids))

    assert (sum(sums.down), sum(sums.up), sum(map(len, sums.own))) == (0, 0, 0)
