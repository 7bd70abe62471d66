"""Private rankings become one order, by mean rank, with ties as ties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.award.queries.ranking.order_count import (
    Held,
    Ranked,
    combined,
    last_tie,
    split,
    without_one,
)

FOUR = ("N", "S", "Å", "G")


def ballot(*groups: str, seen: str = "NSÅG") -> Ranked:
    """Make a ballot: "N", "SÅ" sets N first, then S and Å as equals; the rest is left out."""
    places = {who: place for place, group in enumerate(groups, start=1) for who in group}
    return Ranked(places, frozenset(seen))


def order(ballots, candidates=FOUR):
    return [(row.who, row.place, row.shared) for row in combined(candidates, ballots)]


def test_a_unanimous_jury_gets_its_own_order():
    found = combined(FOUR, [ballot("Å", "N", "G", "S")] * 3)

    assert [(row.who, row.place, row.mean, row.wins) for row in found] == [
        ("Å", 1, 1, 3),
        ("N", 2, 2, 2),
        ("G", 3, 3, 1),
        ("S", 4, 4, 0),
    ]


def test_a_tie_for_the_last_place_is_found_with_how_many_there_is_room_for():
    """Å and G share the second place: with two to choose there is room for one, with three for both."""
    found = combined(FOUR, [ballot("N", "ÅG", "S")] * 3)

    told = [last_tie(found, most) for most in (1, 2, 3, 4)]
    assert [([row.who for row in tied], room) for tied, room in told] == [
        ([], 0),
        (["Å", "G"], 1),
        ([], 0),
        ([], 0),
    ]


@pytest.mark.parametrize(("picked", "told"), [("N", []), ("NG", ["Å", "G"]), ("NÅG", []), ("NÅGS", [])])
def test_whoever_takes_one_and_leaves_another_on_a_shared_place_splits_it(picked, told):
    found = combined(FOUR, [ballot("N", "ÅG", "S")] * 3)

    assert [row.who for rows in split(found, picked) for row in rows] == told


def test_equals_share_a_place():
    assert order([ballot("N", "S"), ballot("S", "N")]) == [
        ("N", 1, True),
        ("S", 1, True),
        ("Å", 3, True),
        ("G", 3, True),
    ]


def test_those_left_out_stand_equal_after_the_rest():
    found = {row.who: row.mean for row in combined(FOUR, [ballot("N")])}

    assert found == {"N": 1, "S": 3, "Å": 3, "G": 3}


def test_the_mean_place_is_the_mean_of_the_places():
    found = {
        row.who: row.mean for row in combined(FOUR, [ballot("N", "S", "Å", "G"), ballot("NS", "Å", "G")])
    }

    assert found == {"N": Fraction(5, 4), "S": Fraction(7, 4), "Å": 3, "G": 4}


def test_a_member_with_a_conflict_neither_helps_nor_harms_the_one_they_may_not_judge():
    blocked = ballot("S", "Å", "G", seen="SÅG")

    found = {
        row.who: (row.place, row.ballots) for row in combined(FOUR, [ballot("N", "S", "Å", "G"), blocked])
    }

    assert found == {"N": (1, 1), "S": (2, 2), "Å": (3, 2), "G": (4, 2)}


def test_whom_nobody_could_judge_stands_last_without_a_mean():
    (*_rest, last) = combined(FOUR, [ballot("S", "Å", "G", seen="SÅG")])

    assert (last.who, last.mean, last.ballots) == ("N", None, 0)


def test_a_single_candidate_is_nobodys_loser():
    assert order([Ranked({"N": 1}, frozenset("N"))], "N") == [("N", 1, False)]


def test_only_orders_count_and_not_how_far_apart_the_numbers_are():
    far = Ranked({"N": 1, "S": 50, "Å": 98, "G": 99}, frozenset(FOUR))

    assert combined(FOUR, [far]) == combined(FOUR, [ballot("N", "S", "Å", "G")])


FIRM = [ballot("N", "S", "Å", "G")] * 4
CLOSE_BELOW = [*[ballot("N", "S", "Å", "G")] * 2, *[ballot("N", "Å", "S", "G")] * 2]
CLOSE_ABOVE = [*[ballot("N", "S", "Å", "G")] * 2, *[ballot("S", "N", "Å", "G")] * 2]


@pytest.mark.parametrize(
    ("ballots", "held"),
    [
        (FIRM, Held(first=True, order=True)),
        (CLOSE_BELOW, Held(first=True, order=False)),
        (CLOSE_ABOVE, Held(first=False, order=False)),
    ],
)
def test_of_trials_without_one_ballot_only_whether_all_came_out_the_same_is_told(ballots, held):
    assert without_one(FOUR, ballots) == held


@pytest.mark.parametrize("many", [0, 1, 2, 3])
def test_below_four_ballots_nothing_is_told_of_trials_without_one(many):
    assert without_one(FOUR, FIRM[:many]) is None


def test_below_four_ballots_on_one_candidate_nothing_is_told_either():
    partial = ballot("S", "Å", "G", seen="SÅG")

    assert without_one(FOUR, [*FIRM[:3], partial]) is None
    assert without_one(FOUR, [*FIRM, partial]) == Held(first=True, order=True)


def test_one_candidate_alone_has_no_order_to_try():
    assert without_one("N", FIRM) is None


MANY = st.lists(
    st.dictionaries(st.sampled_from(FOUR), st.integers(1, 9)).map(lambda p: Ranked(p, frozenset(FOUR))),
    min_size=1,
    max_size=6,
)


@given(MANY, st.randoms())
def test_in_what_order_ballots_come_does_not_matter(ballots, chance):
    mixed = chance.sample(ballots, len(ballots))

    assert combined(FOUR, mixed) == combined(FOUR, ballots)
    assert without_one(FOUR, mixed) == without_one(FOUR, ballots)


@given(MANY, st.permutations(FOUR))
def test_what_candidates_are_called_does_not_matter(ballots, names):
    called = dict(zip(FOUR, names, strict=True))
    renamed = [Ranked({called[w]: p for w, p in b.places.items()}, frozenset(names)) for b in ballots]

    found = {row.who: (row.place, row.mean, row.wins) for row in combined(names, renamed)}

    assert found == {called[row.who]: (row.place, row.mean, row.wins) for row in combined(FOUR, ballots)}


@given(st.permutations(FOUR), st.integers(1, 7))
def test_unanimous_ballots_always_give_that_order(wanted, times):
    ballots = [ballot(*wanted)] * times

    assert [row.who for row in combined(FOUR, ballots)] == list(wanted)
    assert without_one(FOUR, ballots) == (Held(first=True, order=True) if times > 3 else None)


@given(MANY, st.sampled_from(FOUR))
def test_a_better_number_never_lowers_a_place(ballots, who):
    better = [Ranked({**ballots[0].places, who: 0}, ballots[0].seen), *ballots[1:]]
    place = {row.who: row.place for row in combined(FOUR, ballots)}[who]

    assert {row.who: row.place for row in combined(FOUR, better)}[who] <= place
