"""A table of key figures is found wherever it stands, with municipalities by any of their names."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.figures import last_years
from tests.support.rounds import begun
from tests.support.tabling import faults, long, look, values
from webapp.rounds.models.rounds import Round

YEAR = last_years()[-1]
NACKA = ("0182", "soliditet", YEAR, "7.5")


@pytest.fixture
def small(small_world) -> Round:
    return begun(small_world, "2025", ())


def test_rows_of_sums_are_left_out_and_told(small_world, small):
    rows = [f"{name};soliditet;{YEAR};1" for name in ("Nacka", "Riket", "Stockholms län", "Median")]

    page = look(small_world, small, long(*rows))

    assert (faults(page), [(one.row, one.what) for one in page.draft.left]) == (
        [],
        [(3, "Riket"), (4, "Stockholms län"), (5, "Median")],
    )
    assert [one[0] for one in values(page)] == ["0182"]


@pytest.mark.parametrize("name", ["Nacka kommun", "NACKA", "182", "0182"])
def test_a_municipality_is_known_by_any_of_its_names(small_world, small, name):
    assert values(look(small_world, small, long(f"{name};soliditet;{YEAR};7,5"))) == [NACKA]


def test_a_table_is_found_under_its_title_on_the_sheet_that_has_it(small_world, small):
    made = openpyxl.Workbook()
    made.active.append(["Nyckeltal 2027"])
    sheet = made.create_sheet("Utfall")
    for row in (["Uttag ur Kolada"], [], ["Kommun", "År", "Soliditet med alla pensionsåtaganden"]):
        sheet.append(row)
    sheet.append(["Nacka", YEAR, 0.075])
    sheet["C4"].number_format = "0.0%"
    content = io.BytesIO()
    made.save(content)

    page = look(small_world, small, content.getvalue())

    assert (page.sheet, faults(page), values(page)) == ("Utfall", [], [NACKA])
    assert [line.row for line in page.looks.lines] == [3, 4]
    assert page.looks.lines[1].cells[2].text == "7,5%"
    assert page.looks.notes == (
        "Bladet ”Utfall” läses. De här bladen läses inte: ”Sheet”.",
        "Rubrikerna hittades under en titel. Rad 1 ovanför läses inte.",
    )
