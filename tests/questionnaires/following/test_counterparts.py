"""Which questions stand behind a question, over one bridge or several."""

from __future__ import annotations

import pytest

from questionnaires.succession.counterparts import counterparts
from questionnaires.succession.ways import NoWayError
from tests.support.shelves import house_shelf


@pytest.fixture(scope="module")
def shelf():
    return house_shelf()


def test_a_question_that_has_never_changed_stands_behind_itself(shelf):
    found = counterparts(shelf, "kommunkompassen/2010", "kommunkompassen/2012")

    assert {(one.how, one.old) for question, one in found.items() if one.old != (question,)} == set()
    assert {one.how for one in found.values()} == {"same"}


def test_over_several_bridges_the_largest_change_is_told(shelf):
    bridge = shelf.bridges["kommunkompassen/2006", "kommunkompassen/2010"]
    told = {new: (link.how, link.old) for link in bridge.links if link.old for new in link.new}

    found = counterparts(shelf, "kommunkompassen/2006", "kommunkompassen/2012")

    assert found == told


def test_a_new_question_has_nothing_behind_it(shelf):
    bridge = shelf.bridges["kommunkompassen/2006", "kommunkompassen/2010"]
    new = {one for link in bridge.links if not link.old for one in link.new}

    found = counterparts(shelf, "kommunkompassen/2006", "kommunkompassen/2012")

    assert (bool(new), new & set(found)) == (True, set())


def test_there_is_no_counterpart_where_no_bridge_leads(shelf):
    with pytest.raises(NoWayError):
        counterparts(shelf, "kommunkompassen/2012", "kvalitetskommun/2003")
