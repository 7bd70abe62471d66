"""Guessing is stopped for a while; what is right is never counted, and nobody is told who has an account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tests.conftest import SECRET
from tests.support.accounts import NEW, happened, sign_in
from tests.support.asked import counted
from tests.support.pages import assert_house_rules
from tests.support.worlds import PASSWORD, World
from webapp.ground.calendar import clock
from webapp.ground.configuration.settings import SettingError
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.people.models.sign_ins import FailedTries
from webapp.people.sign_in import limits

pytestmark = pytest.mark.both

WRONG = "fel lösenord till allt"
JURY = "jury@demo.example"


@pytest.fixture
def three(world, monkeypatch):
    """Give the world with three failures taken in five minutes."""
    monkeypatch.setitem(world.app.config, "LOGIN_LIMIT", "3 per 5 minutes")
    return world


def guess(browser, email: str = JURY, password: str = WRONG) -> int:
    return browser.post("/logga-in", {"email": email, "password": password}).status_code


def test_an_account_under_guessing_is_closed_to_strangers_for_a_while(three):
    stranger = three.browser()

    guesses = [guess(stranger) for _time in range(5)]

    assert guesses == [200, 200, 200, 429, 429]
    assert guess(three.browser(), password=PASSWORD) == 429
    assert guess(three.browser(), "kansli@demo.example", PASSWORD) == 302
    later = clock.now() + timedelta(minutes=6)
    clock.set_clock(lambda: later)
    assert guess(three.browser(), password=PASSWORD) == 302


def test_what_succeeds_is_never_counted(three):
    assert [guess(three.browser(), password=PASSWORD) for _time in range(10)] == [302] * 10
    assert db.session.scalar(select(func.count()).select_from(FailedTries)) == 0


def test_an_account_that_does_not_exist_is_closed_with_the_same_page(three):
    pages = []
    for email in (JURY, "finns-inte@demo.example"):
        browser = three.browser()
        answers = [browser.post("/logga-in", {"email": email, "password": WRONG}) for _time in range(4)]
        assert [one.status_code for one in answers] == [200, 200, 200, 429]
        page = assert_house_rules(answers[-1].text)
        pages.append([one.text for one in page.all("p", "a", "h1")])

    assert pages[0] == pages[1]
    assert "Välj ett nytt lösenord" in pages[0]


def test_the_owner_comes_in_from_a_browser_that_is_known_and_guesses_there_are_counted_apart(three):
    owner = sign_in(three)
    owner.client.delete_cookie("session")
    for _time in range(4):
        guess(three.browser())

    assert (guess(three.browser(), password=PASSWORD), guess(owner, password=PASSWORD)) == (429, 302)
    owner.client.delete_cookie("session")
    assert [guess(owner) for _time in range(4)] == [200, 200, 200, 429]


def test_a_known_browser_is_known_to_its_owner_only_and_not_after_signing_out_everywhere(three):
    owner, other = sign_in(three), sign_in(three, who="kansli")
    known = other.client.get_cookie("known_device").value
    owner.post("/inloggningar/logga-ut-overallt", {}, page="/inloggningar/")
    stolen = three.browser()
    stolen.client.set_cookie("known_device", known)
    forged = three.browser()
    forged.client.set_cookie("known_device", known[:-3] + "abc")
    for _time in range(4):
        guess(three.browser())

    answers = [guess(one, password=PASSWORD) for one in (stolen, forged, owner)]

    assert answers == [429, 429, 302]  # the owner's own browser asked to be signed out


def test_guesses_at_the_password_by_whoever_has_taken_a_session_are_stopped(three):
    browser = sign_in(three)
    form = {"password": WRONG, "new_password": NEW, "new_password_confirm": NEW}

    changing = [browser.post("/byt-losenord", form).status_code for _time in range(2)]
    verifying = [browser.post("/verify", {"password": WRONG}).status_code for _time in range(2)]
    right = browser.post("/byt-losenord", {**form, "password": PASSWORD}).status_code

    assert (changing, verifying, right) == ([200, 200], [200, 429], 429)
    assert happened(three)[1:] == ["account.password_failed"] * 3


def test_a_failed_try_is_noted_for_its_owner_and_of_nobody_else(three):
    for email in (JURY, "finns-inte@demo.example"):
        guess(three.browser(), email)

    noted = db.session.execute(
        select(Event.what, Event.person_id).where(Event.what.startswith("account."))
    ).all()
    assert [tuple(one) for one in noted] == [("account.sign_in_failed", three.person("jury"))]


@pytest.mark.parametrize("path", ["/logga-in", "/glomt-losenord"])
def test_an_account_costs_what_no_account_costs(world, path):
    asked = []
    for email in (JURY, "finns-inte@demo.example", "kansli.b@demo.example"):
        if email.startswith("kansli.b"):
            db.session.execute(update(Person).where(Person.email == email).values(active=False))
        browser = world.browser()
        token = browser.token(path)
        with counted() as sent:
            browser.send("POST", path, data={"csrf_token": token, "email": email, "password": WRONG})
        asked.append([one.replace("RELEASE", "ROLLBACK TO") for one in sent])

    assert [one.partition("_savepoint")[0] for one in asked[0]] == [
        one.partition("_savepoint")[0] for one in asked[1]
    ]
    assert len(asked[0]) == len(asked[1]) == len(asked[2])


def test_nobody_can_keep_a_letter_from_its_owner_by_asking_for_many(three):
    for n in range(40):
        browser = three.browser()
        browser.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{n}"
        browser.post("/glomt-losenord", {"email": "person@kommun.example"})
    db.session.execute(update(Person).where(Person.email == JURY).values(email="person@kommun.example"))
    db.session.commit()

    answer = three.browser().post("/glomt-losenord", {"email": "person@kommun.example"})

    letters = select(func.count()).select_from(Letter).where(Letter.key.startswith("new-password:"))
    assert (answer.status_code, db.session.scalar(letters)) == (200, 1)


def test_counters_that_are_over_are_taken_away(three):
    for n in range(5):
        guess(three.browser(), f"person{n}@kommun.example")
    later = clock.now() + timedelta(minutes=6)
    clock.set_clock(lambda: later)

    guess(three.browser())

    assert db.session.scalar(select(func.count()).select_from(FailedTries)) == 2


def test_no_address_can_be_read_out_of_a_counter(three):
    guess(three.browser())

    kept = list(db.session.scalars(select(FailedTries.key)))
    assert [len(one) for one in kept] == [64, 64]


@pytest.mark.parametrize(
    ("address", "alike"),
    [("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"), ("::ffff:192.0.2.1", "192.0.2.1"), ("unix", "unix")],
)
def test_all_of_one_customers_addresses_count_as_one(small_world, address, alike):
    found = []
    for one in (address, alike):
        with small_world.app.test_request_context(environ_base={"REMOTE_ADDR": one}):
            found.append(limits._address())

    assert found[0] == found[1]


def test_failures_are_counted_where_the_settings_say(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LOGIN_LIMIT", "3 per 5 minutes")
    monkeypatch.setitem(small_world.app.config, "LIMITS_URL", "memory://")
    kept = small_world.app.extensions["failed_tries"]
    limits.register(small_world.app)
    try:
        assert [guess(small_world.browser()) for _time in range(5)] == [200, 200, 200, 429, 429]
    finally:
        small_world.app.extensions["failed_tries"] = kept
    assert db.session.scalar(select(func.count()).select_from(FailedTries)) == 0


def test_a_place_to_count_that_cannot_be_used_stops_the_start(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LIMITS_URL", "redis+sentinel://")

    with pytest.raises(SettingError, match=r"KOMPASSROSEN_LIMITS_URL är .* går inte att använda"):
        limits.register(small_world.app)


def told_of(world) -> World:
    """Give an application of its own that nobody has asked anything yet."""
    return World(world.app.config["SQLALCHEMY_DATABASE_URI"], SECRET)


def test_a_proxy_that_nobody_told_of_is_warned_of_once(small_world, caplog):
    app = told_of(small_world).app

    for _time in range(3):
        app.test_client().get("/", headers={"X-Forwarded-For": "192.0.2.1"})

    lines = [one.message for one in caplog.records if "KOMPASSROSEN_PROXIES" in one.message]
    assert len(lines) == 1


@pytest.mark.parametrize("address", ["/hem", "/kansli/2026", "/jury/2026", "/sjalvvardering/1"])
def test_the_very_request_that_is_warned_of_is_guarded_like_any_other(small_world, address):
    answer = told_of(small_world).app.test_client().get(address, headers={"X-Forwarded-For": "192.0.2.1"})

    assert (answer.status_code, answer.location.partition("?")[0]) == (302, "/logga-in")


def test_the_very_request_that_is_warned_of_is_held_against_its_forms_token(small_world):
    asked = told_of(small_world).app.test_client()

    answer = asked.post("/inloggningar/logga-ut-overallt", headers={"X-Forwarded-For": "192.0.2.1"})

    assert answer.status_code == 400
