"""A page that asks more, or takes longer than it may, when there is more of everything, is called growing."""

from __future__ import annotations

import pytest

from questionnaires.library import read_shelf
from tests.bench.growing import Growth, Seen
from tests.bench.served import ROOT
from tests.bench.sizes import COMPASS, IN_PROPORTION, LENGTHS, SAME, of_length

SIZES = (29, 145, 290)


@pytest.mark.parametrize(
    ("queries", "times", "most", "grows"),
    [
        ((9, 9, 9), (10, 30, 32), SAME, False),  # a page of rows was filled in between
        ((9, 9, 10), (10, 30, 32), SAME, True),
        ((9, 8, 9), (10, 30, 32), SAME, False),
        ((9, 9, 9), (10, 30, 60), SAME, True),
        ((9, 9, 9), (10, 30, 60), IN_PROPORTION, False),
        ((9, 9, 9), (1, 2, 5), SAME, False),  # so little comes and goes
    ],
)
def test_a_page_grows_that_asks_more_or_takes_longer_than_it_may(queries, times, most, grows) -> None:
    seen = tuple(Seen(asked, took) for asked, took in zip(queries, times, strict=True))

    page = Growth("kansli: participants.listing", SIZES, seen, most)

    assert (page.above, page.line().rpartition("  ")[2]) == (grows, "växer" if grows else "ok")


def test_made_up_editions_have_every_subarea_and_the_length_that_is_asked_for() -> None:
    edition = read_shelf(ROOT / "questionnaires").editions[COMPASS]

    made = [of_length(edition, many) for many in LENGTHS]

    subareas = [[subarea.number for area in one.areas for subarea in area.subareas] for one in made]
    assert subareas == [subareas[0]] * len(LENGTHS)
    assert [
        abs(len(one.questions) - many) <= many * 0.1 for one, many in zip(made, LENGTHS, strict=True)
    ] == [True] * 3
    assert [question.number for area in made[2].areas for question in area.questions][:2] == [
        "1.1.1",
        "1.1.2",
    ]
