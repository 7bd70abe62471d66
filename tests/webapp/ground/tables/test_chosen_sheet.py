"""Of a workbook's sheets one is read: the one with the headings, or the one that a person chooses."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.support.figures import last_years
from tests.support.pages import assert_house_rules
from tests.support.rounds import begun, entrants
from tests.support.workbooks import HEAD, NACKA, sheets
from webapp.award.queries.figures import figure_pages
from webapp.ground.tables.reader import read_table
from webapp.ground.tables.table import Most, Table
from webapp.office.queries.participant_table import MOST

KALIX = ("Kalix", "B Ek", "b@kalix.example")
TWO = sheets(
    ("Försättsblad", "visible", [["Deltagare 2027"]]),
    ("Norr", "visible", [list(HEAD), list(NACKA)]),
    ("Söder", "visible", [["Deltagare"], list(HEAD), list(KALIX)]),
)
WORDS = ["kommun", "kontaktperson", "epost"]


@pytest.fixture
def spoken(app):
    """Let sentences be told in Swedish, as in a request."""
    with app.test_request_context():
        yield


def send(office, page: str, content: bytes):
    sent = {"csrf_token": office.token(page), "file": (BytesIO(content), "tabell.xlsx")}
    return office.send("POST", page, data=sent, content_type="multipart/form-data")


@pytest.mark.usefixtures("spoken")
def test_of_several_sheets_the_one_with_the_headings_is_read_and_the_others_are_named():
    content = sheets(
        ("Försättsblad", "visible", [["Deltagare 2027"], ["Sammanställt av kansliet"]]),
        ("Dold", "hidden", [list(HEAD), list(NACKA)]),
        ("Tom", "visible", []),
        ("Lista", "visible", [["Deltagare"], [], list(HEAD), list(NACKA)]),
    )

    table = read_table(content, MOST, ["kommun", "kontaktperson", "epost"])

    assert (table.sheet, table.facts.others) == ("Lista", ("Försättsblad",))
    assert [(one.row, one.cells) for one in table.rows] == [(1, ("Deltagare", "", "")), (3, HEAD), (4, NACKA)]


@pytest.mark.usefixtures("spoken")
def test_without_known_headings_the_first_sheet_with_anything_in_it_is_read():
    content = sheets(("Tom", "visible", []), ("A", "visible", [["x"]]), ("B", "visible", [["y"]]))

    assert read_table(content, MOST, ["kommun"]).sheet == "A"


@pytest.mark.usefixtures("spoken")
def test_sheets_that_look_like_the_table_too_come_along_to_be_chosen():
    table = Table.of(read_table(TWO, MOST, WORDS).as_data())

    assert (table.sheet, [one.sheet for one in table.also]) == ("Norr", ["Söder"])
    assert table.also[0].facts.others == ("Försättsblad", "Norr")
    assert table.also[0].rows[-1].cells == KALIX


@pytest.mark.usefixtures("spoken")
def test_sheets_that_together_are_too_much_are_not_all_offered():
    rows = [list(HEAD), *([list(NACKA)] * 4)]
    content = sheets(*((name, "visible", rows) for name in "ABC"))

    table = read_table(content, Most(size=10**6, rows=100, cells=30), WORDS)

    assert (table.sheet, [one.sheet for one in table.also]) == ("A", ["B"])


def test_the_office_chooses_which_sheet_of_participants_is_read_in(small_world):
    made, office = begun(small_world, "2021", ()), small_world.at("kansli")
    page = "/kansli/2027/deltagare/las-in"
    first = assert_house_rules(send(office, page, TWO).text)

    unseen = office.send("POST", f"{page}/alla", data=first.form("seen") | {"blad": "2"})
    seen = assert_house_rules(unseen.text)
    office.send("POST", f"{page}/alla", data=seen.form("seen"))

    assert "Vilket blad" in first.one("main").text
    assert ("Nacka" in first.one("main").text, "Kalix" in first.one("main").text) == (True, False)
    assert "Valen ändrar hur mycket som läses in." in seen.one("main").text
    assert list(entrants(made)) == ["Kalix"]


def test_what_was_said_of_one_sheets_columns_is_not_said_of_anothers(small_world):
    made, office = begun(small_world, "2025", ()), small_world.at("kansli")
    year = last_years()[-1]
    content = sheets(
        ("Ett", "visible", [["kommun", "år", "soliditet"], ["Nacka", year, 7]]),
        ("Två", "visible", [["soliditet", "kommun", "år"], [9, "Kalix", year]]),
    )
    where = send(office, "/kansli/2027/nyckeltal/las-in", content).location
    first = office.page(where)

    asked = first.form("seen") | {"blad": "2"}
    other = assert_house_rules(office.send("POST", where, data=asked).text)
    done = office.send("POST", where, data=other.form("seen"))

    assert "Läs in 1 värden" in other.one("main").text
    assert (done.status_code, len(figure_pages.reckoned(made).lines)) == (302, 1)
    rows = other.one("main").all("table")[0].text
    assert ("Kalix" in rows, "Nacka" in rows) == (True, False)
