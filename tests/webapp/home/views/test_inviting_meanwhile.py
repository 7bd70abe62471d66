"""Whoever starts an own assessment can invite a colleague there, and nothing that is typed is lost."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.pages import Page
from tests.support.worlds import COMPASS
from tests.support.years import place
from webapp.assessment.models.assessments import Assessment
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.people.models.invitations import Invitation

START = "/egen-sjalvvardering"
INVITE = f"{START}/bjud-in"
NEW = {"name-kollega": "Eva Ek", "email-kollega": "eva@exempelby.example", "role-kollega": "contributor"}


def invited() -> list[str]:
    """List whom the coordinator has invited here, besides those that the world begins with."""
    found = db.session.scalars(select(Invitation).where(Invitation.name.in_(("Eva Ek", "Eva"))))
    return [one.email for one in found]


def typed(world) -> dict[str, object]:
    return {
        "municipality": place(world),
        "name": "Vårens värdering",
        "edition": COMPASS,
        "scope": "some",
        "areas": [f"{COMPASS}:3"],
        "last_day": "30 november",
        "people": [world.person("medarbetare")],
    }


def shown(page) -> dict[str, object]:
    """Read what stands in the form's fields on a page."""
    ticked = [one for one in page.all("input") if "checked" in one.attrs]
    fields = {one["name"]: one["value"] for one in page.all("input") if one["type"] in ("text", "email", "")}
    picked = {name: [one["value"] for one in ticked if one["name"] == name] for name in ("areas", "people")}
    chosen = {one["name"]: one["value"] for one in ticked if one["name"] in ("edition", "scope")}
    return fields | chosen | picked


def test_a_colleague_is_invited_and_the_form_stands_as_it_was_typed(small_world):
    browser, form = small_world.at("samordnare"), typed(small_world)

    answer = browser.post(INVITE, form | NEW, page=START)

    page = Page(answer.text)
    told = shown(page)
    assert (answer.status_code, told["name"], told["last_day"]) == (200, "Vårens värdering", "30 november")
    assert (told["edition"], told["scope"], told["areas"]) == (COMPASS, "some", form["areas"])
    assert told["people"] == [str(one) for one in form["people"]]
    assert (told["name-kollega"], told["email-kollega"]) == ("", "")
    waiting = next(one for one in page.all("p") if one.text.startswith("Inbjudna som inte har svarat:"))
    assert waiting.text.count("Eva Ek") == 1
    letters = db.session.scalars(select(Letter.recipient).where(Letter.occasion == "invitation"))
    assert (invited(), letters.all()[-1]) == (["eva@exempelby.example"], "eva@exempelby.example")
    assert db.session.scalar(select(Assessment.id).where(Assessment.name == "Vårens värdering")) is None


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(small_world):
    browser, form = small_world.at("samordnare"), typed(small_world)

    for wrong in (
        {"email-kollega": "eva"},
        {"email-kollega": "medarbetare@demo.example"},
        {"role-kollega": ""},
    ):
        answer = browser.post(INVITE, form | NEW | wrong, page=START)
        told = shown(Page(answer.text))
        assert (answer.status_code, told["name"], told["name-kollega"]) == (422, "Vårens värdering", "Eva Ek")
        assert told["email-kollega"] == wrong.get("email-kollega", NEW["email-kollega"])
    assert invited() == []


def test_sent_twice_it_is_one_invitation_and_the_second_says_so(small_world):
    browser, form = small_world.at("samordnare"), typed(small_world) | NEW

    codes = [browser.post(INVITE, form, page=START).status_code for _ in range(2)]

    assert codes == [200, 422]
    assert invited() == ["eva@exempelby.example"]


def test_an_invitation_that_is_written_and_not_sent_is_asked_about_before_the_start(small_world):
    browser, form = small_world.at("samordnare"), typed(small_world)

    asked = browser.post(START, form | {"name-kollega": "Eva"}, page=START)
    started = browser.post(
        START, form | {"name-kollega": "", "email-kollega": "", "role-kollega": ""}, page=START
    )

    assert (asked.status_code, shown(Page(asked.text))["name-kollega"], started.status_code) == (
        422,
        "Eva",
        302,
    )
    assert Page(asked.text).faults() == ["Inbjudan är inte skickad. Skicka den, eller töm fälten."]
    assert invited() == []


def test_enter_in_a_field_starts_the_assessment(small_world):
    form = small_world.at("samordnare").page(START).one("main").all("form")[0]

    first = next(one for one in form.all("button"))

    assert first.text == "Starta värderingen"
    assert "formaction" not in first.attrs
