"""One description of a table, and three forms of file that say the same."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from exports.extract import Column, Extract, Kind, Table
from tests.support.extracts import (
    as_json,
    assert_accessible,
    content_of,
    csv_rows,
    faults_of,
    sheet_rows,
    zipped_rows,
)

COLUMNS = (
    Column("place", "Kommun", "Kommunens namn.", Kind.NAME),
    Column("points", "Poäng", "Säkrade poäng.", Kind.POINTS, "poäng"),
    Column("many", "Antal", "Hur många.", Kind.COUNT),
    Column("at", "När", "När det hände.", Kind.MOMENT),
    Column("day", "Dag", "Vilken dag.", Kind.DAY),
    Column("url", "Adress", "En länk.", Kind.LINK),
    Column("text", "Text", "Fri text.", Kind.LONG),
)
AT = datetime(2026, 11, 29, 14, 3, tzinfo=UTC)
ROW = ("Norrvik", Fraction(75, 8), 3, AT, date(2026, 1, 2), "https://norrvik.se/å", "Två\nrader; ”citat”")
EMPTY = ("Åmål", None, None, None, None, None, None)


def extract(*rows, large=False, further=()):
    table = Table("rows", "Rader", COLUMNS, lambda: iter(rows or (ROW, EMPTY)), "Två rader.")
    return Extract("figures", "Ett prov", (("Utgåva", "2012"),), (table, *further), large=large)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "zip"])
def test_the_same_extract_gives_the_same_bytes(ending, large):
    assert content_of(extract(large=large), ending) == content_of(extract(large=large), ending)


def test_csv_is_as_a_swedish_spreadsheet_reads_it():
    content = content_of(extract(), "csv")

    assert content.decode("utf-8-sig").split("\r\n")[1:3] == [
        'Norrvik;9,375;3;2026-11-29 14:03;2026-01-02;https://norrvik.se/å;"Två\nrader; ”citat”"',
        "Åmål;;;;;;",
    ]
    assert csv_rows(content)[0] == ["Kommun", "Poäng", "Antal", "När", "Dag", "Adress", "Text"]


def test_json_is_exact_and_says_what_every_column_holds():
    told = as_json(extract())

    (table,) = told["tables"].values()
    assert table["rows"] == [
        {
            "place": "Norrvik",
            "points": "9.375",
            "many": 3,
            "at": "2026-11-29T14:03:00+00:00",
            "day": "2026-01-02",
            "url": "https://norrvik.se/å",
            "text": "Två\nrader; ”citat”",
        },
        {"place": "Åmål"} | dict.fromkeys(("points", "many", "at", "day", "url", "text")),
    ]
    assert table["columns"][1] == {
        "key": "points",
        "heading": "Poäng",
        "note": "Säkrade poäng.",
        "kind": "points",
        "unit": "poäng",
    }
    assert (told["kind"], told["about"]) == ("figures", {"Utgåva": "2012"})


def test_the_workbook_says_the_same_as_figures_and_text():
    assert sheet_rows(content_of(extract(), "xlsx"), "Rader")[1:] == [
        ["Norrvik", 9.375, 3, "2026-11-29 14:03", "2026-01-02", "https://norrvik.se/å", ROW[-1]],
        ["Åmål", None, None, None, None, None, None],
    ]


def test_the_workbook_is_accessible_and_its_cover_leads_to_every_sheet():
    content = content_of(extract(), "xlsx")

    assert_accessible(content, "Ett prov")
    assert sheet_rows(content, "Om filen")[1:] == [
        ["Rader", "Två rader."],
        ["Kolumner", "Varje kolumn på varje blad, och vad den betyder."],
    ]


def test_a_large_workbook_holds_the_same_with_a_name_and_a_filter_in_place_of_a_table(tmp_path):
    path = tmp_path / "large.xlsx"
    path.write_bytes(content_of(extract(large=True), "xlsx"))

    book = load_workbook(path)

    sheet = book["Rader"]
    assert (sheet.auto_filter.ref, book.defined_names["Rows"].attr_text) == ("A4:G6", "'Rader'!$A$4:$G$6")
    assert [[cell.value for cell in row] for row in sheet["A4:G6"]] == sheet_rows(
        content_of(extract(), "xlsx"), "Rader"
    )
    assert sheet["F5"].hyperlink.target == "https://norrvik.se/%C3%A5"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B5", "$4:$4")
    assert book["Om filen"]["A7"].hyperlink.location == "'Rader'!A1"


FORMULAS = ["=1+1", "+46 8 452", "-3 %", "@sign", "\tx", '=HYPERLINK("http://x";"Klicka")', "#N/A"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula_in_any_form(text, tmp_path):
    told = extract((text, None, None, None, None, text, text))
    path = tmp_path / "a.xlsx"
    path.write_bytes(content_of(told, "xlsx"))

    cells = [load_workbook(path)["Rader"][place] for place in ("A5", "F5", "G5")]

    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s")] * 3
    assert {cell.quotePrefix for cell in cells} == {True}
    safe = text if text.startswith("#") else f"'{text}"
    assert csv_rows(content_of(told, "csv"))[1] == [safe, "", "", "", "", safe, safe]
    assert as_json(told)["tables"]["rows"]["rows"][0]["place"] == text


@pytest.mark.parametrize(
    ("value", "read", "exact"),
    [
        (Fraction(50, 7), "7,142857", "50/7"),
        (Fraction(-1, 2), "-0,5", "-0.5"),
        (Fraction(100), "100", "100"),
        (Fraction(1, 10_000_000), "0", "0.0000001"),
    ],
)
def test_a_figure_is_read_with_a_comma_and_told_exactly(value, read, exact):
    told = extract(("Norrvik", value, *EMPTY[2:]))

    assert csv_rows(content_of(told, "csv"))[1][1] == read
    assert as_json(told)["tables"]["rows"]["rows"][0]["points"] == exact


def test_several_tables_are_a_csv_file_each():
    second = Table("notes", "Anteckningar", COLUMNS[:1], lambda: iter([("Sjöholm",)]))

    assert zipped_rows(content_of(extract(further=(second,)), "zip")) == {
        "rows.csv": csv_rows(content_of(extract(), "csv")),
        "notes.csv": [["Kommun"], ["Sjöholm"]],
    }


def test_what_does_not_keep_the_schema_is_found():
    told = as_json(extract())
    told["tables"]["rows"]["rows"][0]["points"] = 9.375
    told["extra"] = 1
    del told["title"]

    assert [fault.split(":")[0] for fault in faults_of(told)] == ["", ".tables.rows.rows[0].points", ""]
