"""A forgotten password: a letter, a link that works once, and not a word of who has an account."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from passlib.hash import sha256_crypt
from sqlalchemy import select

from tests.conftest import SECRET
from tests.support.accounts import EMAIL, NEW, ask, choose, letters
from tests.support.browsing import PageWorld
from tests.support.pages import assert_house_rules
from tests.support.worlds import ROUNDS
from webapp.ground.calendar import clock
from webapp.ground.mail import outbox
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Person, Post
from webapp.office.queries import outbox as outbox_queries
from webapp.people.sign_in.forms import Asking

TOLD = "Om adressen har ett konto är ett brev på väg dit. Öppna länken i brevet inom ett dygn."


def test_a_link_comes_in_a_letter_and_lets_one_choose_a_new_password(small_world):
    answer = ask(small_world)
    (letter,) = letters()
    browser = small_world.browser()

    assert_house_rules(browser.get(letter.link).text)
    chosen = choose(browser, letter.link)

    assert (answer.status_code, letter.recipient, letter.secret) == (200, EMAIL, True)
    assert re.fullmatch(r"/glomt-losenord/[\w.-]+", letter.link)
    assert (chosen.status_code, chosen.location) == (302, "/logga-in")
    assert browser.post("/logga-in", {"email": EMAIL, "password": NEW}).status_code == 302


def test_the_link_works_with_the_settings_that_people_get(sqlite_url, monkeypatch):
    monkeypatch.setattr(sha256_crypt, "default_rounds", ROUNDS)
    world = PageWorld(sqlite_url, SECRET)
    with world.app.app_context():
        ask(world)
        browser = world.browser()

        chosen = choose(browser, letters()[0].link)
        signed_in = browser.post("/logga-in", {"email": EMAIL, "password": NEW})
        world.close()

    assert (chosen.status_code, signed_in.status_code) == (302, 302)


def test_the_link_works_once_and_ends_all_sessions(small_world):
    signed_in = small_world.browser("jury")
    ask(small_world)
    link = letters()[0].link
    choose(small_world.browser(), link)
    kept = db.session.scalars(select(Person.password).where(Person.email == EMAIL)).one()

    again = small_world.browser().get(link)

    assert (again.status_code, again.location) == (302, "/glomt-losenord")
    assert signed_in.get("/hem").status_code == 302
    assert db.session.scalars(select(Person.password).where(Person.email == EMAIL)).one() == kept


def test_a_changed_password_is_told_in_a_letter(small_world):
    ask(small_world)
    choose(small_world.browser(), letters()[0].link)

    told = select(Letter.subject).where(Letter.key.startswith("password-changed:"))
    assert db.session.scalars(told).all() == ["Lösenordet är bytt"]


@pytest.mark.parametrize("email", ["finns-inte@demo.example", "inte en adress", "", "a@b\r\nBcc: c@d"])
def test_the_answer_is_the_same_whoever_is_asked_about(small_world, email):
    known, unknown = ask(small_world), ask(small_world, email)

    said = [
        [p.text for p in assert_house_rules(one.text, own_words=False).all("p") if "note" in p["class"]]
        for one in (known, unknown)
    ]
    assert said == [[TOLD], [TOLD]]
    assert [letter.recipient for letter in letters()] == [EMAIL]


def test_nobody_stands_in_with_a_password_as_long_as_those_that_are_kept(small_world):
    """The library makes a fingerprint of it that costs by the sign: a short one told who has an account."""
    kept = db.session.get_one(Person, small_world.person("samordnare")).password

    assert abs(len(Asking().password) - len(kept)) <= 4  # the digits of the hash's own settings


def test_asking_again_and_again_fills_nobodys_letter_box(small_world):
    moment = clock.now().replace(minute=1)
    clock.set_clock(lambda: moment)
    for _time in range(4):
        ask(small_world)
    later = moment + timedelta(minutes=6)
    clock.set_clock(lambda: later)
    ask(small_world)

    assert len(letters()) == 2


def test_a_letter_that_was_given_up_is_written_anew_at_once(small_world):
    ask(small_world)
    (first,) = letters()
    outbox.give_up(first.id, "Adressen finns inte.")
    assert letters()[0].state == "failed"

    ask(small_world)

    db.session.expire_all()
    (letter,) = letters()
    assert (letter.state, letter.tries, letter.link.startswith("/glomt-losenord/")) == ("waiting", 0, True)


def test_a_letter_that_was_given_up_is_seen_by_an_office_of_the_person(small_world, monkeypatch):
    ask(small_world)
    (letter,) = letters()
    outbox.give_up(letter.id, "Adressen finns inte.")
    rounds = list(
        db.session.scalars(select(Post.round_id).where(Post.person_id == small_world.person("jury")))
    )
    monkeypatch.setitem(small_world.app.config, "DEMO", False)  # noqa: FBT003 -- a setting

    seen = [[one.letter.id for one in outbox_queries.pile(mine, 1).letters] for mine in (rounds, [0])]

    assert (letter.id in seen[0], seen[1]) == (True, [])


def test_the_link_leads_to_us_whatever_host_the_browser_named(small_world):
    browser = small_world.browser()
    data = {"csrf_token": browser.token("/glomt-losenord"), "email": EMAIL}
    browser.send("POST", "/glomt-losenord", data=data, headers={"X-Forwarded-Host": "evil.example"})

    assert [letter.link.startswith("/glomt-losenord/") for letter in letters()] == [True]


def test_a_scanner_that_opens_the_link_changes_nothing(small_world):
    ask(small_world)
    link = letters()[0].link

    for method in ("GET", "HEAD", "GET"):
        small_world.browser().send(method, link)

    assert choose(small_world.browser(), link).status_code == 302


def test_whoever_asks_too_often_has_to_wait(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LOGIN_LIMIT", "3 per minute")
    browser = small_world.browser()
    data = {"csrf_token": browser.token("/glomt-losenord"), "email": "x@y.example"}

    answers = [browser.send("POST", "/glomt-losenord", data=data).status_code for _time in range(5)]

    assert answers == [200, 200, 200, 429, 429]


def test_a_short_password_is_refused_beside_its_field(small_world):
    ask(small_world)
    link = letters()[0].link

    answer = choose(small_world.browser(), link, "kort")

    assert assert_house_rules(answer.text).faults() == ["Lösenordet är för kort. Det ska ha minst 12 tecken."]


def test_a_link_that_nobody_wrote_leads_to_a_new_one(small_world):
    answer = small_world.browser().get("/glomt-losenord/gissning")

    assert (answer.status_code, answer.location) == (302, "/glomt-losenord")
