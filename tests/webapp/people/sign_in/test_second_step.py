"""Signing in in two steps: the code after the password, once, in time, and not without end."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.accounts import choose, happened, sign_in
from tests.support.factors import (
    Watch,
    begin,
    clock_at,
    is_in,
    letters,
    with_code,
    with_password,
)
from tests.support.pages import assert_house_rules
from tests.support.worlds import PASSWORD
from webapp.ground.mail.models import Letter
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


@pytest.mark.both
def test_the_password_alone_opens_nothing_and_the_code_opens_the_page_one_came_for(world):
    with clock_at() as watch:
        app, _codes = begin(sign_in(world))
        watch.go_on(seconds=30)
        browser = with_password(world, next="/konto/bindningar")
        before = is_in(browser)

        answer = with_code(browser, app.code(), next="/konto/bindningar")

        assert (before, answer.status_code, answer.location) == (False, 302, "/konto/bindningar")
        assert is_in(browser)
        assert happened(world)[-1] == "account.signed_in"


def test_the_address_to_go_on_to_is_one_of_ours(small_world, juror):
    answer = with_code(with_password(small_world), juror[0].code(), next="https://annan.example/hem")

    assert answer.location == "/hem"


def test_whoever_came_for_no_page_is_led_home(small_world, juror):
    browser = small_world.browser()
    form = {"email": "jury@demo.example", "password": PASSWORD}

    assert browser.post("/logga-in", form).location == "/logga-in/kod"
    assert with_code(browser, juror[0].code()).location == "/hem"


@pytest.mark.both
def test_a_code_opens_once(world):
    with clock_at() as watch:
        app, _codes = begin(sign_in(world))
        watch.go_on(seconds=30)
        code = app.code()

        answers = [with_code(with_password(world), code).status_code for _time in range(2)]

        assert answers == [302, 422]


@pytest.mark.parametrize(("late", "status"), [(-60, 422), (-30, 302), (0, 302), (30, 302), (60, 422)])
def test_a_telephone_may_go_half_a_minute_wrong(small_world, juror, watch, late, status):
    watch.go_on(minutes=5)

    assert with_code(with_password(small_world), juror[0].code(late=late)).status_code == status


def test_a_code_from_before_the_one_that_was_used_opens_nothing(small_world, juror, watch):
    watch.go_on(minutes=5)
    newer, older = juror[0].code(), juror[0].code(late=30)

    answers = [with_code(with_password(small_world), code).status_code for code in (newer, older)]

    assert answers == [302, 422]


@pytest.mark.parametrize("typed", ["", "000 000", "12345", "١٢٣٤٥٦", "abc", "x" * 5000])
@pytest.mark.usefixtures("juror")
def test_what_is_no_code_opens_nothing_and_says_what_may_be_wrong(small_world, typed):
    browser = with_password(small_world)

    answer = with_code(browser, typed)

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.field("code")["aria-invalid"], is_in(browser)) == (422, "true", False)
    assert "kontrollera att telefonens klocka går rätt" in answer.text
    assert happened(small_world)[-1] == "account.code_failed"


def test_a_code_may_be_typed_with_a_space(small_world, juror):
    code = juror[0].code()

    assert with_code(with_password(small_world), f"{code[:3]} {code[3:]}").status_code == 302


@pytest.mark.both
def test_a_recovery_code_opens_once_and_its_owner_gets_a_letter(world):
    with clock_at():
        _app, codes = begin(sign_in(world))
        browser = with_password(world)

        answers = [with_code(one, codes[0].upper()) for one in (browser, with_password(world))]

        assert [one.status_code for one in answers] == [302, 422]
        assert answers[0].location == "/konto/tva-steg"
        assert "Du har 9 återställningskoder kvar." in browser.get("/konto/tva-steg").text
        assert letters("code") == ["jury@demo.example"]
        assert "account.recovery_code_used" in happened(world)


def test_recovery_codes_are_ten_different_ones_and_only_fingerprints_of_them_are_kept(juror):
    kept = db.session.scalars(select(RecoveryCode.code_hash)).all()

    assert (len(set(juror[1])), len(set(kept))) == (10, 10)
    assert [code for code in juror[1] if any(code.replace("-", "") in one for one in kept)] == []


def test_the_secret_is_kept_so_that_only_the_service_reads_it(juror):
    row = db.session.scalars(select(SecondFactor)).one()

    assert juror[0].totp.base32_key not in row.secret
    assert '"enckey"' in row.secret


def test_guesses_at_codes_are_stopped_also_for_a_browser_that_is_known(small_world, juror):
    browser = with_password(small_world)

    answers = [with_code(browser, "123123").status_code for _time in range(21)]

    assert answers == [422] * 20 + [429]
    assert with_code(browser, juror[0].code()).status_code == 429
    Watch.go_on(hours=2)
    assert with_code(with_password(small_world), juror[0].code()).status_code == 302


@pytest.mark.usefixtures("juror")
def test_wrong_codes_count_as_failed_sign_ins_too(small_world, monkeypatch):
    monkeypatch.setitem(small_world.app.config, "LOGIN_LIMIT", "3 per 5 minutes")
    browser = with_password(small_world)

    answers = [with_code(browser, "123123").status_code for _time in range(4)]

    assert answers == [422, 422, 422, 429]
    stranger = small_world.browser()
    assert stranger.post("/logga-in", {"email": "jury@demo.example", "password": PASSWORD}).status_code == 429


@pytest.mark.usefixtures("juror")
def test_a_password_waits_ten_minutes_for_its_code(small_world, watch):
    browser = with_password(small_world)
    watch.go_on(minutes=11)

    answers = [browser.get("/logga-in/kod"), browser.client.get("/logga-in/kod")]

    assert [(one.status_code, one.location) for one in answers] == [(302, "/logga-in")] * 2
    assert not is_in(browser)


def test_whoever_has_typed_no_password_is_sent_to_it(small_world, juror):
    answer = small_world.browser().post("/logga-in/kod", {"code": juror[0].code()}, page="/logga-in")

    assert (answer.status_code, answer.location) == (302, "/logga-in")


@pytest.mark.usefixtures("juror")
def test_whoever_is_in_already_is_sent_on(small_world):
    answer = small_world.browser("kansli").get("/logga-in/kod")

    assert answer.location == "/hem"


@pytest.mark.usefixtures("juror")
def test_a_new_password_by_letter_asks_for_the_code_too(small_world):
    small_world.browser().post("/glomt-losenord", {"email": "jury@demo.example"})
    link = db.session.scalars(select(Letter.link).where(Letter.key.startswith("new-password:"))).one()
    choose(small_world.browser(), link)
    browser = small_world.browser()

    answer = browser.post(
        "/logga-in", {"email": "jury@demo.example", "password": "häst batteri klammer rätt"}
    )

    assert (answer.location.partition("?")[0], is_in(browser)) == ("/logga-in/kod", False)


def test_ticking_to_be_remembered_is_remembered_across_the_code(small_world, juror):
    browser = with_password(small_world, remember="y")

    with_code(browser, juror[0].code())

    assert browser.client.get_cookie("remember_token") is not None


def test_a_key_of_the_service_that_was_changed_opens_nothing_but_recovery_codes_do(
    small_world, juror, monkeypatch
):
    monkeypatch.setattr("webapp.ground.context.secret", lambda: b"another key that is long enough for us")

    assert with_code(with_password(small_world), juror[0].code()).status_code == 422
    assert with_code(with_password(small_world), juror[1][0]).status_code == 302
