from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.rounding import as_change, as_difference, as_exact, as_points, half_up, percent


@pytest.mark.parametrize(
    ("value", "decimals", "read"),
    [
        ("62.5", 0, "63"),
        ("-62.5", 0, "−63"),
        ("12.25", 1, "12,3"),
        ("0.04", 1, "0,0"),
        ("9.375", 2, "9,38"),
        ("-0.4", 0, "0"),
    ],
)
def test_points_are_read_half_up_in_swedish(value: str, decimals: int, read: str):
    assert as_points(Fraction(value), decimals) == read


@pytest.mark.parametrize(
    ("value", "decimals", "read"),
    [("1.45", 1, "+1,5"), ("-2", 1, "−2,0"), ("0.04", 1, "0"), ("-0.4", 0, "0")],
)
def test_a_change_is_read_with_its_sign(value: str, decimals: int, read: str):
    assert as_change(Fraction(value), decimals) == read


def test_per_cent_is_whole_and_none_where_nothing_could_be_achieved():
    assert (percent(Fraction("12.5"), Fraction(20)), percent(Fraction(0), Fraction(0))) == (63, None)


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        ("9.375", "9.375"),
        ("50/7", "50/7"),
        ("-1/8", "-0.125"),
        ("12", "12"),
        ("1/5", "0.2"),
        ("-1/3", "-1/3"),
    ],
)
def test_a_figure_is_written_exactly(value: str, exact: str):
    assert as_exact(Fraction(value)) == exact


@given(st.fractions(-1000, 1000))
def test_what_is_written_exactly_is_read_back_the_same(value: Fraction):
    assert Fraction(as_exact(value)) == value


@given(st.decimals(-1000, 1000, places=4), st.integers(0, 3))
def test_half_up_is_what_schools_teach(value: Decimal, decimals: int):
    taught = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)

    assert half_up(Fraction(value), decimals) == Fraction(taught)


@pytest.mark.parametrize(
    ("value", "other", "decimals", "read"),
    [
        ("52.6", "53.4", 0, "0"),
        ("73.2", "74.8", 0, "−2"),
        ("421.4", "427.5", 0, "−7"),
        ("52", "56.6", 1, "−4,6"),
        ("12.25", "12.2", 1, "+0,1"),
    ],
)
def test_a_difference_is_that_of_the_figures_it_stands_beside(value, other, decimals, read):
    assert as_difference(Fraction(value), Fraction(other), decimals) == read


def figure(text: str) -> Decimal:
    """Read a figure as somebody who sees the page."""
    return Decimal(text.replace("−", "-").replace("+", "").replace(",", "."))


@given(st.fractions(0, 800), st.fractions(0, 800), st.integers(0, 2))
def test_every_difference_adds_up_with_the_figures_as_they_are_read(value, other, decimals):
    shown = [as_points(one, decimals) for one in (value, other)]

    assert figure(as_difference(value, other, decimals)) == figure(shown[0]) - figure(shown[1])
