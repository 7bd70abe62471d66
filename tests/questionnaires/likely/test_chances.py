"""Chances are told in whole tenths, of answers like this one, and they come true as often as they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.judgement.likely.chances import Chances, Tenths, odds, tenths
from questionnaires.judgement.replay.worlds import WORLDS, Country


@pytest.mark.parametrize(
    ("down", "up", "told"),
    [(0.5, 0.1, (5, 4, 1)), (0.34, 0.33, (4, 3, 3)), (0, 0, (0, 10, 0)), (0.06, 0.02, (1, 9, 0))],
)
def test_three_chances_are_ten_tenths_together(down, up, told):
    assert tenths(down, up) == Tenths(*told)


@given(st.floats(0, 1), st.floats(0, 1))
def test_tenths_are_always_ten_and_never_below_none(one, other):
    told = tenths(one * 0.97, (1 - one) * other * 0.97)

    assert (sum(told), min(told) >= 0) == (10, True)


def test_a_chance_whose_odds_are_multiplied_stays_a_chance():
    assert (odds(0.5, 1), odds(0.5, 3), odds(1, 0.1), odds(0, 9)) == (0.5, 0.75, 1, 0)


def test_an_answer_that_is_nothing_can_only_be_raised(shelf_2012):
    country = Country(shelf_2012, WORLDS["base"], 1)
    chances = Chances(country.grid, [])

    assert chances.of(0, 0.0) == (0.0, 0.2)
    assert chances.of(0, 1.0) == (0.4, 0.0)


@pytest.mark.parametrize("name", ["base", "accepting"])
def test_answers_are_lowered_about_as_often_as_it_is_said(shelf_2012, name):
    said, seen = [], []
    for seed in range(3):
        country = Country(shelf_2012, WORLDS[name], seed)
        chances = Chances(country.grid, [one for _who, one in country.past(10)])
        for _ in range(8):
            one = country.one().result
            for q, (own, agreed) in enumerate(zip(one.own.share, one.agreed.share, strict=True)):
                said.append(chances.of(q, own)[0])
                seen.append(agreed < own)
    order = sorted(range(len(said)), key=said.__getitem__)
    fifth = len(order) // 5
    for at in range(5):
        rows = order[at * fifth : (at + 1) * fifth]
        assert abs(sum(said[r] for r in rows) - sum(seen[r] for r in rows)) / fifth < 0.10
