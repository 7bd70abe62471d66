"""Everybody can use every page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.accessibility.faulty import FAULTY, Deed
from tests.browser.accessibility.faulty_award import FAULTY_AWARD
from tests.browser.accessibility.no_pages import NOT_PAGES
from tests.browser.accessibility.rules import narrow_faults, wide_faults
from tests.browser.accessibility.states import ROLES, STARTS, follow, prepare
from tests.browser.serving import Served, Visitor
from tests.conftest import SECRET
from tests.support.browsing import PageBrowser
from tests.support.pages import Page as HtmlPage
from tests.support.worlds import World
from webapp.subjects import POLICY

NO_PAGES = {*NOT_PAGES, "static", "security.static"}
NO_PAGES |= {"second_step.ask"}  # comes only after a password: tests/browser/test_second_step.py looks at it
NO_PAGES |= {"municipal.choose", "municipal.back"}  # need a provider: tests/browser/test_municipal_sign_in.py

ALL_FAULTY = [*FAULTY, *FAULTY_AWARD]


class Audit:
    """Looks at every page of a round; one that is made of nothing new is read, and not looked at again.

    It looks narrow, and where it is wide, which is another look, at every kind of page once.
    """

    def __init__(self, browser: Browser, served: Served, *, wide: bool) -> None:
        self.browser, self.served, self.wide = browser, served, wide
        self.more = prepare(served.world)
        self._kinds: set[str] = set()
        self._looked_at: set[str] = set()
        self._reached: dict[str, tuple[set[str], list[str]]] = {}
        self._signed: dict[str, StorageState] = {}

    def visitor(self, key: str) -> Visitor:
        """Open a person's browser; whoever signed in before brings the cookie along, and nothing else."""
        if not key:
            return Visitor(self.browser, self.served.base)
        if key not in self._signed:
            first = Visitor(self.browser, self.served.base, key)
            self._signed[key] = first.context.storage_state()
            first.close()
        return Visitor(self.browser, self.served.base, storage_state=self._signed[key])

    def of(self, key: str) -> tuple[set[str], list[str]]:
        """Give the kinds of pages a person reaches, and everything that is wrong with them."""
        if key not in self._reached:
            first = ("/hem", "/verify") if key else ("/",)  # no link leads to the second; the library does
            also = [key, *STARTS.get(key, ())]
            self._reached[key] = self.walk(key, *first, *(self.more[one] for one in also if one in self.more))
        return self._reached[key]

    def walk(self, key: str, *first: str) -> tuple[set[str], list[str]]:
        """Follow every link from some pages, and look at what is new."""
        visitor, read = self.visitor(key), Reader(self.served.world, key)
        kinds, found = set(), []
        for kind, address in follow(self.served, read.goto, *first):
            kinds.add(kind)
            if kind in self._kinds and read.made_of <= self._looked_at:
                continue
            if not (self.wide and kind in self._kinds):
                visitor.page.goto(address)
                found += [f"{visitor.page.url} {one}" for one in self.look(visitor.page)]
            self._kinds.add(kind)
            self._looked_at |= read.made_of
        visitor.close()
        return kinds, [*found, *visitor.troubles]

    def look(self, page: Page) -> list[str]:
        """Tell what is wrong with a page."""
        return wide_faults(page) if self.wide else narrow_faults(page)


class Reader:
    """Reads pages as they are sent, which costs little: what of them is new is looked at in a browser."""

    def __init__(self, world: World, key: str) -> None:
        self.world = world
        with world.app.app_context():
            self._browser = PageBrowser(world.app, key)
        self.made_of: set[str] = set()

    def goto(self, address: str) -> tuple[str, list[str]]:
        """Open a page; tell where one landed, and what links are there."""
        with self.world.app.app_context():
            answer = self._browser.get(address, follow_redirects=True)
        page = HtmlPage(answer.text)
        self.made_of = {
            ".".join([one.tag, one["class"], one["role"], str("disabled" in one.attrs)])
            for one in page.one("body").all()
            if not one.inside("svg")
        }
        return answer.request.full_path.rstrip("?"), page.addresses()


@pytest.fixture(scope="module", params=["narrow", pytest.param("wide", marks=pytest.mark.long)])
def audit(
    request: pytest.FixtureRequest, browser: Browser, sqlite_template: Path, workplace: Path
) -> Iterator[Audit]:
    path = workplace / f"audited-{request.param}.sqlite"
    shutil.copy(sqlite_template, path)
    with Served(f"sqlite:///{path}", SECRET) as served:
        yield Audit(browser, served, wide=request.param == "wide")


@pytest.mark.parametrize("key", ROLES, ids=lambda key: key or "everybody")
def test_nothing_is_wrong_with_any_page_a_role_reaches(audit: Audit, key: str):
    assert audit.of(key)[1] == []


@pytest.mark.parametrize(("name", "key"), [("agreeing", "utvarderare.a"), ("spare", "samordnare")])
def test_nothing_is_wrong_with_pages_that_need_something_done_first(audit: Audit, name: str, key: str):
    assert audit.walk(key, audit.more[name])[1] == []


def test_no_page_is_forgotten(audit: Audit):
    pages = {endpoint for endpoint, method in POLICY if method == "GET"} - NO_PAGES

    reached = set().union(*(audit.of(key)[0] for key in ROLES))

    assert pages - reached == set()


@pytest.mark.parametrize(("key", "title", "deed"), ALL_FAULTY, ids=[deed.__name__ for *_, deed in ALL_FAULTY])
def test_nothing_is_wrong_with_a_page_that_says_so(audit: Audit, key: str, title: str, deed: Deed):
    visitor = audit.visitor(key)

    deed(visitor.page, audit.more)
    expect(visitor.page).to_have_title(re.compile(f"^{re.escape(title)}"))
    visitor.page.wait_for_load_state()
    found = audit.look(visitor.page)
    visitor.close()

    assert found == []
