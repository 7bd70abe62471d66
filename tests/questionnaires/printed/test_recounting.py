from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from questionnaires.library import read_published
from questionnaires.printed import Deviation, PrintedFigure, as_assessed, recompute, superfluous
from tests.support.shelves import house_shelf

PRINTED = read_published()
RECOUNTS = recompute(PRINTED.figures, PRINTED.deviations)


def figure(level: str, number: str, achieved: str | None, **known) -> PrintedFigure:
    points = None if achieved is None else Fraction(achieved)
    decimals = len((achieved or "").partition(".")[2])
    row = PrintedFigure(
        "Norrvik", 2028, "2028", level, number, points, decimals, Fraction(100), None, "bok, tabell 1"
    )
    return replace(row, **known)


def deviation(level: str, number: str, kind: str, printed: str, computed: str | None) -> Deviation:
    known = None if computed is None else Fraction(computed)
    row = ("Norrvik", 2028, "2028", level, number)
    return Deviation(*row, kind, Fraction(printed), known, "bok, tabell 1", "Därför.")


def states(figures, deviations=()):
    return [(r.figure.level, r.figure.number, r.kind, r.state) for r in recompute(figures, deviations)]


@pytest.mark.parametrize(
    ("report", "edition", "reproduced"),
    [
        (("Södertälje", 2006), "2003", {"area": 8, "total": 1}),
        (("Hässelby-Vällingby", 2010), "2010", {"area": 10, "total": 1}),
        (("Hässelby-Vällingby", 2010), "2003", {"total": 1, "area": 0}),
        (("Örebro", 2012), "2012", {"area": 2, "total": 1}),
    ],
)
def test_the_printed_areas_and_totals_follow_or_are_listed(report, edition, reproduced):
    own = [
        r
        for r in RECOUNTS
        if (r.figure.municipality, r.figure.year) == report
        and r.figure.edition == edition
        and r.kind == "points"
    ]

    assert [r for r in own if r.state == "contradiction"] == []
    followed = Counter(r.figure.level for r in own if r.state == "reproduced")
    assert {level: followed[level] for level in reproduced} == reproduced


def test_every_printed_figure_follows_or_is_a_listed_deviation():
    assert [r for r in RECOUNTS if r.state == "contradiction"] == []
    assert Counter((r.kind, r.state) for r in RECOUNTS) == {
        ("percent", "reproduced"): 97,
        ("percent", "deviation"): 36,
        ("points", "reproduced"): 32,
        ("points", "deviation"): 19,
        ("repeated", "reproduced"): 14,
        ("repeated", "deviation"): 8,
    }


def test_no_listed_deviation_is_superfluous():
    assert superfluous(RECOUNTS, PRINTED.deviations) == []


def test_every_listed_per_cent_can_come_from_points_that_were_rounded_in_print():
    impossible = []
    for deviating in (r for r in RECOUNTS if r.kind == "percent" and r.state == "deviation"):
        row, half = deviating.figure, Fraction(1, 2 * 10**deviating.figure.decimals)
        low, high = (100 * (row.achieved + side) / row.maximum for side in (-half, half))
        if not (low < row.percent + Fraction(1, 2) and high >= row.percent - Fraction(1, 2)):
            impossible.append(row)

    assert impossible == []


def test_all_rows_of_print_are_there():
    first = [f for f in PRINTED.figures if not f.repeated]

    assert Counter(f.level for f in first) == {"subarea": 127, "area": 120, "total": 15}
    assert {f.source.partition(",")[0] for f in PRINTED.figures} <= set(house_shelf().sources)


def test_districts_are_assessed_in_seven_areas():
    totals = [f for f in as_assessed(PRINTED.figures, PRINTED.deviations) if f.level == "total"]

    districts = {f.municipality for f in totals if f.maximum == 700}
    assert districts == {"Hässelby-Vällingby", "Bromma", "Skarpnäck", "Majorna (Göteborg)"}
    assert {f.maximum for f in totals if f.municipality not in districts} == {800}


