"""Kappa of changes: known answers, and an interval that keeps what it promises."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from questionnaires.compass import count
from questionnaires.judgement.agreement import weighted_kappa
from questionnaires.judgement.departures import BOTH, EACH, departures, told
from questionnaires.marks import NotApplicable, OwnPoints
from tests.support.editions import make_area, make_edition, make_question, make_subarea

QUESTIONS = tuple(make_question(name) for name in "abcdef")
EDITION = make_edition("kommunkompassen/2012", make_area("1", (make_subarea("1.1", 60, QUESTIONS),)))


def quarters(*pairs: tuple[int, int]) -> list[tuple[Fraction, Fraction]]:
    return [(Fraction(x, 4), Fraction(y, 4)) for x, y in pairs]


def one(*pairs: tuple[int, int], alike: int = 0):
    return quarters(*pairs), alike


def test_kappa_of_changes_is_as_counted_by_hand():
    """Own, A and B: 433 443 000 323 111 432; of levels it is 0.842, of changes 0.4."""
    rows = [(4, 3, 3), (4, 4, 3), (0, 0, 0), (3, 2, 3), (1, 1, 1), (4, 3, 2)]

    of_levels = weighted_kappa(quarters(*((a, b) for _own, a, b in rows)))
    of_changes = weighted_kappa(quarters(*((a - own, b - own) for own, a, b in rows)))

    assert (of_levels, of_changes) == (Fraction(16, 19), Fraction(2, 5))


def test_what_each_changed_is_counted_by_question_and_what_both_changed_the_same_way():
    own = count(EDITION, dict.fromkeys("abcd", ("4", "2")) | {"e": ("4", None), "f": NotApplicable("Nej.")})
    beside = {"e": ("0", "0")}
    a = count(EDITION, beside | {"a": ("3", "2"), "b": ("4", "2"), "c": ("0", "4"), "d": ("4", "1")})
    b = count(EDITION, beside | {"a": ("2", "0"), "b": ("4", "0"), "c": ("4", "4"), "d": ("4", "3")})

    found = departures(own, a, b)

    # a: both lower; b: B alone; c: A lowers more than it raises, B raises; d: A lowers, B raises.
    assert found[""] == found["1"]
    assert found[""][:5] == (4, 3, 4, 3, 1)


def test_points_of_ones_own_and_what_does_not_apply_are_no_levels_to_change():
    own = count(EDITION, {"a": ("4", "4"), "b": ("4", "4")})
    first = count(EDITION, {"a": OwnPoints(Fraction(5), Fraction(10)), "b": NotApplicable("Nej.")})

    assert departures(own, first, first)[""] == (0, 0, 0, 0, 0, None, None, None)


def test_two_who_accept_everything_have_no_kappa():
    found = told([one((0, 0), (0, 0))] * 198)

    assert (found.first, found.second, found.both, found.kappa) == (0, 0, 0, None)


@pytest.mark.parametrize(
    ("each", "both", "has"), [(EACH, BOTH, True), (EACH - 1, BOTH, False), (EACH, BOTH - 1, False)]
)
def test_a_kappa_is_told_only_from_so_many_changes(each, both, has):
    shared = [one((-1, -1), alike=1)] * both
    rest = [one((-1, 0))] * (each - both) + [one((0, -1))] * (each - both)

    assert (told([*shared, *rest, *[one((0, 0))] * 30]).kappa is not None) == has


def test_who_copies_the_other_gets_one_and_an_interval_without_width():
    found = told([one((-n % 3, -n % 3), alike=1) for n in range(60)])

    assert (found.kappa, found.low, found.high) == (1, 1, 1)


def test_the_interval_is_that_of_leaving_out_one_question_at_a_time():
    found = [one((-(n % 2), -(n % 3 == 0)), (0, -(n % 5 == 0))) for n in range(40)]

    left_out = [
        weighted_kappa([pair for k, (pairs, _) in enumerate(found) if k != n for pair in pairs])
        for n in range(len(found))
    ]
    mean = sum(left_out) / 40
    error = float(Fraction(39, 40) * sum((value - mean) ** 2 for value in left_out)) ** 0.5

    got = told(found)
    assert float(got.high - got.kappa) == pytest.approx(1.645 * error, abs=2e-6)
    assert got.kappa - got.low == got.high - got.kappa


def judged(chance: random.Random, many: int, checks: float) -> list:
    """Let two evaluators judge questions of two parts: each checks some, and changes what is too high."""
    found = []
    for _ in range(many):
        parts = []
        too_high = chance.gauss(0.45, 0.5)
        looks = chance.random() < checks, chance.random() < checks
        for _part in range(2):
            pair = []
            for look in looks:
                seen = too_high + chance.gauss(0, 0.3) + chance.gauss(0, 0.45)
                pair.append(-round(seen) if look and abs(seen) > 0.75 else 0)
            parts.append(tuple(pair))
        found.append(one(*parts))
    return found


@pytest.mark.parametrize("checks", [0.9, 0.5])
def test_eight_intervals_of_ten_hold_what_the_pair_would_have_in_the_long_run(checks):
    chance = random.Random(11)  # noqa: S311 -- no secret
    lasting = told(judged(chance, 3_000, checks)).kappa

    spans = [told(judged(chance, 198, checks)) for _ in range(80)]

    held = sum(one.low <= lasting <= one.high for one in spans)
    assert all(one.kappa is not None for one in spans)
    assert 0.75 * 80 <= held <= 0.95 * 80
