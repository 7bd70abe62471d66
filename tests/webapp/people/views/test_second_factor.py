"""One's own second factor: begun with a first code, moved to a new telephone, and ended again."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from tests.support.accounts import happened, sign_in
from tests.support.factors import (
    APP_PAGE,
    App,
    begin,
    clock_at,
    codes_on,
    is_in,
    key_on,
    letters,
    proposal_on,
    with_code,
    with_password,
)
from tests.support.pages import assert_house_rules
from webapp.ground.store.database import db
from webapp.people.models.factors import RecoveryCode, SecondFactor


@pytest.fixture
def watch():
    with clock_at() as one:
        yield one


@pytest.fixture
def juror(small_world, watch):
    """Give a juror's app and recovery codes, half a minute after they were made."""
    made = begin(sign_in(small_world))
    watch.go_on(seconds=30)
    return made


@pytest.mark.usefixtures("watch")
def test_beginning_signs_out_elsewhere_and_writes_to_the_owner(small_world):
    here, elsewhere = sign_in(small_world), sign_in(small_world)

    begin(here)

    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert letters("begun") == ["jury@demo.example"]
    assert happened(small_world)[-1] == "account.factor_begun"


@pytest.mark.usefixtures("watch")
def test_a_first_code_that_is_wrong_begins_nothing_and_the_key_stays_on_the_page(small_world):
    browser = sign_in(small_world)
    page = browser.get(APP_PAGE).text

    answer = browser.post(APP_PAGE, {"code": "123123", "proposal": proposal_on(page)})

    assert (answer.status_code, key_on(answer.text)) == (422, key_on(page))
    assert db.session.scalar(select(SecondFactor.secret)) is None


@pytest.mark.parametrize("how", ["another's", "old", "made up"])
@pytest.mark.usefixtures("watch")
def test_a_key_that_is_not_ones_own_or_too_old_begins_nothing(small_world, monkeypatch, how):
    monkeypatch.setattr("webapp.people.sign_in.factors.second_step.PROPOSED", -1 if how == "old" else 3600)
    browser = sign_in(small_world)
    page = sign_in(small_world, who="kansli").get(APP_PAGE).text if how == "another's" else ""
    page = page or browser.get(APP_PAGE).text
    carried = "påhittad" if how == "made up" else proposal_on(page)

    answer = browser.post(APP_PAGE, {"code": App(key_on(page)).code(), "proposal": carried})

    assert (answer.status_code, key_on(answer.text) == key_on(page)) == (422, False)


def test_a_new_app_ends_the_old_one_and_its_codes(small_world, juror, watch):
    browser = with_password(small_world)
    with_code(browser, juror[0].code())
    watch.go_on(seconds=30)
    new, codes = begin(browser)
    watch.go_on(seconds=30)

    old_ones = [with_code(with_password(small_world), code) for code in (juror[0].code(), juror[1][0])]
    new_ones = [with_code(with_password(small_world), code) for code in (new.code(), codes[0])]

    assert [one.status_code for one in old_ones + new_ones] == [422, 422, 302, 302]


@pytest.mark.usefixtures("watch")
def test_new_recovery_codes_end_the_old_ones(small_world):
    browser = sign_in(small_world)
    _app, old = begin(browser)

    new = codes_on(browser.post("/konto/tva-steg/koder", {}, page="/konto/tva-steg").text)

    assert len(new) == 10
    assert [with_code(with_password(small_world), code).status_code for code in (old[0], new[0])] == [
        422,
        302,
    ]


@pytest.mark.usefixtures("watch")
def test_whoever_need_not_may_end_it_again(small_world):
    browser = sign_in(small_world)
    begin(browser)

    answer = browser.post("/konto/tva-steg/av", {}, page="/konto/tva-steg")

    assert answer.location == "/konto/tva-steg"
    assert is_in(sign_in(small_world))
    assert letters("ended") == ["jury@demo.example"]
    assert db.session.scalars(select(RecoveryCode)).all() == []


@pytest.mark.parametrize("what", ["app", "koder", "av", "nollstall"])
@pytest.mark.usefixtures("watch")
def test_changing_how_one_signs_in_asks_for_the_password_first(small_world, what):
    browser = sign_in(small_world, who="kansli")
    with browser.client.session_transaction() as session:
        session["fs_paa"] = session["fs_paa"] - 3600

    answer = browser.post(f"/konto/tva-steg/{what}", {}, page="/konto/tva-steg")
    answer = browser.get(answer.location)

    assert assert_house_rules(answer.text).one("h1").text == "Skriv ditt lösenord igen"


@pytest.mark.usefixtures("watch")
def test_the_page_shows_the_key_as_a_picture_of_our_own_and_as_text(small_world):
    page = sign_in(small_world).get(APP_PAGE).text

    assert_house_rules(page)
    assert re.findall(r'src="(data:image/svg\+xml;base64,|http)', page) == ["data:image/svg+xml;base64,"]
    assert re.fullmatch(r"(?:[A-Z2-7]{4}-?)+", key_on(page))
