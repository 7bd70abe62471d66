"""How strict evaluators are beside each other: as counted by hand, and as often in the span as it says."""

from __future__ import annotations

from math import sqrt
from random import Random

import pytest

from questionnaires.judgement.evaluators.severity import (
    Compared,
    Severity,
    compared,
    hanging_together,
    severities,
)
from questionnaires.marks import NotApplicable
from tests.support.editions import make_area, make_edition, make_question, make_subarea


def test_one_evaluation_tells_half_of_the_difference_of_each_drawn_to_nothing():
    found = severities([Compared("a", "b", 0.4, 0.01)])

    assert [round(found.of[who].levels, 5) for who in "ab"] == [0.16842, -0.16842]
    assert [round(found.of[who].sd, 5) for who in "ab"] == [0.15218, 0.15218]


def test_a_difference_is_in_levels_with_questions_as_what_varies():
    asked = [make_question(one) for one in "abcd"]
    edition = make_edition(
        "kommunkompassen/2012", make_area("1", (make_subarea("1.1", questions=tuple(asked)),))
    )
    one = {"a": ("3", "3"), "b": ("2", "2"), "c": ("4", "2"), "d": ("1", None)}
    other = {"a": ("2", "2"), "b": ("2", "2"), "c": ("2", "2"), "d": ("1", "1")}

    # 1, 0 and 1 level apart on three whole questions: mean 2/3, squared error 2/9 / 2
    found = compared(("a", "b"), edition, one, other)

    assert (found.first, found.second) == ("a", "b")
    assert (found.apart, found.error) == (pytest.approx(2 / 3), pytest.approx(1 / 9))
    assert compared(("a", "b"), edition, {"a": ("1", "1"), "b": NotApplicable("Nej.")}, other) is None


@pytest.mark.parametrize(
    ("severity", "told"),
    [
        (Severity(0.3, 0.1, 3), True),
        (Severity(-0.3, 0.1, 3), True),
        (Severity(0.3, 0.1, 2), False),
        (Severity(0.16, 0.1, 9), False),
    ],
)
def test_somebody_is_told_only_after_three_evaluations_and_beyond_chance(severity, told):
    assert severity.told is told


def test_those_who_meet_through_others_hang_together():
    assert hanging_together([("a", "b"), ("c", "d"), ("e", "f"), ("b", "c")]) == [
        frozenset("abcd"),
        frozenset("ef"),
    ]


def test_two_pairs_differ_by_what_is_known_and_what_is_not_and_not_at_all_where_they_never_meet():
    often = [Compared("a", "b", 0.3, 0.004), Compared("b", "c", -0.1, 0.004), Compared("c", "d", 0.0, 0.004)]
    apart = [Compared("x", "y", 0.2, 0.004)] * 3
    found = severities([*often * 3, *apart])

    same, told = found.apart({"a", "b"}, {"b", "a"}), found.apart({"a", "c"}, {"b", "d"})
    mean = (found.of["a"].levels + found.of["c"].levels - found.of["b"].levels - found.of["d"].levels) / 2
    assert (same, told > abs(mean) > 0) == (pytest.approx(0, abs=1e-6), True)
    assert found.apart({"a", "b"}, {"x", "y"}) is None
    assert severities(often).apart({"a", "b"}, {"c", "d"}) is None


def test_spans_of_severity_hold_at_least_as_often_as_they_say_and_err_less_than_saying_nothing():
    chance = Random(6)  # noqa: S311 -- invented evaluators, not secrets
    held = off = silent = many = 0.0
    for _country in range(60):
        true = [chance.gauss(0, 0.2) for _ in range(8)]
        pairs = []
        for _evaluation in range(12):
            a, b = chance.sample(range(8), 2)
            noise = chance.gauss(0, sqrt(0.004 + 2 * 0.05**2))
            pairs.append(Compared(a, b, true[a] - true[b] + noise, 0.004))
        for who, one in severities(pairs).of.items():
            low, high = one.span
            held += low <= true[who] <= high
            off += (one.levels - true[who]) ** 2
            silent += true[who] ** 2
            many += 1

    assert 0.77 <= held / many <= 0.87
    assert off < 0.5 * silent
