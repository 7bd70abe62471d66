"""Last time stands beside today's marks, when whoever marks may know it; and how near the marks were."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.support.judges import reveal, sit
from tests.support.last_time import fixed_before
from webapp.evaluation.queries.consensus.earlier_results import last_time
from webapp.evaluation.queries.consensus.nearness import nearness
from webapp.ground.refusals import NotReadyError

OLD, NEW = "kommunkompassen/2010", "kommunkompassen/2012"


def test_nothing_stands_beside_where_there_was_no_last_time(world):
    assert last_time(sit(world)) is None


def test_an_announced_result_of_the_same_edition_stands_as_it_is(world):
    seat = sit(world)
    fixed_before(seat)

    found = last_time(seat)

    assert (found.bridged, found.edition.id) == (False, NEW)
    assert found.compass.state("demokrati-strategi") == "not_applicable"


def test_a_result_of_another_edition_comes_over_the_bridge(world):
    seat = sit(world)
    fixed_before(seat, edition=OLD)

    found = last_time(seat)

    assert (found.bridged, found.edition.id, found.compass.edition.id) == (True, OLD, NEW)


@pytest.mark.parametrize("kind", ["not announced", "inside the municipality", "no bridge"])
def test_what_an_evaluator_may_not_know_or_cannot_compare_stays_away(world, kind):
    seat = sit(world)
    more = {
        "not announced": {"announced": False},
        "inside the municipality": {"round_id": None},
        "no bridge": {"edition": "kvalitetskommun/2021", "marks": {}},
    }[kind]
    fixed_before(seat, **more)

    assert last_time(seat) is None


def test_inside_a_municipality_its_own_results_are_known(world):
    seat = sit(world)
    fixed_before(seat, round_id=None)
    seat.assessment.round_id = None

    assert last_time(seat).compass.state("demokrati-strategi") == "not_applicable"


def test_nearness_is_told_once_both_are_done(world):
    seat = sit(world)
    with pytest.raises(NotReadyError):
        nearness(seat.evaluation)

    a, _b = reveal(world, "2.1.1")
    found = nearness(a.evaluation)

    # On 2.1.1 A says that nothing is there, B three quarters of the way, of a part that is worth 9/4 points.
    points = Fraction(27, 16)
    apart = {number for number, told in found.pair.items() if told.same != told.parts}
    assert apart == {"", "2"}
    assert [(found.pair[one].parts, found.pair[one].same) for one in ("2", "")] == [(72, 71), (590, 589)]
    assert [found.pair[one].mean for one in ("2", "", "1")] == [
        points / 24,
        points / 196,
        0,
    ]
    assert found.unsettled == len(a.edition.questions)
    assert (found.departed[""].questions, found.departed[""].first, found.departed["2"].second) == (196, 1, 0)
    assert set(found.last) == {"a", "b"}
    assert found.own[""].questions == 0
