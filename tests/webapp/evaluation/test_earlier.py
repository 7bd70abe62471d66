"""Last time stands beside today's marks, when whoever marks may know it; and how near the marks were."""

from __future__ import annotations

import pytest

from questionnaires.agreement import agreements
from tests.support.judges import reveal, sit
from tests.support.last_time import fixed_before
from webapp.evaluation.deeds import marks as mark_deeds
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

    a, b = reveal(world, "2.1.1")
    found = nearness(a.evaluation)

    first, second = mark_deeds.marking(a, "a").compass, mark_deeds.marking(b, "b").compass
    assert found.pair == agreements(first, second)
    assert found.unsettled == len(a.edition.questions)
    assert found.own[""].questions == 0
