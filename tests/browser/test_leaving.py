"""Whoever leaves a page at once takes what was written to the server, also when the press was in vain."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.answering import (
    address,
    eventually,
    kept_text,
    no_draft_is_left,
    open_question,
    shown,
    text_field,
    wait,
)
from tests.browser.pages import SAVED, AnyPage, Marks
from tests.browser.serving import Served
from tests.support.judges import kept, question_of, sit
from webapp.ground.store.database import db

PRESS_AND_LEAVE = """async (button) => {
    button.click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    document.querySelector(".tabs a").click();
}"""
WRITE_AND_LEAVE = """(area, way) => {
    const link = document.querySelector(".tabs a");
    area.value = "Skrivet i sista stund.";
    area.dispatchEvent(new Event("input", { bubbles: true }));
    if (way === "link") link.click();
    if (way === "address") location.assign(link.href);
    if (way === "signing out") document.querySelector(".who form[action='/logga-ut']").requestSubmit();
}"""
VALUES = "fields => fields.map((field) => field.name + field.value)"
SAID = "Planen är beslutad men okänd."


def the_forms_never_arrive(page: Page) -> None:
    """Hold what the buttons send, as a slow net does, and let through what the script sends."""

    def hold(route: Route) -> None:
        if route.request.is_navigation_request() and route.request.method == "POST":
            return
        route.continue_()

    page.route("**/*", hold)


def test_a_link_followed_while_the_button_is_still_sending_loses_no_answer(opened, served):
    leave_an_answer(opened("samordnare").page, served)

    assert kept_text(served) == "Strategin gäller alla."


def press_and_leave(page: Page, button: str) -> None:
    """Press a button, and follow the first link of the menu before anything has come of it."""
    named = page.get_by_role("button", name=button).element_handle()
    page.evaluate(PRESS_AND_LEAVE, named)


def leave_an_answer(page: Page, served: Served) -> None:
    """Write an answer, press its button in vain, go home and wait until the server has it."""
    the_forms_never_arrive(page)
    box = open_question(page, served)
    text_field(box).fill("Strategin gäller alla.")
    press_and_leave(page, "Spara svaret 1.1.1")
    AnyPage(page).is_called("Hej Karin Ek")
    wanted = "Strategin gäller alla."
    assert eventually(served, lambda: kept_text(served), wanted, page) == wanted


def motivation(served: Served) -> str:
    with served.world.app.app_context():
        seat = sit(served.world)
        kept_one = kept(seat, question_of(seat, "2.1.1"))
        db.session.remove()
    return kept_one[1]


def test_a_link_followed_while_the_button_is_still_sending_loses_no_mark(marking, served):
    page = marking.page
    the_forms_never_arrive(page)

    marking.motivate(SAID)
    press_and_leave(page, "Spara och gå till 2.1.2")
    page.wait_for_url(lambda url: "/fraga/" not in url)

    assert eventually(served, lambda: motivation(served), SAID, page) == SAID


def refuse(marking: Marks) -> None:
    """Send a mark that differs from the municipality's without saying why."""
    part = marking.main.get_by_role("group").filter(has=marking.page.get_by_role("radio")).first
    part.get_by_role("radio", checked=False).first.check()
    marking.main.get_by_role("button", name="Spara och gå till 2.1.2").click()
    expect(marking.main.get_by_role("alert")).to_contain_text("En sak behöver rättas")


def test_what_is_mended_on_a_refused_page_is_saved_while_it_is_written(marking, served):
    refuse(marking)

    marking.motivate(SAID)

    expect(marking.main.locator("[data-saved]")).to_have_text(SAVED)
    told = marking.main.get_by_role("alert").get_by_role("heading").inner_text()
    assert (told, marking.page.title().startswith("Fel")) == ("Allt är rättat", False)
    assert motivation(served) == SAID


def test_what_is_mended_before_the_script_has_come_is_saved_and_not_written_over(marking, served):
    held: list[Route] = []
    marking.page.route("**/saving.js", lambda route: held.append(route))  # noqa: PLW0108 -- it asks what it is given
    refuse(marking)

    marking.motivate(SAID)
    held[0].continue_()

    expect(marking.main.locator("[data-saved]")).to_have_text(SAVED)
    assert motivation(served) == SAID


def test_a_refused_page_left_as_it_is_gives_back_what_stood_on_it(marking, served):
    place = marking.page.url
    refuse(marking)
    chosen = marking.page.locator("input[type=radio]:checked").evaluate_all(VALUES)

    marking.menu("Översikt")
    marking.page.goto(place)

    expect(marking.main.get_by_text("Krävs där bedömningen skiljer sig").first).to_be_visible()
    expect(marking.page.locator(".fault").first).to_be_visible()
    assert marking.page.locator("input[type=radio]:checked").evaluate_all(VALUES) == chosen
    assert motivation(served) == ""


@pytest.mark.parametrize("way", ["link", "address", "signing out"])
def test_what_was_written_the_moment_before_leaving_is_at_the_server(opened, served, way):
    page = opened("samordnare").page
    box = open_question(page, served)

    text_field(box).evaluate(WRITE_AND_LEAVE, way)
    page.wait_for_url(lambda url: not url.endswith(address(served)))

    wanted = "Skrivet i sista stund."
    assert eventually(served, lambda: kept_text(served), wanted, page) == wanted


def test_signing_out_waits_for_what_is_on_its_way_so_that_the_session_outlives_it(opened, served):
    page = opened("samordnare").page
    box = open_question(page, served)
    held: list[Route] = []
    sent: list[str] = []
    page.route("**/fraga/*", lambda route: held.append(route))  # noqa: PLW0108 -- it asks what it is given
    page.on("request", lambda request: sent.append(request.url) if "/logga-ut" in request.url else None)

    text_field(box).evaluate(WRITE_AND_LEAVE, "signing out")
    wait(page, lambda: held)
    shown(page)
    before = list(sent)
    held[0].continue_()
    page.wait_for_url(lambda url: not url.endswith(address(served)))

    assert (before, len(sent)) == ([], 1)
    assert kept_text(served) == "Skrivet i sista stund."


def test_who_comes_back_to_a_page_left_at_once_finds_the_text_and_no_notice(opened, served):
    page = opened("samordnare").page
    leave_an_answer(page, served)

    again = open_question(page, served)

    expect(text_field(again)).to_have_value("Strategin gäller alla.")
    assert again.get_by_text("är tillbaka").count() == 0
    no_draft_is_left(page)


def test_what_one_person_left_in_a_browser_is_never_given_to_the_next_who_signs_in_there(
    served, marking, opened
):
    place = marking.page.url
    refuse(marking)
    marking.page.get_by_role("button", name="Logga ut").click()
    marking.page.get_by_role("link", name="Logga in").first.wait_for()
    with served.world.app.app_context():
        sit(served.world, "b")
        db.session.commit()
        db.session.remove()
    second = opened("utvarderare.b", storage_state=marking.page.context.storage_state())

    second.page.goto(place)

    assert second.page.evaluate("Object.keys(localStorage).length") == 1
    expect(second.page.get_by_role("heading", level=2, name="Din bedömning")).to_be_visible()
    shown(second.page)  # a draft is given back as soon as the page has its script
    assert second.page.locator("input[type=radio]:checked:not([name$=sureness])").count() == 0
    assert second.page.get_by_text("är tillbaka").count() == 0
