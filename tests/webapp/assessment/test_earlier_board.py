"""This time's board begins where last time's ended: the same people have the same questions."""

from __future__ import annotations

import pytest

from tests.support.boards import press, wish
from tests.support.colleagues import own
from tests.support.worlds import COMPASS
from webapp.assessment.deeds import starts
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.assessment.queries.teamwork import earlier_board
from webapp.assessment.queries.teamwork.board import board

pytestmark = pytest.mark.both


def begun_after(world):
    """Let Exempelby begin an own assessment of the same edition after the one that was handed out."""
    who = world.person("samordnare")
    return own_assessment(who, starts.start(who, own(world).municipality_id, COMPASS))


def proposed(world, subject, *able):
    people = [world.person(one) for one in able or ("samordnare", "medarbetare")]
    return earlier_board.proposed(subject, board(subject), people)


def test_nothing_is_proposed_where_nothing_was_handed_out(world):
    subject = begun_after(world)

    assert (earlier_board.last_time(subject), proposed(world, subject)) == (None, {})


def test_an_area_goes_to_whoever_had_it_and_a_divided_one_by_its_subareas(world):
    press(
        world,
        wish(world, "area:2", "medarbetare"),
        wish(world, "subarea:1.1", "samordnare"),
        wish(world, "subarea:1.2", "medarbetare"),
    )
    karin, johan = world.person("samordnare"), world.person("medarbetare")

    subject = begun_after(world)

    assert proposed(world, subject) == {"subarea:1.1": karin, "subarea:1.2": johan, "area:2": johan}
    assert proposed(world, subject, "samordnare") == {"subarea:1.1": karin}


def test_the_button_fills_the_board_and_hands_nothing_out(small_world):
    press(small_world, wish(small_world, "area:2", "medarbetare"))
    subject = begun_after(small_world)
    browser, address = small_world.at("samordnare"), f"/sjalvvardering/{subject.id}/vem"
    form = browser.page(address).form("all_due")

    shown = browser.post(f"{address}/andringar", {**form, "as_before": "1"}, page=address)

    assert "1 ändring är inte fördelad." in shown.text
    assert board(subject).row("area:2").held == ()
