"""What a municipality's own sign-in answers is judged; one that is down or changed is said so."""

from __future__ import annotations

import time

import pytest

from tests.support.factors import clock_at, is_in
from tests.support.municipal import WHERE, address_on, come_back, link, said_on
from tests.support.worlds import PASSWORD

UNTRUSTED = "går inte att lita på, så ingen är inloggad"


LIES = {
    "another issuer": {"iss": "https://annan.example"},
    "for another service": {"aud": "annan-tjanst"},
    "for several, and not given to us": {"aud": ["kompassrosen", "annan"], "azp": "annan"},
    "of another sign-in": {"nonce": "en annan"},
    "no nonce": {"nonce": None},
    "nobody": {"sub": None},
    "too old": {"exp": int(time.time()) - 3600},
    "without end": {"exp": None},
}


@pytest.mark.parametrize("lies", LIES.values(), ids=LIES)
def test_an_answer_that_is_not_for_us_is_not_believed(small_world, kommun, lies):
    link(small_world, kommun)
    kommun.lies = lies
    browser = small_world.browser()

    answer = come_back(browser, kommun)

    assert (answer.location, is_in(browser)) == ("/logga-in", False)
    assert UNTRUSTED in said_on(browser)


@pytest.mark.parametrize("told", [True, False])
def test_a_changed_key_is_believed_when_the_provider_shows_it_and_else_not(small_world, kommun, told):
    link(small_world, kommun)
    kommun.turn_key(told=told)
    browser = small_world.browser()

    came = come_back(browser, kommun).status_code == 200

    assert (came, UNTRUSTED in said_on(browser)) == (told, not told)


def test_a_provider_that_is_down_is_said_and_the_password_still_opens(small_world, kommun):
    kommun.close()
    browser = small_world.browser()

    answer = browser.post(WHERE, {"where": "Exempelby"})

    assert (answer.status_code, "svarar inte just nu" in answer.text) == (503, True)
    form = {"email": "samordnare@demo.example", "password": PASSWORD}
    assert browser.post("/logga-in", form).status_code == 302


def test_a_provider_that_goes_down_meanwhile_is_said_too(small_world, kommun):
    browser = small_world.browser()
    back = kommun.visit(address_on(browser.post(WHERE, {"where": "Exempelby"}).text))
    kommun.close()

    assert browser.get(back.removeprefix("http://localhost")).location == "/logga-in"
    assert "svarar inte just nu" in said_on(browser)


@pytest.mark.parametrize(
    "about",
    [
        {"issuer": "https://annan.example"},
        {"token_endpoint": "http://annan.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
    ],
)
def test_a_provider_that_describes_itself_as_somebody_else_is_not_gone_to(small_world, kommun, about):
    kommun.about = about

    answer = small_world.browser().post(WHERE, {"where": "Exempelby"})

    assert (answer.status_code, UNTRUSTED in answer.text) == (503, True)


def test_an_answer_holds_for_the_browser_that_asked_once_and_for_ten_minutes(small_world, kommun):
    asked, other = small_world.browser(), small_world.browser()
    with clock_at() as watch:
        back = kommun.visit(address_on(asked.post(WHERE, {"where": "Exempelby"}).text))
        back = back.removeprefix("http://localhost")
        stolen = other.get(back).location
        watch.go_on(minutes=11)
        late, twice = asked.get(back).location, asked.get(back).location

    assert (stolen, late, twice, is_in(other)) == ("/logga-in", "/logga-in", "/logga-in", False)


def test_an_answer_with_another_state_or_code_or_a_refusal_opens_nothing(small_world, kommun):
    for change in (("state=", "state=x"), ("code=", "code=x"), ("code=", "error=access_denied&x=")):
        browser = small_world.browser()
        back = kommun.visit(address_on(browser.post(WHERE, {"where": "Exempelby"}).text))

        answer = browser.get(back.removeprefix("http://localhost").replace(*change))

        assert (answer.location, UNTRUSTED in said_on(browser)) == ("/logga-in", True)
