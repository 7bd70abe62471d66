"""The office's pages of participants: found, read in, given more time."""

from __future__ import annotations

from io import BytesIO

import pytest
from sqlalchemy import func, select

from tests.support.asked import queries
from tests.support.pages import Page, assert_house_rules
from tests.support.rounds import PLACES, begun, entrants, table
from tests.support.workbooks import HEAD, NACKA, book, row
from webapp.assessment.models.assessments import Assessment
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.rounds.models.participant_tables import ParticipantTable
from webapp.rounds.models.rounds import Entrant

BRING = "/kansli/2027/deltagare/las-in"


def upload(office, content: bytes, name: str = "deltagare.csv"):
    sent = {"csrf_token": office.token(BRING), "file": (BytesIO(content), name)}
    return office.send("POST", BRING, data=sent, content_type="multipart/form-data")


def sent_table() -> str:
    return str(db.session.scalar(select(func.max(ParticipantTable.id))))


def shown(page: Page) -> list[str]:
    return [row.all("a")[0].text for row in page.one("table").all("tr")[1:]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Exempelby", "Granhult", "Lillhärad", "Norrvik", "Sjöholm", "Åkerstad"]),
        ("?namn=sjo", ["Sjöholm"]),
        ("?visa=saknar", ["Exempelby"]),
        ("?visa=%27%22&namn=", ["Exempelby", "Granhult", "Lillhärad", "Norrvik", "Sjöholm", "Åkerstad"]),
    ],
)
def test_participants_are_searched_and_filtered(resting_world, asked, found):
    assert shown(resting_world.at("kansli").page(f"/kansli/2026/deltagare{asked}")) == found


def test_nobody_found_and_nobody_there_are_told_apart(small_world):
    begun(small_world, "2021", ())
    office = small_world.at("kansli")

    assert "Ingen kommun deltar än" in office.get("/kansli/2027/deltagare").text
    assert "Ingen kommun passar in" in office.get("/kansli/2026/deltagare?namn=zzz").text


@pytest.mark.parametrize("page", ["", "/deltagare", "/steg"])
def test_a_page_of_the_office_asks_no_more_for_many_than_for_few(small_world, page):
    begun(small_world, "2021", PLACES[:2])
    begun(small_world, "2021", PLACES, key="2028")

    few, many = (queries(small_world, "kansli", f"/kansli/{key}{page}") for key in ("2027", "2028"))

    assert few == many


def test_a_table_is_shown_and_then_read_in(small_world):
    made, office = begun(small_world, "2021", ()), small_world.at("kansli")

    preview = upload(office, table(*PLACES))
    assert (preview.status_code, len(entrants(made))) == (200, 0)
    answer = office.send("POST", f"{BRING}/alla", data=assert_house_rules(preview.text).form("table"))

    assert (answer.status_code, answer.location) == (302, "/kansli/2027/deltagare")
    assert sorted(entrants(made)) == sorted(PLACES)


def test_a_faulty_table_is_shown_with_its_rows_and_read_in_by_nobody(small_world):
    made, office = begun(small_world, "2021", ()), small_world.at("kansli")

    refused = upload(office, table("Nakka", "<script>"), "<b>.csv")
    forced = office.post(f"{BRING}/alla", {"table": sent_table()}, page="/kansli/2027/deltagare/las-in")

    heads = [one.text for one in assert_house_rules(refused.text, own_words=False).all("h2")]
    assert heads[0] == "2 saker behöver rättas"
    assert "Rad 2, cell A2: Kommunen ”Nakka” finns inte. Menar du Nacka?" in refused.text
    assert "<script>" not in refused.text
    assert (refused.status_code, forced.status_code, entrants(made)) == (422, 422, {})


def test_no_file_is_told_beside_the_field(small_world):
    begun(small_world, "2021", ())

    answer = small_world.at("kansli").post(BRING, {})

    assert (answer.status_code, assert_house_rules(answer.text).faults()) == (422, ["Välj en fil."])


def test_a_round_that_is_over_takes_no_table(small_world):
    made = begun(small_world, "2021", ())
    made.announced_at = made.created_at
    db.session.commit()

    office = small_world.at("kansli")
    upload(office, table("Nacka"))
    answer = office.post(f"{BRING}/alla", {"table": sent_table()}, page=BRING)

    assert (answer.status_code, "Omgången är avslutad." in answer.text) == (409, True)


