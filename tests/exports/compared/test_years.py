"""A municipality's years as a table: a column a year, and no two of one name."""

from __future__ import annotations

from exports.comparison.years import YearsEntry, years_extract


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
