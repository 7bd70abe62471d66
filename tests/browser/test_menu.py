"""The menu: one row in a wide window, one word in a narrow one, and never two groups open at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served, Visitor

NORRVIK = 1
PLACES = {
    "kansli": "/kansli/2026/steg",
    "samordnare": "/nominering/{nomination}",
    "utvarderare.a": f"/utvardering/{NORRVIK}",
    "jury": "/jury/2026",
}
ONE_ROW = 72


@pytest.fixture
def at(browser: Browser, served: Served):
    """Open somebody's page with the longest menu they have."""
    opened = []

    def open_page(key: str, width: int) -> Page:
        visitor = Visitor(browser, served.base, key, viewport={"width": width, "height": 900})
        opened.append(visitor)
        with served.world.app.app_context():
            nomination = served.world.assessment("Exempelby", "kvalitetskommun/2003")
        visitor.page.goto(PLACES[key].format(nomination=nomination))
        return visitor.page

    yield open_page
    for visitor in opened:
        visitor.close()


def height(page: Page) -> int:
    return page.locator("header.top").evaluate("header => header.offsetHeight")


def test_no_menu_takes_two_rows_in_a_wide_window_or_more_than_its_word_in_a_narrow_one(at):
    tall = {}
    for key in PLACES:
        page = at(key, 1280)
        tall[key, 1280] = height(page)
        page.set_viewport_size({"width": 390, "height": 900})
        tall[key, 390] = height(page)

    assert {where: high for where, high in tall.items() if high > ONE_ROW} == {}


def test_a_group_opens_by_a_press_and_closes_the_one_that_was_open(at):
    page = at("kansli", 1280)
    letters, times = (page.locator("summary", has_text=word) for word in ("Brev", "Tidplan"))
    letters.click()
    expect(page.locator(".tabs a", has_text="Utkorg")).to_be_visible()
    times.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".tabs details[open] > summary")).to_have_text("Tidplan")


def test_on_a_telephone_one_word_opens_everything_and_pushes_the_page_down(at):
    page = at("kansli", 390)
    heading = page.get_by_role("heading", level=1)
    above = heading.bounding_box()
    page.get_by_text("Meny", exact=True).click()
    places = page.locator(".tabs a")

    expect(places.first).to_be_visible()
    expect(page.locator("header .menu > summary")).to_have_text("Stäng", use_inner_text=True)
    assert [one for one in places.all() if not one.is_visible()] == []
    assert heading.bounding_box()["y"] > above["y"] + 500