def test_the_maxima_of_2010_and_2012_differ_exactly_where_it_is_listed():
    editions = house_shelf().editions
    old, new = editions["kommunkompassen/2010"], editions["kommunkompassen/2012"]

    differing = [
        (s.number, s.max_points, new.subarea(s.number).max_points)
        for s in old.subareas
        if s.max_points != new.subarea(s.number).max_points
    ]

    assert differing == [(m.number, m.printed, m.other_printed) for m in PRINTED.maxima]


def test_printed_maxima_of_subareas_are_those_of_the_edition():
    editions = house_shelf().editions
    ids = {("Södertälje", "2003"): "2006", ("Hässelby-Vällingby", "2010"): "2010", ("Örebro", "2012"): "2012"}

    wrong = [
        f
        for f in PRINTED.figures
        if f.level == "subarea"
        and not f.repeated
        and f.maximum
        != editions[f"kommunkompassen/{ids[f.municipality, f.edition]}"].subarea(f.number).max_points
    ]

    assert wrong == []


def test_a_sum_is_compared_as_it_would_be_read():
    rows = [figure("area", "1", "13"), figure("subarea", "1.1", "6.2"), figure("subarea", "1.2", "6.3")]

    assert states(rows) == [("area", "1", "points", "reproduced")]


def test_a_sum_that_differs_is_a_contradiction_until_it_is_listed():
    rows = [figure("area", "1", "12"), figure("subarea", "1.1", "6.2"), figure("subarea", "1.2", "6.3")]

    assert states(rows) == [("area", "1", "points", "contradiction")]
    assert states(rows, [deviation("area", "1", "points", "12", "12.5")]) == [
        ("area", "1", "points", "deviation")
    ]


def test_a_deviation_with_other_values_explains_nothing():
    rows = [figure("area", "1", "12"), figure("subarea", "1.1", "12.5")]
    listed = [deviation("area", "1", "points", "12", "13")]

    assert states(rows, listed) == [("area", "1", "points", "contradiction")]
    assert superfluous(recompute(rows, listed), listed) == listed


def test_a_deviation_of_a_figure_that_follows_is_a_contradiction():
    rows = [figure("area", "1", "12"), figure("subarea", "1.1", "12")]

    assert states(rows, [deviation("area", "1", "points", "12", "12")]) == [
        ("area", "1", "points", "contradiction")
    ]


def test_a_zero_where_no_subarea_is_printed_is_not_assessed():
    rows = [figure("area", "8", "0"), figure("subarea", "8.1", None)]

    assert states(rows) == [("area", "8", "points", "contradiction")]
    assert states(rows, [deviation("area", "8", "points", "0", None)]) == [
        ("area", "8", "points", "deviation")
    ]


def test_per_cent_is_compared_as_it_would_be_read():
    rows = [
        figure("subarea", "1.1", "12.5", maximum=Fraction(20), percent=63),
        figure("subarea", "1.2", "1", percent=2),
    ]

    assert states(rows) == [
        ("subarea", "1.1", "percent", "reproduced"),
        ("subarea", "1.2", "percent", "contradiction"),
    ]


def test_a_figure_printed_twice_is_the_same_as_read():
    rows = [
        figure("area", "1", "51"),
        figure("area", "1", "51.1", source="bok, 4", repeated=True),
        figure("area", "2", "61"),
        figure("area", "2", "62", source="bok, 4", repeated=True),
    ]

    assert states(rows) == [
        ("area", "1", "repeated", "reproduced"),
        ("area", "2", "repeated", "contradiction"),
    ]


def test_without_an_unassessed_area_every_figure_stays_as_it_is():
    rows = [figure("area", "1", "12"), figure("total", "", "12", maximum=None)]

    assert as_assessed(rows, []) == rows


def test_a_district_with_no_points_in_an_area_has_not_been_assessed_there():
    district = {"municipality": "Majorna (Göteborg)"}

    assert states([figure("area", "8", "0", **district), figure("area", "7", "1", **district)]) == [
        ("area", "8", "points", "contradiction")
    ]
    assert states([figure("area", "8", "0")]) == []


def test_an_area_without_printed_points_contradicts_nothing():
    assert states([figure("area", "1", None), figure("subarea", "1.1", "5")]) == []
