from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports import cells, sheets, theme, workbook_file
from exports.sheets import Column, Field, sheet_titles

COLUMNS = (Column("Kommun", 10.0, "text"), Column("Poäng", 9.0, "tenth"))


def tabled(rows, **known):
    """Write one table, and read its sheet back."""
    book = sheets.new_book("Prov", "")
    sheet = sheets.add_sheet(book, "Blad", "Prov", ["Så läser du"])
    where = sheets.table(sheet, "Prov", 4, COLUMNS, rows, **known)
    sheets.set_widths(sheet, COLUMNS)
    sheets.set_pages(sheet, 2, 4, frozen=1)
    return where, load_workbook(BytesIO(workbook_file.as_bytes(book)))["Blad"]


def test_a_table_has_one_heading_row_a_name_and_a_filter():
    where, read = tabled([("Norrvik", Fraction(1)), ("Sjöholm", Fraction(2))])

    table = read.tables["Prov"]
    assert (where.first, where.last, where.column(2)) == (5, 6, "$B$5:$B$6")
    assert (table.ref, table.autoFilter.ref, table.column_names) == ("A4:B6", "A4:B6", ["Kommun", "Poäng"])
    assert [[cell.value for cell in row] for row in read.iter_rows(min_row=4)] == [
        ["Kommun", "Poäng"],
        ["Norrvik", 1],
        ["Sjöholm", 2],
    ]


def test_a_table_that_other_sheets_lean_on_has_no_filter_to_sort_it_with():
    _, read = tabled([("Norrvik", Fraction(1))], filtered=False)

    assert read.tables["Prov"].autoFilter is None


def test_a_table_without_rows_says_so():
    where, read = tabled([])

    assert (where.first, where.last) == (5, 5)
    assert [cell.value for cell in read[5]] == ["Inget att visa", None]


def test_a_cell_can_look_otherwise_than_its_column_and_be_a_formula():
    _, read = tabled([(Field("Summa", "sum"), Field(cells.Formula("=1+1", 2), "tenth_sum"))])

    assert [(cell.value, cell.font.bold) for cell in read[5]] == [("Summa", True), ("=1+1", True)]


def test_rows_are_as_tall_as_their_texts_but_never_taller_than_a_row_can_be():
    _, read = tabled([("Norrvik", None), ("Norrvik " * 3, None), ("a\nb", None), ("x" * 2_000, None)])

    assert [read.row_dimensions[row].height for row in (5, 6, 7, 8)] == [None, 45, 30, theme.TALLEST]


def test_a_sheet_is_ready_to_scroll_and_to_print():
    _, read = tabled([("Norrvik", Fraction(1))])

    assert (read.freeze_panes, read.print_title_rows, read.print_area) == ("B5", "$4:$4", "'Blad'!$A$1:$B$5")
    assert (read.page_setup.orientation, read.page_setup.paperSize) == ("landscape", 9)
    assert (read.page_setup.fitToWidth, read.page_setup.fitToHeight) == (1, 0)
    assert (read.sheet_properties.pageSetUpPr.fitToPage, read.merged_cells.ranges) == (True, set())


def test_a_sheet_too_wide_for_an_ordinary_page_takes_a_larger_one():
    book = sheets.new_book("Prov", "")
    sheet = sheets.add_sheet(book, "Blad", "Prov")
    sheets.set_widths(sheet, [Column("Text", theme.WIDEST_A4 + 1, "text")])
    sheets.set_pages(sheet, 1)

    assert (sheet.page_setup.paperSize, sheet.freeze_panes) == (8, None)


def test_a_sheet_for_one_page_repeats_no_heading():
    book = sheets.new_book("Prov", "")
    sheet = sheets.add_sheet(book, "Blad", "Prov")
    sheets.set_pages(sheet, 1, 3, one_page=True)

    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows, sheet.freeze_panes) == (1, None, "A4")


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["Norrvik", "NORRVIK", "norrvik"], ["Norrvik", "NORRVIK (2)", "norrvik (3)"]),
        (["Upplands/Väsby", "[Ö]:*?\\", "  "], ["Upplands Väsby", "Ö", "Kommun"]),
        (["'Åre'", "History", "Långa texter"], ["Åre", "History (2)", "Långa texter (2)"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
        (["😀" * 40], ["😀" * 15]),
        (["bak\u202efram\n"], ["bak fram"]),
        (["Frågor"], ["Frågor (2)"]),
    ],
)
def test_sheets_get_legal_names_no_two_alike(names, titles):
    assert sheet_titles(names, ["Frågor"]) == titles


def test_nothing_too_long_needs_no_sheet_for_it():
    book = sheets.new_book("Prov", "")
    sheets.add_sheet(book, "Blad", "Prov")
    sheets.add_rests(book)

    assert book.sheetnames == ["Blad"]
