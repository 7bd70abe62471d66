"""The jury's scripts: other weights are counted while one drags, and a ranking is dragged into order."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.long


def test_the_order_follows_the_weights_and_an_even_start_is_a_press_away(opened):
    page = opened("jury").page
    page.goto("/jury/2026/rum")

    page.get_by_role("slider", name="Styrning").fill("0")
    expect(page.get_by_role("heading", name="Ordning med dina vikter")).to_be_visible()
    expect(page.get_by_role("textbox", name="Styrning")).to_have_value("0")
    page.get_by_role("textbox", name="Styrning").fill("många")
    expect(page.get_by_text("Skriv ett heltal från 0 till 200.")).to_be_visible()
    page.get_by_role("link", name="Ställ alla på 100").click()

    expect(page.get_by_role("heading", name="Ordning med utmärkelsens egna vikter")).to_be_visible()
    expect(page.get_by_text("Skriv ett heltal från 0 till 200.")).to_have_count(0)


def test_arrows_and_dragging_write_the_numbers_that_are_sent(opened):
    page = opened("jury").page
    page.goto("/jury/2026/rangordning")
    names = page.locator(".ranks label")
    numbers = {name: page.get_by_label(f"Nummer för {name}") for name in ("Norrvik", "Sjöholm", "Åkerstad")}
    for field in page.locator(".ranks input").all():
        field.fill("")

    page.get_by_role("button", name="Flytta upp Sjöholm").press("Enter")
    page.get_by_role("button", name="Flytta upp Norrvik").press("Enter")
    page.get_by_role("button", name="Flytta upp Norrvik").press("Enter")
    expect(numbers["Norrvik"]).to_have_value("1")
    expect(numbers["Sjöholm"]).to_have_value("2")
    row = page.locator(".ranks li", has=numbers["Åkerstad"])
    above = page.locator(".ranks li", has=numbers["Norrvik"])
    row.locator(".grip").drag_to(above, target_position={"x": 20, "y": 4})

    expect(numbers["Åkerstad"]).to_have_value("1")
    expect(numbers["Sjöholm"]).to_have_value("3")
    assert [name.inner_text().split()[-1] for name in names.all()][:3] == ["Åkerstad", "Norrvik", "Sjöholm"]
