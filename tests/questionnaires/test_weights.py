"""The order by other weights: known answers, and every promise tried by counting again."""

from __future__ import annotations

import random
from fractions import Fraction

from questionnaires.judgement.weights import MOST, Turn, Weighed, first_of, order, turns

F = Fraction
N, S, T = [F(70), F(50)], [F(50), F(65)], [F(30), F(30)]
"""Norrvik leads Sjöholm by five: twenty ahead in the first area, fifteen behind in the second."""
FULL = [F(100), F(100)]


def test_the_weights_that_turn_the_first_place_are_as_counted_by_hand():
    """With D = 5: 100 * (1 - 5 / 20) = 75 in the first area, 100 * (1 + 5 / 15) = 133.3 in the second."""
    assert turns({"T": T, "S": S, "N": N}) == [
        Turn(0, below=True, weight=75, who="S"),
        Turn(1, below=False, weight=133, who="S"),
    ]


def test_the_order_by_other_weights_stands_beside_the_own_on_the_same_scale():
    assert order({"N": N, "S": S, "T": T}, [60, 100], FULL) == [
        Weighed("S", 1, 2, shared=False, points=F(475, 4)),
        Weighed("N", 2, 1, shared=False, points=F(230, 2)),
        Weighed("T", 3, 3, shared=False, points=F(60)),
    ]


def test_at_the_weight_itself_the_two_share_the_first_place():
    found = order({"N": N, "S": S}, [75, 100], FULL)

    assert (first_of(found), [row.shared for row in found]) == (["N", "S"], [True, True])


def test_an_area_that_is_left_out_weighs_nothing():
    found = order({"N": N, "S": S}, [0, 100], FULL)

    assert [(row.who, row.points) for row in found] == [("S", F(130)), ("N", F(100))]


def test_where_the_first_place_is_shared_or_there_is_one_alone_no_weight_is_told():
    assert (turns({"N": N, "M": list(N)}), turns({"N": N})) == ([], [])


def test_every_weight_that_is_told_turns_the_first_place_there_and_not_before():
    """What is linear turns once: it is enough to look at the ends, and on both sides of what is told."""
    chance, told = random.Random(17), 0  # noqa: S311 -- a seeded country
    for _country in range(40):
        points = {
            who: [F(chance.randint(0, 300), 3) for _ in range(4)] for who in range(chance.randint(2, 5))
        }
        own = first_of(order(points, [100] * 4, [F(100)] * 4))
        found = {(one.area, one.below): one for one in turns(points)}
        told += len(found)
        for area in range(4) if len(own) == 1 else ():
            for below, step, end in ((True, -1, 0), (False, 1, MOST)):
                one = found.get((area, below))
                assert _lost(points, own, area, end) == (one is not None)
                if one:
                    assert not _lost(points, own, area, one.weight)
                    assert _lost(points, own, area, one.weight + step)
                    assert before(points, one.who, own[0], area, one.weight + step)
    assert told == 58


def _lost(points, own, area, weight):
    return own[0] not in first_of(order(points, _one(area, weight), [F(100)] * 4))


def before(points, one, other, area, weight):
    places = {row.who: row.place for row in order(points, _one(area, weight), [F(100)] * 4)}
    return places[one] < places[other]


def _one(area, weight):
    return [weight if n == area else 100 for n in range(4)]
