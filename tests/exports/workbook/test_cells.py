from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from exports.workbook import cells, endings, file
from exports.workbook.book import Book
from exports.workbook.cells import clean, figure, pieces, web_address
from tests.support.hostile_cells import HOSTILE, unescaped


def read_back(book):
    return load_workbook(BytesIO(file.as_bytes(book)))


def written(value, style="text"):
    """Write one cell, and read it back from the finished file."""
    book = Book("Prov", "")
    sheet = book.add("Blad", "Prov")
    sheet.put(2, 1, value, style)
    return read_back(book)["Blad"]["A2"]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_people_write_stays_a_text(text):
    cell = written(text)

    assert (cell.data_type, cell.quotePrefix, unescaped(cell.value)) == ("s", True, text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=20))
def test_any_text_comes_back_as_it_was_cleaned(texts):
    book = Book("Prov", "")
    sheet = book.add("Blad", "Prov")
    for row, text in enumerate(texts, start=2):
        sheet.put(row, 1, text, "text")

    read = read_back(book)["Blad"]

    assert [unescaped(read.cell(row, 1).value or "") for row in range(2, len(texts) + 2)] == [
        clean(text) for text in texts
    ]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("a\ud800b\ufffec\ufdd0d\U0001ffffe", "abcde"),
        (
            "rad ett\x0brad två\r\nrad tre\rrad fyra\u2028rad fem",
            "rad ett\nrad två\nrad tre\nrad fyra\nrad fem",
        ),
        ("redan rent", "redan rent"),
    ],
)
def test_what_a_workbook_cannot_hold_is_taken_out(text, cleaned):
    assert clean(text) == cleaned
    assert written(text).value == cleaned


def test_a_text_of_nothing_but_unfit_characters_is_an_empty_cell():
    cell = written("\x00\ud800")

    assert (cell.value, cell.data_type) == (None, "n")


def test_a_figure_is_a_figure_with_more_decimals_than_anybody_reads():
    cell = written(Fraction(1, 3), "tenth")

    assert (cell.value, cell.number_format, cell.quotePrefix) == (0.33333333333333, "0.0", False)


def test_a_number_that_is_only_a_number_is_a_figure():
    assert [cells.number("3"), cells.number("3.2"), cells.number("²")] == [3, "3.2", "²"]


def test_nothing_and_nought_are_two_things():
    assert [written(None, "tenth").value, written(Fraction(0), "tenth").value] == [None, 0]


def test_figures_keep_within_a_billionth():
    assert abs(Fraction(figure(Fraction(10**5, 7))) - Fraction(10**5, 7)) < Fraction(1, 10**9)


@pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 20_000, "_x000D_" * 5_000])
def test_a_text_longer_than_a_cell_goes_on_on_a_sheet_of_its_own(text):
    book = Book("Prov", "")
    sheet = book.add("Blad", "Prov")
    sheet.put(2, 1, text, "text")
    endings.end(book)

    read = read_back(book)

    told = " … [Fortsätter på bladet Långa texter, nr 1]"
    first = unescaped(read["Blad"]["A2"].value)
    rest = [[cell.value for cell in row] for row in read["Långa texter"].iter_rows(min_row=5)]
    assert first.endswith(told)
    assert first.removesuffix(told) + "".join(unescaped(row[3]) for row in rest) == text
    assert [row[:3] for row in rest] == [[1, "Blad A2", part] for part in range(2, len(rest) + 2)]


def test_a_text_that_fits_a_cell_exactly_is_left_alone():
    assert written("x" * cells.LIMIT).value == "x" * cells.LIMIT


def test_a_text_is_never_divided_in_the_middle_of_a_character():
    assert pieces("a😀😀b", 3) == ["a😀", "😀b"]


def test_a_formula_is_ours_and_carries_its_value():
    book = Book("Prov", "")
    sheet = book.add("Blad", "Prov")
    sheet.put(2, 1, cells.Formula("=1/3", Fraction(1, 3)), "tenth")
    sheet.put(3, 1, cells.Formula('="a"&"<"', "a<"), "text")

    content = file.as_bytes(book)

    formulas = load_workbook(BytesIO(content))["Blad"]
    values = load_workbook(BytesIO(content), data_only=True)["Blad"]
    assert [(formulas[f"A{row}"].data_type, formulas[f"A{row}"].value) for row in (2, 3)] == [
        ("f", "=1/3"),
        ("f", '="a"&"<"'),
    ]
    assert [values["A2"].value, values["A3"].value] == [0.33333333333333, "a<"]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://norrvik.se/mål?år=2026#s 3", "https://norrvik.se/m%C3%A5l?%C3%A5r=2026#s%203"),
        ("http://exämple.se:8080/100%", "http://xn--exmple-cua.se:8080/100%25"),
        (" https://norrvik.se/a%20b ", "https://norrvik.se/a%20b"),
    ],
)
def test_addresses_of_the_web_can_be_clicked(address, target):
    assert web_address(address) == target


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,hej",
        "file:///etc/passwd",
        "norrvik.se",
        "https://",
        "https://skr.se@ont.se/",
        "https://norrvik.se:port/",
        "http://[::1",
        "https://a..se/",
        "https://norrvik.se/" + "x" * 2_000,
        "",
    ],
)
def test_other_addresses_are_only_text(address):
    assert web_address(address) == ""


def test_a_link_shows_the_address_as_it_was_written():
    book = Book("Prov", "")
    sheet = book.add("Blad", "Prov")
    sheet.link(2, 1, "https://norrvik.se/å")
    sheet.link(3, 1, "javascript:alert(1)")
    sheet.jump(4, 1, "Blad")

    read = read_back(book)["Blad"]

    assert (read["A2"].value, read["A2"].hyperlink.target) == (
        "https://norrvik.se/å",
        "https://norrvik.se/%C3%A5",
    )
    assert (read["A3"].value, read["A3"].hyperlink) == ("javascript:alert(1)", None)
    assert (read["A4"].value, read["A4"].hyperlink.location) == ("Blad", "'Blad'!A1")
