"""What goes on at a question is opened in its place, and disturbs nothing that is written there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.answering import address, kept_text, no_draft_is_left, open_question, story, text_field
from tests.browser.pages import SAVED, Questions
from tests.browser.serving import Served, Visitor

HISTORY = re.compile("^Så har svaret ändrats")


@pytest.fixture
def writer(opened) -> Visitor:
    return opened("samordnare")


@pytest.fixture
def box(writer: Visitor, served: Served) -> Locator:
    return open_question(writer.page, served)


def written(box: Locator, words: str) -> None:
    text_field(box).fill(words)
    expect(box.get_by_text(SAVED)).to_be_visible()


def test_history_is_fetched_when_it_is_opened_and_an_old_answer_comes_back_as_a_new_one(
    writer, box, served, opened
):
    written(box, "Karins plan.")
    second = opened("medarbetare")
    theirs = open_question(second.page, served)
    written(theirs, "Johans plan.")
    again = open_question(writer.page, served)
    before = again.locator(".version").count()

    again.locator("summary", has_text=HISTORY).click()
    expect(again.locator(".version")).to_have_count(2)
    with writer.page.expect_navigation():
        again.get_by_role("button", name="Återställ").click()
    Questions(writer.page).tells("Det tidigare svaret gäller nu.")

    assert before == 0
    assert kept_text(served) == "Karins plan."
    assert story(served) == ["Karins plan.", "Johans plan.", "Karins plan."]


def both_wrote(box: Locator, served: Served, visitor: Visitor) -> Locator:
    """Let Karin save first; gives Johan's question, where both answers stand now."""
    theirs = open_question(visitor.page, served)
    written(box, "Planen är antagen av fullmäktige.")
    text_field(theirs).fill("Planen är antagen i mars.")
    expect(theirs.get_by_role("heading", name="Två svar på samma fråga")).to_be_visible()
    expect(theirs.locator(".mine .chosen, .theirs .chosen").first).to_be_visible()
    return theirs


def test_two_answers_are_put_together_by_what_is_ticked_and_what_is_written(box, served, opened):
    second = opened("medarbetare")
    theirs = both_wrote(box, served, second)
    both = theirs.get_by_label("Så blir det")
    first = both.input_value()

    theirs.get_by_role("checkbox", name="av fullmäktige. bara i det sparade").uncheck()
    ticked = both.input_value()
    both.fill("Planen är antagen i mars 2026.")
    theirs.get_by_role("checkbox", name="av fullmäktige. bara i det sparade").check()
    with second.page.expect_navigation():
        theirs.get_by_role("button", name="Slå ihop och spara").click()
    Questions(second.page).tells("Svaren är ihopslagna.")
    no_draft_is_left(second.page)

    assert first == "Planen är antagen i mars. av fullmäktige."
    assert ticked.strip() == "Planen är antagen i mars."
    assert kept_text(served) == "Planen är antagen i mars 2026. av fullmäktige."


def test_what_is_put_together_and_not_saved_is_there_when_the_page_is_opened_again(box, served, opened):
    second = opened("medarbetare")
    theirs = both_wrote(box, served, second)
    theirs.get_by_label("Så blir det").fill("Bådas ord, halvvägs.")

    again = open_question(second.page, served)

    expect(again.get_by_label("Så blir det")).to_have_value("Bådas ord, halvvägs.")
    assert text_field(again).input_value() == "Planen är antagen i mars."
    assert kept_text(served) == "Planen är antagen av fullmäktige."


def test_taking_the_other_answer_leaves_ones_own_in_the_history(box, served, opened):
    second = opened("medarbetare")
    theirs = both_wrote(box, served, second)

    with second.page.expect_navigation():
        theirs.get_by_role("button", name="Ta det sparade").click()
    Questions(second.page).tells("Det sparade svaret gäller.")
    no_draft_is_left(second.page)

    first, mine = "Planen är antagen av fullmäktige.", "Planen är antagen i mars."
    assert (kept_text(served), story(served)) == (first, [first, mine, first])


def test_talk_is_opened_and_resolved_at_the_question_while_its_answer_is_written(writer, box, served):
    written(box, "Karins plan.")
    box.locator("summary", has_text=re.compile("^Samtal")).click()

    box.get_by_label("Internt – syns bara i kommunen").fill("Räcker det här?")
    box.get_by_role("button", name="Skriv till kollegorna").click()
    expect(box.locator(".thread .said")).to_have_text(re.compile("Räcker det här"))
    box.get_by_role("button", name="Markera som löst").click()
    expect(box.get_by_text("Inget öppet samtal.")).to_be_visible()
    box.locator("summary", has_text="1 löst samtal").click()
    box.get_by_role("button", name="Öppna igen").click()
    expect(box.get_by_role("button", name="Markera som löst")).to_be_visible()

    assert writer.page.url.split("#")[0].endswith(address(served))
    assert (text_field(box).input_value(), kept_text(served)) == ("Karins plan.", "Karins plan.")
