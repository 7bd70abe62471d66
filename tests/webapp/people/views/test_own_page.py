"""One's own page: name, title, and an address that both letter boxes confirm."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.accounts import happened, sign_in
from tests.support.colleagues import make_certifier, own
from tests.support.factors import clock_at
from tests.support.pages import assert_house_rules
from tests.support.secrets import without_tokens
from tests.support.worlds import PASSWORD
from webapp.assessment.deeds.teamwork import certificates
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.people.models.addresses import AddressChange

NEW = "maria.strom@kommunen.example"


def letters(world, side: str = "") -> list[Letter]:
    mine = Letter.key.contains(f":{world.person('jury')}:") & Letter.occasion.startswith(f"address-{side}")
    return list(db.session.scalars(select(Letter).where(mine).order_by(Letter.id)))


def ask(browser, email: str = NEW):
    return browser.post("/konto/epost", {"email": email}, page="/konto")


def links(world) -> tuple[str, str]:
    return letters(world, "new")[0].link, letters(world, "old")[0].link


def open_link(world, link: str):
    return world.browser().post(link, {}, page="/logga-in")


def emails() -> set[str]:
    return set(db.session.scalars(select(Person.email)))


def test_name_and_title_are_saved_and_sending_them_again_is_nothing(small_world):
    browser = sign_in(small_world)
    form = {"name": "Maria Ek", "title": " Kommunchef "}

    answers = [browser.post("/konto/uppgifter", form, page="/konto").status_code for _time in range(2)]

    page = assert_house_rules(browser.get("/konto").text)
    assert (answers, page.value("name"), page.value("title")) == ([302, 302], "Maria Ek", "Kommunchef")
    event = db.session.scalars(select(Event).where(Event.what == "account.details_changed")).one()
    assert (event.before["name"], event.after) == ("Maria Ström", {"name": "Maria Ek", "title": "Kommunchef"})


def test_what_the_form_does_not_hold_stays(small_world):
    browser = sign_in(small_world)
    browser.post("/konto/uppgifter", {"title": "Kommunchef"}, page="/konto")

    browser.post("/konto/uppgifter", {"name": "Maria Ek"}, page="/konto")

    person = db.session.get_one(Person, small_world.person("jury"))
    assert (person.name, person.title) == ("Maria Ek", "Kommunchef")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": ""}, "Skriv personens namn."),
        ({"name": "Se www.annan.example"}, "Skriv bara namnet, utan adresser."),
        ({"title": "x" * 121}, "Texten är 1 tecken för lång."),
    ],
)
def test_what_cannot_be_a_name_or_a_title_is_said_and_stays_on_the_page(small_world, form, said):
    answer = sign_in(small_world).post("/konto/uppgifter", {"name": "Maria", **form}, page="/konto")

    assert (answer.status_code, said in answer.text, happened(small_world)[1:]) == (422, True, [])
    assert next(iter(form.values())) in answer.text


def test_ones_own_title_stands_ready_when_one_certifies(small_world):
    make_certifier(small_world)
    certificates.ask(own(small_world))
    certifier = sign_in(small_world, who="lasare")
    certifier.post("/konto/uppgifter", {"title": "Kommundirektör"}, page="/konto")
    page = certifier.page(f"/sjalvvardering/{small_world.assessment('Exempelby')}/intyg")

    assert page.value("title") == "Kommundirektör"


@pytest.mark.both
@pytest.mark.parametrize("first", [0, 1])
def test_an_address_changes_when_both_have_said_yes_in_any_order(world, first):
    ask(sign_in(world))
    both = links(world)

    open_link(world, both[first])
    between = emails()
    open_link(world, both[1 - first])

    assert "jury@demo.example" in between
    assert (NEW in emails(), "jury@demo.example" in emails()) == (True, False)
    assert world.browser().post("/logga-in", {"email": NEW, "password": PASSWORD}).status_code == 302
    done = [one.recipient for one in db.session.scalars(select(Letter)) if one.occasion == "address-changed"]
    assert sorted(done) == ["jury@demo.example", NEW]


@pytest.mark.parametrize("side", [0, 1])
def test_one_address_alone_changes_nothing_however_often_it_says_yes(small_world, side):
    ask(sign_in(small_world))

    for _time in range(3):
        open_link(small_world, links(small_world)[side])

    assert NEW not in emails()
    assert happened(small_world).count("account.address_confirmed") == 1


def test_opening_a_link_changes_nothing(small_world):
    ask(sign_in(small_world))

    pages = [assert_house_rules(small_world.browser().get(one).text) for one in links(small_world)]

    assert [page.one("h1").text for page in pages] == ["Byte av e-postadress"] * 2
    assert db.session.scalars(select(AddressChange.new_at)).all() == [None]


def test_a_link_holds_for_a_day(small_world):
    with clock_at() as watch:
        ask(sign_in(small_world))
        open_link(small_world, links(small_world)[0])
        watch.go_on(hours=24)

        page = small_world.browser().get(links(small_world)[1])
        answer = small_world.browser().post(links(small_world)[1], {}, page="/logga-in")

    assert "Länken har gått ut" in page.text
    assert (answer.status_code, NEW in emails()) == (409, False)


def test_nobody_learns_from_the_page_whether_an_address_has_an_account(small_world):
    browser = sign_in(small_world)
    said = []
    for email in (NEW, "lasare@demo.example"):
        ask(browser, email)
        page = without_tokens(browser.get("/konto").text.replace(email, "…"))
        said.append(page.split('<main id="innehall"')[1])

    assert said[0] == said[1]
    told = letters(small_world, "new")[-1]
    assert (told.recipient, told.link, "redan har ett konto" in told.body) == (
        "lasare@demo.example",
        "",
        True,
    )


def test_two_who_ask_for_the_same_address_cannot_both_have_it(small_world):
    ask(sign_in(small_world))
    ask(sign_in(small_world, who="lasare"))
    other = Letter.key.contains(f":{small_world.person('lasare')}:") & Letter.occasion.startswith("address-")
    theirs = list(db.session.scalars(select(Letter.link).where(other)))
    for link in links(small_world):
        open_link(small_world, link)

    answers = [small_world.browser().post(link, {}) for link in theirs]

    assert [one.status_code for one in answers] == [302, 409]
    assert "Adressen hör redan till ett annat konto." in answers[1].text
    assert {NEW, "lasare@demo.example"} <= emails()


def test_a_new_request_ends_the_earlier_and_taking_back_ends_both(small_world):
    browser = sign_in(small_world)
    ask(browser)
    first = links(small_world)
    ask(browser, "annan@kommunen.example")
    second = links(small_world)
    browser.post("/konto/epost/ta-tillbaka", {}, page="/konto")

    answers = [small_world.browser().get(link).status_code for link in (*first, *second)]

    assert (answers, letters(small_world)) == ([404] * 4, [])


def test_asking_for_ones_own_address_or_for_none_is_said(small_world):
    browser = sign_in(small_world)

    answers = [ask(browser, email) for email in ("jury@demo.example", "inte en adress")]

    assert [one.status_code for one in answers] == [422, 422]
    assert "Det är redan din adress." in answers[0].text


def test_an_address_is_changed_only_by_whoever_has_typed_the_password_lately(small_world):
    browser = sign_in(small_world)
    with browser.client.session_transaction() as session:
        session["fs_paa"] = session["fs_paa"] - 3600

    assert ask(browser).location.startswith("/verify")
    assert letters(small_world) == []


def test_letters_to_strangers_are_few(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LOGIN_LIMIT", "2 per 5 minutes")
    browser = sign_in(small_world)

    assert [ask(browser).status_code for _time in range(3)] == [302, 302, 429]


def test_whoever_guesses_links_is_stopped(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LOGIN_LIMIT", "2 per 5 minutes")
    browser = small_world.browser()

    answers = [browser.post("/konto/epost/gissad", {}, page="/logga-in").status_code for _time in range(3)]

    assert answers == [404, 404, 429]


def test_a_request_that_is_over_is_not_shown_as_waiting(small_world):
    browser = sign_in(small_world)
    ask(browser)
    shown = "väntar" in browser.get("/konto").text
    later = clock.now() + timedelta(hours=25)
    clock.set_clock(lambda: later)

    assert (shown, "väntar" in sign_in(small_world).get("/konto").text) == (True, False)
