"""The pages where an officer sets a round, puts it away, removes a participant and hands over."""

from __future__ import annotations

import re

import pytest

from tests.support.pages import assert_house_rules
from tests.support.rounds import begun, entrants, told
from webapp.assessment.deeds import hand_in
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

SETTINGS = "/kansli/2027/installningar"


@pytest.fixture
def made(small_world) -> Round:
    return begun(small_world)


def test_name_and_numbers_are_saved_and_what_is_wrong_stands_beside_its_field(small_world, made):
    office = small_world.at("kansli")

    wrong = office.post(SETTINGS, {"name": "", "fewest": "fem", "most": "4", "version": made.version})
    right = office.post(SETTINGS, {"name": "Syd", "fewest": "2", "most": "4", "version": made.version})
    late = office.post(SETTINGS, {"name": "Norr", "fewest": "2", "most": "4", "version": 1})

    page = assert_house_rules(wrong.text)
    assert (wrong.status_code, right.status_code, late.status_code) == (422, 302, 409)
    assert page.faults() == [
        "Skriv vad omgången heter, med högst 120 tecken.",
        "Skriv två antal från 1 till 50, det minsta först.",
    ]
    assert (page.value("fewest"), page.value("most")) == ("fem", "4")
    stale = assert_house_rules(late.text)
    assert (stale.value("name"), "Sparat nu: Syd, 2 till 4 nominerade." in late.text) == ("Norr", True)


def test_a_round_is_put_away_with_a_reason_and_taken_back_from_its_page(small_world, made):
    office = small_world.at("kansli")
    asked = office.post(f"{SETTINGS}/arkivera", {"archive": ""}, page=SETTINGS)
    put = office.post(f"{SETTINGS}/arkivera", {"archive": "Den blev inte av."}, page=SETTINGS)
    text = office.page("/kansli").one("main").text
    hindered = office.post("/kansli/2027/steg", {"seen": made.step, "why": "x"})

    assert assert_house_rules(asked.text).faults() == ["Skriv varför. Omgången är inte avslutad."]
    assert (asked.status_code, put.status_code, hindered.status_code) == (422, 302, 409)
    assert "I arkivet" in text
    assert "Omgången ligger i arkivet, och inget görs i den." in hindered.text
    office.post(f"{SETTINGS}/ta-tillbaka", {}, page=SETTINGS)
    assert "I arkivet" not in office.page("/kansli").one("main").text
    assert [len(told(made, f"round.{what}")) for what in ("archived", "unarchived")] == [1, 1]


def test_a_municipality_reads_that_its_round_is_archived_and_finds_its_words_again(small_world):
    own = f"/nominering/{small_world.assessment('Exempelby', 'kvalitetskommun/2003')}"
    office, coordinator = small_world.at("kansli"), small_world.at("samordnare")
    page = "/kansli/2026/installningar"
    before = coordinator.page(own).one("main").text

    office.post(f"{page}/arkivera", {"archive": "Den blev inte av."}, page=page)
    shut = coordinator.page(own).one("main").text
    office.post(f"{page}/ta-tillbaka", {}, page=page)

    assert "Kansliet har lagt omgången i arkivet, så svaren kan bara läsas." in shut
    assert coordinator.page(own).one("main").text == before


def test_a_participant_is_removed_from_its_own_page(small_world, made):
    office = small_world.at("kansli")
    page = f"/kansli/2027/deltagare/{entrants(made)['Nacka'].id}"

    asked = office.post(f"{page}/ta-bort", {"remove": ""}, page=page)
    done = office.post(f"{page}/ta-bort", {"remove": "Fel Nacka."}, page=page)

    assert assert_house_rules(asked.text).faults() == ["Skriv varför, med högst 2 000 tecken."]
    assert (asked.status_code, done.status_code, "Nacka" in entrants(made)) == (422, 302, False)
    assert "Nacka är borttagen ur omgången." in office.get("/kansli/2027/deltagare").text


def test_one_that_something_rests_on_says_so_instead_of_a_button(small_world):
    rows = db.session.query(Round).filter_by(key="2026").one()
    page = f"/kansli/2026/deltagare/{entrants(rows)['Norrvik'].id}"

    text = small_world.at("kansli").page(page).one("main").text
    refused = small_world.at("kansli").post(f"{page}/ta-bort", {"remove": "Fel."}, page="/kansli/2026/datum")

    assert "Kommunen kan inte tas bort: den är nominerad." in text
    assert refused.status_code == 409


def test_an_officer_hands_over_and_is_out(small_world):
    office = small_world.at("kansli")
    page = "/kansli/2026/personer/lamna-over"

    nobody = office.post(page, {})
    done = office.post(page, {"to": small_world.person("kansli.b")})

    assert assert_house_rules(nobody.text).faults() == ["Välj någon som är med i kansliet."]
    assert (nobody.status_code, done.status_code, done.location) == (422, 302, "/hem")
    assert office.get("/kansli/2026").status_code == 404


@pytest.mark.usefixtures("made")
def test_an_officer_who_is_alone_is_shown_the_way_to_somebody_else(small_world):
    page = small_world.at("kansli").page("/kansli/2027/personer/lamna-over")

    assert "Bjud in någon till kansliet" in page.one("main").text


def test_whoever_would_archive_a_round_reads_how_many_have_answered_those_handed_in_too(small_world):
    page = "/kansli/2026/installningar"
    office = small_world.at("kansli")

    def begun_now() -> list[str]:
        return re.findall(r"(\S+) kommun(?:er)? har börjat svara", office.page(page).one("main").text)

    seen = [begun_now()]
    for edition in ("kommunkompassen/2012", "kvalitetskommun/2003"):
        one = small_world.assessment("Exempelby", edition)
        hand_in.submit(small_world.person("samordnare"), one, "Anna Alm", "Kommundirektör", confirmed=True)

    assert [*seen, begun_now()] == [["6"], ["6"]]
