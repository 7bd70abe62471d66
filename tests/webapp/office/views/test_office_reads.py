"""The office hosts the jury: it reads what nominees have answered from the jury's step, and not before."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.rights import objects
from tests.support.rounds import PLACES, begun, entrants, nominate
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

WORKBOOK = "/jury/2026/arbetsbok"


def move_to(step: str, key: str = "2026") -> None:
    db.session.scalars(select(Round).where(Round.key == key)).one().step = step
    db.session.commit()


def norrvik(world) -> int:
    return objects(world, "nominee")["entrant_id"]


def main(browser, address: str) -> str:
    return browser.page(address).one("main").text


def test_before_the_jury_reads_the_office_gets_points_but_no_answers(small_world):
    office = small_world.at("kansli")

    refused = office.get(WORKBOOK)
    nominee = main(office, f"/jury/2026/nominerad/{norrvik(small_world)}")

    assert refused.status_code == 403
    assert "Ni kan hämta den från steget Jury, när juryn läser." in refused.text
    assert ("Enad poäng" in nominee, "Egen beskrivning" in nominee) == (True, False)
    assert "läser kansliet från steget Jury" in nominee
    assert "Hämta juryns arbetsbok" not in main(office, "/jury/2026")


def test_from_the_jurys_step_the_office_reads_what_the_jury_reads(small_world):
    move_to("jury")
    office, juror = small_world.at("kansli"), small_world.at("jury")

    books = [browser.get(WORKBOOK) for browser in (office, juror)]
    nominee = main(office, f"/jury/2026/nominerad/{norrvik(small_world)}")

    assert [book.status_code for book in books] == [200, 200]
    assert "Egen beskrivning" in nominee
    assert "Hämta juryns arbetsbok" in main(office, "/jury/2026")


def test_going_back_a_step_closes_the_answers_again(small_world):
    move_to("jury")
    move_to("utvardering")

    assert small_world.at("kansli").get(WORKBOOK).status_code == 403


def test_the_fixed_results_question_by_question_wait_for_the_jurys_step_too(small_world):
    office, to = small_world.at("kansli"), "/kansli/2026/resultat.json"
    refused, page = office.get(to), main(office, "/kansli/2026/deltagare")
    move_to("jury")

    assert (refused.status_code, office.get(to).status_code) == (403, 200)
    assert "Ni kan hämta dem från steget Jury, när juryn läser." in refused.text
    assert ("fråga för fråga" in page, "fråga för fråga" in main(office, "/kansli/2026/deltagare")) == (
        False,
        True,
    )


def test_a_juror_reads_as_before(small_world):
    assert small_world.at("jury").get(WORKBOOK).status_code == 200


@pytest.mark.parametrize("page", ["", "/deltagare"])
def test_the_offices_pages_say_from_when_it_reads(small_world, page):
    office = small_world.at("kansli")
    before = main(office, f"/kansli/2026{page}")
    move_to("jury")

    assert "De nominerades svar läser kansliet från steget Jury, när juryn gör det." in before
    assert "De nominerades svar finns på juryns sida." in main(office, f"/kansli/2026{page}")


def test_where_key_figures_nominate_the_themes_wait_for_the_jurys_step_too(small_world):
    made = begun(small_world, "2025", PLACES[:3])
    nominate(made, "Nacka")
    to = f"/jury/2027/nominerad/{entrants(made)['Nacka'].id}"
    office = small_world.at("kansli")

    before = main(office, to)
    move_to("jury", "2027")

    assert "Vad kommunen har skrivit läser kansliet från steget Jury" in before
    assert "Kommunen har inte lämnat in sin beskrivning." in main(office, to)
