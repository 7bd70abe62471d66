"""Evaluators mark by the keyboard alone, and one follows what the other writes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import SAVED
from tests.browser.serving import Served
from tests.support.judges import kept, question_of, reveal, sit
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db

WORDS = "Jag nämner 0, 4, n, j och k utan att något händer."


@pytest.fixture
def seated(served: Served) -> str:
    """Let A sit down at the evaluation of Lillhärad; give its address."""
    with served.world.app.app_context():
        seat = sit(served.world)
        db.session.commit()
        address = f"/utvardering/{seat.evaluation.id}"
        db.session.remove()
    return address


def chosen(page: Page) -> list[str]:
    """Name the levels that are chosen, part by part."""
    return page.locator(".levels label:has(input:checked) > span").all_inner_texts()


def test_a_question_is_marked_and_left_by_the_keyboard_alone(opened, served, seated):
    page = opened("utvarderare.a").page
    with served.world.app.app_context():
        question, following = (question_of(sit(served.world), number) for number in ("2.1.1", "2.1.2"))
        db.session.remove()
    page.goto(f"{seated}/fraga/{question.id}")

    for _part in question.kind.parts:
        page.keyboard.press("0")
    page.keyboard.press("m")
    page.keyboard.type(WORDS)
    expect(page.locator("[data-saved]")).to_have_text(SAVED)
    page.keyboard.press("Tab")
    page.keyboard.press("j")
    page.wait_for_url(f"**/fraga/{following.id}")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/fraga/{question.id}")

    assert chosen(page) == [str(part.levels[0].name) for part in question.kind.parts]
    with served.world.app.app_context():
        mark, motivation, _version = kept(sit(served.world), question)
        db.session.remove()
    assert (mark, motivation) == (tuple(part.levels[0].id for part in question.kind.parts), WORDS)


def test_single_keys_can_be_turned_off_and_stay_off(opened, seated):
    page = opened("utvarderare.a").page
    page.goto(f"{seated}/fraga/demokrati-strategi")

    page.get_by_role("button", name="Stäng av").click()
    page.reload()
    page.keyboard.press("4")
    page.keyboard.press("j")

    expect(page.get_by_text("Kortkommandon är av.")).to_be_visible()
    assert chosen(page) == []
    assert page.url.endswith("/fraga/demokrati-strategi")
    page.get_by_role("button", name="Slå på").click()
    page.keyboard.press("4")
    assert chosen(page) == ["Fullt ut"]


def test_not_applicable_leads_to_where_its_reason_is_written(opened, seated):
    page = opened("utvarderare.a").page
    page.goto(f"{seated}/fraga/demokrati-strategi")

    page.keyboard.press("n")
    page.keyboard.type("Frågan rör en verksamhet som inte finns.")

    expect(page.get_by_role("checkbox", name="Frågan är inte tillämplig")).to_be_checked()
    expect(page.get_by_role("textbox", name="Motivering")).to_have_value(
        "Frågan rör en verksamhet som inte finns."
    )
    expect(page.locator("[data-saved]")).to_have_text(SAVED)


def test_one_writes_and_the_other_follows_and_takes_over(opened, served, seated):
    with served.world.app.app_context():
        a, _b = reveal(served.world, "2.1.1")
        question = question_of(a)
        db.session.remove()
    writes, follows = opened("utvarderare.a").page, opened("utvarderare.b").page
    for page in (writes, follows):
        page.goto(f"{seated}/samsyn/{question.id}")

    writes.get_by_role("button", name="Välj A:s bedömning").click()
    expect(writes.get_by_role("heading", level=1)).to_have_text("Samsyn")
    expect(follows.get_by_text("Anna Berg skriver nu.")).to_be_visible()
    follows.get_by_role("button", name="Ta över pennan").click()
    expect(follows.get_by_text("Du skriver nu.").first).to_be_visible()
    follows.get_by_role("textbox", name="Motivering").fill("Vi enades vid bordet.")
    expect(follows.locator(f"[data-saved='{question.id}']")).to_have_text(SAVED)
    writes.goto(f"{seated}/samsyn/{question.id}")
    follows.get_by_role("textbox", name="Motivering").fill("Vi enades efter mötet.")

    expect(writes.get_by_text("Björn Holm skriver nu.")).to_be_visible()
    expect(writes.get_by_role("textbox", name="Motivering")).to_have_value(
        re.compile("^Vi enades efter mötet")
    )
    with served.world.app.app_context():
        assert kept(sit(served.world), question, AGREED)[1] == "Vi enades efter mötet."
        db.session.remove()
