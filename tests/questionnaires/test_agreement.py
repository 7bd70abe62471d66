"""Weighted kappa and mean difference: counted by hand, and what always holds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.compass import count
from questionnaires.judgement.agreement import Agreement, agreements, stake, weighted_kappa
from questionnaires.marks import NotApplicable, OwnPoints
from tests.support.editions import make_area, make_edition, make_question, make_subarea

SHARES = st.integers(0, 4).map(lambda n: Fraction(n, 4))
PAIRS = st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=40)


def quarters(*pairs: tuple[int, int]) -> list[tuple[Fraction, Fraction]]:
    return [(Fraction(x, 4), Fraction(y, 4)) for x, y in pairs]


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        # squared distances 0, 0 and 1: mean 1/3; every x with every y 0+4+1 + 4+0+1 + 4+0+1: mean 15/9
        (quarters((0, 0), (2, 2), (2, 1)), Fraction(4, 5)),
        (quarters((0, 4), (4, 0)), Fraction(-1)),
        (quarters((0, 0), (4, 4)), Fraction(1)),
        (quarters((2, 0), (2, 4)), Fraction(0)),
        (quarters((0, 0), (0, 1), (1, 0), (1, 1)), Fraction(0)),
    ],
)
def test_kappa_is_as_counted_by_hand(pairs, kappa):
    assert weighted_kappa(pairs) == kappa


@pytest.mark.parametrize("pairs", [[], quarters((3, 3)), quarters((2, 2), (2, 2))])
def test_kappa_has_no_value_where_nothing_varies(pairs):
    assert weighted_kappa(pairs) is None


def test_two_levels_apart_weigh_four_times_one_level():
    one = 1 - weighted_kappa(quarters((0, 0), (4, 4), (0, 1), (1, 0)))
    two = 1 - weighted_kappa(quarters((0, 0), (4, 4), (0, 2), (2, 0)))
    chance_one = sum((x - y) ** 2 for x in (0, 4, 0, 1) for y in (0, 4, 1, 0))
    chance_two = sum((x - y) ** 2 for x in (0, 4, 0, 2) for y in (0, 4, 2, 0))

    assert two * chance_two == 4 * one * chance_one


@given(PAIRS)
def test_kappa_is_the_mean_square_over_the_mean_square_of_all_combinations(pairs):
    many = len(pairs)
    chance = sum(((x - y) ** 2 for x, _ in pairs for _, y in pairs), Fraction(0)) / many**2

    found = weighted_kappa(pairs)

    assert found == (1 - sum((x - y) ** 2 for x, y in pairs) / many / chance if chance else None)


@given(PAIRS)
def test_kappa_is_the_same_whoever_is_named_first(pairs):
    assert weighted_kappa([(y, x) for x, y in pairs]) == weighted_kappa(pairs)


@given(st.lists(SHARES, min_size=2, max_size=40))
def test_kappa_of_equal_marks_is_one_unless_they_are_all_the_same(shares):
    assert weighted_kappa([(x, x) for x in shares]) == (1 if len(set(shares)) > 1 else None)


@given(PAIRS)
def test_kappa_lies_between_minus_one_and_one(pairs):
    found = weighted_kappa(pairs)

    assert found is None or -1 <= found <= 1


@given(PAIRS, st.randoms(use_true_random=False))
def test_kappa_does_not_depend_on_the_order_of_the_pairs(pairs, chance):
    shuffled = list(pairs)
    chance.shuffle(shuffled)

    assert weighted_kappa(shuffled) == weighted_kappa(pairs)


QUESTIONS = tuple(make_question(name) for name in "abcd")
EDITION = make_edition("kommunkompassen/2012", make_area("1", (make_subarea("1.1", 40, QUESTIONS),)))


def test_an_agreement_tells_what_it_rests_on():
    first = count(EDITION, {"a": ("4", "4"), "b": ("4", "0"), "c": ("2", None), "d": NotApplicable("Nej.")})
    second = count(EDITION, {"a": ("4", "2"), "b": ("4", "0"), "c": ("1", "1"), "d": ("0", "0")})

    found = agreements(first, second)

    worth = first.question("a").score.maximum, second.question("a").score.maximum
    mean = (worth[1] * 3 / 4 - worth[0] + worth[1] / 2 - worth[0] / 2) / 2
    assert found["1"] == found[""]
    assert (found[""].parts, found[""].same, found[""].questions, found[""].left) == (5, 3, 2, 2)
    assert found[""].mean == mean
    assert found[""].kappa == weighted_kappa(quarters((4, 4), (4, 2), (4, 4), (0, 0), (2, 1)))


def test_points_of_ones_own_count_in_the_mean_but_not_in_kappa():
    first = count(EDITION, {"a": OwnPoints(Fraction(5), Fraction(10))})
    second = count(EDITION, {"a": ("4", "4")})

    assert agreements(first, second)[""] == Agreement(0, 0, None, 1, Fraction(5), 3)


def test_nothing_assessed_by_both_gives_no_mean():
    assert agreements(count(EDITION, {}), count(EDITION, {}))[""] == Agreement(0, 0, None, 0, None, 4)


@pytest.mark.parametrize(
    ("a", "b", "points"),
    [
        (("4", "4"), ("4", "4"), Fraction(0)),
        (("4", "4"), ("4", "0"), Fraction(5)),
        (("0", "0"), OwnPoints(Fraction(1), Fraction(4)), Fraction(5, 2)),
        (NotApplicable("Finns inte."), NotApplicable("Ligger hos staten."), Fraction(0)),
    ],
)
def test_at_stake_is_the_difference_in_share_times_the_points(a, b, points):
    first, second = count(EDITION, {"a": a}), count(EDITION, {"a": b})

    assert stake(first.question("a"), second.question("a")) == points
    assert stake(second.question("a"), first.question("a")) == points


def test_all_points_are_at_stake_where_only_one_holds_that_a_question_applies():
    first, second = count(EDITION, {"a": NotApplicable("Finns inte.")}), count(EDITION, {"a": ("0", "0")})

    assert stake(first.question("a"), second.question("a")) == second.question("a").score.maximum
