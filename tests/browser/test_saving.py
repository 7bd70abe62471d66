"""What a person writes is never lost, and "Sparat" is said only when it is true."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.answering import (
    QUESTION,
    kept_text,
    no_draft_is_left,
    open_question,
    shown,
    story,
    text_field,
    wait,
)
from tests.browser.pages import SAVED, Questions
from tests.browser.serving import Served, Visitor

NOT_YET = "Inte sparat än. Texten finns kvar här, vi försöker igen."


@pytest.fixture
def writer(opened) -> Visitor:
    return opened("samordnare")


@pytest.fixture
def box(writer: Visitor, served: Served) -> Locator:
    return open_question(writer.page, served)


def test_an_answer_is_called_saved_only_when_the_server_has_it(writer, box, served):
    held: list[Route] = []
    writer.page.route("**/fraga/*", lambda route: held.append(route))  # noqa: PLW0108 -- it asks what it is given

    text_field(box).fill("Strategin gäller alla.")
    wait(writer.page, lambda: held)
    before = (box.get_by_text(SAVED).count(), kept_text(served))
    held[0].continue_()
    expect(box.get_by_text(SAVED)).to_be_visible()

    assert before == (0, "")
    assert kept_text(served) == "Strategin gäller alla."


def test_a_text_written_offline_stays_and_is_saved_when_the_net_is_back(writer, box, served):
    writer.context.set_offline(True)

    text_field(box).fill("Skrivet på tåget.")
    expect(box.get_by_text(NOT_YET)).to_be_visible()
    offline = (text_field(box).input_value(), kept_text(served))
    writer.context.set_offline(False)
    expect(box.get_by_text(SAVED)).to_be_visible()

    assert offline == ("Skrivet på tåget.", "")
    assert kept_text(served) == "Skrivet på tåget."


def test_leaving_a_field_that_is_saved_says_nothing_else_when_the_net_has_gone(writer, box):
    text_field(box).fill("Skrivet före tunneln.")
    expect(box.get_by_text(SAVED)).to_be_visible()
    writer.context.set_offline(True)

    text_field(box).press("Tab")
    shown(box.page)  # what is begun is told at once

    assert (box.get_by_text(SAVED).count(), box.get_by_text(NOT_YET).count()) == (1, 0)


def test_a_tab_closed_offline_gives_its_text_back_when_the_page_is_opened_again(writer, box, served):
    writer.context.set_offline(True)
    text_field(box).fill("Skrivet innan datorn stängdes.")
    expect(box.get_by_text(NOT_YET)).to_be_visible()
    writer.page.close()
    writer.context.set_offline(False)

    writer.page = writer.context.new_page()
    again = open_question(writer.page, served)
    expect(text_field(again)).to_have_value("Skrivet innan datorn stängdes.")
    # A tab takes a moment to close: when the net is back it may save the text itself, untold by the new one.
    no_draft_is_left(writer.page)

    assert kept_text(served) == "Skrivet innan datorn stängdes."


def both_wrote(box: Locator, served: Served, second: Page) -> Locator:
    theirs = open_question(second, served)
    text_field(box).fill("Karins text.")
    expect(box.get_by_text(SAVED)).to_be_visible()
    text_field(theirs).fill("Johans text.")
    expect(theirs.get_by_text(re.compile("^Svaret ändrades .* av Karin Ek"))).to_be_visible()
    return theirs


def test_the_second_of_two_people_on_a_question_sees_both_texts_and_decides(box, served, opened):
    second = opened("medarbetare")
    theirs = both_wrote(box, served, second.page)
    shown = (
        theirs.locator("div.theirs .prose", has_text="Karins text.").count(),
        text_field(theirs).input_value(),
        kept_text(served),
    )

    text_field(theirs).fill("Bådas text.")
    theirs.get_by_role("button", name="Spara svaret").click()
    Questions(second.page).tells(SAVED)

    assert shown == (1, "Johans text.", "Karins text.")
    assert story(served) == ["Karins text.", "Bådas text."]


def test_a_press_on_its_way_when_the_others_answer_came_shows_both_again_before_it_decides(
    box, served, opened
):
    second = opened("medarbetare")
    theirs = both_wrote(box, served, second.page)

    with second.page.expect_navigation():
        theirs.get_by_role("button", name="Spara svaret").click()
    expect(second.page).to_have_title(re.compile("^Fel:"))
    again = Questions(second.page).question("1.1.1")
    shown = (
        again.locator("div.theirs .prose", has_text="Karins text.").count(),
        text_field(again).input_value(),
        kept_text(served),
    )
    again.get_by_role("button", name="Spara svaret").click()
    Questions(second.page).tells(SAVED)

    assert shown == (1, "Johans text.", "Karins text.")
    assert story(served) == ["Karins text.", "Johans text."]


def test_who_is_signed_out_while_writing_is_told_and_loses_nothing(writer, box, served):
    writer.context.clear_cookies()

    text_field(box).fill("Skrivet efter lunch.")
    expect(box.get_by_text(re.compile("Texten finns kvar här. Logga in i en ny flik"))).to_be_visible()
    assert text_field(box).input_value() == "Skrivet efter lunch."

    writer.sign_in("samordnare", writer.context.new_page())
    writer.page.reload()
    again = Questions(writer.page).question("1.1.1")
    expect(again.get_by_text(SAVED)).to_be_visible()
    assert kept_text(served) == "Skrivet efter lunch."


def test_a_text_over_the_limit_gets_its_fault_beside_the_field_and_is_saved_when_shortened(box, served):
    text_field(box).fill("a" * 4100)
    expect(box.get_by_text("Texten är 100 tecken för lång.")).to_be_visible()
    expect(text_field(box)).to_have_attribute("aria-invalid", "true")
    described = text_field(box).get_attribute("aria-describedby")
    assert described == f"{QUESTION}:text:hjälp {QUESTION}:text:fel"

    text_field(box).fill("a" * 4000)
    expect(box.get_by_text(SAVED)).to_be_visible()

    expect(text_field(box)).not_to_have_attribute("aria-invalid", "true")
    assert text_field(box).get_attribute("aria-describedby") == f"{QUESTION}:text:hjälp"
    assert kept_text(served) == "a" * 4000


def test_points_state_and_rose_follow_a_saved_answer_without_a_reload(writer, box):
    page = writer.page
    aside = page.get_by_role("complementary", name="Poäng så här långt")
    secured = aside.locator("dt", has_text="Säkrat").first.locator("xpath=following-sibling::dd[1]")
    place = page.get_by_role("navigation", name="Delområden i område 1").locator("[aria-current=page]")
    before = (secured.inner_text(), place.inner_text().split("\n")[-1])

    Questions(page).choose(box, "System", "Fullt ut")
    Questions(page).choose(box, "Spridning", "Alla")
    expect(secured).not_to_have_text(before[0])
    expect(box.locator("summary").first).to_contain_text("Spridning: Alla")

    summary = box.locator("summary").first
    page_now = (secured.inner_text(), place.inner_text().split("\n")[-1], summary.text_content())
    page.reload()
    assert page_now[:2] == (secured.inner_text(), place.inner_text().split("\n")[-1])
    assert page_now[:2] != before
    assert page_now[2] == summary.text_content()
