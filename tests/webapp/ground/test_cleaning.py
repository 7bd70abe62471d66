"""Texts, addresses and figures are cleaned by one rule."""

from fractions import Fraction

import pytest

from tests.support.hostile import ADDRESSES, NUMBERS, TEXTS, TOO_LONG
from webapp.ground.fields import clean_line, clean_link, clean_text, length
from webapp.ground.fields.addresses import check_url
from webapp.ground.fields.numbers import parse_points


@pytest.mark.parametrize("row", [row for row in TEXTS if row.kept is not None], ids=str)
def test_a_text_is_kept_as_it_was_typed_but_for_what_breaks_a_workbook(row):
    assert clean_text(row.typed) == row.kept


@pytest.mark.parametrize("row", [row for row in TEXTS if row.kept is not None], ids=str)
def test_cleaning_a_clean_text_changes_nothing(row):
    assert clean_text(clean_text(row.typed)) == clean_text(row.typed)


def test_a_lone_surrogate_is_taken_out_of_a_text():
    assert clean_text("a\ud800b\udfffc") == "abc"


def test_a_line_loses_its_breaks_and_its_direction_marks():
    assert clean_line("  budget\u202efdp.exe\r\n\r\nBcc:\tx@y\u2066 ") == "budgetfdp.exe Bcc: x@y"


@pytest.mark.parametrize(("text", "units"), [("", 0), ("å", 1), ("𝔘", 2), ("a👩\u200d👧", 6)])  # noqa: RUF001 -- that is what is tried
def test_a_text_is_measured_as_a_workbook_measures_it(text, units):
    assert length(text) == units


@pytest.mark.parametrize(
    ("typed", "points"), [(typed, points) for typed, points in NUMBERS if points is not None]
)
def test_points_are_read_with_comma_or_point(typed, points):
    assert parse_points(typed) == points


@pytest.mark.parametrize("typed", [typed for typed, points in NUMBERS if points is None])
def test_points_that_could_mean_something_else_are_never_guessed(typed):
    ambiguous = "Det går inte att avgöra om punkten skiljer tusental eller decimaler. Skriv till exempel 7,5."
    unreadable = "Skriv poängen som ett tal, till exempel 7,5."

    assert parse_points(typed) == (ambiguous if typed in ("1.000", "12.345") else unreadable)


def test_tenths_add_up_exactly():
    assert parse_points("0,1") + parse_points("0,2") == Fraction(3, 10)


@pytest.mark.parametrize("row", [row for row in ADDRESSES if row.fault != TOO_LONG], ids=str)
def test_an_address_must_be_one_that_a_browser_can_open(row):
    link = clean_link(row.typed)

    assert (check_url(link), link) == (row.fault, row.typed if row.kept is None else row.kept)
