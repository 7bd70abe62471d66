"""Spans from a lot hold as often as they say: with others, alone, and where people stop as it suits."""

from __future__ import annotations

import pytest

from questionnaires.judgement.replay.lines import LEAST, MOST
from questionnaires.judgement.replay.promises import doubt, in_world, kept
from questionnaires.judgement.replay.samples import in_samples
from questionnaires.judgement.replay.worlds import WORLDS
from tests.support.shelves import house_shelf


@pytest.mark.parametrize(
    ("name", "n", "until"),
    [("base", 0, None), ("base", 0, 40), ("accepting", 0, None), ("base", 5, None), ("base", 10, 45)],
)
def test_spans_from_a_lot_hold_also_where_people_stop_when_they_are_narrow(name, n, until):
    edition = house_shelf().editions["kommunkompassen/2012"]

    found = kept(in_samples(edition, WORLDS[name], n, 60, until=until))

    reach = 2 * doubt(found)
    assert (found.many, LEAST - reach <= found.held <= MOST + reach) == (60, True)


def test_a_lot_makes_the_span_less_than_half_as_wide():
    edition = house_shelf().editions["kommunkompassen/2012"]

    before = kept(in_world(edition, WORLDS["base"], 10, 20)[True])
    after = kept(in_samples(edition, WORLDS["base"], 10, 20))

    assert after.width < before.width / 2
