"""Every page of every role keeps the house rules, and reading never writes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import SECRET
from tests.support.browsing import PageWorld
from tests.support.crawl import Crawl, crawl
from tests.support.dumps import row_counts
from tests.support.pages import addresses_in, assert_house_rules
from tests.support.rights import ROLES

START = {"jury": ["/jury/2026"], "kansli": ["/kansli/2026"], "nomineringsgrupp": ["/nomineringsgrupp/2026"]}
ALL = [
    "/",
    "/tillganglighet",
    "/sa-raknar-vi",
    "/kontakt",
    "/resultat/",
    "/lever",
    "/redo",
    "/finns-inte",
    "/logga-in",
    "/byt-losenord",
    "/verify",
]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": "no-store",
    "Vary": "Cookie",
}


@dataclass
class Walk:
    """What all roles found, and how many rows every table had before and after."""

    crawls: dict[str, Crawl]
    before: dict[str, int]
    after: dict[str, int]


@pytest.fixture(scope="session")
def walk(sqlite_template: Path, workplace: Path) -> Walk:
    """Let every role follow every link of an own demo world."""
    path = workplace / "walked.sqlite"
    shutil.copy(sqlite_template, path)
    world = PageWorld(f"sqlite:///{path}", SECRET)
    with world.app.app_context():
        assert [world.at(role) for role in ROLES]  # signing in leaves a row
        before = row_counts()
        crawls = {}
        for role in ROLES:
            starts = [*ALL, *(["/hem"] if role else []), *START.get(role, [])]
            crawls[role] = crawl(world.app, world.at(role), role, starts, each=2)
        after = row_counts()
        world.close()
    return Walk(crawls, before, after)


def test_reading_never_writes(walk):
    assert walk.after == walk.before


@pytest.mark.parametrize("role", ROLES)
def test_no_link_leads_to_a_fault_or_to_a_page_that_is_not_there(walk, role):
    wrong = {to: status for to, status in walk.crawls[role].status.items() if status >= 400}

    assert wrong == {"/finns-inte": 404}


@pytest.mark.parametrize("role", ROLES)
def test_every_page_keeps_the_house_rules(walk, role):
    faults = []
    for to, html in walk.crawls[role].html.items():
        if not html.lstrip().startswith("<!doctype html>"):
            continue
        try:
            page = assert_house_rules(html)
            assert addresses_in(html) == page.addresses(), "links are read otherwise when the page is not"
        except AssertionError as fault:
            faults.append(f"{to}: {fault}")

    assert faults == []


@pytest.mark.parametrize("role", ROLES)
def test_every_answer_carries_the_same_safe_headers(walk, role):
    for to, headers in walk.crawls[role].headers.items():
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, to


def test_only_pages_about_the_service_are_open_to_search_engines(walk):
    found = {to for to, headers in walk.crawls[""].headers.items() if "X-Robots-Tag" not in headers}

    assert found == {"/", "/tillganglighet", "/sa-raknar-vi", "/resultat/"}


def test_cookies_are_kept_from_scripts_and_from_other_sites(resting_world):
    answer = resting_world.browser().get("/logga-in")

    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert [part for part in ("HttpOnly", "SameSite=Lax", "Path=/") if part in cookie] == [
        "HttpOnly",
        "SameSite=Lax",
        "Path=/",
    ]


def test_a_safe_line_is_asked_to_stay_safe(resting_world):
    answer = resting_world.at().get("/", base_url="https://localhost")

    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize("role", ROLES)
def test_every_page_leads_to_the_accessibility_statement(walk, role):
    lacking = [
        to
        for to, html in walk.crawls[role].html.items()
        if html.lstrip().startswith("<!doctype html>") and 'href="/tillganglighet"' not in html
    ]

    assert lacking == []
