"""Fewer results inside their spans than chance gives are told, and no more is said."""

from __future__ import annotations

import pytest

from questionnaires.judgement.likely.alarm import A_SIDE, INSIDE, Outcome, Watch, most, watch


@pytest.mark.parametrize(
    ("many", "inside", "side"),
    [
        (5, 1, -1), (6, 2, -1), (8, 3, 0), (10, 4, 1), (12, 6, 1),
        (16, 8, 3), (20, 11, 4), (30, 18, 8), (40, 26, 12),
    ],
)  # fmt: skip
def test_so_few_are_no_chance(many, inside, side):
    assert (most(many, 0.8, INSIDE), most(many, 0.5, A_SIDE)) == (inside, side)


def test_an_alarm_is_heard_when_too_few_are_inside_or_on_one_side():
    good, outside = Outcome(inside=True, above=True), Outcome(inside=False, above=False)
    below = good._replace(above=False)

    assert watch([good, below, good, outside, outside]) == Watch(5, 3, 2)
    assert [
        watch(some).alarmed
        for some in ([], [good, below] * 5, [good] * 5, [outside] * 4 + [good], [good] * 8, [outside] * 2)
    ] == [False, False, False, True, True, False]
