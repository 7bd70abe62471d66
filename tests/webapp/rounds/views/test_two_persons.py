"""The pages on which a second officer says yes to who comes into the office, and to who leaves it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.inbox import letters_to
from tests.support.pages import assert_house_rules
from webapp.ground.store.database import db
from webapp.rounds.deeds import admission, rounds
from webapp.rounds.models.rounds import Admission, Round, SecondSay

PEOPLE = "/kansli/2026/personer"
NEW = {"name": "Nina Ny", "email": "ny@award.example", "role": "officer"}


def the_round() -> Round:
    return db.session.scalars(select(Round).where(Round.key == "2026")).one()


def buttons(page) -> list[str]:
    return [one.text for one in page.one("main").all("button")]


def asked() -> str:
    return str(db.session.scalars(select(SecondSay.id).where(SecondSay.said_at.is_(None))).one())


def test_a_new_officer_is_asked_for_seen_and_confirmed(small_world):
    first, other = small_world.at("kansli"), small_world.at("kansli.b")

    sent = first.post(PEOPLE, NEW)
    own, theirs = first.page(PEOPLE), other.page(PEOPLE)
    confirmed = other.post(f"{PEOPLE}/kansli/in/bekrafta", {"asked": asked()}, page=PEOPLE)

    assert (sent.status_code, confirmed.status_code) == (302, 302)
    assert ("Bekräfta och skicka inbjudan" in buttons(own), "Ta tillbaka begäran" in buttons(own)) == (
        False,
        True,
    )
    assert "Bekräfta och skicka inbjudan" in buttons(theirs)
    assert [one.recipient for one in letters_to("ny@award.example")] == ["ny@award.example"]


def test_a_request_is_taken_back(small_world):
    browser = small_world.at("kansli")
    browser.post(PEOPLE, NEW)

    answer = browser.post(f"{PEOPLE}/kansli/in/ta-tillbaka", {}, page=PEOPLE)

    assert answer.status_code == 302
    assert "Ta tillbaka begäran" not in buttons(browser.page(PEOPLE))
    assert letters_to("ny@award.example") == []


@pytest.mark.parametrize("way", ["in", "ut"])
def test_a_request_that_is_gone_is_told(small_world, way):
    answer = small_world.at("kansli").post(f"{PEOPLE}/kansli/{way}/bekrafta", {"asked": "1"}, page=PEOPLE)

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.faults()) == (409, ["Begäran finns inte längre. Ladda om sidan."])


def test_whoever_was_let_in_by_the_one_who_asks_reads_from_when_it_may_be_confirmed(small_world):
    small_world.at("kansli").post(PEOPLE, NEW)
    about = {"person_id": small_world.person("kansli.b"), "asked_by_id": small_world.person("kansli")}
    row = db.session.scalars(select(SecondSay).where(SecondSay.said_at.is_(None))).one()
    db.session.add(Admission(round_id=the_round().id, at=row.asked_at, **about))
    db.session.commit()
    browser = small_world.at("kansli.b")

    page = browser.page(PEOPLE)
    forced = browser.post(f"{PEOPLE}/kansli/in/bekrafta", {"asked": asked()}, page=PEOPLE)

    assert "Bekräfta och skicka inbjudan" not in buttons(page)
    assert "bekräftar inte åt varandra det första dygnet" in page.one("main").text
    assert (forced.status_code, letters_to("ny@award.example")) == (409, [])


def test_of_two_officers_one_is_told_that_the_other_stays(small_world):
    post = admission.post_of(small_world.person("kansli.b"), the_round().id)

    answer = small_world.at("kansli").post(f"{PEOPLE}/uppdrag/{post.id}/avsluta", {}, page=PEOPLE)

    (fault,) = assert_house_rules(answer.text).faults()
    assert (answer.status_code, fault.partition(".")[0]) == (
        409,
        "Ni är två i kansliet, och ingen av er avslutar ensam den andras uppdrag",
    )


def test_of_three_officers_two_end_the_post_of_the_third(small_world):
    rounds.add_officer(None, the_round(), rounds.person_by_email("jury@demo.example"))
    post = admission.post_of(small_world.person("jury"), the_round().id)
    browser, other = small_world.at("kansli"), small_world.at("kansli.b")

    browser.post(f"{PEOPLE}/uppdrag/{post.id}/avsluta", {}, page=PEOPLE)
    answer = other.post(f"{PEOPLE}/kansli/ut/bekrafta", {"asked": asked()}, page=PEOPLE)

    assert answer.status_code == 302
    assert admission.post_of(small_world.person("jury"), the_round().id) is None


def test_whoever_ends_the_own_post_goes_home(small_world):
    post = admission.post_of(small_world.person("kansli.b"), the_round().id)
    browser = small_world.at("kansli.b")

    answer = browser.post(f"{PEOPLE}/uppdrag/{post.id}/avsluta", {}, page=PEOPLE)

    assert (answer.location, browser.get(PEOPLE).status_code) == ("/hem", 404)
