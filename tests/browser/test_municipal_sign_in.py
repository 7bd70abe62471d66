"""A municipality's own sign-in in a real browser, without scripts: there and back, linked and used."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility.rules import faults
from tests.browser.pages import AnyPage
from tests.browser.serving import Visitor
from tests.support.provider import KEY, Kommun


@pytest.fixture
def kommun(served, monkeypatch):
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # it is on this machine
    one = Kommun()
    served.world.app.config["PROVIDERS"] = {KEY: one.provider()}
    yield one
    one.close()


def go(page, where: str, *, looked_at: list[str] | None = None) -> None:
    page.get_by_label("Din kommun, eller din e-postadress").fill(where)
    AnyPage(page).press("Gå vidare")
    if looked_at is not None:
        looked_at += faults(page)
    AnyPage(page).follow("Till Exempelby kommun")
    AnyPage(page).is_called("Tillbaka från Exempelby kommun")
    if looked_at is not None:
        looked_at += faults(page)


def test_it_is_linked_and_signs_in_and_everybody_can_use_the_pages(browser, served, kommun):
    visitor = Visitor(browser, f"http://localhost:{served.port}", "samordnare")
    page, here, found = visitor.page, AnyPage(visitor.page), []
    here.follow("Mina uppgifter")
    here.follow("Kommunens inloggning")
    go(page, "exempelby kommun", looked_at=found)
    here.press("Koppla till mitt konto")
    here.tells("Kopplat. Nästa gång kan du logga in hos Exempelby kommun.")
    found += faults(page)
    page.context.clear_cookies()

    page.goto("/logga-in")
    here.follow("Logga in med kommunens inloggning")
    go(page, "karin@exempelby.se")
    here.press("Logga in")

    expect(page.get_by_role("heading", level=1)).to_have_text("Hej Karin Ek")
    elsewhere = f"request to {kommun.issuer}/authorize?"
    assert [one for one in visitor.troubles if not one.startswith(elsewhere)] == []
    assert found == []
    visitor.close()


def test_it_works_without_scripts(browser, served, kommun):
    visitor = Visitor(browser, f"http://localhost:{served.port}", "samordnare", java_script_enabled=False)
    page = visitor.page
    page.goto("/logga-in/kommun")
    go(page, "Exempelby")
    AnyPage(page).press("Koppla till mitt konto")

    AnyPage(page).tells("Kopplat.")
    assert kommun.codes == {}
    visitor.close()
