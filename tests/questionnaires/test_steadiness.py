"""How steady an order by points is: known answers, and how seldom it calls apart what is not."""

from __future__ import annotations

import random
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.judgement.steadiness import APART, Judged, Pair, beside, pairs

F = Fraction
N = Judged([F(70), F(80)], (F(152), F(148)))
S = Judged([F(66), F(78)], (F(140), F(148)))


def test_the_chance_is_as_counted_by_hand():
    """Within: (4 + 16 + 108) / 5 = 25.6; variance 2 * 25.6 + 2 * 64 + 20 / 300; six points apart."""
    ((first, second, chance, by_weights),) = pairs({"S": S, "N": N})

    assert (first, second, by_weights) == ("N", "S", 1)
    assert chance == pytest.approx(0.67297, abs=5e-6)


def test_whom_the_same_two_have_judged_have_met_the_same_strictness():
    both = frozenset({1, 2})
    ((*_names, chance, _w),) = pairs({"N": N._replace(pair=both), "S": S._replace(pair=both)})
    ((*_names, apart, _w),) = pairs({"N": N._replace(pair=both), "S": S._replace(pair=frozenset({1, 3}))})

    assert chance > apart == pytest.approx(0.67297, abs=5e-6)


def test_strictness_that_is_known_takes_the_place_of_what_is_usual():
    """Variance 2 * 25.6 + 4^2 + 20 / 300 where four points are known, and six points apart."""
    judged = {"N": N._replace(pair=frozenset({1, 2})), "S": S._replace(pair=frozenset({3, 4}))}
    ((*_names, known, _w),) = pairs(judged, lambda _one, _other: 4.0)
    ((*_names, unknown, _w),) = pairs(judged, lambda _one, _other: None)
    ((*_names, nobody, _w),) = pairs({"N": N, "S": S}, lambda _one, _other: 4.0)

    expected = NormalDist().cdf(6 / sqrt(51.2 + 16 + 20 / 300))
    assert known == pytest.approx(expected)
    assert unknown == nobody == pytest.approx(0.67297, abs=5e-6)


def test_two_that_are_exactly_equal_are_as_likely_either_way():
    ((_first, _second, chance, by_weights),) = pairs({"N": Judged([F(50)] * 8), "S": Judged([F(50)] * 8)})

    assert (chance, by_weights) == (0.5, 0.5)


def test_other_weights_turn_only_what_is_nearly_equal_by_different_areas():
    turned = pairs({"N": Judged([F(80), F(20)]), "S": Judged([F(20), F(79)])})[0].by_weights
    held = pairs({"N": Judged([F(80), F(20)]), "S": Judged([F(20), F(60)])})[0].by_weights

    assert (0.5 < turned < 0.6, held) == (True, 1)


def test_nobody_and_one_alone_have_no_order():
    assert (pairs({}), pairs({"N": N})) == ([], [])


def test_those_that_cannot_be_told_apart_are_named_from_both_sides():
    found = [Pair("N", "S", 0.9, 1), Pair("N", "T", 0.99, 1), Pair("S", "T", 0.6, 1)]

    assert [beside(found, who) for who in "NST"] == [["S"], ["N", "T"], ["S"]]


POINTS = st.lists(st.integers(0, 300).map(lambda n: F(n, 3)), min_size=8, max_size=8).map(Judged)


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.sampled_from("NSÅG"), POINTS, min_size=2), st.randoms())
def test_in_what_order_nominees_come_does_not_matter(judged, chance):
    mixed = dict(chance.sample(list(judged.items()), len(judged)))

    def told(found):
        return {frozenset((one.first, one.second)): one.chance for one in found}

    assert told(pairs(judged)) == told(pairs(mixed))


def nominees(chance: random.Random, spread: float, strictness: float) -> tuple[list, dict]:
    """Let five nominees of eight areas be judged by a pair each; give their true totals beside."""
    base = [chance.gauss(76, 6) for _ in range(8)]
    truth, judged = [], {}
    for k in range(5):
        tilt = [chance.gauss(0, 6) for _ in range(8)]
        shift = chance.gauss(0, spread) / 8
        true = [b + t - sum(tilt) / 8 + shift for b, t in zip(base, tilt, strict=True)]
        pair = chance.gauss(0, strictness) / 8
        one, two = ([t + pair + chance.gauss(0, 4) for t in true] for _ in range(2))
        agreed = [F(round(10 * (a + b) / 2), 10) for a, b in zip(one, two, strict=True)]
        truth.append(sum(true))
        judged[k] = Judged(agreed, (F(round(sum(one))), F(round(sum(two)))))
    return truth, judged


@pytest.mark.parametrize(("spread", "strictness"), [(25, 0), (25, 8), (50, 15)])
def test_what_is_called_apart_seldom_stands_in_the_wrong_order(spread, strictness):
    chance = random.Random(3)  # noqa: S311 -- no secret
    called = wrong = best = 0
    for _ in range(200):
        truth, judged = nominees(chance, spread, strictness)
        found = pairs(judged)
        apart = [one for one in found if one.apart]
        called += len(apart)
        wrong += sum(truth[one.first] < truth[one.second] for one in apart)
        first = found[0].first
        best += max(range(5), key=truth.__getitem__) in {first, *beside(found, first)}

    assert called > 200
    assert wrong <= (1 - APART) * called
    assert best >= 0.95 * 200


def test_equals_are_seldom_called_apart():
    chance = random.Random(3)  # noqa: S311 -- no secret
    found = [one for _ in range(200) for one in pairs(nominees(chance, 0, 8)[1])]

    share = sum(one.apart for one in found) / len(found)
    assert share <= 2 * (1 - APART) + 3 * sqrt(0.05 / 400)
