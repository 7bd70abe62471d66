"""Every page in English: nothing of ours is left in Swedish, and what a reader chose stays chosen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import JSON, String, select

from tests.browser.accessibility.no_pages import NOT_PAGES
from tests.support.cases.open_routes import OPEN
from tests.support.crawl import crawl
from tests.support.pages import Element, Page
from tests.support.worlds import Browser
from webapp.ground.configuration.settings import ROOT
from webapp.ground.context import shelf
from webapp.ground.frame import filters
from webapp.ground.store.database import db
from webapp.ground.words.languages import speaking

PRINTED = ROOT / "questionnaires" / "published"

SWEDISH = re.compile(
    r"och|är|som|inte|för|av|till|det|ett|har|ni|du|er|era|kan|ska|eller|från|vid|men|när|alla|vad|vem|hur|varför|"
    r"än|bara|här|där|sedan|efter|före|utan|mellan|mot|varje|ingen|inget|någon|något|mest|frågor|fråga|svar|"
    r"svara|poäng|kommuner|kommunen|dag|dagar|spara|sparat|öppna|visa|läs|skriv|nästa|förra|sida|sidan|brev|"
    r"omgång|omgången|kansliet|utvärdering|utvärderare|juryn|bedömning|område|delområde|säkrade|möjliga|antal|"
    r"namn|datum|januari|februari|mars|juni|juli|augusti|oktober|måndag|tisdag|onsdag|torsdag|fredag|lördag|"
    r"söndag|klart|klar|väntar|saknas|hämta|filer"
)
WORDS = re.compile(r"[a-zåäöé]+", re.IGNORECASE)
SHOWN = ("title", "aria-label", "alt", "placeholder")
STARTS = {
    "": [
        "/",
        "/resultat/",
        "/prova",
        "/jamfor/",
        "/logga-in",
        "/glomt-losenord",
        "/borja",
        "/mote",
        "/finns-inte",
    ],
    "samordnare": ["/hem", "/konto"],
    "utvarderare.a": ["/hem"],
    "jury": ["/hem", "/jury/2026"],
    "kansli": ["/hem", "/kansli/2026"],
}
ALIKE = NOT_PAGES | {endpoint for endpoint, _method in OPEN}
"""Files, and pages that are the same to everybody: those the visitor reads for all."""


def strings(value: Any) -> Iterator[str]:
    """Give every text inside a value that is kept."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def kept_texts() -> list[str]:
    """Give all that people have written, what was kept of ours, and what is printed; the longest first.

    What usually shows that a question is answered well is said by the banks in Swedish alone.
    """
    columns = [
        one for table in db.metadata.sorted_tables for one in table.c if isinstance(one.type, String | JSON)
    ]
    said = [text for one in columns for value in db.session.scalars(select(one)) for text in strings(value)]
    said += [
        text
        for edition in shelf().editions.values()
        for q in edition.questions.values()
        for text in q.evidence
    ]
    said += [
        one for path in PRINTED.rglob("*.toml") for one in strings(tomllib.loads(path.read_text("utf-8")))
    ]
    lines = {" ".join(line.split()) for text in said for line in str(text).splitlines()}
    shown = {piece.strip().removeprefix("- ").rstrip(".") for line in lines for piece in line.split("**")}
    lines |= shown  # bold and in lists, and as a source
    return sorted((line for line in lines if len(line) > 3), key=len, reverse=True)


def ours(text: str, kept: list[str]) -> str:
    """Leave out of a piece of a page what somebody has written."""
    text = re.sub(r"\{[^}]*\}", "", " ".join(text.split()))  # what the office writes in a letter of its own
    for one in kept if in_swedish(text) else ():
        text = text.replace(one, "")
    return text


def pieces(element: Element) -> list[str]:
    """Give the texts of a page piece by piece, but for those that say that they are in Swedish."""
    if element["lang"] == "sv" or element.tag in ("script", "style"):
        return []
    found = [element[name] for name in SHOWN if element[name] and element["type"] != "hidden"]
    for child in element.children:
        found += [child] if isinstance(child, str) else pieces(child)
    return found


