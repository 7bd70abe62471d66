"""Everybody can use every page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility.rules import faults
from tests.browser.accessibility.states import NOT_PAGES, ROLES, crawl, prepare
from tests.browser.serving import Served, Visitor
from tests.conftest import SECRET
from webapp.policy import POLICY

NO_PAGES = {*NOT_PAGES, "static", "security.static", "about.alive", "assessment.figures_now"}


class Audit:
    """Looks at the pages of one role after the other, each only once."""

    def __init__(self, browser: Browser, served: Served) -> None:
        self._browser, self._served = browser, served
        self.more = prepare(served.world)
        self._found: dict[str, tuple[set[str], list[str]]] = {}

    def of(self, key: str) -> tuple[set[str], list[str]]:
        """Give the kinds of pages a person reaches, and everything that is wrong with them."""
        if key not in self._found:
            self._found[key] = self._walk(key)
        return self._found[key]

    def _walk(self, key: str) -> tuple[set[str], list[str]]:
        visitor = Visitor(self._browser, self._served.base, key)
        reached, wrong = set(), []
        for endpoint in crawl(self._served, visitor.page, "/hem" if key else "/"):
            reached.add(endpoint)
            if not (key and endpoint.startswith("about.")):  # these look the same to all
                wrong += [f"{visitor.page.url} {fault}" for fault in faults(visitor.page)]
        visitor.close()
        return reached, [*wrong, *visitor.troubles]


@pytest.fixture(scope="module")
def audit(browser: Browser, sqlite_template: Path, workplace: Path) -> Iterator[Audit]:
    path = workplace / "audited.sqlite"
    shutil.copy(sqlite_template, path)
    with Served(f"sqlite:///{path}", SECRET) as served:
        yield Audit(browser, served)


@pytest.mark.parametrize("key", ROLES, ids=lambda key: key or "everybody")
def test_nothing_is_wrong_with_any_page_a_role_reaches(audit: Audit, key: str):
    assert audit.of(key)[1] == []


def test_no_page_is_forgotten(audit: Audit):
    pages = {endpoint for endpoint, method in POLICY if method == "GET"} - NO_PAGES

    reached = set().union(*(audit.of(key)[0] for key in ROLES))

    assert pages - reached == set()
