"""Printed figures come in any kind of table, through the reader that reads all others."""

from __future__ import annotations

import io

import openpyxl
import pytest

from questionnaires.printed.tables import COLUMNS
from tests.support.printed import HEAD
from webapp.printed.queries.printed_table import read_file

OREBRO = ["Örebro", "2012", "2012", "area", "1", "67,5", "100", "68", "bok"]
CELLS = dict(zip(COLUMNS, OREBRO, strict=True))


def text(separator: str = ";", *above: str) -> str:
    return "\r\n".join([*above, HEAD.replace(",", separator), separator.join(OREBRO)])


@pytest.fixture(autouse=True)
def spoken(app):
    """Let sentences be told in Swedish, as in a request."""
    with app.test_request_context():
        yield


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("way", ["utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_a_file_is_read_however_a_program_saves_it(separator, way):
    table = read_file(text(separator).encode(way))

    assert ([(row.line, row.cells) for row in table.rows], table.slips) == ([(2, CELLS)], [])


def test_a_workbook_is_read_from_the_sheet_with_the_headings_and_that_is_told():
    made = openpyxl.Workbook()
    made.active.append(["Avskrivet ur rapporten"])
    sheet = made.create_sheet("Siffror")
    sheet.append(["Tabell 1"])
    sheet.append(HEAD.split(","))
    sheet.append(["Örebro", 2012, 2012, "area", 1, 67.5, 100, 0.68, "bok"])
    sheet["H3"].number_format = "0%"
    content = io.BytesIO()
    made.save(content)

    table = read_file(content.getvalue())

    assert [(row.line, row.cells) for row in table.rows] == [(3, CELLS)]
    assert table.notes == ("bladet ”Siffror” läses, inte Sheet",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "filen är tom."),
        (b" ,,\n", "filen är tom."),
        (b"\xd0\xcf\x11\xe0", "Det är en äldre Excelfil (.xls)."),
        (b"x" * 1_000_001, "Filen är för stor."),
        (b"a;\xdd\xfe\xf7", "Bokstäverna i filen går inte att läsa."),
        (text().encode() + b'\n"Nacka', "Rad 3 går inte att läsa."),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(content, told):
    table = read_file(content)

    (slip,) = table.slips
    assert (table.rows, slip.sentence.what, bool(slip.sentence.remedy)) == ([], told, True)


def test_a_table_is_found_under_its_title():
    assert [row.line for row in read_file(text(";", "Tabell 1", "").encode()).rows] == [4]
