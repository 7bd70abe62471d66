"""A password that is easily guessed is refused with its reason, wherever one is chosen."""

from __future__ import annotations

import pytest

from tests.support.accounts import FORM, ask, choose, letters, sign_in
from tests.support.inbox import invite
from tests.support.pages import Page
from tests.support.worlds import PASSWORD
from webapp.people.sign_in.passwords import why_weak

COMMON = "Lösenordet bygger på vanliga ord som är lätta att gissa. Välj några ord som inte hör ihop."
AGAIN = "Lösenordet upprepar samma tecken eller ord. Välj några ord som inte hör ihop."
REPEATED = "Lösenordet upprepar samma tecken. Välj några ord som inte hör ihop."
ADDRESS = "Lösenordet innehåller din e-postadress. Välj ord som ingen förknippar med dig."
NAME = "Lösenordet bygger på ditt namn eller din adress. Välj några ord som inte hör ihop."
WEAK = {
    "aaaaaaaaaaaa": REPEATED,
    "AaAaAaAaAaAa": REPEATED,
    "abcabcabcabc": AGAIN,
    "kommunkommun": AGAIN,
    "anna.berg@kommun.example": ADDRESS,
    "Min anna.berg 12": ADDRESS,
    "lösenord12345": COMMON,
    "kommunkompassen": COMMON,
    "Välkommen2026": COMMON,
    "password1234": COMMON,
    "123456789012": COMMON,
    "qwertyuiop123": COMMON,
    "Karlskoga2026": NAME,
}
STRONG = [
    "häst batteri klammer rätt",
    PASSWORD,
    "en kort dikt om regn",
    "x7Kq-29vm-Trp4",
    "å" + "bcdefgh ijk mno" * 8,
]


@pytest.mark.parametrize(("password", "reason"), WEAK.items(), ids=WEAK)
def test_a_password_that_is_easily_guessed_is_refused_with_its_reason(small_world, password, reason):
    with small_world.app.test_request_context():
        assert why_weak(password, "anna.berg@kommun.example", "Anna Karlskoga") == reason


@pytest.mark.parametrize("password", STRONG)
def test_words_that_do_not_belong_together_are_taken(small_world, password):
    with small_world.app.test_request_context():
        assert why_weak(password, "anna.berg@kommun.example", "Anna Berg") == ""


def test_the_rule_holds_where_a_password_is_changed(small_world):
    form = {"password": PASSWORD, "new_password": "lösenord12345", "new_password_confirm": "lösenord12345"}

    answer = sign_in(small_world).post("/byt-losenord", form)

    assert Page(answer.text).faults() == [COMMON]


def test_the_rule_holds_where_a_password_is_chosen_by_a_letter(small_world):
    ask(small_world)

    answer = choose(small_world.browser(), letters()[0].link, "jury@demo.example")

    assert Page(answer.text).faults() == [ADDRESS]


@pytest.mark.parametrize(
    ("password", "fault"),
    [("lösenord12345", COMMON), ("x" * 129, "Lösenordet är för långt. Korta det till högst 128 tecken.")],
)
def test_the_rule_holds_where_an_account_is_made(small_world, password, fault):
    link = f"/inbjudan/{invite(small_world)}"

    answer = small_world.browser().post(link, {**FORM, "password": password, "password_again": password})

    assert (answer.status_code, Page(answer.text).faults()) == (422, [fault])
