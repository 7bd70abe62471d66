"""A municipality's own sign-in, against a provider that runs: linked once, never an account by itself."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.accounts import happened, sign_in
from tests.support.factors import begin, clock_at, is_in, letters
from tests.support.municipal import WHERE, address_on, come_back, come_in, go_in, link, running, said_on
from tests.support.pages import assert_house_rules
from tests.support.provider import KEY, Kommun
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.people.models.factors import Identity


def linked() -> list[tuple[int, str]]:
    return [(one.person_id, one.subject) for one in db.session.scalars(select(Identity))]


@pytest.mark.both
def test_whoever_has_linked_it_signs_in_without_a_password(world, monkeypatch):
    with running(world, monkeypatch) as kommun:
        link(world, kommun)

        browser, answer = come_in(world, kommun, next="/konto/bindningar")

    assert linked() == [(world.person("samordnare"), "anna-17")]
    assert (answer.location, is_in(browser)) == ("/konto/bindningar", True)
    assert "account.identity_begun" in happened(world, "samordnare")
    assert letters("linked") == ["samordnare@demo.example"]


def test_coming_back_changes_nothing_before_the_button_is_pressed(small_world, kommun):
    link(small_world, kommun)
    browser = small_world.browser()

    page = assert_house_rules(come_back(browser, kommun).text)

    assert page.one("h1").text == "Tillbaka från Exempelby kommun"
    assert "säger att du är samordnare@demo.example" in page.one("main").text
    assert not is_in(browser)


def test_nobody_gets_an_account_by_it(small_world, kommun):
    before = db.session.scalar(select(func.count(Person.id)))

    browser, answer = come_in(small_world, kommun)

    assert (answer.location, is_in(browser), linked()) == ("/logga-in", False, [])
    assert "är inte kopplad till något konto här" in said_on(browser)
    assert db.session.scalar(select(func.count(Person.id))) == before


def test_an_address_that_the_provider_claims_opens_nobodys_account(small_world, kommun):
    """It lies about the address: whoever it names, only what was linked opens."""
    link(small_world, kommun)
    kommun.subject, kommun.email = "bo-18", "samordnare@demo.example"

    browser, answer = come_in(small_world, kommun)

    assert (answer.location, is_in(browser)) == ("/logga-in", False)


def test_another_address_than_the_accounts_is_not_linked_and_both_are_told(small_world, kommun):
    kommun.email = "nagon.annan@exempelby.se"

    browser, answer = link(small_world, kommun)

    assert (answer.location, linked()) == (WHERE, [])
    assert (
        "Exempelby kommun säger att din adress är nagon.annan@exempelby.se, "
        "men ditt konto här har samordnare@demo.example."
    ) in said_on(browser, WHERE)


def test_it_is_only_for_those_who_take_part_for_the_municipality(small_world, kommun):
    kommun.email = "jury@demo.example"

    browser, _answer = link(small_world, kommun, "jury")

    assert ("gäller inte ditt konto" in said_on(browser, WHERE), linked()) == (True, [])


def test_a_subject_is_linked_once_and_an_account_once(small_world, kommun):
    link(small_world, kommun)
    kommun.email = "medarbetare@demo.example"
    colleague, _answer = link(small_world, kommun, "medarbetare")
    kommun.subject, kommun.email = "anna-privat", "samordnare@demo.example"
    again, _answer = link(small_world, kommun)

    assert linked() == [(small_world.person("samordnare"), "anna-17")]
    for browser in (colleague, again):
        assert "Ett konto kopplas en gång" in said_on(browser, WHERE)


def test_linking_asks_for_the_password_lately_typed(small_world, kommun):
    browser = sign_in(small_world, who="samordnare")
    come_back(browser, kommun)
    with browser.client.session_transaction() as session:
        session["fs_paa"] -= 3600

    assert go_in(browser).location.startswith("/verify")
    assert linked() == []


def test_a_link_taken_away_opens_nothing_and_anothers_is_not_there(small_world, kommun):
    browser, _answer = link(small_world, kommun)
    identity = db.session.scalars(select(Identity.id)).one()
    theirs = sign_in(small_world, who="jury").post(f"{WHERE}/{identity}/ta-bort", {}, page=WHERE)
    browser.post(f"{WHERE}/{identity}/ta-bort", {}, page=WHERE)

    stranger, _back = come_in(small_world, kommun)

    assert (theirs.status_code, is_in(stranger), linked()) == (404, False, [])


def test_a_second_factor_is_asked_for_after_it_too(small_world, kommun):
    with clock_at():
        browser, _answer = link(small_world, kommun)
        begin(browser)

        stranger, answer = come_in(small_world, kommun)

    assert (answer.location.partition("?")[0], is_in(stranger)) == ("/logga-in/kod", False)


def test_somebody_who_is_not_active_is_not_let_in(small_world, kommun):
    link(small_world, kommun)
    db.session.get_one(Person, small_world.person("samordnare")).active = False
    db.session.commit()

    assert come_in(small_world, kommun)[1].location == "/logga-in"


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("Exempelby", True),
        ("exempelby kommun", True),
        ("anna@exempelby.se", True),
        ("anna@elev.exempelby.se", False),
        ("Norrvik", False),
        ("", False),
    ],
)
@pytest.mark.usefixtures("kommun")
def test_the_provider_is_found_by_municipality_or_address(small_world, where, found):
    answer = small_world.browser().post(WHERE, {"where": where})

    assert (answer.status_code, "Till Exempelby kommun" in answer.text) == (
        (200, True) if found else (422, False)
    )
    assert ("har ingen egen inloggning här" in answer.text) is not found


def test_several_providers_are_told_apart(small_world, kommun):
    other = Kommun()
    config = small_world.app.config
    config["PROVIDERS"] = {
        "norrvik": other.provider(municipalities=("Norrvik",), domains=()),
        KEY: kommun.provider(),
    }

    places = [
        address_on(small_world.browser().post(WHERE, {"where": where}).text).partition("/authorize")[0]
        for where in ("Exempelby", "Norrvik")
    ]
    other.close()

    assert places == [kommun.issuer, other.issuer]


@pytest.mark.usefixtures("kommun")
def test_the_page_of_signing_in_leads_there_only_where_there_is_a_provider(small_world):
    before = WHERE in small_world.browser().get("/logga-in").text
    small_world.app.config["PROVIDERS"] = {}

    assert (before, WHERE in small_world.browser().get("/logga-in").text) == (True, False)
