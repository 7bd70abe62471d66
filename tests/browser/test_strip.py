"""The strip on top of the questions: always in view, never over what has focus, and true to what is saved."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.answering import QUESTION, address, kept_text, open_question, text_field
from tests.browser.pages import SAVED

COVERED = """() => { const strip = document.querySelector("[data-strip]"), now = document.activeElement;
  if (now === document.body || strip.contains(now)) return "";
  const [a, b] = [strip.getBoundingClientRect(), now.getBoundingClientRect()];
  return b.top < a.bottom - 1 && b.bottom > a.top && b.height < innerHeight - a.height
    ? now.outerHTML.slice(0, 90) : ""; }"""
NARROW = {"width": 390, "height": 640}


def test_what_is_saved_stays_in_view_and_next_goes_on_from_the_question_one_is_at(opened, served):
    page = opened("samordnare").page
    box = open_question(page, served)
    strip = page.get_by_role("region", name="Var du är")

    text_field(box).fill("Skrivet långt ner på sidan.")
    page.mouse.wheel(0, 5000)
    expect(strip.get_by_text(SAVED)).to_be_visible()
    expect(strip).to_be_in_viewport(ratio=1)
    expect(strip).to_contain_text(re.compile(r"1\.1\.1\s*fråga 1 av 4"))
    with page.expect_navigation():
        strip.get_by_role("button", name="Nästa fråga").click()

    assert page.url.endswith("#kommunikation-policy")
    assert kept_text(served) == "Skrivet långt ner på sidan."


def test_an_answer_that_is_not_saved_is_told_on_the_strip_until_it_is(opened, served):
    page = opened("samordnare").page
    box = open_question(page, served)
    strip = page.get_by_role("region", name="Var du är")

    box.get_by_label("Länk 1", exact=True).fill("ingen länk")
    expect(strip.get_by_text("Inte sparat: 1.1.1")).to_be_visible()
    box.get_by_label("Länk 1", exact=True).fill("https://www.exempelby.example")

    expect(strip.get_by_text(SAVED)).to_be_visible()


def test_going_up_by_keyboard_nothing_that_has_focus_is_under_the_strip(opened, served):
    page = opened("samordnare", viewport=NARROW).page
    page.goto(address(served))
    page.locator(f"[id='{QUESTION}:text']").wait_for()
    page.get_by_role("button", name="Spara allt och gå vidare").focus()

    covered = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        covered.append(page.evaluate(COVERED))

    assert [one for one in covered if one] == []
