"""Small changes of the areas' weights tell whose order holds."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.award.queries.ranking.robustness import small_changes

F = Fraction


def found(points, times=2_000):
    return [(pair.first, pair.second, pair.ahead, pair.apart) for pair in small_changes(points, times)]


def test_whoever_is_ahead_in_every_area_is_ahead_whatever_the_weights():
    assert found({"S": [F(50), F(40)], "N": [F(60), F(41)]}) == [("N", "S", 1, True)]


def test_two_that_are_exactly_equal_cannot_be_told_apart():
    assert found({"N": [F(50), F(50)], "S": [F(50), F(50)]}) == [("N", "S", 0, False)]


def test_two_that_are_nearly_equal_by_different_areas_cannot_be_told_apart():
    ((_first, _second, ahead, apart),) = found({"N": [F(80), F(20)], "S": [F(20), F(79)]})

    assert (apart, F(1, 2) < ahead < F(6, 10)) == (False, True)


def test_thirds_are_weighed_exactly():
    third = F(1, 3)

    assert found({"N": [third, third, third], "S": [third, third, third - F(1, 10**12)]}) == [
        ("N", "S", 1, True)
    ]


def test_the_changes_are_the_same_every_time():
    points = {"N": [F(80), F(20)], "S": [F(20), F(79)]}

    assert small_changes(points) == small_changes(points)


def test_nobody_and_one_alone_have_no_order_to_change():
    assert (small_changes({}), small_changes({"N": [F(1)]})) == ([], [])


POINTS = st.lists(st.integers(0, 300).map(lambda n: F(n, 3)), min_size=8, max_size=8)


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(st.sampled_from("NSÅG"), POINTS, min_size=2), st.randoms())
def test_in_what_order_nominees_come_does_not_matter(points, chance):
    mixed = dict(chance.sample(list(points.items()), len(points)))

    def told(pairs):
        return {frozenset((p.first, p.second)): p.ahead for p in pairs if totals[p.first] != totals[p.second]}

    totals = {who: sum(row) for who, row in points.items()}
    assert told(small_changes(points, 200)) == told(small_changes(mixed, 200))
