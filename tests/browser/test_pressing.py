"""A press does what it says, also while something is being saved or told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FloatRect, Locator, Page, Route, expect

from tests.browser.answering import eventually, kept_text, open_question, shown, story, text_field, wait
from tests.browser.pages import SAVED, AnyPage, Questions
from tests.browser.serving import Served

LISTEN = """place => {
    window.told = [];
    const listen = () => window.told.push(place.textContent);
    new MutationObserver(listen).observe(place, { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture
def page(opened) -> Page:
    return opened("samordnare").page


@pytest.fixture
def box(page: Page, served: Served) -> Locator:
    return open_question(page, served)


class Gate:
    """Holds what the script sends, until it is let through."""

    def __init__(self, page: Page) -> None:
        self.page, self.held, self.is_open = page, list[Route](), False
        page.route("**/fraga/*", self._come)

    def _come(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def wait(self) -> None:
        """Wait until something stands before it."""
        wait(self.page, lambda: self.held)

    def let_one_through(self) -> None:
        self.wait()
        self.held.pop(0).continue_()

    def open(self) -> None:
        self.is_open = True
        while self.held:
            self.let_one_through()


@pytest.fixture
def gate(page: Page) -> Gate:
    return Gate(page)


def under_the_mouse(page: Page, box: Locator, name: str = "Spara svaret") -> tuple[Locator, FloatRect]:
    """Move the mouse to the button; give it, and where it is."""
    button = box.get_by_role("button", name=name)
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    return button, place


def press_over_a_message(page: Page, box: Locator, gate: Gate) -> tuple[object, object]:
    """Let the answer to a saving come while the mouse is down; tell where the button was, and is."""
    button, place = under_the_mouse(page, box)
    page.mouse.down()
    with page.expect_response("**/fraga/*") as answer:
        gate.let_one_through()
    answer.value.finished()
    shown(page)
    stays = button.bounding_box()
    page.mouse.up()
    return place, stays


def test_no_fault_moves_a_button_away_from_under_a_press(page, box, gate, served):
    text_field(box).fill("a" * 4100)
    box.get_by_label("Länk 1", exact=True).fill("javascript:1")
    gate.wait()

    place, stays = press_over_a_message(page, box, gate)

    assert stays == place
    expect(page).to_have_title(re.compile("^Fel:"))
    assert kept_text(served) == ""


def test_no_fault_that_goes_away_moves_a_button_away_from_under_a_press(page, box, gate, served):
    text_field(box).fill("a" * 4100)
    gate.wait()
    gate.let_one_through()
    expect(box.get_by_text("Texten är 100 tecken för lång.")).to_be_visible()
    text_field(box).fill("Strategin gäller alla.")
    gate.wait()

    place, stays = press_over_a_message(page, box, gate)

    assert stays == place
    Questions(page).tells(SAVED)
    assert kept_text(served) == "Strategin gäller alla."


def test_what_is_said_when_a_field_is_left_moves_no_button_away_from_under_a_press(marking):
    page, form = marking.page, marking.page.locator("form[data-autosave]")
    marking.motivate("a" * 2100)
    with page.expect_response("**/fraga/*"):
        page.keyboard.type("b")  # what a hand has typed is told as changed when the field is left
    expect(form.locator("[data-saved]")).to_contain_text("Inte sparat. Rätta det som är markerat")
    button, place = under_the_mouse(page, form, "Spara och gå till")

    page.mouse.down()
    shown(page)
    stays = button.bounding_box()
    page.mouse.up()

    assert stays == place
    expect(page).to_have_title(re.compile("^Fel:"))


def navigations(page: Page) -> list[str]:
    """Give the list of where the browser goes from now on."""
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.is_navigation_request() else None)
    return sent


def write_on_while_the_first_words_are_sent(gate: Gate, box: Locator) -> None:
    text_field(box).fill("Strategin")
    gate.wait()
    text_field(box).fill("Strategin gäller alla.")


def test_a_press_lets_what_is_on_its_way_come_first(page, box, gate, served):
    write_on_while_the_first_words_are_sent(gate, box)

    sent = navigations(page)
    box.get_by_role("button", name="Spara svaret").click(no_wait_after=True)
    shown(page)
    before = list(sent)
    gate.open()
    Questions(page).tells(SAVED)

    assert before == []
    assert story(served) == ["Strategin", "Strategin gäller alla."]


def test_a_link_lets_what_is_on_its_way_come_first(page, box, gate, served):
    write_on_while_the_first_words_are_sent(gate, box)

    sent = navigations(page)
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Översikt").click()
    shown(page)
    before = list(sent)
    gate.open()
    AnyPage(page).is_called("Så pekar kompassen nu")

    assert before == []
    eventually(served, lambda: kept_text(served), "Strategin gäller alla.", page)


def test_a_fault_that_is_mended_when_it_is_told_is_not_told(page, box, gate, served):
    text_field(box).fill("a" * 4100)
    gate.wait()
    page.evaluate(LISTEN, box.locator("[data-saved]").element_handle())
    text_field(box).fill("Strategin gäller alla.")
    gate.open()

    expect(box.get_by_text(SAVED)).to_be_visible()
    assert [told.split()[0] for told in page.evaluate("window.told")] == ["Sparar", "✓"]
    assert kept_text(served) == "Strategin gäller alla."


def test_what_is_mended_while_it_is_refused_is_saved_without_another_touch(page, gate, served):
    page.clock.install()
    box = open_question(page, served)
    text_field(box).fill("a" * 4100)
    gate.wait()
    text_field(box).fill("Strategin gäller alla.")
    page.clock.fast_forward(1500)  # a pause that saves
    gate.open()

    expect(box.get_by_text(SAVED)).to_be_visible()
    assert kept_text(served) == "Strategin gäller alla."
