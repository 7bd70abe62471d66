"""Where a person is signed in: seen by its owner, and ended for good."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.support.accounts import FIREFOX, NEW, happened, sign_in
from tests.support.asked import counted
from tests.support.pages import assert_house_rules
from tests.support.worlds import PASSWORD
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.people.models.sign_ins import SignIn

pytestmark = pytest.mark.both

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)


def copied(world, browser, *cookies: str):
    """Give another browser copies of the cookies that somebody has taken from this one."""
    thief = world.browser()
    for name in cookies:
        thief.client.set_cookie(name, browser.client.get_cookie(name).value)
    return thief


def is_in(browser) -> bool:
    return browser.get("/hem").status_code == 200


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(SignIn)) or 0


def test_a_copied_cookie_opens_nothing_when_its_owner_has_signed_out(world):
    owner = sign_in(world)
    thief = copied(world, owner, "session")
    assert (is_in(owner), is_in(thief)) == (True, True)

    owner.post("/logga-ut", {}, page="/hem")

    assert (is_in(owner), is_in(thief), rows()) == (False, False, 0)
    assert happened(world) == ["account.signed_in", "account.signed_out"]


def test_neither_does_the_copy_of_a_cookie_by_which_one_is_remembered(world):
    owner = sign_in(world, remember="y")
    thief = copied(world, owner, "remember_token")
    assert is_in(thief)

    owner.post("/logga-ut", {}, page="/hem")

    assert (is_in(thief), is_in(copied(world, thief, "session"))) == (False, False)


def test_no_token_in_an_address_or_a_header_stands_for_a_session(small_world):
    browser = small_world.browser()
    headers = {"Accept": "application/json", "X-CSRFToken": browser.token("/logga-in")}
    form = {"email": "jury@demo.example", "password": PASSWORD}
    answer = browser.send("POST", "/logga-in?include_auth_token", json=form, headers=headers)
    token = answer.get_json()["response"].get("user", {}).get("authentication_token", "none")
    stranger = small_world.browser()

    asked = [
        stranger.get(f"{page}?auth_token={token}", headers={"Authentication-Token": token}).status_code
        for page in ("/hem", "/byt-losenord")
    ]

    assert (answer.status_code, asked) == (200, [302, 302])


def test_a_person_sees_the_own_browsers_and_signs_out_of_one_of_them(world):
    here, phone = sign_in(world), sign_in(world, PHONE)
    page = assert_house_rules(here.get("/inloggningar/").text)
    forms = [one["action"] for one in page.all("form") if re.search(r"/\d+/logga-ut$", one["action"])]

    answer = here.post(forms[1], {}, page="/inloggningar/")

    names = [one.text for one in page.all("li") if "Inloggad" in one.text]
    assert ["Firefox på Windows – den du använder nu" in names[0], "Safari på iPhone" in names[1]] == [
        True
    ] * 2
    assert (answer.location, is_in(here), is_in(phone), len(forms)) == ("/inloggningar/", True, False, 2)


def test_signing_out_of_the_browser_in_use_is_signing_out(small_world):
    here = sign_in(small_world)
    page = here.page("/inloggningar/")
    mine = next(one["action"] for one in page.all("form") if re.search(r"/\d+/logga-ut$", one["action"]))

    answer = here.post(mine, {}, page="/inloggningar/")

    assert (answer.status_code, is_in(here), rows()) == (302, False, 0)


def test_signing_out_everywhere_ends_every_session_and_every_link_to_a_new_password(world):
    here, phone = sign_in(world), sign_in(world, PHONE, remember="y")
    world.browser().post("/glomt-losenord", {"email": "jury@demo.example"})
    link = db.session.scalars(select(Letter.link).where(Letter.key.startswith("new-password:"))).one()

    here.post("/inloggningar/logga-ut-overallt", {}, page="/inloggningar/")

    assert (is_in(here), is_in(phone), rows()) == (False, False, 0)
    assert world.browser().get(link).location == "/glomt-losenord"
    assert happened(world)[-1] == "account.signed_out_everywhere"


def test_a_new_password_ends_all_other_sessions_and_is_told(world):
    here, phone = sign_in(world), sign_in(world, PHONE)
    thief = copied(world, here, "session")
    form = {"password": PASSWORD, "new_password": NEW, "new_password_confirm": NEW}

    answer = here.post("/byt-losenord", form)

    assert answer.status_code == 302
    assert [is_in(one) for one in (here, phone, thief)] == [True, False, False]
    assert happened(world)[2:] == ["account.signed_in", "account.password_changed"]
    assert rows() == 1


def test_whoever_signs_in_again_in_the_same_browser_has_one_session_there(small_world):
    browser = sign_in(small_world)
    for _time in range(3):
        browser.client.delete_cookie("session")  # as when the browser is closed
        browser.post("/logga-in", {"email": "jury@demo.example", "password": PASSWORD})

    assert (rows(), is_in(browser)) == (1, True)


def test_no_person_is_signed_in_at_endlessly_many_places(small_world):
    first = sign_in(small_world)
    for _time in range(60):
        last = sign_in(small_world)

    assert (rows(), is_in(first), is_in(last)) == (50, False, True)


def test_a_browser_that_has_been_silent_for_long_is_forgotten_at_the_next_sign_in(small_world):
    sign_in(small_world)
    kept = sign_in(small_world, PHONE, remember="y")
    later = clock.now() + timedelta(days=8)
    clock.set_clock(lambda: later)

    sign_in(small_world)

    assert (rows(), is_in(kept)) == (2, True)


@pytest.mark.parametrize(("minutes", "written"), [(9, 0), (11, 1)])
def test_when_a_browser_was_seen_is_written_with_a_deed_and_not_with_each(world, minutes, written):
    browser = sign_in(world, who="samordnare")
    later = clock.now() + timedelta(minutes=minutes)
    clock.set_clock(lambda: later)

    with counted() as read:
        browser.get("/hem")
    token = browser.token("/hem")
    with counted() as sent:
        browser.send("POST", "/egen-sjalvvardering", data={"csrf_token": token, "municipality": "0"})

    assert [one for one in read if one.startswith("UPDATE")] == []
    assert len([one for one in sent if one.startswith("UPDATE sign_in")]) == written


def test_who_asks_is_found_with_one_question(small_world):
    browser = sign_in(small_world)
    browser.get("/var-jag-arbetat")

    with counted() as sent:
        browser.get("/kontakt")

    asked = [one for one in sent if "sign_in" in one or "person" in one]
    assert [one.count("SELECT") for one in asked] == [1]


def test_nothing_by_which_a_session_could_be_opened_is_kept(small_world):
    sign_in(small_world)

    row = db.session.scalars(select(SignIn)).one()
    assert (len(row.token_hash), row.device) == (64, "Firefox på Windows")


def test_what_happened_to_the_account_is_told_to_its_owner(small_world):
    small_world.browser().post("/logga-in", {"email": "jury@demo.example", "password": "fel lösenord här"})
    browser = sign_in(small_world)

    page = browser.page("/inloggningar/")

    told = [one.text for one in page.all("section")[-1].all("p")]
    assert [one for one in told if one.startswith(("Inlogg", "Ett försök"))] == [
        "Inloggning",
        "Ett försök att logga in misslyckades",
    ]


CHROMIUM = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0"
AGENTS = {
    FIREFOX: "Firefox på Windows",
    PHONE: "Safari på iPhone",
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROMIUM} Safari/537.36 Edg/137.0": "Edge på Windows",
    f"Mozilla/5.0 (Linux; Android 14; Pixel 8) {CHROMIUM} Mobile Safari/537.36": "Chrome på Android",
    PHONE.replace(
        "iPhone; CPU iPhone OS 18_5 like Mac OS X", "Macintosh; Intel Mac OS X 10_15"
    ): "Safari på Mac",
    "curl/8.0": "Okänd webbläsare",
    "": "Okänd webbläsare",
    "<script>Firefox</script> Linux": "Firefox på Linux",
}


@pytest.mark.parametrize(("agent", "name"), AGENTS.items(), ids=AGENTS.values())
def test_a_browser_is_named_as_its_owner_knows_it(small_world, agent, name):
    sign_in(small_world, agent)

    assert db.session.scalars(select(SignIn.device)).one() == name
