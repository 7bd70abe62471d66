"""What a verification plan finds beside what could be found, and how near the total is after it."""

from __future__ import annotations

from questionnaires.judgement.replay.lines import PLAN_HEAD, plan_line, plan_lines
from questionnaires.judgement.replay.plans import Planned, in_plans
from questionnaires.judgement.replay.worlds import WORLDS
from tests.support.shelves import house_shelf

EDITION = "kommunkompassen/2012"


def test_the_plan_finds_more_than_a_lot_and_no_order_finds_most():
    edition = house_shelf().editions[EDITION]

    nobody, many = (in_plans(edition, WORLDS["base"], n, 15) for n in (0, 10))

    assert [one.by_lot < one.found < one.oracle < 0.6 for one in (nobody, many)] == [True, True]
    assert (nobody.off_both, nobody.off_lot) == (None, None)
    assert many.off_lot < many.off_both < many.off_plan < many.off


def test_a_row_tells_shares_and_errors():
    told = Planned(100, 0.346, 0.208, 0.509, 88.3, 50.4, 20.7, None)

    row = plan_line("base", 10, told)

    assert row.split() == [
        "base",
        "10",
        "100",
        "35",
        "%",
        "21",
        "%",
        "51",
        "%",
        "0,68",
        "88",
        "50",
        "21",
        "–",
    ]
    assert len(row) == len(PLAN_HEAD)


def test_a_world_gives_a_row_for_each_number():
    rows = list(plan_lines(house_shelf().editions[EDITION], ["base"], [0], 5, 1))

    assert [row.split()[:3] for row in rows] == [["base", "0", "5"]]
