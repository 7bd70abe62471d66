"""Signing in in two steps, without scripts, on pages that everybody can use."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.accessibility.rules import faults
from tests.browser.pages import AnyPage
from tests.support.factors import App
from tests.support.worlds import PASSWORD


def type_password(page: Page, who: str) -> None:
    page.goto("/logga-in")
    page.get_by_label("E-postadress").fill(f"{who}@demo.example")
    page.get_by_label("Lösenord").fill(PASSWORD)
    AnyPage(page).press("Logga in")


def test_a_second_factor_is_begun_and_a_recovery_code_opens_without_scripts(opened):
    page = opened("jury", java_script_enabled=False).page
    here = AnyPage(page)
    here.follow("Mina uppgifter")
    here.follow("Inloggning i två steg")
    here.follow("Slå på inloggning i två steg")
    app = App(page.locator(".secret").inner_text())
    page.get_by_label("Kod med sex siffror").fill(app.code())
    here.press("Slå på")
    codes = page.get_by_role("main").get_by_role("listitem").all_inner_texts()
    assert len(set(codes)) == 10
    here.follow("Jag har sparat dem")
    page.context.clear_cookies()

    type_password(page, "jury")
    here.is_called("Skriv koden från din app")
    page.get_by_label("Kod").fill(codes[0])
    here.press("Logga in")

    here.tells("Du har 9 återställningskoder kvar.")


def test_every_page_of_it_can_be_used_by_everybody(opened, served):
    served.world.app.config["SECOND_FACTOR"] = True
    page = opened("kansli").page
    found = []
    for address in ("/konto/tva-steg", "/konto/tva-steg/nollstall", "/konto/tva-steg/app"):
        page.goto(address)
        found += faults(page)
    app = App(page.locator(".secret").inner_text())
    for code in ("123123", app.code()):
        page.get_by_label("Kod med sex siffror").fill(code)
        AnyPage(page).press("Slå på")
        found += faults(page)
    page.goto("/konto/tva-steg")
    found += faults(page)
    page.context.clear_cookies()
    type_password(page, "kansli")
    found += faults(page)
    page.get_by_label("Kod").fill("123123")
    AnyPage(page).press("Logga in")
    expect(page.get_by_role("alert")).to_contain_text("Koden stämmer inte.")

    assert found + faults(page) == []
