"""A meeting whose net goes: a vote is never lost, never given to another question, and never given twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served, Visitor
from tests.support.meetings import Room, kept_votes
from webapp.meetings.deeds import meetings

KEPT = "Nätet är borta. Ditt val finns kvar här och skickas när nätet är tillbaka."
TAKEN = "Din röst är mottagen. Du kan ändra den tills rösterna visas."


@pytest.fixture
def room(served: Served) -> Room:
    with served.world.app.app_context():
        return Room(served.world)


@pytest.fixture
def telephone(opened, served: Served, room: Room) -> Visitor:
    """Let a telephone without an account join by the code."""
    with served.world.app.app_context():
        code = room.meeting.code
    one = opened(viewport={"width": 390, "height": 844})
    one.page.goto("/mote")
    one.page.locator("[name=code]").fill(code)
    one.page.get_by_role("main").get_by_role("button").click()
    expect(one.page.locator("[data-telephone]")).to_be_visible()
    one.page.wait_for_load_state()  # the script has come too: without it a press leaves the page
    return one


def choose_everywhere(page: Page) -> None:
    """Choose the second level of every part, and press."""
    for group in page.locator("form .parts fieldset").all():
        group.locator("input[type=radio]").nth(1).check()
    page.get_by_role("button", name="Rösta").click()


def votes(served: Served) -> int:
    with served.world.app.app_context():
        return kept_votes()


def test_a_vote_given_without_a_net_is_kept_and_sent_once_when_it_is_back(telephone, served):
    telephone.context.set_offline(True)
    choose_everywhere(telephone.page)
    expect(telephone.page.get_by_text(KEPT)).to_be_visible()
    before = votes(served)

    telephone.context.set_offline(False)

    expect(telephone.page.get_by_text(TAKEN)).to_be_visible()
    expect(telephone.page.locator("form .parts input:checked").first).to_be_visible()
    assert (before, votes(served)) == (0, 1)


def test_a_vote_kept_without_a_net_is_not_given_to_the_question_that_came_after(telephone, served, room):
    telephone.context.set_offline(True)
    choose_everywhere(telephone.page)
    expect(telephone.page.get_by_text(KEPT)).to_be_visible()
    asked = telephone.page.locator("h1").inner_text()
    with served.world.app.app_context():
        meetings.ask(room.subject(), room.id, room.turn, room.questions[1])

    telephone.context.set_offline(False)

    expect(telephone.page.locator("h1")).not_to_have_text(asked)
    expect(telephone.page.locator("form .parts input:checked")).to_have_count(0)
    assert votes(served) == 0


def test_the_wall_says_that_the_net_is_gone_and_follows_again_when_it_is_back(
    opened, telephone, served, room
):
    leader = opened("samordnare")
    with served.world.app.app_context():
        address = f"/sjalvvardering/{room.subject().id}/moten/{room.id}"
    leader.page.goto(address)
    lost = leader.page.locator("[data-wall]").get_attribute("data-lost") or ""
    leader.context.set_offline(True)
    expect(leader.page.get_by_text(lost)).to_be_visible()

    choose_everywhere(telephone.page)
    leader.context.set_offline(False)

    expect(leader.page.get_by_text(lost)).not_to_be_visible()
    expect(leader.page.locator("[data-voted]")).to_contain_text("1")
