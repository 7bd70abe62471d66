"""A link that is wrong is told beside its own field, and holds back nothing that stands beside it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.answering import QUESTION, kept_text, open_question, text_field
from tests.browser.pages import SAVED
from tests.browser.serving import Visitor
from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.queries import own_assessment
from webapp.assessment.queries.answers import current
from webapp.ground.store.database import db

DRAFT = "kompassrosen:gast:"
FAULT = f"{QUESTION}:link:0:url:fel"
WITHOUT_KEYS = "delete Crypto.prototype.randomUUID; if (crypto.randomUUID) throw new Error('still there');"


@pytest.fixture
def writer(opened) -> Visitor:
    return opened("samordnare")


@pytest.fixture
def box(writer: Visitor, served) -> Locator:
    return open_question(writer.page, served)


def link_field(box: Locator, n: int = 1) -> Locator:
    return box.get_by_label(f"Länk {n}", exact=True)


def kept_links(served) -> list[str]:
    with served.world.app.app_context():
        found = current(served.world.assessment("Exempelby"), QUESTION).said.evidence
        db.session.remove()
    return [link.url for link in found]


def test_a_wrong_link_marks_its_own_field_and_the_text_beside_it_is_saved(writer, box, served):
    link_field(box).fill("budget.pdf")
    expect(box.get_by_text("Det ser ut som ett filnamn.")).to_be_visible()
    text_field(box).fill("Skrivet medan länken var fel.")
    expect(box.get_by_text(re.compile(r"^Sparat \d\d\.\d\d, utom länkarna\."))).to_be_visible()

    marked = writer.page.locator("[aria-invalid=true]").evaluate_all("all => all.map(one => one.id)")
    assert marked == [f"{QUESTION}:link:0:url"]
    assert link_field(box).get_attribute("aria-describedby") == FAULT
    assert (kept_text(served), kept_links(served)) == ("Skrivet medan länken var fel.", [])

    link_field(box).fill("www.exempelby.se")
    expect(box.get_by_text(SAVED)).to_be_visible()

    assert writer.page.locator("[aria-invalid=true]").count() == 0
    assert box.locator(".fault").count() == 0
    assert kept_links(served) == ["https://www.exempelby.se"]


def test_a_wrong_link_stands_in_its_field_when_the_page_is_opened_again(writer, box, served):
    link_field(box).fill("budget.pdf")
    expect(box.get_by_text("Det ser ut som ett filnamn.")).to_be_visible()

    writer.page.reload()
    again = open_question(writer.page, served)

    expect(link_field(again)).to_have_value("budget.pdf")
    expect(again.get_by_text("Det ser ut som ett filnamn.")).to_be_visible()


def test_a_browser_that_makes_no_keys_by_itself_saves_all_the_same(writer, served):
    writer.context.add_init_script(WITHOUT_KEYS)
    box = open_question(writer.page, served)

    text_field(box).fill("Skrivet i en äldre webbläsare.")
    expect(box.get_by_text(SAVED)).to_be_visible()

    assert kept_text(served) == "Skrivet i en äldre webbläsare."


def test_ones_own_other_window_is_told_of_as_ones_own(writer, box, served):
    other = open_question(writer.context.new_page(), served)
    text_field(box).fill("Från det första fönstret.")
    expect(box.get_by_text(SAVED)).to_be_visible()

    text_field(other).fill("Från det andra.")

    told = "Inte sparat: du har själv sparat ett annat svar i ett annat fönster."
    expect(other.get_by_text(told)).to_be_visible()
    assert kept_text(served) == "Från det första fönstret."


def handed_to_a_guest(served) -> str:
    """Hand a question to a guest; give the secret of the link."""
    with served.world.app.app_context():
        who, where = served.world.person("samordnare"), served.world.assessment("Exempelby")
        handing = tasks.Handing(f"question:{QUESTION}", None, "gast@demo.example")
        token = tasks.hand_out(own_assessment.own_assessment(who, where), handing).token
        db.session.commit()
        db.session.remove()
    return token


@pytest.mark.parametrize("script", ["the script has come", "left before the script has come"])
def test_a_guests_proposal_is_given_back_until_the_server_has_it(opened, served, script):
    address = f"/svar/{handed_to_a_guest(served)}"
    page = opened().page
    page.goto(address)
    page.get_by_label("Ditt förslag").fill("Vi gör så här.")

    page.goto("/")
    page.goto(address)
    expect(page.get_by_label("Ditt förslag")).to_have_value("Vi gör så här.")
    page.get_by_label("Ditt namn").fill("Gösta Gäst")
    if script == "left before the script has come":
        page.route("**/guest.js", lambda route: route.abort())
    page.get_by_role("button", name="Skicka förslaget").click()
    expect(page.get_by_text("Tack. Förslaget är skickat.")).to_be_visible()

    page.unroute_all()
    page.goto(address)
    expect(page.get_by_label("Ditt förslag")).to_have_value("")


def test_a_draft_that_was_kept_by_the_version_before_is_given_back_too(opened, served):
    address = f"/svar/{handed_to_a_guest(served)}"
    page = opened().page
    page.goto(address)
    kept = [[f"{QUESTION}:text", "Skrivet före uppgraderingen."]]
    page.evaluate(
        "([key, pairs]) => localStorage.setItem(key, JSON.stringify(pairs))", [DRAFT + address, kept]
    )

    page.goto(address)

    expect(page.get_by_label("Ditt förslag")).to_have_value("Skrivet före uppgraderingen.")
