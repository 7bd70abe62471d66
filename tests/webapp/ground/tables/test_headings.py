"""Headings are found wherever they stand, and mean the same however they are written."""

from __future__ import annotations

import pytest

from webapp.ground.tables.headings import meaning, parted, words_of
from webapp.ground.tables.table import Cells, Facts, Table, is_error, letters_of

WORDS = words_of(("municipality", "name", "email"))


def rows(*cells: tuple[str, ...]) -> list[Cells]:
    return [Cells(n, one) for n, one in enumerate(cells, start=1)]


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("Kommun", "municipality"),
        ("Kommunens namn", "municipality"),
        ("KOMMUNKOD", "code"),
        ("Kommun-id", "code"),
        ("E-postadress", "email"),
        ("e post", "email"),
        ("Mejladress:", "email"),
        ("Kontaktperson (namn)", ""),
        ("Kontaktpersonens namn", "name"),
        ("Namn", "either"),
        ("Årtal", "year"),
        ("Telefon", ""),
    ],
)
def test_a_heading_means_the_same_however_it_is_written(heading, means):
    assert meaning(heading) == means


def test_headings_are_found_under_a_title_and_a_note():
    told = rows(("Deltagare",), ("Den", "2027-01-01"), ("Kommun", "Kontaktperson", "E-post"), ("Nacka",))

    above, head, under = parted(told, WORDS)

    assert ([one.row for one in above], head.row, [one.row for one in under]) == ([1, 2], 3, [4])


def test_headings_that_nobody_knows_are_the_first_row_as_wide_as_a_table():
    above, head, _under = parted(rows(("Tabell 1",), ("Ort", "Tal", "När"), ("Nacka", "5", "2024")), WORDS)

    assert (len(above), head.cells) == (1, ("Ort", "Tal", "När"))


def test_a_table_of_one_column_begins_with_its_first_row():
    assert parted(rows(("kommun",), ("Nacka",)), WORDS)[1].row == 1


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (99, "CV"), (16_383, "XFD")])
def test_columns_are_named_as_in_excel(column, name):
    assert letters_of(column) == name


@pytest.mark.parametrize("text", ["#SAKNAS!", "#n/a", "#DIVISION/0!", "#VALUE!", "####"])
def test_what_excel_could_not_count_is_known_in_both_languages(text):
    assert (is_error(text), is_error(f"x{text}")) == (True, False)


def test_a_table_is_the_same_when_it_has_been_written_as_data():
    table = Table(tuple(rows(("a", "b"))), Facts("Blad1", ("X",), (1,), filtered=True, with_formula=2))

    assert Table.of(table.as_data() | {"cost": [0, 0]}) == table
