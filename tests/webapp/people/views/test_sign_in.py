"""Who can sign in, from where, and when a session is over."""

from __future__ import annotations

import re

import pytest
from flask_security.utils import hash_password

from tests.conftest import SECRET
from tests.support.pages import assert_house_rules
from tests.support.worlds import settings
from webapp import create_app
from webapp.ground.store.database import db
from webapp.ground.who import Person


def end(person: Person, how: str) -> None:
    if how == "deactivated":
        person.active = False
    else:
        person.fs_uniquifier = "ny" * 16
    db.session.commit()


@pytest.mark.parametrize("how", ["deactivated", "sessions ended"])
@pytest.mark.parametrize("role", ["samordnare", "utvarderare.a", "jury", "kansli"])
def test_a_session_ends_at_the_next_request(small_world, role, how):
    browser = small_world.at(role)
    assert browser.get("/hem").status_code == 200

    end(db.session.get_one(Person, small_world.person(role)), how)

    answer = browser.get("/hem")
    assert (answer.status_code, answer.location) == (302, "/logga-in?next=/hem")


def test_a_deactivated_person_cannot_sign_in_again(small_world):
    end(db.session.get_one(Person, small_world.person("jury")), "deactivated")

    assert post_sign_in(small_world) == 200


def post_sign_in(world, **kwargs) -> int:
    browser = world.browser()
    form = {
        "email": "jury@demo.example",
        "password": "norr-ost-syd-vast",
        "csrf_token": browser.token("/logga-in"),
    }
    return browser.send("POST", "/logga-in", data=form, **kwargs).status_code


FROM_ELSEWHERE = {
    "another machine": {"environ_base": {"REMOTE_ADDR": "10.0.0.9"}},
    "a proxy": {"headers": {"X-Forwarded-For": "10.0.0.9"}},
    "a proxy that says loopback": {"headers": {"X-Forwarded-For": "127.0.0.1"}},
    "a modern proxy": {"headers": {"Forwarded": "for=127.0.0.1"}},
}


@pytest.mark.parametrize("where", FROM_ELSEWHERE.values(), ids=FROM_ELSEWHERE)
def test_demo_people_exist_only_on_the_machine_itself(small_world, where):
    browser = small_world.at("jury")

    assert (post_sign_in(small_world), post_sign_in(small_world, **where)) == (302, 200)
    assert browser.get("/hem", **where).status_code == 302


def test_demo_people_do_not_exist_outside_a_demo(small_world, monkeypatch):
    browser = small_world.at("jury")
    monkeypatch.setitem(small_world.app.config, "DEMO", False)  # noqa: FBT003 -- a setting

    assert post_sign_in(small_world) == 200
    assert browser.get("/hem").status_code == 302


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("jury@demo.example", "fel"),
        ("finns-inte@demo.example", "norr-ost-syd-vast"),
        ("", ""),
        ("inte en adress", "x"),
    ],
)
def test_a_failed_sign_in_never_tells_whether_the_account_exists(small_world, email, password):
    browser = small_world.browser()
    form = {"email": email, "password": password, "csrf_token": browser.token("/logga-in")}

    answer = browser.send("POST", "/logga-in", data=form)

    assert answer.status_code == 200
    assert "Logga ut" not in answer.text


def test_whoever_tries_too_often_has_to_wait(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LOGIN_LIMIT", "3 per minute")
    browser = small_world.browser()
    form = {"email": "jury@demo.example", "password": "fel", "csrf_token": browser.token("/logga-in")}

    answers = [browser.send("POST", "/logga-in", data=form) for _time in range(5)]

    assert (answers[0].status_code, answers[3].status_code, answers[4].status_code) == (200, 429, 429)
    assert assert_house_rules(answers[-1].text).one("h1").text == "Försök igen om en stund"


def test_a_failed_sign_in_marks_both_fields_and_the_page_begins_with_what_was_wrong(small_world):
    form = {"email": "jury@demo.example", "password": "fel losenord har"}

    page = assert_house_rules(small_world.browser().post("/logga-in", form).text, own_words=False)

    summary = next(one for one in page.all("div") if one["class"] == "errors")
    assert [page.field(name)["aria-invalid"] for name in ("email", "password")] == ["true", "true"]
    assert [page.field(name)["aria-describedby"] for name in ("email", "password")] == ["email:fel"] * 2
    assert ("autofocus" in summary.attrs, summary["tabindex"]) == (True, "-1")
    assert len(page.faults()) == 1


def test_a_wrong_password_and_an_unknown_person_get_the_same_page(small_world):
    said = []
    for email in ("jury@demo.example", "finns-inte@demo.example"):
        page = small_world.browser().post("/logga-in", {"email": email, "password": "fel losenord har"}).text
        page = re.sub(r'data-options="[^"]+"|name="(csrf_token|state)" value="[^"]+"', "", page)
        said.append(page.replace(email, ""))

    assert said[0] == said[1]


def test_a_password_costs_as_much_to_guess_as_rfc_9106_recommends():
    of_tests = settings("sqlite://", SECRET)
    of_people = {name: value for name, value in of_tests.items() if not name.startswith("SECURITY_")}

    with create_app(of_people).app_context():
        kept = hash_password("häst batteri klammer rätt")

    assert kept.split("$")[1:4] == ["argon2id", "v=19", "m=65536,t=3,p=4"]
