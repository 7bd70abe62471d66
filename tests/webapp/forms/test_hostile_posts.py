"""Hostile texts over real posts: kept or refused in Swedish, and never lost, run or shown as code."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.support.browsing import PageBrowser, PageWorld
from tests.support.hostile import ADDRESSES, NUMBERS, TEXTS
from tests.support.pages import Page, assert_house_rules
from webapp.ground import context
from webapp.ground.fields import length

JSON = {"Accept": "application/json"}
TEXT_FAULT = "tecken för lång. Korta den till högst 4\u00a0000 tecken."


@dataclass
class Sheet:
    """A municipality's page of questions, with the question that is tried and its neighbour."""

    browser: PageBrowser
    address: str
    question: str
    neighbour: str
    autosave: str

    def post(self, **changes: str):
        """Send the page as it stands, with some fields changed."""
        form = self.browser.page(self.address).form("request_key")
        sent = {f"{self.question}:{name.replace('__', ':')}": value for name, value in changes.items()}
        sent[f"{self.neighbour}:text"] = f"Grannens svar {abs(hash(str(changes)))}"
        self.neighbours = sent[f"{self.neighbour}:text"]
        return self.browser.send("POST", self.address, data={**form, **sent})

    def post_one(self, **changes: str):
        """Send one question as the script does."""
        form = self.browser.page(self.address).form("request_key")
        own = {name: value for name, value in form.items() if name.startswith(f"{self.question}:")}
        sent = {f"{self.question}:{name.replace('__', ':')}": value for name, value in changes.items()}
        data = {"csrf_token": form["csrf_token"], **own, **sent}
        return self.browser.send("POST", self.autosave, data=data, headers=JSON)

    def value(self, name: str) -> str:
        return self.browser.page(self.address).value(f"{self.question}:{name}")

    def neighbour_is_kept(self) -> bool:
        return self.browser.page(self.address).value(f"{self.neighbour}:text") == self.neighbours


@pytest.fixture
def sheet(trodden_world: PageWorld) -> Sheet:
    assessment = trodden_world.assessment("Exempelby")
    subarea = context.edition("kommunkompassen/2012").subarea("2.1")
    question, neighbour = (one.id for one in subarea.questions[:2])
    start = f"/sjalvvardering/{assessment}"
    return Sheet(
        trodden_world.at("samordnare"),
        f"{start}/delomrade/2.1",
        question,
        neighbour,
        f"{start}/fraga/{question}",
    )


def assert_harmless(html: str) -> None:
    """Fail if anything that was typed has become code on the page."""
    page = assert_house_rules(html, own_words=False)
    assert not [one for one in page.all("img") if one["src"] == "x"]
    assert "alert(1)" not in "".join(one.raw for one in page.all("script", "svg"))


@pytest.mark.parametrize("row", [row for row in TEXTS if row.kept is not None], ids=str)
def test_a_text_on_a_page_is_kept_and_shown_as_text(sheet, row):
    answer = sheet.post(text=row.typed)

    assert answer.status_code == 302
    assert sheet.value("text") == row.kept
    assert_harmless(sheet.browser.get(sheet.address).text)


@pytest.mark.parametrize("row", [row for row in TEXTS if row.kept is None], ids=str)
def test_a_text_that_is_too_long_stands_in_its_field_and_the_rest_is_saved(sheet, row):
    answer = sheet.post(text=row.typed)

    page = assert_house_rules(answer.text, own_words=False)
    assert answer.status_code == 422
    assert page.value(f"{sheet.question}:text") == row.typed
    assert [fault.endswith(TEXT_FAULT.replace("\u00a0", " ")) for fault in page.faults()] == [True]
    assert page.one("title").text.startswith("Fel: ")
    assert sheet.neighbour_is_kept()


@pytest.mark.parametrize("row", TEXTS, ids=str)
def test_a_text_that_is_saved_while_it_is_written_follows_the_same_rule(sheet, row):
    answer = sheet.post_one(text=row.typed)

    if row.kept is None:
        assert answer.status_code == 422
        assert [fault.endswith(TEXT_FAULT) for fault in answer.json["faults"].values()] == [True]
    else:
        assert answer.status_code == 200
        assert sheet.value("text") == row.kept


@pytest.mark.parametrize("row", ADDRESSES, ids=str)
def test_an_address_is_kept_or_stands_in_its_field_with_what_is_wrong(sheet, row):
    typed = row.typed if row.kept is None else row.kept

    answer = sheet.post(link__0__url=row.typed, link__0__note="Vad den visar")

    page = (
        sheet.browser.page(sheet.address)
        if answer.status_code == 302
        else assert_house_rules(answer.text, own_words=False)
    )
    assert (answer.status_code, page.faults()) == ((422, [row.fault]) if row.fault else (302, []))
    assert page.value(f"{sheet.question}:link:0:url") == typed
    assert page.value(f"{sheet.question}:link:0:note") == "Vad den visar"
    assert sheet.neighbour_is_kept()


