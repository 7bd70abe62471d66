"""What the office and the jury see of results before the announcement, and of nominees that have left."""

from __future__ import annotations

import io
import zipfile

from tests.support.choices import entrant, hand_in, show, the_round
from tests.support.pages import Page
from webapp.award.deeds import nominations
from webapp.award.deeds.ranking import closure
from webapp.award.queries import panel_seats


def test_the_fixed_result_leads_the_office_to_a_page_that_is_there(small_world):
    office, to = small_world.at("kansli"), f"/utvardering/{small_world.evaluation('Norrvik')}/faststall"

    links = [one for one in Page(office.get(to).text).all("a") if one.text == "Visa resultatet"]

    assert [link["href"] for link in links] == [f"/jury/2026/nominerad/{entrant('Norrvik')}"]
    assert office.get(links[0]["href"]).status_code == 200


def test_a_nominee_that_has_left_is_gone_from_everything_the_jury_sees(small_world):
    who = entrant("Norrvik")
    hand_in(small_world, "jury", "Norrvik", "Sjöholm")
    nominations.withdraw(small_world.person("kansli"), the_round(), who, "Kommunen drar sig ur.")
    jury = small_world.at("jury")

    pages = {to: jury.get(f"/jury/2026{to}") for to in ("", "/rangordning", "/beslut", "/jav", "/rosor.svg")}
    book = zipfile.ZipFile(io.BytesIO(jury.get("/jury/2026/arbetsbok").data))
    words = "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())

    assert [to for to, page in pages.items() if "Norrvik" in page.text] == []
    assert "Norrvik" not in words
    assert jury.get(f"/jury/2026/nominerad/{who}").status_code == 404
    assert jury.get(f"/jury/2026/motivering/{who}").status_code == 404
    show(small_world)
    assert "Norrvik" not in jury.get("/jury/2026/rangordning").text


def test_the_office_opens_a_ranking_again_on_its_page(small_world):
    office, to = small_world.at("kansli"), "/jury/2026/rangordning"
    closure.close(panel_seats.office_seat(small_world.person("kansli"), the_round(), "juror"), confirmed=True)

    refused = office.post(f"{to}/oppna", {"reason": ""}, page=to)
    done = office.post(f"{to}/oppna", {"reason": "Fel knapp."}, page=to)

    assert Page(refused.text).faults() == ["Skriv varför rangordningen öppnas igen, med högst 1 000 tecken."]
    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Sammanvägd ordning" not in office.get(to).text


def test_the_offices_own_words_are_previewed_and_refused_with_a_link(small_world):
    office, row = small_world.at("kansli"), small_world.assessment("Exempelby")
    to = f"/kansli/2026/paminn?valda=1&chosen={row}&own="

    shown, refused = office.get(f"{to}Hej+igen."), office.get(f"{to}www.elakt.se")

    assert Page(shown.text).one("textarea").raw.strip() == "Hej igen."
    assert "Så här ser brevet ut" in shown.text
    assert Page(refused.text).faults() == [
        "Skriv utan länkar och adresser. Länken till sidan står sist i brevet."
    ]
    assert "Så här ser brevet ut" not in refused.text