@pytest.fixture
def place(small_world) -> str:
    """Give the address of Exempelby among the participants."""
    query = select(Entrant.id).where(
        Entrant.municipality_id
        == select(Assessment.municipality_id)
        .where(Assessment.id == small_world.assessment("Exempelby"))
        .scalar_subquery()
    )
    return f"/kansli/2026/deltagare/{db.session.scalar(query)}"


def test_more_time_is_given_with_a_reason_that_the_municipality_reads(small_world, place):
    own = small_world.assessment("Exempelby")

    answer = small_world.at("kansli").post(
        f"{place}/tid/{own}", {"day": "2030-05-02", "time": "16:00", "why": "Sjukdom."}, page=place
    )

    assert (answer.status_code, answer.location) == (302, place)
    story = small_world.at("samordnare").get(f"/sjalvvardering/{own}/handelser").text
    assert "Per Åberg gav mer tid: Sjukdom." in story
    assert_house_rules(small_world.at("kansli").get(place).text)


@pytest.mark.parametrize(
    ("sent", "status", "faults"),
    [
        ({"why": "Skäl"}, 422, ["Skriv till när kommunen ska ha tid."]),
        (
            {"day": "i morgon", "why": "Skäl"},
            422,
            ["Vi kunde inte läsa dagen. Skriv den till exempel som 2027-03-15 eller 15 mars."],
        ),
        ({"day": "2030-05-02", "time": "16:00"}, 422, ["Skriv ett skäl. Kommunen kan läsa det."]),
    ],
)
def test_more_time_that_is_refused_keeps_what_was_typed(small_world, place, sent, status, faults):
    answer = small_world.at("kansli").post(
        f"{place}/tid/{small_world.assessment('Exempelby')}", sent, page=place
    )

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.faults()) == (status, faults)
    assert [one["value"] for one in page.all("input") if one["name"] == "day"][1] == sent.get("day", "")


def test_what_is_not_handed_in_is_not_opened_again(small_world, place):
    own = small_world.assessment("Exempelby")

    answer = small_world.at("kansli").post(f"{place}/oppna/{own}", {"why": "Skäl"}, page=place)

    assert (answer.status_code, "Den är inte inlämnad." in answer.text) == (409, True)
    assert db.session.scalar(select(func.count()).where(Event.what == "assessment.reopened")) == 0


def test_a_table_that_was_read_in_is_undone_from_its_page(small_world):
    made, office = begun(small_world, "2021", PLACES), small_world.at("kansli")
    assert_house_rules(office.get(BRING).text)

    answer = office.post(f"{BRING}/{sent_table()}/angra", {}, page=BRING)

    assert (answer.status_code, answer.location, entrants(made)) == (302, BRING, {})
    assert "ångrad" in office.get(BRING).text


def test_an_import_that_something_rests_on_says_what(small_world):
    made, office = begun(small_world, "2021", PLACES), small_world.at("kansli")
    entrants(made)["Kalix"].nominated_at = made.created_at
    db.session.commit()

    answer = office.post(f"{BRING}/{sent_table()}/angra", {}, page=BRING)

    assert (answer.status_code, "Det gäller Kalix:" in answer.text) == (409, True)


def test_choices_are_shown_before_they_are_read_in(small_world):
    begun(small_world, "2021", ())
    office = small_world.at("kansli")
    hidden = row(3, "Kalix", "B", "b@b.se").replace("<row ", '<row hidden="1" ')
    page = assert_house_rules(upload(office, book(row(1, *HEAD) + row(2, *NACKA) + hidden), "x.xlsx").text)
    sent = page.form("seen") | {"dolda-rader": "utan"}

    shown_again = office.send("POST", f"{BRING}/alla", data={**sent, "look": ""})
    stopped = office.send("POST", f"{BRING}/alla", data=sent)

    for answer in (shown_again, stopped):
        assert (answer.status_code, "Läs in 1 kommuner" in answer.text) == (200, True)
    assert "Valen ändrar hur mycket som läses in." in stopped.text
