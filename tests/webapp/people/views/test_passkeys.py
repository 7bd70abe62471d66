"""Passkeys: added, used instead of password and code, taken away; and the day when the only one is lost."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select
from webauthn import generate_authentication_options, options_to_json
from webauthn.helpers.structs import UserVerificationRequirement

from tests.support.accounts import happened, sign_in
from tests.support.authenticator import PAGE, Device, add, come_in, offered
from tests.support.factors import begin, clock_at, codes_on, is_in, letters, with_code, with_password
from tests.support.pages import assert_house_rules
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.people.deeds.factors import passkeys
from webapp.people.models.factors import Passkey, RecoveryCode


def kept() -> list[tuple[int, str]]:
    return [tuple(row) for row in db.session.execute(select(Passkey.person_id, Passkey.name))]


def first_id() -> int:
    return db.session.scalars(select(Passkey.id).order_by(Passkey.id)).first()


def remove(browser, passkey_id: int):
    return browser.post(f"{PAGE}/{passkey_id}/ta-bort", {}, page=PAGE)


@pytest.mark.both
def test_a_passkey_opens_the_account_without_password_or_code(world):
    device, here, elsewhere = Device(), sign_in(world), sign_in(world)
    codes = codes_on(add(here, device).text)

    stranger = world.browser()
    answer = come_in(stranger, device, next="/konto/bindningar")

    assert (len(codes), kept()) == (10, [(world.person("jury"), "Telefonen")])
    assert (answer.location, is_in(stranger)) == ("/konto/bindningar", True)
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert letters("passkey") == ["jury@demo.example"]
    assert [one for one in happened(world) if "passkey" in one] == ["account.passkey_begun"]


def test_several_passkeys_each_open_and_have_names(small_world):
    browser, devices = sign_in(small_world), [Device(), Device()]
    for device, name in zip(devices, ("Telefonen", "Jobbdatorn"), strict=True):
        add(browser, device, name)

    page = assert_house_rules(browser.get(PAGE).text)

    assert [one.text for one in page.all("p") if one.text in ("Telefonen", "Jobbdatorn")] == [
        "Telefonen",
        "Jobbdatorn",
    ]
    assert [come_in(small_world.browser(), device).location for device in devices] == ["/hem"] * 2


WRONG = {
    "made for another address": {"origin": "http://annan.example"},
    "made for another host": {"host": "annan.example"},
    "not opened by its owner": {"verified": False},
}


@pytest.mark.parametrize("how", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_not_kept(small_world, how):
    answer = add(sign_in(small_world), Device(**how))

    assert (answer.status_code, "Ingen passkey blev gjord" in answer.text, kept()) == (422, True, [])


@pytest.mark.parametrize("how", WRONG.values(), ids=WRONG)
def test_what_is_wrong_opens_nothing(small_world, how):
    device = Device()
    add(sign_in(small_world), device)
    for name, value in how.items():
        setattr(device, name, value)
    browser = small_world.browser()

    answer = come_in(browser, device)

    assert (answer.location, is_in(browser)) == ("/logga-in", False)
    assert "Passkeyn öppnade inget konto." in browser.get("/logga-in").text


def test_anothers_device_opens_nothing(small_world):
    add(sign_in(small_world), mine := Device())
    thief = Device(id=mine.id)

    assert come_in(small_world.browser(), thief).location == "/logga-in"
    assert come_in(small_world.browser(), Device()).location == "/logga-in"


def test_an_answer_holds_for_the_browser_that_asked_and_for_ten_minutes(small_world, monkeypatch):
    add(sign_in(small_world), device := Device())
    asked, other = small_world.browser(), small_world.browser()
    options, state = offered(asked.get("/logga-in").text)
    form = {"credential": device.answer(options), "state": state}

    taken = other.post("/logga-in/passkey", form, page="/logga-in")
    monkeypatch.setattr("webapp.people.sign_in.factors.second_step.ANSWERED", -1)
    late = asked.post("/logga-in/passkey", form, page="/logga-in")

    assert (taken.location, late.location) == ("/logga-in", "/logga-in")


def test_a_device_that_was_copied_is_found_by_its_count(small_world):
    add(sign_in(small_world), device := Device())
    come_in(small_world.browser(), device)
    device.count -= 1

    assert come_in(small_world.browser(), device).location == "/logga-in"


@pytest.mark.parametrize(
    "sent", ["", "{}", "null", "[]", '{"id": 1}', "inte json", '{"id": "x", "response": 7}']
)
def test_what_is_no_passkey_is_a_calm_answer(small_world, sent):
    browser = sign_in(small_world)
    _options, state = offered(browser.get(PAGE).text)
    stranger = small_world.browser()
    _asked, other = offered(stranger.get("/logga-in").text)

    added = browser.post(PAGE, {"name": "X", "credential": sent, "state": state})
    came = stranger.post("/logga-in/passkey", {"credential": sent, "state": other}, page="/logga-in")

    assert (added.status_code, came.location) == (422, "/logga-in")


def test_guesses_are_stopped(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LOGIN_LIMIT", "1 per 5 minutes")
    browser = small_world.browser()

    answers = [come_in(browser, Device()).status_code for _time in range(6)]

    assert answers == [302] * 5 + [429]


def test_somebody_who_is_not_active_is_not_let_in(small_world):
    add(sign_in(small_world), device := Device())
    db.session.get_one(Person, small_world.person("jury")).active = False
    db.session.commit()

    assert come_in(small_world.browser(), device).location == "/logga-in"


def test_with_a_passkey_the_password_alone_opens_nothing_and_a_recovery_code_does(small_world):
    """The telephone with the only passkey is lost."""
    codes = codes_on(add(sign_in(small_world), Device()).text)
    browser = with_password(small_world)
    page = assert_house_rules(browser.get("/logga-in/kod").text)

    answer = with_code(browser, codes[0])

    assert page.one("h1").text == "Använd din passkey eller en återställningskod"
    assert (answer.location, is_in(browser)) == ("/konto/tva-steg", True)
    assert remove(browser, first_id()).location == PAGE


def test_with_telephone_and_codes_lost_another_officer_resets_and_the_passkey_opens_nothing(small_world):
    add(sign_in(small_world), device := Device())
    office = sign_in(small_world, who="kansli")

    office.post("/konto/tva-steg/nollstall", {"email": "jury@demo.example", "why": "Telefonen är stulen."})

    assert (kept(), come_in(small_world.browser(), device).location) == ([], "/logga-in")
    assert is_in(sign_in(small_world))


def test_a_passkey_taken_away_opens_nothing_and_the_last_takes_its_codes_along(small_world):
    browser, device = sign_in(small_world), Device()
    add(browser, device)

    answer = remove(browser, first_id())

    assert (answer.location, kept()) == (PAGE, [])
    assert come_in(small_world.browser(), device).location == "/logga-in"
    assert db.session.scalars(select(RecoveryCode)).all() == []
    assert is_in(sign_in(small_world))


def test_the_last_one_stays_with_whoever_has_no_password(small_world):
    browser = sign_in(small_world)
    add(browser, Device())
    db.session.get_one(Person, small_world.person("jury")).password = None
    db.session.commit()

    answer = remove(browser, first_id())

    assert (answer.status_code, "Det är din enda väg in." in answer.text, len(kept())) == (409, True, 1)
    add(browser, Device(), "Datorn")
    assert remove(browser, first_id()).status_code == 302


def test_the_last_one_stays_with_whoever_must_have_a_second_factor_and_has_no_app(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "SECOND_FACTOR", True)  # noqa: FBT003 -- a setting
    with clock_at():
        browser = sign_in(small_world)
        add(browser, Device())
        refused = remove(browser, first_id())
        begin(browser)

        assert (refused.status_code, "enda andra steg" in refused.text) == (409, True)
        assert remove(browser, first_id()).status_code == 302


def test_a_passkey_is_a_second_factor_to_whoever_must_have_one(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "SECOND_FACTOR", True)  # noqa: FBT003 -- a setting
    with clock_at() as watch:
        add(sign_in(small_world), device := Device())
        watch.go_on(days=20)
        browser = small_world.browser()
        come_in(browser, device)

        assert is_in(browser)


def test_anothers_passkey_is_not_there(small_world):
    add(sign_in(small_world), Device())

    assert remove(sign_in(small_world, who="kansli"), first_id()).status_code == 404
    assert len(kept()) == 1


def test_adding_asks_for_the_password_first_and_for_a_name(small_world):
    browser = sign_in(small_world)
    nameless = add(browser, Device(), "")
    with browser.client.session_transaction() as session:
        session["fs_paa"] -= 3600
        del session["fs_gexp"]

    assert (nameless.status_code, "Skriv ett namn" in nameless.text, kept()) == (422, True, [])
    assert browser.get(PAGE).location.startswith("/verify")


def test_the_page_of_signing_in_asks_as_the_library_would(small_world):
    asked, _state = offered(small_world.browser().get("/logga-in").text)
    challenge, place = bytes.fromhex("00ff" * 16), passkeys.Place("http://localhost", "localhost")
    wanted = generate_authentication_options(
        rp_id="localhost", challenge=challenge, user_verification=UserVerificationRequirement.REQUIRED
    )

    by_library = {name: value for name, value in json.loads(options_to_json(wanted)).items() if value}
    assert passkeys.request(place, challenge) == by_library
    assert set(asked) == set(by_library)
