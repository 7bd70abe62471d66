"""Everybody can use every page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.accessibility.faulty import FAULTY, Deed
from tests.browser.accessibility.faulty_award import FAULTY_AWARD
from tests.browser.accessibility.rules import ask, faults
from tests.browser.accessibility.states import NOT_PAGES, ROLES, STARTS, crawl, prepare
from tests.browser.serving import Served, Visitor
from tests.conftest import SECRET
from webapp.subjects import POLICY

NO_PAGES = {*NOT_PAGES, "static", "security.static", "about.alive"}


ALL_FAULTY = [*FAULTY, *FAULTY_AWARD]


class Audit:
    """Looks at every page of a round; one that is made of nothing new is not looked at again."""

    def __init__(self, browser: Browser, served: Served) -> None:
        self.browser, self.served = browser, served
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
            visitor = self.visitor(key)
            first = ("/hem", "/verify") if key else ("/",)  # no link leads to the second; the library does
            also = [key, *STARTS.get(key, ())]
            pages = crawl(
                self.served, visitor.page, *first, *(self.more[one] for one in also if one in self.more)
            )
            found = {kind: self.look(kind, visitor.page) for kind in pages}
            visitor.close()
            self._reached[key] = set(found), [*chain(*found.values()), *visitor.troubles]
        return self._reached[key]

    def look(self, kind: str, page: Page) -> list[str]:
        """Tell everything that is wrong with a page."""
        made_of = set(ask(page, "madeOf"))
        if kind in self._kinds and made_of <= self._looked_at:
            return []
        self._kinds.add(kind)
        self._looked_at |= made_of
        return [f"{page.url} {fault}" for fault in faults(page)]


@pytest.fixture(scope="module")
def audit(browser: Browser, sqlite_template: Path, workplace: Path) -> Iterator[Audit]:
    path = workplace / "audited.sqlite"
    shutil.copy(sqlite_template, path)
    with Served(f"sqlite:///{path}", SECRET) as served:
        yield Audit(browser, served)


@pytest.mark.parametrize("key", ROLES, ids=lambda key: key or "everybody")
def test_nothing_is_wrong_with_any_page_a_role_reaches(audit: Audit, key: str):
    assert audit.of(key)[1] == []


@pytest.mark.parametrize(("name", "key"), [("agreeing", "utvarderare.a"), ("spare", "samordnare")])
def test_nothing_is_wrong_with_pages_that_need_something_done_first(audit: Audit, name: str, key: str):
    visitor = audit.visitor(key)
    pages = crawl(audit.served, visitor.page, audit.more[name])

    found = {kind: audit.look(kind, visitor.page) for kind in pages}
    visitor.close()

    assert list(chain(*found.values())) == []


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
    found = faults(visitor.page)
    visitor.close()

    assert found == []
