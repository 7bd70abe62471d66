"""The workbook that is taken home: lists where there is a choice, whole texts, a hidden seal."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports.twin import TwinRow, twin_workbook
from tests.exports.home import LEVELS, LONG, twin


@pytest.fixture(scope="module")
def book():
    return load_workbook(BytesIO(twin_workbook(twin())))


def test_it_has_one_sheet_to_fill_in_and_a_hidden_one_that_says_what_it_is(book):
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Så gör ni", "visible"),
        ("Svar", "visible"),
        ("Val", "visible"),
        ("Kolumner", "visible"),
        ("Kompassrosen", "hidden"),
    ]
    assert [row[0].value for row in book["Kompassrosen"].iter_rows()] == ["Märket", "0000:abc", "sigill:123"]


def test_texts_are_whole_and_never_formulas(book):
    cells = [book["Svar"].cell(row, 4) for row in range(5, 10)]

    assert [one.value for one in cells] == ["=1+1", LONG, "#N/A", None, None]
    assert {one.data_type for one in cells[:3]} == {"s"}


def test_cells_to_fill_in_are_text_and_those_that_are_not_asked_are_closed(book):
    sheet = book["Svar"]

    assert [sheet.cell(5, n).number_format for n in (2, 3, 4)] == ["General", "@", "@"]
    assert sheet.cell(9, 3).value == "–"


def test_a_choice_is_a_list_that_leads_to_the_sheet_of_choices(book):
    (rule,) = book["Svar"].data_validations.dataValidation
    first, last = (int(one.rpartition("$")[2]) for one in rule.formula1.split("!")[1].split(":"))
    listed = [[book["Val"].cell(row, n).value for n in (1, 2, 3)] for row in range(first, last + 1)]

    assert (str(rule.sqref), rule.type) == ("C5:C8", "list")
    assert listed == [["System", name, meaning] for name, meaning in LEVELS.choices]
    assert (len(rule.prompt), rule.promptTitle, rule.prompt[-1]) == (255, "System", "…")


def test_many_places_apart_share_a_list_without_becoming_too_many_for_one():
    rows = [TwinRow({"title": str(n), "id": f"f{n}"}, {"level": LEVELS} if n % 2 else {}) for n in range(500)]
    made = load_workbook(BytesIO(twin_workbook(twin(rows=tuple(rows)))))
    rules = made["Svar"].data_validations.dataValidation

    assert [len(one.sqref.ranges) for one in rules] == [100, 100, 50]


def test_the_same_contents_give_the_same_bytes():
    assert twin_workbook(twin()) == twin_workbook(twin())
