"""Passkeys in a real browser, with a device of its own making: added, used to sign in, and lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.rules import faults
from tests.browser.pages import AnyPage
from tests.browser.serving import Visitor

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser, served):
    """Give a juror's page, reached by a name: a passkey belongs to a host, never to a number."""
    visitor = Visitor(browser, f"http://localhost:{served.port}", "jury")
    yield visitor.page
    troubles = visitor.troubles
    visitor.close()
    assert troubles == []


def device_of(page: Page, **how: bool):
    """Give the browser a device with passkeys; give the line by which it is spoken to, and its name."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | how})
    return line, {"authenticatorId": made["authenticatorId"]}


def add(page: Page, name: str) -> None:
    page.goto("/konto/passkeys")
    page.get_by_label("Vad ska den heta?").fill(name)
    AnyPage(page).press("Lägg till")


def test_a_passkey_is_added_and_signs_in_and_everybody_can_use_the_pages(page):
    line, device = device_of(page)
    add(page, "Jobbdatorn")
    AnyPage(page).is_called("Spara dina återställningskoder")
    page.goto("/konto/passkeys")
    expect(page.get_by_role("main")).to_contain_text("Jobbdatorn")
    found = faults(page)
    assert len(line.send("WebAuthn.getCredentials", device)["credentials"]) == 1

    page.context.clear_cookies()
    page.goto("/logga-in")
    found += faults(page)
    AnyPage(page).press("Använd en passkey")

    AnyPage(page).is_called("Hej Maria Ström")
    assert found == []


def test_a_device_that_is_not_opened_is_told_and_nothing_is_sent(page):
    device_of(page, isUserVerified=False)
    page.goto("/konto/passkeys")
    page.get_by_label("Vad ska den heta?").fill("Telefonen")

    page.get_by_role("button", name="Lägg till").click()

    expect(page.get_by_text("Ingen passkey blev gjord. Försök igen.")).to_be_visible()
    page.goto("/konto/passkeys")
    expect(page.get_by_role("main")).to_contain_text("Du har ingen än.")
