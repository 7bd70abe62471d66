"""A workbook is read as its owner sees it, whatever program wrote it."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.workbooks import HEAD, MAIN, NACKA, ROWS, book, cell, row
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.office.queries.participant_table import MOST


@pytest.fixture(autouse=True)
def spoken(app):
    """Let sentences be told in Swedish, as in a request."""
    with app.test_request_context():
        yield


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableTableError) as error:
        read_table(content, MOST)
    return str(error.value)


def texts(content: bytes) -> list[tuple[str, ...]]:
    return [one.cells for one in read_table(content, MOST).rows]


def test_a_size_that_another_program_wrote_wrong_hides_no_row():
    assert texts(book(before='<dimension ref="A1:B1"/>')) == [HEAD, NACKA]
    assert texts(book(before='<dimension ref="A1:XFD1048576"/>')) == [HEAD, NACKA]


def test_borders_far_down_and_out_are_no_rows():
    borders = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="CZ{n}" s="0"/></row>' for n in range(3, 2600))

    assert texts(book(ROWS + borders)) == [HEAD, NACKA]


def test_a_merged_range_costs_nothing():
    assert texts(book(after='<mergeCells count="1"><mergeCell ref="A1:ZZ2000"/></mergeCells>')) == [
        HEAD,
        NACKA,
    ]


def test_cells_without_a_place_stand_after_each_other():
    assert texts(book(f"<row>{cell('a')}{cell('b')}</row><row>{cell('c')}</row>")) == [("a", "b"), ("c", "")]


def test_hidden_rows_are_read_and_counted():
    hidden = row(2, *NACKA).replace("<row ", '<row hidden="1" ')

    table = read_table(book(row(1, *HEAD) + hidden), MOST)

    assert ([one.cells for one in table.rows], table.hidden, table.sheet) == ([HEAD, NACKA], 1, "Blad1")


def test_numbers_are_read_as_they_are_shown_with_all_their_decimals():
    made = openpyxl.Workbook()
    made.active.append([2024.0, 42.5, 0.425, 0.61, 1, 1281, 0.1, -3, 1e-7, "042"])
    for place in ("C1", "D1", "E1"):
        made.active[place].number_format = "0%"
    made.active["F1"].number_format = '0" %"'
    content = io.BytesIO()
    made.save(content)

    assert texts(content.getvalue()) == [
        ("2024", "42,5", "42,5%", "61%", "100%", "1281", "0,1", "-3", "0,0000001", "042")
    ]


def test_a_number_without_end_is_no_number():
    assert texts(book('<row r="1"><c r="A1"><v>1E400</v></c></row>')) == [("inf",)]


def test_a_formula_that_fills_cells_is_a_formula_and_no_name_of_ours():
    whole = '<row r="1"><c r="A1"><f t="array" ref="A1:A1">1+1</f><v>2</v></c></row>'

    (read,) = read_table(book(whole), MOST).rows

    assert (read.cells, read.formulas) == (("=1+1",), (0,))


def test_a_cell_of_a_workbook_is_no_longer_than_excel_takes():
    assert refused(book(row(1, "x" * 40_000))) == "Rad 1: en ruta har mer än 32 767 tecken. Korta texten."


def test_a_workbook_in_the_strict_form_is_told_how_to_be_saved():
    strict = book(
        more={"xl/workbook.xml": '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'}
    )

    assert refused(strict).startswith("Filen är sparad i ett strikt format.")


def test_a_workbook_whose_sheets_are_all_hidden_is_told_so():
    hidden = f'<workbook xmlns="{MAIN}"><sheets/></workbook>'

    assert refused(book(more={"xl/workbook.xml": hidden})).startswith("Filen har inget synligt blad.")
