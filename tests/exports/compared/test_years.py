"""A municipality's years as a table: a column a year, and no two of one name."""

from __future__ import annotations

from fractions import Fraction

from exports.comparison.years import YearsEntry, years_extract
from exports.extract.table import Kind


def test_two_results_of_one_year_stand_in_columns_of_their_own():
    years = [("2024", "Egen"), ("2026", "Extern"), ("2026", "Egen"), ("2026", "Egen")]

    (table,) = years_extract(YearsEntry("Exempelby", "Kommunkompassen 2012", years, ())).tables

    assert [str(one.heading) for one in table.columns] == [
        "Område",
        "Namn",
        "2024",
        "2026 Extern",
        "2026 Egen",
        "2026 Egen (2)",
    ]


def test_points_that_are_read_whole_stand_without_decimals_and_printed_tenths_keep_theirs():
    rows = [("1", "Demokrati", (Fraction(37), None))]
    (whole,) = years_extract(YearsEntry("Exempelby", "", [("2025", ""), ("2026", "")], rows)).tables
    rows = [("1", "Demokrati", (Fraction(75, 2), None))]
    (tenths,) = years_extract(YearsEntry("Exempelby", "", [("2025", ""), ("2026", "")], rows)).tables

    assert [one.kind for one in whole.columns[2:]] == [Kind.COUNT, Kind.COUNT]
    assert [*whole.rows()] == [("1", "Demokrati", 37, None)]
    assert ([one.kind for one in tenths.columns[2:]], next(iter(tenths.rows()))[2]) == (
        [Kind.POINTS, Kind.POINTS],
        Fraction(75, 2),
    )
