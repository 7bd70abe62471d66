"""What other programs write and what people do in Excel: read as they see it, or told with its place."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

import pytest
from xlsxwriter import Workbook

from tests.support.figures import last_years
from tests.support.hostile_cells import HOSTILE
from tests.support.pages import assert_house_rules
from tests.support.rounds import begun, tried
from tests.support.tabling import faults, long, look, values
from tests.support.workbooks import HEAD, NACKA, PARTS, book, row, sheet, sheets
from webapp.ground.tables.reader import read_table
from webapp.office.queries.participant_table import MOST

YEAR = last_years()[-1]


@pytest.fixture
def spoken(app):
    """Let sentences be told in Swedish, as in a request."""
    with app.test_request_context():
        yield


def texts(content: bytes) -> list[tuple[str, ...]]:
    return [one.cells for one in read_table(content, MOST).rows]


def large_parts() -> bytes:
    """Pack a workbook as programs do that write parts of any size."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet()}.items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(text.encode())
    return written.getvalue()


def beside_a_chart() -> bytes:
    """Write a workbook whose first sheet is a chart, and whose second nobody can show."""
    written = io.BytesIO()
    made = Workbook(written, {"in_memory": True})
    page = made.add_chartsheet("Diagram")
    made.add_worksheet("Dold").very_hidden()
    table = made.add_worksheet("Lista")
    for number, one in enumerate((HEAD, NACKA)):
        table.write_row(number, 0, one)
    chart = made.add_chart({"type": "bar"})
    chart.add_series({"values": "=Lista!$A$1:$A$2"})
    page.set_chart(chart)
    table.activate()
    made.close()
    return written.getvalue()


RELATIONS = "xl/_rels/workbook.xml.rels"
WHOLE_PATHS = PARTS[RELATIONS].replace('Target="worksheets', 'Target="/xl/worksheets')


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("content", [large_parts(), beside_a_chart(), book(more={RELATIONS: WHOLE_PATHS})])
def test_a_workbook_that_another_program_has_put_together_is_read(content):
    assert texts(content) == [HEAD, NACKA]


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("xl/connections.xml", "connections"),
        ("xl/queryTables/queryTable1.xml", "querytables"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", "pivotcache"),
        ("xl/embeddings/oleObject1.bin", "embeddings"),
    ],
)
def test_what_fetches_or_is_put_inside_is_left_alone_and_told(part, word):
    assert read_table(book(more={part: "<x/>"}), MOST).facts.left == (word,)


def test_a_name_that_stands_once_for_many_merged_rows_is_told_with_its_cell(small_world):
    made = begun(small_world, "2025", ())
    rows = [["kommun", "år", "soliditet"], ["Nacka", YEAR, 1], ["", YEAR, 2]]

    assert faults(look(small_world, made, sheets(("A", "visible", rows)))) == [
        "Rad 3, cell A3: Kommunens namn saknas. Står det i en sammanslagen cell, så dela upp cellen."
    ]


def test_a_heading_that_is_a_formula_without_its_value_is_told_with_its_cell(small_world):
    head = '<c r="A1"><f>B9</f></c>' + row(1, "", *HEAD[1:]).partition("</c>")[2]
    content = book(f'<row r="1">{head}' + row(2, *NACKA))

    told = tried(small_world, begun(small_world, "2021", ()), content).faults

    assert [str(one) for one in told] == [
        "Rad 1, cell A1: Rubriken är en formel utan sparat värde. Skriv texten själv."
    ]


@pytest.mark.parametrize("code", [180, "0180", "180"])
def test_a_code_that_lost_its_first_nought_is_the_municipality(small_world, code):
    made = begun(small_world, "2025", ())

    page = look(
        small_world, made, sheets(("A", "visible", [["kommunkod", "år", "soliditet"], [code, YEAR, 7]]))
    )

    assert (faults(page), values(page)) == ([], [("0180", "soliditet", YEAR, "7")])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'7,5", None),
        ("7,5", "7.5"),
        (1.2e10, "12000000000"),
        (0.1 + 0.2, "0.3"),
        (" \u00a0", None),
        ("-", None),
    ],
)
def test_a_value_is_the_number_that_stands_there_or_is_missing(small_world, written, value):
    made = begun(small_world, "2025", ())
    rows = [["kommun", "år", "soliditet"], ["Nacka", YEAR, written], ["Kalix", YEAR, 1]]

    found = {
        place: one
        for place, _figure, _year, one in values(look(small_world, made, sheets(("A", "visible", rows))))
    }

    assert found.get("0182") == value


def test_a_value_that_excel_has_made_a_day_is_told_with_its_cell(small_world):
    made = begun(small_world, "2025", ())
    rows = [["kommun", "år", "soliditet"], ["Nacka", YEAR, date(2024, 5, 3)]]

    assert faults(look(small_world, made, sheets(("A", "visible", rows)))) == [
        "Rad 2, cell C2: Excel har gjort om värdet till ett datum (2024-05-03). Skriv det som tal."
    ]


@pytest.mark.parametrize("text", [one for one in HOSTILE if one[:1] != "#"])
def test_what_is_written_in_a_table_is_shown_as_it_stands_and_does_nothing(small_world, text):
    begun(small_world, "2021", ())
    office, page = small_world.at("kansli"), "/kansli/2027/deltagare/las-in"
    as_xml = escape(text)
    content = book(row(1, *HEAD, as_xml) + row(2, *[as_xml] * 4) + row(3, *NACKA, as_xml))
    seen = read_table(content, MOST).rows[1].cells[0]
    sent = {"csrf_token": office.token(page), "file": (io.BytesIO(content), f"{seen}.xlsx")}

    answer = office.send("POST", page, data=sent, content_type="multipart/form-data")

    told = assert_house_rules(answer.text, own_words=False).one("main").text
    assert (answer.status_code, seen in told) == (422, True)


def test_a_table_in_which_nothing_is_recognised_brings_nothing_and_says_so(small_world):
    made = begun(small_world, "2025", ())

    page = look(small_world, made, long(f"Nacka;soliditet;{YEAR};"))

    assert (page.ready, faults(page)) == (
        False,
        ["Inget värde skulle läsas in. Se över hur kolumnerna är valda."],
    )