@pytest.mark.parametrize("row", [row for row in ADDRESSES if row.fault], ids=str)
def test_an_address_that_is_saved_while_it_is_written_follows_the_same_rule(sheet, row):
    answer = sheet.post_one(link__0__url=row.typed)

    assert answer.status_code == 422
    assert answer.json["faults"] == {f"{sheet.question}:link:0:url": row.fault}


def test_a_link_that_is_wrong_holds_back_nothing_that_stands_beside_it(sheet):
    sheet.post_one(link__0__url="https://www.exempelby.se/gammal")
    wrong = {"link__0__url": "budget.pdf", "link__2__url": "javascript:x", "text": "Skrivet intill."}

    by_script, faults = (
        sheet.post_one(**wrong),
        {f"{sheet.question}:link:0:url", f"{sheet.question}:link:2:url"},
    )
    kept = (sheet.value("text"), sheet.value("link:0:url"))
    by_button = sheet.post(**{**wrong, "text": "Skrivet sedan."})

    assert (by_script.status_code, set(by_script.json["faults"])) == (422, faults)
    assert kept == ("Skrivet intill.", "https://www.exempelby.se/gammal")
    page = Page(by_button.text)
    assert (by_button.status_code, page.value(f"{sheet.question}:link:0:url")) == (422, "budget.pdf")
    assert sheet.value("text") == "Skrivet sedan."


@pytest.mark.parametrize("row", [row for row in TEXTS if row.kept is not None][::3], ids=str)
def test_the_own_description_follows_the_same_rule(trodden_world, row):
    browser = trodden_world.at("samordnare")
    address = f"/nominering/{trodden_world.assessment('Exempelby', 'kvalitetskommun/2003')}/beskrivning"
    field = f"{context.edition('kvalitetskommun/2003').descriptions[1].id}:text"

    answer = browser.send(
        "POST", address, data={**browser.page(address).form("request_key"), field: row.typed}
    )

    assert answer.status_code == 302
    assert browser.page(address).value(field) == row.kept


@pytest.fixture
def judged(trodden_world: PageWorld):
    """Give an evaluator's browser, the address of a question, and the question."""
    browser = trodden_world.at("utvarderare.a")
    start = f"/utvardering/{trodden_world.evaluation('Lillhärad')}"
    browser.post(f"{start}/jav", {"declaration": "none"}, page="/hem")
    question = context.edition("kommunkompassen/2012").subarea("2.1").questions[0]
    return browser, f"{start}/fraga/{question.id}", question.id


@pytest.mark.parametrize("typed", [typed for typed, points in NUMBERS if points is None and typed.strip()])
def test_points_that_cannot_be_read_stand_in_their_field_beside_the_motivation(judged, typed):
    browser, address, question = judged
    form = browser.page(address).form(f"{question}:version")
    sent = {f"{question}:points": typed, f"{question}:motivation": "Vi såg något annat.", "save": "stay"}

    answer = browser.send("POST", address, data={**form, **sent})

    page = assert_house_rules(answer.text, own_words=False)
    assert (answer.status_code, len(page.faults())) == (422, 1)
    assert page.value(f"{question}:points") == typed.strip()
    assert page.value(f"{question}:motivation") == "Vi såg något annat."


@pytest.mark.parametrize(
    ("typed", "shown"), [("0,5", "0,5"), ("0.5", "0,5"), ("00,25", "0,25"), ("-0", "0"), ("+1", "1")]
)
def test_points_that_can_be_read_are_shown_as_swedish_writes_them(judged, typed, shown):
    browser, address, question = judged
    form = browser.page(address).form(f"{question}:version")
    sent = {f"{question}:points": typed, f"{question}:motivation": "Vi såg något annat.", "save": "stay"}

    answer = browser.send("POST", address, data={**form, **sent})

    assert answer.status_code == 302
    assert browser.page(address).value(f"{question}:points") == shown


@pytest.mark.parametrize("row", [row for row in TEXTS if row.kept and length(row.typed) <= 2000], ids=str)
def test_a_motivation_follows_the_same_rule_as_an_answer(judged, row):
    browser, address, question = judged
    form = browser.page(address).form(f"{question}:version")
    sent = {f"{question}:points": "0,5", f"{question}:motivation": row.typed, "save": "stay"}

    answer = browser.send("POST", address, data={**form, **sent})

    assert answer.status_code == 302
    assert browser.page(address).value(f"{question}:motivation") == row.kept
    assert_harmless(browser.get(address).text)
