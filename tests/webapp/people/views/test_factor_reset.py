"""A lost second factor is reset by another officer or at the server, and everybody in the office is told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.accounts import happened, sign_in
from tests.support.factors import begin, clock_at, is_in
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db

PAGE = "/konto/tva-steg/nollstall"
WHY = "Anna ringde från sitt nummer, telefonen är stulen."
JURY = {"email": "jury@demo.example", "why": WHY}


@pytest.fixture
def lost(small_world):
    """Give a world where a juror has lost what the second step takes, and the juror's old browser."""
    with clock_at():
        browser = sign_in(small_world)
        begin(browser)
        small_world.lost = browser
        yield small_world


def letters() -> list[tuple[str, str]]:
    query = select(Letter).where(Letter.key.startswith("factor-reset")).order_by(Letter.id)
    return [(one.recipient, one.body) for one in db.session.scalars(query)]


def test_an_officer_resets_it_and_the_owner_and_all_officers_are_told_why(lost):
    office = sign_in(lost, who="kansli")

    answer = office.post(PAGE, JURY)

    told = letters()
    assert (answer.status_code, is_in(lost.lost)) == (302, False)
    assert sorted(to for to, _body in told) == [
        "jury@demo.example",
        "kansli.b@demo.example",
        "kansli@demo.example",
    ]
    assert [body for _to, body in told if WHY not in body] == []
    event = db.session.scalars(select(Event).where(Event.what == "account.factor_reset")).one()
    assert (event.person_id, event.why) == (lost.person("jury"), WHY)
    assert event.after == {"by": "office", "officer": lost.person("kansli")}


def test_the_next_sign_in_takes_the_password_and_then_a_new_app_before_anything_else(lost, monkeypatch):
    monkeypatch.setitem(lost.app.config, "SECOND_FACTOR", True)  # noqa: FBT003 -- a setting
    office = sign_in(lost, who="kansli")
    office.post(PAGE, JURY)

    browser = sign_in(lost)

    assert browser.get("/hem").location == "/konto/tva-steg"
    begin(browser)
    assert is_in(browser)
    assert "Inloggningen i två steg nollställdes av kansliet" in browser.get("/inloggningar/").text


def test_nobody_resets_ones_own(lost):
    office = sign_in(lost, who="kansli")
    begin(office)

    answer = office.post(PAGE, {"email": "kansli@demo.example", "why": WHY})

    assert (answer.status_code, "nollställs av någon annan" in answer.text) == (403, True)
    assert "account.factor_reset" not in happened(lost, "kansli")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"email": "jury@demo.example", "why": ""}, "Skriv varför"),
        ({"email": "lasare@demo.example", "why": WHY}, "Ingen med den adressen loggar in i två steg."),
        ({"email": "finns-inte@demo.example", "why": WHY}, "Ingen med den adressen loggar in i två steg."),
        ({"email": "inte en adress", "why": WHY}, "E-postadressen går inte att läsa."),
        ({"email": "jury@demo.example", "why": "x" * 501}, "1 tecken för lång"),
    ],
)
def test_what_cannot_be_reset_is_said_beside_its_field_and_what_was_typed_stays(lost, form, said):
    answer = sign_in(lost, who="kansli").post(PAGE, form)

    assert (answer.status_code, said in answer.text, letters()) == (422, True, [])
    assert form["email"] in answer.text


def test_at_the_server_it_is_reset_without_an_officer(lost):
    runner = lost.app.test_cli_runner()

    done = runner.invoke(args=["office", "reset", "Jury@demo.example"])

    assert done.exit_code == 0, done.output
    assert done.output.startswith("Inloggningen i två steg är nollställd för ")
    assert sorted(to for to, _body in letters()) == [
        "jury@demo.example",
        "kansli.b@demo.example",
        "kansli@demo.example",
    ]
    assert all(body.find("Driften har nollställt") > 0 for _to, body in letters())
    assert not is_in(lost.lost)


@pytest.mark.parametrize(
    ("email", "says"),
    [
        ("lasare@demo.example", "loggar in i två steg"),
        ("finns-inte@demo.example", "loggar in i två steg"),
        ("inte en adress", "går inte att läsa"),
    ],
)
def test_the_command_says_when_there_is_nothing_to_reset(lost, email, says):
    done = lost.app.test_cli_runner().invoke(args=["office", "reset", email])

    assert (done.exit_code, letters()) == (1, [])
    assert says in done.output
