"""A workbook is read as its owner sees it, whatever program wrote it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

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


def test_a_formula_without_its_value_is_a_formula_and_no_name_of_ours():
    whole = '<row r="1"><c r="A1"><f t="array" ref="A1:A1">1+1</f><v></v></c></row>'

    (read,) = read_table(book(whole), MOST).rows

    assert (read.cells, read.formulas) == (("=",), (0,))


@pytest.mark.parametrize("kind", ["", ' t="array" ref="A1:B1"', ' t="shared" si="0" ref="A1"'])
def test_a_formula_is_read_as_the_value_that_excel_shows_and_that_is_counted(kind):
    whole = f'<row r="1"><c r="A1"><f{kind}>1+1</f><v>2</v></c><c r="B1" t="str"><f>A2</f><v></v></c></row>'

    table = read_table(book(whole), MOST)

    assert ([(one.cells, one.formulas) for one in table.rows], table.facts.with_formula) == (
        [(("2", ""), ())],
        2,
    )


def test_a_cell_of_a_workbook_is_no_longer_than_excel_takes():
    assert refused(book(row(1, "a", "x" * 40_000))) == (
        "Bladet ”Blad1”, rad 1, cell B1: rutan har mer än 32 767 tecken. Korta texten."
    )


def test_a_cell_as_long_as_excel_takes_is_read():
    assert texts(book(row(1, "x" * 32_767))) == [("x" * 32_767,)]


def strict(content: bytes) -> bytes:
    """Write a workbook as the strict form names its parts."""
    usual = "http://schemas.openxmlformats.org/"
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(written, "w") as again:
        for name in packed.namelist():
            text = packed.read(name).decode()
            for what in ("spreadsheetml", "officeDocument", "drawingml"):
                text = text.replace(f"{usual}{what}/2006/", f"http://purl.oclc.org/ooxml/{what}/")
            again.writestr(name, text)
    return written.getvalue()


def test_a_workbook_in_the_strict_form_is_read_as_any_other():
    day = '<row r="3"><c r="A3" t="d"><v>2024-05-03</v></c></row>'

    assert texts(strict(book(ROWS + day))) == [HEAD, NACKA, ("2024-05-03", "", "")]


def test_a_workbook_whose_sheets_are_all_hidden_is_told_so():
    hidden = f'<workbook xmlns="{MAIN}"><sheets/></workbook>'

    assert refused(book(more={"xl/workbook.xml": hidden})).startswith("Filen har inget synligt blad.")


def test_what_a_number_looks_like_in_excel_stands_beside_what_is_read():
    made = openpyxl.Workbook()
    made.active.append([0.425, 5174, 42.456, 0.30000000000000004, -3, 1281, 0.5])
    forms = ["0.0%", "#,##0", "0.0", "General", "0.00;[Red]-0.00", "0000", '0.00" kr"']
    for cell_there, form in zip(made.active[1], forms, strict=True):
        cell_there.number_format = form
    content = io.BytesIO()
    made.save(content)

    (read,) = read_table(content.getvalue(), MOST).rows

    assert read.cells == ("42,5%", "5174", "42,456", "0,3", "-3", "1281", "0,5")
    assert read.seen == ("42,5%", "5 174", "42,5", "0,3", "-3,00", "1281", "0,50 kr")


def test_days_and_times_are_written_so_that_they_sort_and_a_year_alone_is_a_year():
    made = openpyxl.Workbook()
    made.active.append(
        [date(2024, 5, 3), datetime(2024, 5, 3, 14, 30), time(8, 5), timedelta(hours=30), date(2024, 12, 31)]  # noqa: DTZ001
    )
    made.active["A1"].number_format = "d-mmm"
    made.active["D1"].number_format = "[h]:mm"
    made.active["E1"].number_format = "yyyy"
    content = io.BytesIO()
    made.save(content)

    (read,) = read_table(content.getvalue(), MOST).rows

    assert read.cells == ("2024-05-03", "2024-05-03 14:30", "08:05", "30:00", "2024")
    assert (read.seen[0], read.seen[4]) == ("3-maj", "2024")


def test_what_excel_writes_for_signs_that_xml_cannot_hold_is_read_as_those_signs():
    assert texts(book(row(1, "Asta_x000D_Ek", "_x005F_x0041_", "_x0041_le", "_x00_"))) == [
        ("Asta Ek", "_x0041_", "Ale", "_x00_")
    ]


def test_true_and_false_and_errors_stand_as_a_swedish_excel_shows_them():
    cells = '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'

    assert texts(book(cells)) == [("SANT", "#N/A")]


def test_rich_text_and_its_reading_aid_are_the_text_alone():
    runs = "<r><t>Åre </t></r><r><rPr><b/></rPr><t>kommun</t></r><rPh sb='0' eb='1'><t>xx</t></rPh>"

    assert texts(book(f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row>')) == [("Åre kommun",)]


def test_hidden_columns_filters_and_groups_are_told():
    columns = '<cols><col min="2" max="2" width="9" hidden="1"/><col min="3" max="3" width="0"/></cols>'
    grouped = row(2, *NACKA).replace("<row ", '<row hidden="1" outlineLevel="1" ')
    low = row(3, *NACKA).replace("<row ", '<row ht="0" customHeight="1" ')

    table = read_table(book(row(1, *HEAD) + grouped + low, None, '<autoFilter ref="A1:C3"/>', columns), MOST)

    assert (table.facts.hidden_columns, table.facts.filtered) == ((1, 2), True)
    assert [one.hidden for one in table.rows] == [False, True, True]


def test_comments_and_links_to_other_books_are_told():
    more = {"xl/comments1.xml": "<comments/>", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}

    assert read_table(book(more=more), MOST).facts.left == ("comments", "externallinks")


def test_borders_over_many_thousand_rows_are_no_rows():
    borders = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}" s="0"/></row>' for n in range(3, 60_000))

    assert texts(book(ROWS + borders)) == [HEAD, NACKA]
