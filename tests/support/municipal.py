"""Going to a municipality's own sign-in and coming back, as a browser does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from tests.support.accounts import sign_in
from tests.support.pages import assert_house_rules
from tests.support.provider import KEY, Kommun

WHERE = "/logga-in/kommun"


@contextmanager
def running(world, monkeypatch) -> Iterator[Kommun]:
    """Let the world know a municipality's sign-in, and let that run."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # it is on this machine
    one = Kommun()
    world.app.config["PROVIDERS"] = {KEY: one.provider()}
    yield one
    one.close()


def address_on(page: str) -> str:
    found = re.search(r'class="btn" href="(http[^"]+)"', page)
    assert found, page
    return unescape(found[1])


def come_back(browser, kommun, where: str = "Exempelby", **more: str):
    """Go to the municipality and come back; give the answer to coming back."""
    away = browser.post(WHERE, {"where": where, **more})
    assert away.status_code == 200, away.text
    return browser.get(kommun.visit(address_on(away.text)).removeprefix("http://localhost"))


def go_in(browser):
    return browser.post(f"{WHERE}/in", {}, page=WHERE)


def come_in(world, kommun, **more: str):
    browser = world.browser()
    come_back(browser, kommun, **more)
    return browser, go_in(browser)


def link(world, kommun, who: str = "samordnare"):
    browser = sign_in(world, who=who)
    come_back(browser, kommun)
    return browser, go_in(browser)


def said_on(browser, page: str = "/logga-in") -> str:
    return assert_house_rules(browser.get(page).text).one("main").text
