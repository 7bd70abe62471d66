"""A mark is checked where anybody left a trace of having looked; else it is accepted, alone or in bulk."""

from __future__ import annotations

import pytest

from questionnaires.judgement.checks.unchecked import (
    ACCEPTED,
    CHECKED,
    CHOSEN,
    IN_BULK,
    Trace,
    Unchecked,
    state_of,
    together,
    unchecked,
)

BULK, ALONE = Trace(IN_BULK, departs=False, motivated=False), Trace(ACCEPTED, departs=False, motivated=False)


@pytest.mark.parametrize(
    ("traces", "seen", "state"),
    [
        ([BULK, BULK], False, IN_BULK),
        ([BULK, ALONE], False, ACCEPTED),
        ([ALONE, ALONE], False, ACCEPTED),
        ([BULK._replace(way="")], False, ACCEPTED),
        ([BULK, BULK], True, CHECKED),
        ([BULK, ALONE._replace(way=CHOSEN)], False, CHECKED),
        ([BULK, BULK._replace(motivated=True)], False, CHECKED),
        ([ALONE, ALONE._replace(departs=True)], False, CHECKED),
    ],
)
def test_one_trace_of_a_look_is_enough(traces, seen, state):
    assert state_of(traces, seen=seen) == state


def test_what_is_unchecked_is_counted_and_said_of_how_many():
    states = {"a": CHECKED, "b": ACCEPTED, "c": IN_BULK, "d": IN_BULK}

    assert unchecked(states) == Unchecked(3, 2, 4)
    assert str(unchecked(states)) == "3 av 4 godtagna utan kontroll, varav 2 i klump"
    assert str(unchecked({"a": CHECKED, "b": ACCEPTED})) == "1 av 2 godtagna utan kontroll"


@pytest.mark.parametrize(
    ("ways", "way"),
    [({IN_BULK}, IN_BULK), ({IN_BULK, ACCEPTED}, ACCEPTED), ({ACCEPTED, CHOSEN}, CHOSEN), ({""}, "")],
)
def test_what_two_gave_alike_came_about_as_the_one_who_looked_most(ways, way):
    assert together(ways) == way
