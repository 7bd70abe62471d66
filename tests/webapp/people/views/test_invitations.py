"""The page an invitation leads to, for everybody who may come there."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.accounts import FORM, NEW
from tests.support.inbox import ANNA, invitation, invite, place
from tests.support.pages import assert_house_rules
from tests.support.worlds import PASSWORD
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited


def role(email: str) -> str | None:
    query = select(Membership.role).join(Person).where(Person.email == email)
    return db.session.scalar(query.where(Membership.municipality_id == place()))


def accounts(email: str) -> int:
    return len(db.session.scalars(select(Person.id).where(Person.email == email)).all())


def test_a_new_person_makes_an_account_and_is_signed_in(small_world):
    link = f"/inbjudan/{invite(small_world)}"
    browser = small_world.browser()

    page = assert_house_rules(browser.get(link).text)
    answer = browser.post(link, FORM)

    assert page.one("h1").text == "Du är inbjuden till Exempelby"
    assert (answer.status_code, answer.location) == (302, "/hem")
    assert browser.page("/hem").one("h1").text == "Hej Anna Alm"
    assert role(ANNA.email) == "contributor"


def test_the_chosen_password_is_the_one_to_sign_in_with(small_world):
    link = f"/inbjudan/{invite(small_world)}"
    small_world.browser().post(link, FORM)
    again = small_world.browser()

    answer = again.post("/logga-in", {"email": ANNA.email.upper(), "password": NEW})

    assert answer.status_code == 302


def test_a_scanner_that_opens_the_link_does_no_harm(small_world):
    link = f"/inbjudan/{invite(small_world)}"
    scanner = small_world.browser()

    for method in ("GET", "HEAD", "OPTIONS", "GET"):
        scanner.send(method, link)

    assert small_world.browser().post(link, FORM).status_code == 302


def test_a_used_link_says_so_and_lets_nobody_in(small_world):
    link = f"/inbjudan/{invite(small_world)}"
    small_world.browser().post(link, FORM)
    late = small_world.browser()

    page = assert_house_rules(late.get(link).text)
    answer = late.post(link, {**FORM, "name": "Tjuv"}, page="/logga-in")

    assert page.one("h1").text == "Inbjudan är redan använd"
    assert (answer.status_code, late.get("/hem").status_code) == (409, 302)


def test_a_withdrawn_and_an_unknown_link_are_told_kindly(small_world):
    link = f"/inbjudan/{invite(small_world)}"
    invitations.withdraw(small_world.person("samordnare"), invitation().id, municipality_id=place())
    browser = small_world.browser()

    withdrawn, unknown = browser.get(link), browser.get("/inbjudan/finns-inte")

    assert assert_house_rules(withdrawn.text).one("h1").text == "Inbjudan är återkallad"
    assert (withdrawn.status_code, unknown.status_code) == (200, 404)
    assert browser.post(link, FORM, page="/logga-in").status_code == 409
    assert browser.post("/inbjudan/finns-inte", FORM, page="/logga-in").status_code == 404
    assert accounts(ANNA.email) == 0


def test_whoever_has_an_account_signs_in_and_joins(small_world):
    link = f"/inbjudan/{invite(small_world, Invited('jury@demo.example', 'Maria', 'reader'))}"
    browser = small_world.browser()
    shown = browser.page(link)
    (way,) = [a["href"] for a in shown.all("a") if a["class"] == "btn"]

    signed_in = browser.post(way, {"email": "jury@demo.example", "password": PASSWORD, "next": link})
    joined = browser.post(link, {})

    assert [field for field in shown.all("input") if field["type"] == "password"] == []
    assert signed_in.location == link
    assert (joined.status_code, role("jury@demo.example")) == (302, "reader")


def test_an_account_is_not_taken_over_by_its_invitation(small_world):
    link = f"/inbjudan/{invite(small_world, Invited('jury@demo.example', 'Maria', 'reader'))}"
    thief = small_world.browser()

    answer = thief.post(link, FORM, page="/logga-in")

    assert (answer.status_code, role("jury@demo.example")) == (409, None)
    assert small_world.browser("jury").get("/hem").status_code == 200


def test_another_person_reads_why_not_and_learns_only_the_beginning_of_the_address(small_world):
    link = f"/inbjudan/{invite(small_world)}"
    other = small_world.at("kansli")

    page = assert_house_rules(other.get(link).text)
    answer = other.post(link, {})

    assert (answer.status_code, role("kansli@demo.example")) == (403, None)
    assert "an…@kommun.example" in page.one("main").text
    assert ANNA.email not in page.one("main").text
    assert "kansli@demo.example" in page.one("main").text


def test_logging_out_leads_back_to_the_invitation(small_world):
    link = f"/inbjudan/{invite(small_world)}"
    browser = small_world.browser("jury")

    answer = browser.post("/logga-ut", {"next": link}, page=link)

    assert answer.location == link


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"name": ""}, "Skriv personens namn."),
        ({"name": "å" * 121}, "Namnet är för långt. Skriv högst 120 tecken."),
        ({"name": "vinst på evil.se"}, "Skriv bara namnet, utan adresser."),
        ({"name": "<b>Anna</b>"}, "Skriv bara namnet, utan adresser."),
        (
            {"password": "kort", "password_again": "kort"},
            "Lösenordet är för kort. Det ska ha minst 12 tecken.",
        ),
        ({"password_again": "något annat"}, "Lösenorden är inte lika. Skriv samma lösenord två gånger."),
        (
            {"password": "x" * 100_000, "password_again": "x" * 100_000},
            "Lösenordet är för långt. Korta det till högst 128 tecken.",
        ),
    ],
)
def test_a_fault_stands_beside_its_field_and_the_name_is_kept(small_world, sent, fault):
    link = f"/inbjudan/{invite(small_world)}"
    form = {**FORM, **sent}

    answer = small_world.browser().post(link, form)

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.faults()) == (422, [fault])
    assert (page.value("name"), page.value("password")) == (form["name"], "")
    assert accounts(ANNA.email) == 0


def test_whoever_tries_too_many_links_has_to_wait(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LOGIN_LIMIT", "3 per minute")
    browser = small_world.browser()
    token = browser.token("/logga-in")

    answers = [
        browser.send("POST", f"/inbjudan/gissning-{n}", data={"csrf_token": token}).status_code
        for n in range(5)
    ]

    assert answers == [404, 404, 404, 429, 429]