def in_swedish(text: str) -> bool:
    words = WORDS.findall(text.lower())
    return sum(bool(SWEDISH.fullmatch(one)) for one in words) > len(words) / 8


@pytest.fixture(scope="module")
def own(_resting_world):
    with _resting_world.app.app_context():
        return kept_texts()


@pytest.mark.long
@pytest.mark.parametrize("role", STARTS)
def test_no_page_in_english_has_a_swedish_sentence_of_ours(resting_world, own, role):
    browser = resting_world.at(role)
    browser.client.set_cookie("language", "en")
    found = crawl(resting_world.app, browser, role, STARTS[role], each=1, but=ALIKE if role else NOT_PAGES)
    browser.client.delete_cookie("language")
    left = {
        (to, said)
        for to, html in found.html.items()
        if html.startswith("<!doctype")
        for text in pieces(Page(html).root)
        if in_swedish(said := ours(text, own))
    }

    assert sorted(left) == []


def test_a_reader_chooses_a_language_and_stays_on_the_page(small_world):
    browser = small_world.at("samordnare")
    swedish = browser.page("/konto")
    form = next(one for one in swedish.root.all("form") if one["action"] == "/konto/sprak")
    sent = {one["name"]: one["value"] for one in form.all("input", "button")}
    answer = browser.send("POST", "/konto/sprak", data=sent)

    assert (sent["where"], answer.status_code, answer.location) == ("/konto", 302, "/konto")
    english = browser.page("/konto")
    assert [(page.one("html")["lang"], page.one("h1").text) for page in (swedish, english)] == [
        ("sv", "Mina uppgifter"),
        ("en", "My details"),
    ]


@pytest.mark.parametrize("where", ["https://else.example/", "//else.example/", "/\\else.example", ""])
def test_a_choice_of_language_leads_nowhere_else(small_world, where):
    sent = {"language": "en", "where": where}

    assert small_world.at("jury").post("/konto/sprak", sent, page="/konto").location == "/konto"


def test_a_language_that_there_is_not_is_refused(small_world):
    answer = small_world.at("jury").post("/konto/sprak", {"language": "xx", "where": "/hem"}, page="/konto")

    assert (answer.status_code, "Välj ett språk." in answer.text) == (422, True)


def test_a_person_reads_in_the_own_language_in_every_browser(small_world):
    small_world.at("jury").post("/konto/sprak", {"language": "en", "where": "/hem"}, page="/konto")
    another = Browser(small_world.app, "jury")

    assert [Page(another.get(to).text).one("html")["lang"] for to in ("/hem", "/", "/finns-inte")] == [
        "en"
    ] * 3


def test_a_visitor_asks_for_a_language_by_address_and_the_browser_remembers_it(resting_world):
    visitor = resting_world.app.test_client()
    pages = [
        visitor.get(to) for to in ("/kontakt?lang=en", "/prova", "/finns-inte", "/prova?lang=sv", "/kontakt")
    ]

    assert [one.headers["Content-Language"] for one in pages] == ["en", "en", "en", "sv", "sv"]
    assert Page(pages[1].text).one("header").all("a")[1]["href"] == "/prova?lang=sv"


@pytest.mark.usefixtures("resting_world")
def test_days_times_and_figures_are_written_as_the_language_does():
    moment = datetime(2025, 10, 30, 15, 5, tzinfo=UTC)
    told = {}
    for name in ("sv", "en"):
        with speaking(name):
            exactly = filters.exact(Fraction(75, 8)), filters.points(Fraction(49, 4), 1)
            told[name] = (
                filters.deadline(moment),
                *exactly,
                filters.share(Fraction(5, 8)),
                filters.thousands(12000),
            )

    assert told == {
        "sv": ("torsdag 30 oktober 2025 kl. 16.05", "9,375", "12,3", "63 %", "12\u00a0000"),
        "en": ("Thursday 30 October 2025 at 16:05", "9.375", "12.3", "63%", "12,000"),
    }
