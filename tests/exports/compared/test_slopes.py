import random
from fractions import Fraction
from itertools import pairwise

import pytest

from exports.comparison.slopes import Course, drawn, slopes, spaced

TOLD = ("52", "68")


def course(*shares: float | None) -> Course:
    return Course("1", "Demokrati", shares, TOLD)


def test_a_course_goes_from_left_to_right_and_up_when_it_rises():
    (laid,) = slopes([course(0.5, 0.75)], 200, 100, 10)

    assert laid.segments == (((0, 50), (200, 25)),)
    assert (laid.marks, laid.end, laid.label) == (((0, 50), (200, 25)), (200, 25), 25)


def test_a_gap_breaks_the_line_and_the_label_stands_where_it_ends():
    (laid,) = slopes([course(0.5, None, 0.5, 0.6, None)], 200, 100, 10)

    assert laid.segments == (((100, 50), (150, 40)),)
    assert [x for x, _ in laid.marks] == [0, 100, 150]
    assert laid.end == (150, 40)


def test_a_course_without_any_figure_is_not_drawn():
    assert slopes([course(None, None)], 200, 100, 10) == []


def test_one_evaluation_is_a_point():
    (laid,) = slopes([course(0.5)], 200, 100, 10)

    assert (laid.segments, laid.marks) == ((), ((0, 50),))


def test_labels_that_are_apart_stay_where_they_are():
    assert spaced([10, 40, 25], 10, 100) == [10, 40, 25]


def test_labels_that_would_cover_each_other_move_apart_in_their_order():
    assert spaced([50, 50, 45], 10, 100) == [55, 65, 45]


def test_labels_at_the_bottom_move_upwards():
    assert spaced([98, 99], 10, 100) == [90, 100]


@pytest.mark.parametrize("seed", range(30))
def test_labels_never_cover_each_other_and_keep_their_order(seed):
    lot = random.Random(seed)  # noqa: S311 -- a test that is the same each time
    wanted = [lot.uniform(0, 100) for _ in range(8)]

    placed = spaced(wanted, 12, 100)

    order = sorted(range(8), key=lambda i: wanted[i])
    steps = [placed[b] - placed[a] for a, b in pairwise(order)]
    assert min(steps) > 12 - 1e-9
    assert max(placed) <= 100


def test_a_share_that_is_not_known_has_no_place_on_the_picture():
    assert [drawn(Fraction(3, 4)), drawn(Fraction(0)), drawn(None)] == [0.75, 0.0, None]
