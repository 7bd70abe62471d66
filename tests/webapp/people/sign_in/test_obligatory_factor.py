"""Who must sign in in two steps: fourteen days of time, told on each page, and then only the one page."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from tests.conftest import SECRET
from tests.support.accounts import sign_in
from tests.support.factors import begin, clock_at, is_in, with_code, with_password
from tests.support.pages import assert_house_rules
from tests.support.worlds import settings
from webapp import create_app
from webapp.ground.calendar import clock
from webapp.ground.configuration.settings import SettingError
from webapp.ground.roles import REVIEWER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.people.models.factors import SecondFactor
from webapp.rounds.models.rounds import Officer

ASKED = "Ditt uppdrag kräver inloggning i två steg"
OBLIGED = ("kansli", "jury", "nomineringsgrupp", "utvarderare.a")
FREE = ("samordnare", "medarbetare", "lasare")


@pytest.fixture
def watch():
    with clock_at() as one:
        yield one


@pytest.fixture
def strict(small_world, watch, monkeypatch):  # noqa: ARG001 -- the clock stands still
    """Give the world with a second factor demanded of those who decide about others."""
    monkeypatch.setitem(small_world.app.config, "SECOND_FACTOR", True)  # noqa: FBT003 -- a setting
    return small_world


def asked_at(world, who: str):
    return db.session.scalar(select(SecondFactor.asked_at).filter_by(person_id=world.person(who)))


@pytest.mark.parametrize("who", OBLIGED + FREE)
def test_whoever_decides_about_others_is_asked_and_nobody_else(strict, who):
    page = sign_in(strict, who=who).get("/hem").text

    assert (ASKED in page, asked_at(strict, who)) == (
        who in OBLIGED,
        clock.now() if who in OBLIGED else None,
    )


def test_a_third_reader_is_asked(strict):
    round_id = db.session.scalars(select(Post.round_id)).first()
    db.session.add(Post(person_id=strict.person("lasare"), round_id=round_id, role=REVIEWER))
    db.session.commit()

    assert ASKED in sign_in(strict, who="lasare").get("/hem").text


def test_an_officer_without_a_round_is_asked(strict):
    db.session.add(Officer(person_id=strict.person("lasare"), since=clock.now()))
    db.session.commit()

    assert ASKED in sign_in(strict, who="lasare").get("/hem").text


def test_each_page_says_how_many_days_are_left(strict, watch):
    browser = sign_in(strict)
    said = []
    for _time in range(3):
        said.append(next(line for line in browser.get("/hem").text.splitlines() if ASKED in line).strip())
        watch.go_on(days=6, hours=20)

    assert [one.partition("(")[2].partition(")")[0] for one in said] == [
        "14 dagar kvar",
        "8 dagar kvar",
        "8 timmar kvar",
    ]


def test_after_fourteen_days_only_the_page_where_it_is_begun_is_left(strict, watch):
    browser = sign_in(strict, remember="y")
    watch.go_on(days=14, minutes=1)

    pages = [browser.get(page) for page in ("/hem", "/jury/2026", "/konto/bindningar", "/byt-losenord")]
    sent = browser.post("/konto/bindningar", {"note": "Mitt ord"}, page="/konto/tva-steg")

    assert {(one.status_code, one.location) for one in pages} == {(302, "/konto/tva-steg")}
    assert (sent.status_code, "Mitt ord" in sent.text) == (403, True)
    assert browser.get("/konto/tva-steg").status_code == 200
    assert browser.get("/tillganglighet").status_code == 200
    begin(sign_in(strict))
    watch.go_on(seconds=30)


def test_whoever_begins_at_the_last_door_is_let_in(strict, watch):
    sign_in(strict)
    watch.go_on(days=15)
    browser = sign_in(strict)
    assert browser.get("/hem").location == "/konto/tva-steg"

    app, _codes = begin(browser)

    assert is_in(browser)
    watch.go_on(seconds=30)
    again = with_password(strict)
    with_code(again, app.code())
    assert ASKED not in again.get("/hem").text


def test_the_time_begins_once_and_no_later_sign_in_gives_more(strict, watch):
    sign_in(strict)
    watch.go_on(days=13)
    sign_in(strict)
    watch.go_on(days=2)

    assert sign_in(strict).get("/hem").location == "/konto/tva-steg"


@pytest.mark.usefixtures("watch")
def test_a_session_from_before_is_asked_when_it_saves_something(small_world, monkeypatch):
    browser = sign_in(small_world)
    monkeypatch.setitem(small_world.app.config, "SECOND_FACTOR", True)  # noqa: FBT003 -- a setting
    first = browser.get("/hem").text

    browser.post("/konto/bindningar", {"municipality": "Nacka", "kind": "employer"})

    assert "14 dagar kvar" in first
    assert asked_at(small_world, "jury") == clock.now()


def test_whoever_must_cannot_end_it_and_is_told_what_to_do(strict):
    browser = sign_in(strict)
    begin(browser)

    page = assert_house_rules(browser.get("/konto/tva-steg").text)
    answer = browser.post("/konto/tva-steg/av", {}, page="/konto/tva-steg")

    assert ("Stäng av koderna från appen" in [one.text for one in page.all("button")]) is False
    assert (answer.status_code, "Byt app" in answer.text) == (403, True)


def test_whoever_has_no_post_any_more_is_let_alone(strict, watch):
    browser = sign_in(strict, remember="y")
    watch.go_on(days=20)
    db.session.execute(delete(Post).where(Post.person_id == strict.person("jury")))
    db.session.commit()

    assert is_in(browser)


def test_a_second_factor_is_obligatory_unless_the_settings_or_a_demo_say_otherwise(monkeypatch):
    found = {}
    for demo in (True, False):
        for said in ("", "0", "1"):
            monkeypatch.setenv("KOMPASSROSEN_SECOND_FACTOR", said) if said else monkeypatch.delenv(
                "KOMPASSROSEN_SECOND_FACTOR", raising=False
            )
            of_tests = settings("sqlite://", SECRET) | {"DEMO": demo, "TRUSTED_HOSTS": ["x.example"]}
            found[demo, said] = create_app(of_tests).config["SECOND_FACTOR"]

    assert found == {
        (True, ""): False,
        (True, "0"): False,
        (True, "1"): True,
        (False, ""): True,
        (False, "0"): False,
        (False, "1"): True,
    }


def test_a_setting_that_says_neither_stops_the_start(monkeypatch):
    monkeypatch.setenv("KOMPASSROSEN_SECOND_FACTOR", "ja")

    with pytest.raises(SettingError, match="ska vara 1 eller 0"):
        create_app(settings("sqlite://", SECRET))
