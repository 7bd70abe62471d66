from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports import theme
from exports.workbook import cells, endings, file, sheets, tables
from exports.workbook.book import Book
from exports.workbook.cells import Field
from exports.workbook.passages import MOST_LINES, paragraphs
from exports.workbook.sheets import sheet_titles
from exports.workbook.tables import Column

A4 = 9

COLUMNS = (Column("Kommun", 10.0, "text", "Vem."), Column("Poäng", 9.0, "tenth", "Hur mycket."))


def tabled(rows, **known):
    """Write one table, and read its sheet back."""
    book = Book("Prov", "")
    sheet = book.add("Blad", "Prov", ["Så läser du"])
    where = tables.table(sheet, "Prov", 4, COLUMNS, rows, **known)
    sheets.set_pages(sheet, 4, frozen=1)
    return where, load_workbook(BytesIO(file.as_bytes(book)))["Blad"]


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

    assert [read.row_dimensions[row].height for row in (5, 6, 7, 8)] == [None, 45, 30, MOST_LINES * 15]


def pages_of(sheet):
    """Tell on how many pages across and down a sheet is printed; 0 is as many as it takes."""
    fit = (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight)
    return tuple(1 if number is None else int(number) for number in fit)


def paged(width, frozen=0, **known):
    """Write a sheet as wide as this, make it ready to print, and read it back."""
    book = Book("Prov", "")
    sheet = book.add("Blad")
    tables.table(sheet, "Prov", 3, [Column(f"Text {n}", width / 2, "text", "") for n in range(2)], [])
    sheets.set_pages(sheet, 3, frozen=frozen, **known)
    return load_workbook(BytesIO(file.as_bytes(book)))["Blad"]


def test_a_sheet_is_ready_to_scroll_and_to_print():
    _, read = tabled([("Norrvik", Fraction(1))])

    assert (read.freeze_panes, read.print_title_rows, read.print_area) == ("B5", "$4:$4", "'Blad'!$A$1:$B$5")
    assert (read.page_setup.orientation, read.page_setup.paperSize) == ("portrait", A4)
    assert pages_of(read) == (1, 0)
    assert (read.sheet_properties.pageSetUpPr.fitToPage, read.merged_cells.ranges) == (True, set())


@pytest.mark.parametrize(
    ("width", "orientation", "across", "repeated"),
    [
        (theme.WIDEST_UPRIGHT, "portrait", 1, None),
        (theme.WIDEST_A4, "landscape", 1, None),
        (theme.WIDEST_A4 + 2, "landscape", 2, "$A:$A"),
    ],
)
def test_a_wide_sheet_lies_down_and_a_wider_one_goes_on_on_pages_beside(width, orientation, across, repeated):
    read = paged(width, frozen=1)

    assert (read.page_setup.paperSize, read.page_setup.orientation) == (A4, orientation)
    assert pages_of(read) == (across, 0)
    assert (read.print_title_cols, read.print_title_rows) == (repeated, "$3:$3")


def test_a_sheet_for_one_page_repeats_no_heading():
    read = paged(theme.WIDEST_A4 * 2, one_page=True)

    assert (pages_of(read), read.print_title_rows, read.freeze_panes) == ((1, 1), None, "A4")


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["Norrvik", "NORRVIK", "norrvik"], ["Norrvik", "NORRVIK (2)", "norrvik (3)"]),
        (["Upplands/Väsby", "[Ö]:*?\\", "  "], ["Upplands Väsby", "Ö", "Kommun"]),
        (["'Åre'", "History", "Långa texter"], ["Åre", "History (2)", "Långa texter (2)"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
        (["😀" * 40], ["😀" * 15]),
        (["bak\u202efram\n"], ["bak fram"]),
        (["SORT(Åre)"], ["SORT (Åre)"]),
        (["Frågor"], ["Frågor (2)"]),
    ],
)
def test_sheets_get_legal_names_no_two_alike(names, titles):
    assert sheet_titles(names, ["Frågor"]) == titles


def test_every_column_is_explained_once_a_sheet_and_long_texts_have_a_sheet_only_where_there_are_any():
    book = Book("Prov", "")
    sheet = book.add("Blad")
    for name, top in (("Ett", 3), ("Tva", 7)):
        tables.table(sheet, name, top, COLUMNS, [])
    endings.end(book)

    read = load_workbook(BytesIO(file.as_bytes(book)))

    assert read.sheetnames == ["Blad", "Kolumner"]
    assert [[cell.value for cell in row] for row in read["Kolumner"].iter_rows(min_row=5)] == [
        ["Blad", "Kommun", "Vem."],
        ["Blad", "Poäng", "Hur mycket."],
        ["Kolumner", "Blad", "Bladet där kolumnen står."],
        ["Kolumner", "Kolumn", "Kolumnens rubrik."],
        ["Kolumner", "Betyder", "Vad som står i kolumnen."],
    ]


def test_sheets_stand_in_the_order_their_places_were_kept():
    book = Book("Prov", "")
    book.reserve("Först", "Sedan")
    book.add("Sedan", "Fylls först")
    book.add("Först")

    read = load_workbook(BytesIO(file.as_bytes(book)))

    assert [(sheet.title, sheet["A1"].value) for sheet in read] == [
        ("Först", "Först"),
        ("Sedan", "Fylls först"),
    ]


@pytest.mark.parametrize("text", ["ord " * 2_000, "x" * 7_999, "rad\n" * 400, "Å" * 33_000])
def test_a_text_taller_than_a_row_goes_on_on_a_sheet_of_its_own_in_rows_that_print_whole(text):
    book = Book("Prov", "")
    tables.table(book.add("Blad"), "Prov", 4, COLUMNS, [(text, None)])
    endings.end(book)

    read = load_workbook(BytesIO(file.as_bytes(book)))

    told = " … [Fortsätter på bladet Långa texter, nr 1]"
    first = read["Blad"]["A5"].value
    rest = [row[3].value for row in read["Långa texter"].iter_rows(min_row=5)]
    assert first.removesuffix(told) + "".join(rest) == text
    assert first.endswith(told)
    heights = [read["Långa texter"].row_dimensions[row].height or 15 for row in range(5, 5 + len(rest))]
    assert max(read["Blad"].row_dimensions[5].height, *heights) <= MOST_LINES * theme.LINE_HEIGHT


def test_a_paragraph_is_divided_between_words_and_keeps_its_number():
    text = "Första stycket.\n\n" + "Ett långt stycke. " * 440

    divided = list(paragraphs(text, 110))

    assert [number for number, _ in divided] == [1, 2, 2, 2]
    assert (
        "".join(passage for number, passage in divided if number == 2) == ("Ett långt stycke. " * 440).strip()
    )
    assert [passage[-1] for _, passage in divided] == [".", " ", " ", "."]
