from dataclasses import replace
from fractions import Fraction

import pytest

from questionnaires.comparison.from_print import printed_results
from questionnaires.comparison.results import Achieved, by_key
from questionnaires.printed import Deviation, PrintedFigure
from questionnaires.printed.recount import reads_alike
from tests.support.compared import BEFORE, DISTRICT, OREBRO, OTHERS, SODERTALJE, known, printed
from tests.support.printed import figure, known_print


def _as_figure(one: PrintedFigure, given: Achieved) -> PrintedFigure:
    return replace(one, achieved=given.points, decimals=given.decimals)


def areas(key: str) -> list[str]:
    return [str(printed()[key].scores[str(number)]) for number in range(1, 9)]


def test_sodertalje_2006_stands_beside_its_four_as_its_own_report_prints_them():
    table = {key: areas(key) for key in (SODERTALJE, *OTHERS)}

    assert table == {
        SODERTALJE: ["66", "74,5", "87,5", "77", "73", "66", "50", "83"],
        "Trollhättan-2004-2003": ["77", "81", "95", "74", "87", "77", "76", "80"],
        "Uddevalla-2005-2003": ["76", "81", "86", "75", "76", "67,5", "68", "80"],
        "Botkyrka-2005-2003": ["91", "88", "95", "82", "86", "82", "78", "94"],
        "Örebro-2006-2003": ["63", "47", "70,5", "68,5", "62", "59", "52", "82"],
    }


def test_the_sums_beside_sodertalje_are_the_printed_ones_but_for_the_listed_misprint():
    sums = {key: str(printed()[key].total) for key in (SODERTALJE, *OTHERS)}

    assert sums == {
        SODERTALJE: "577",
        "Trollhättan-2004-2003": "647",
        "Uddevalla-2005-2003": "609,5",
        "Botkyrka-2005-2003": "696",
        "Örebro-2006-2003": "504",
    }
    (remark,) = printed()["Botkyrka-2005-2003"].remarks
    assert remark.partition(":")[0] == "Summan, tryckt 692, uträknat 696"


def test_orebro_2012_and_2010_are_as_the_report_of_2012_prints_them():
    assert {key: [*areas(key), str(printed()[key].total)] for key in (OREBRO, BEFORE)} == {
        OREBRO: ["68", "85", "86", "74", "70", "74", "71", "87", "615"],
        BEFORE: ["52", "80", "66", "59", "51", "71", "55", "82", "515"],
    }


def test_every_printed_figure_is_given_as_it_is_printed_or_is_a_listed_deviation():
    deviating = {one.place for one in known().deviations}
    apart = []
    for one in known().figures:
        name = one.municipality.partition(" (")[0]
        given = printed()[f"{name}-{one.year}-{one.edition}"].scores.get(one.number)
        if one.achieved is not None and not (given and reads_alike(one, _as_figure(one, given))):
            apart.append(one.place)

    assert len(known().figures) > 260
    assert [place for place in apart if place not in deviating] == []


def test_every_maximum_is_the_printed_one_but_for_sums_of_districts():
    apart = [
        (one.municipality, one.level)
        for one in known().figures
        for given in [printed()[f"{one.municipality.partition(' (')[0]}-{one.year}-{one.edition}"]]
        if one.number in given.scores and not one.repeated
        if given.scores[one.number].maximum != one.maximum
    ]

    districts = ("Hässelby-Vällingby", "Bromma", "Skarpnäck", "Majorna (Göteborg)")
    assert set(apart) == {(name, "total") for name in districts}


def test_every_printed_per_cent_is_given_as_it_is_printed():
    given = [
        (one.percent, printed()[f"{one.municipality}-{one.year}-{one.edition}"].scores[one.number].percent)
        for one in known().figures
        if one.percent is not None and one.achieved is not None and not one.repeated
    ]

    assert len(given) > 100
    assert [pair for pair in given if pair[0] != pair[1]] == []


def test_a_per_cent_that_is_not_printed_is_counted():
    score = printed()[SODERTALJE].scores["2"]

    assert (score.printed_percent, score.percent) == (None, 75)  # 74.5 of 100, half up


@pytest.mark.parametrize(
    ("key", "total"),
    [(DISTRICT, "506,5"), ("Hässelby-Vällingby-2010-2010", "409"), ("Bromma-2006-2003", "468")],
)
def test_a_district_is_out_of_700_since_area_8_is_not_assessed(key, total):
    district = printed()[key]

    assert (str(district.total), district.total.maximum) == (total, 700)
    assert district.unassessed == {"8"}
    assert district.is_district
    assert not district.is_whole
    assert "8" not in district.scores


def test_a_district_goes_by_its_own_name():
    assert printed()["Majorna-2006-2003"].municipality == "Majorna"


def test_an_edition_nobody_knows_gives_no_result():
    assert printed_results(known_print(figure("1", "9", 50, edition="1999"))) == []


def test_what_has_no_points_or_no_maximum_is_no_score():
    outline = {"edition": "2020", "year": 2021}
    rows = (figure("1", None, 50), figure("2", "9"), figure("1.9", "3"), figure("1", "20", None, **outline))

    found = by_key(printed_results(known_print(*rows)))

    assert {key: {n: (s.points, s.maximum) for n, s in one.scores.items()} for key, one in found.items()} == {
        "Nacka-2018-2012": {"2": (9, 50)},
        "Nacka-2021-2020": {"1": (20, 50)},
    }


def test_the_same_evaluation_in_two_documents_is_one_result_with_both_sources():
    rows = (figure("1", "9", 50), figure("1", "9", 50, source="annan bok, s. 2"), figure("2", "8", 50))

    (one,) = printed_results(known_print(*rows))

    assert one.sources == ("bok, s. 1", "annan bok, s. 2")
    assert sorted(one.scores) == ["1", "2"]


def deviation(number: str, kind: str, values: tuple[int | None, int | None], why: str) -> Deviation:
    level = "total" if not number else "subarea" if "." in number else "area"
    printed_value, computed = (None if value is None else Fraction(value) for value in values)
    return Deviation("Nacka", 2018, "2012", level, number, kind, printed_value, computed, "bok, s. 1", why)


def test_what_does_not_follow_is_told_with_both_values_and_one_explanation_once():
    said = (
        deviation("", "points", (9, 10), "Avrundat."),
        deviation("1", "maximum", (40, 50), "Äldre."),
        deviation("1.1", "percent", (9, 10), "Exakt."),
        deviation("1.2", "percent", (8, 9), "Exakt."),
        deviation("2", "points", (0, None), "Inte bedömt."),
    )

    (one,) = printed_results(replace(known_print(figure("1", "9", 50)), deviations=said))

    assert one.remarks == (
        "Summan, tryckt 9, uträknat 10: Avrundat.",
        "Maxpoäng i område 1, tryckt 40, uträknat 50: Äldre.",
        "Procent i 1.1, 1.2: Exakt.",
        "Område 2: Inte bedömt.",
    )
