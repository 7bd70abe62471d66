"""The office's pages of key figures: read in, compared, nominated by."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.support.asked import queries
from tests.support.figures import code_of, come_to_choice, last_years, nominated, read_in, table
from tests.support.pages import assert_house_rules
from tests.support.rounds import PLACES, begun
from webapp.award.queries.figures import figure_pages, figure_table
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

HOME = "/kansli/2027/nyckeltal"


@pytest.fixture
def made(small_world) -> Round:
    award_round = begun(small_world, "2025", ())
    read_in(small_world, award_round, table(PLACES))
    return award_round


def send(office, content: bytes, name: str = "tabell.csv"):
    sent = {"csrf_token": office.token(f"{HOME}/las-in"), "file": (BytesIO(content), name)}
    return office.send("POST", f"{HOME}/las-in", data=sent, content_type="multipart/form-data")


def test_a_table_is_sent_looked_over_and_read_in(small_world):
    made, office = begun(small_world, "2025", ()), small_world.at("kansli")
    assert "Inga nyckeltal är inlästa än." in assert_house_rules(office.get(HOME).text).one("main").text

    where = send(office, table(PLACES).replace(b"nyckeltal;", b"matt av;"), "<b>.csv").location
    page = assert_house_rules(office.get(where).text, own_words=False)
    assert "Ingen kolumn säger vilket nyckeltal det gäller." in page.one("main").text
    chosen = office.page(f"{where}?kolumn-2=figure")
    answer = office.send("POST", where, data=chosen.form("csrf_token") | chosen.form("kolumn-4"))

    assert (answer.status_code, answer.location) == (302, HOME)
    assert len(figure_pages.reckoned(made).lines) == 5
    assert "<b>.csv" not in office.get(f"{HOME}/las-in").text
    assert "Det här är inläst" in assert_house_rules(office.get(where).text, own_words=False).one("main").text


def test_faults_stand_row_by_row_and_nothing_is_read_in(small_world):
    made, office = begun(small_world, "2025", ()), small_world.at("kansli")
    rows = "\n".join(f"<script>{n};soliditet;{last_years()[0]};1" for n in range(300))

    where = send(office, table(PLACES[:1]) + f"\n{rows}".encode()).location
    refused = office.post(where, {})

    page = assert_house_rules(refused.text, own_words=False)
    assert (refused.status_code, figure_pages.reckoned(made).lines) == (422, {})
    assert "Rad 62, cell A62: Kommunen ”<script>0” finns inte." in page.one("main").text
    assert "Och 100 till." in page.one("main").text
    assert "<script>0" not in refused.text


def test_a_name_spelled_wrong_on_many_rows_is_told_once_with_its_rows(small_world):
    begun(small_world, "2025", ())
    office, year = small_world.at("kansli"), last_years()[0]
    rows = [f"Gnista;soliditet;{year};{n}" for n in range(3)]
    rows += [f"Ale;soliditet;{year};ett", *rows[:1]]

    where = send(office, "\n".join(["kommun;nyckeltal;år;värde", *rows]).encode()).location

    listed = [one.text for one in assert_house_rules(office.get(where).text).one("main").all("li")]
    told = [one for one in listed if one.startswith("Rad")]
    assert told[0] == "Rad 2–4, 6 (4 rader), kolumn A: Kommunen ”Gnista” finns inte. Menar du Gnesta?"
    assert told[1].startswith("Rad 5, cell D5: ")


@pytest.mark.parametrize("content", [None, b"", b"\x00", b"PK\x03\x04"])
def test_what_is_no_table_is_told_beside_the_field(small_world, content):
    begun(small_world, "2025", ())
    office = small_world.at("kansli")

    answer = office.post(f"{HOME}/las-in", {}) if content is None else send(office, content)

    assert (answer.status_code, len(assert_house_rules(answer.text).faults())) == (422, 1)


def test_a_file_that_is_too_large_for_any_page_is_refused_kindly(small_world):
    begun(small_world, "2025", ())
    office = small_world.at("kansli")
    small_world.app.config["MAX_CONTENT_LENGTH"] = 100_000

    answer = send(office, b"x" * 200_000)

    assert (answer.status_code, assert_house_rules(answer.text).one("h1").text != "") == (413, True)


def test_no_table_is_sent_or_read_in_after_the_choice(small_world, made):
    office = small_world.at("kansli")
    where = send(office, table(PLACES)).location
    made.step = "beskrivning"
    db.session.commit()

    assert send(office, table(PLACES)).status_code == 409
    assert office.post(where, {}).status_code == 409


@pytest.mark.parametrize("page", ["", "/utveckling", "/kommun/0182", "/las-in"])
def test_the_offices_pages_keep_the_rules_of_the_house(small_world, made, page):
    nominated(small_world, made, "Nacka")

    assert_house_rules(small_world.at("kansli").get(f"{HOME}{page}").text)


def shown(page) -> list[str]:
    rows = page.all("table")[-1].all("tr")[1:]
    return [row.all("a")[0].text for row in rows]


def test_municipalities_are_searched_and_sorted_as_a_swede_does(small_world, made):
    office = small_world.at("kansli")

    assert shown(office.page(f"{HOME}?ordning=namn")) == [
        "Botkyrka",
        "Kalix",
        "Nacka",
        "Trollhättan",
        "Västerås",
    ]
    assert shown(office.page(HOME)) == list(showing_order(made))
    assert shown(office.page(f"{HOME}?namn=vasteras&ordning=%22")) == ["Västerås"]
    assert "Ingen kommun passar in." in office.get(f"{HOME}?namn=zzz").text


def showing_order(award_round: Round) -> list[str]:
    return [line.place.name for line in figure_pages.reckoned(award_round).ordered]


@pytest.mark.parametrize("page", ["", "/utveckling", "/kommun/0182"])
def test_a_page_asks_no_more_for_all_municipalities_than_for_few(small_world, made, page):
    few = queries(small_world, "kansli", f"{HOME}{page}")
    read_in(small_world, made, table())

    assert queries(small_world, "kansli", f"{HOME}{page}") == few


def test_a_nomination_without_a_reason_is_refused_and_then_taken(small_world, made):
    office, where = small_world.at("kansli"), f"{HOME}/kommun/{code_of('Nacka')}"
    early = office.get(where).text
    come_to_choice(made)

    refused = office.post(f"{where}/nominera", {"reason": " "}, page=where)
    taken = office.post(f"{where}/nominera", {"reason": "Står <i>högst</i>."}, page=where)

    assert "Kommuner nomineras i det steg där receptet säger det." in early
    assert (refused.status_code, len(assert_house_rules(refused.text).faults())) == (422, 1)
    assert (taken.status_code, taken.location) == (302, HOME)
    assert "Står &lt;i&gt;högst" in office.get(HOME).text
    for nowhere in ("9999", "%00"):
        assert office.get(f"{HOME}/kommun/{nowhere}").status_code == 404
    made.step = "beskrivning"
    db.session.commit()
    late = f"{HOME}/kommun/{code_of('Kalix')}"
    answer = office.post(f"{late}/nominera", {"reason": "Sent."}, page=late)
    assert (answer.status_code, assert_house_rules(answer.text).value("reason")) == (409, "Sent.")


def test_a_receipt_asks_before_anything_is_read_in_and_its_button_says_how_many_values(small_world):
    made, office = begun(small_world, "2025", ()), small_world.at("kansli")
    year = last_years()[-1]
    rows = "\n".join([f"Nacka;soliditet;{year};61%", f"Kalix;soliditet;{year};50", f"Nacka;utslapp;{year};3"])

    where = send(office, f"kommun;nyckeltal;år;värde\n{rows}\nRiket;soliditet;{year};2".encode()).location
    shown_first = office.page(where)
    sent = shown_first.form("csrf_token") | shown_first.form("kolumn-4")
    again = office.send("POST", where, data={**sent, "format-soliditet": "in"})
    done = office.send("POST", where, data=assert_house_rules(again.text).form("format-soliditet"))

    assert "Läs in 1 värden" in shown_first.one("main").text
    assert "Riket (rad 5)" in shown_first.one("main").text
    assert (again.status_code, "Läs in 3 värden" in again.text) == (200, True)
    assert "Valen ändrar hur mycket som läses in." in again.text
    assert (done.status_code, len(figure_pages.reckoned(made).lines)) == (302, 2)


def test_a_reading_in_is_undone_from_the_page_of_tables(small_world, made):
    office = small_world.at("kansli")
    table_id = figure_table.tables_of(made.id)[0].id

    answer = office.post(f"{HOME}/tabell/{table_id}/angra", {}, page=f"{HOME}/las-in")

    assert (answer.status_code, figure_pages.reckoned(made).lines) == (302, {})
