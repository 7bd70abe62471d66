"""The board says at once what a press would do, and keeps what is being chosen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served, Visitor

SENDS = re.compile("^Fördela och skicka ett brev")


@pytest.fixture
def board(opened, served: Served) -> Page:
    visitor: Visitor = opened("samordnare")
    with served.world.app.app_context():
        assessment = served.world.assessment("Exempelby")
    visitor.page.goto(f"/sjalvvardering/{assessment}/vem")
    return visitor.page


def test_a_choice_is_told_of_without_the_page_being_fetched_again_and_nothing_is_sent_before_the_press(board):
    address = board.url
    holder = board.locator('select[name="area:5:person"]')
    row = board.locator(".board-row", has=holder)

    holder.select_option(label="Johan Lind")
    expect(row).to_have_class(re.compile("changed"))
    expect(board.locator("[data-send]")).to_contain_text("1 ändring är inte fördelad.")
    button = board.get_by_role("button", name=SENDS)
    expect(button).to_be_enabled()

    assert (board.url, holder.locator("option:checked").inner_text()) == (address, "Johan Lind")
    holder.select_option(index=0)
    expect(row).not_to_have_class(re.compile("changed"))
    holder.select_option(label="Johan Lind")
    expect(button).to_be_enabled()
    button.click()
    expect(board.get_by_role("status").first).to_contain_text("Fördelat: 1 ändring.")
