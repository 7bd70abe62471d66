"""How far apart votes lie: the middle half, from four who have chosen a level."""

from __future__ import annotations

from fractions import Fraction

import pytest

from questionnaires.question import Kind, Level, Part, Question, Text
from webapp.meetings.queries.spread import UNKNOWN, PartSpread, counted, spread_of


def part(many: int = 5) -> Part:
    levels = tuple(Level(f"l{n}", Fraction(n, many - 1), Text(f"Nivå {n}"), Text("")) for n in range(many))
    return Part("system", Text("System"), Text("?"), levels)


def spread(*votes: int, levels: int = 5, unknown: int = 0) -> PartSpread:
    one = part(levels)
    return PartSpread(one, tuple((level, votes.count(n)) for n, level in enumerate(one.levels)), unknown)


@pytest.mark.parametrize(
    ("votes", "steps", "uneven"),
    [
        ((), 0, False),
        ((0, 4), 4, False),
        ((0, 0, 4), 4, False),
        ((0, 0, 4, 4), 4, True),
        ((0, 2, 2, 4), 0, False),
        ((0, 1, 3, 4), 2, True),
        ((2, 2, 2, 2), 0, False),
        ((1, 1, 2, 2), 1, False),
        ((0, 1, 1, 1, 1, 4), 0, False),
        ((0, 0, 1, 1, 3, 3, 4, 4), 2, True),
        ((0, 0, 0, 0, 0, 0, 4, 4), 0, False),
    ],
)
def test_the_middle_half_spans_so_many_steps(votes, steps, uneven):
    found = spread(*votes)

    assert (found.steps, found.uneven) == (steps, uneven)


@pytest.mark.parametrize(
    ("votes", "levels", "uneven"),
    [((0, 0, 1, 1), 2, True), ((0, 0, 0, 1), 2, False), ((0, 1, 2, 3), 4, False), ((0, 0, 2, 2), 4, True)],
)
def test_half_of_the_scale_is_measured_by_the_scale(votes, levels, uneven):
    assert spread(*votes, levels=levels).uneven == uneven


def test_those_who_do_not_know_are_told_and_say_nothing_of_the_spread():
    found = spread(0, 0, 4, unknown=9)

    assert (found.chose, found.most, found.uneven) == (3, 9, False)


def test_votes_are_counted_by_part_and_level_and_what_is_neither_is_left_out():
    one = part(2)
    question = Question.__new__(Question)
    object.__setattr__(question, "kind", Kind("k", (one,), (1,)))
    votes = [{"system": "l0"}, {"system": "l0"}, {"system": UNKNOWN}, {"system": "l9"}, {"annat": "l0"}, {}]

    counts = counted(question, votes)

    assert counts == {"system": {"l0": 2, "l1": 0, UNKNOWN: 1}}
    assert [(one.levels[0][1], one.unknown) for one in spread_of(question, counts)] == [(2, 1)]
