"""What goes on at a question is opened in its place, and disturbs nothing that is written there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.answering import kept_text, open_question, story, text_field
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
