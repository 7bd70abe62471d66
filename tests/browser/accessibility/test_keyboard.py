"""A page of questions is used whole with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.answering import QUESTION, address
from webapp.assessment.queries.answers import current
from webapp.ground.store.database import db

FOCUSED = """() => { const now = document.activeElement;
  return (now.tagName === "BUTTON" ? "" : now.name) || now.innerText || now.tagName; }"""
ORDERED = """() => { const now = document.activeElement, before = window.before; window.before = now;
  if (now === document.body) return "end";
  const further = !before || before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
  return further ? "" : "back at " + now.outerHTML.slice(0, 90); }"""
FOLDED = "kommunikation-policy"
MOST = 150


def tab_to(page: Page, words: str) -> None:
    """Press Tab until something whose name or text begins so has focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).strip().startswith(words):
            return
    raise AssertionError(f"Tab never reaches ”{words}”")


def test_a_question_is_answered_and_the_page_left_without_a_mouse(opened, served):
    page = opened("samordnare").page
    page.goto(address(served))

    tab_to(page, f"{QUESTION}:level:system")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    tab_to(page, f"{QUESTION}:level:spridning")
    page.keyboard.press("Space")
    tab_to(page, "Vad betyder nivåerna?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("definition").filter(has_text="arbetssätt").first).to_be_visible()
    tab_to(page, f"{QUESTION}:text")
    page.keyboard.type("Skrivet utan mus.")
    tab_to(page, f"{QUESTION}:link:0:url")
    page.keyboard.type("https://www.exempelby.example/strategi")
    tab_to(page, "1.1.2")
    page.keyboard.press("Enter")
    tab_to(page, f"{FOLDED}:level:system")
    tab_to(page, "Spara allt och gå vidare")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("1.2 Hur informeras medborgarna?")

    with served.world.app.app_context():
        said = current(served.world.assessment("Exempelby"), QUESTION).said
        db.session.remove()
    assert (said.levels, said.text) == ({"system": "paborjat", "spridning": "ingen"}, "Skrivet utan mus.")
    assert [link.url for link in said.evidence] == ["https://www.exempelby.example/strategi"]


def test_tab_goes_down_the_page_once_and_is_never_caught(opened, served):
    page = opened("samordnare").page
    page.goto(address(served))

    told = []
    while "end" not in told and len(told) < MOST:
        page.keyboard.press("Tab")
        told.append(page.evaluate(ORDERED))

    assert [one for one in told if one] == ["end"]
