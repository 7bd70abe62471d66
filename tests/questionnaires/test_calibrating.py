"""How the questions measure against print: what is kept of two reports gives the figures it is told with."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

import questionnaires
from questionnaires.judgement.calibration import Measured, calibration_lines, fit, measured, told_fit
from questionnaires.judgement.coders import agreement_lines
from questionnaires.judgement.codings import Coding, coding_from_data
from questionnaires.library import read_published
from questionnaires.marks import MarksError
from tests.support.editions import make_area, make_edition, make_question, make_subarea
from tests.support.shelves import house_shelf

FOLDER = Path(questionnaires.__file__).parent / "published" / "codings"
FIGURES = read_published().figures
EDITIONS = house_shelf().editions


def coding(name: str) -> Coding:
    return coding_from_data(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")), EDITIONS)


BOTH = [coding("orebro-2012"), coding("hasselby-vallingby-2010")]


def test_two_reports_in_four_areas_give_the_figures_they_were_told_with():
    lines = calibration_lines(BOTH, FIGURES)

    assert [line for line in lines if line.startswith(("  Alla", "Till", "Med"))] == [
        (
            "  Alla: 22 delområden, r 0,65, snedhet −12,2, medelfel 14,3, inom 10: 10, inom 20: 16. "
            "Alltid medelvärdet: 11,8."
        ),
        (
            "  Alla: 22 delområden, r 0,90, snedhet +1,5, medelfel 8,8, inom 10: 18, inom 20: 20. "
            "Alltid medelvärdet: 18,4."
        ),
        (
            "Tillsammans: 44 delområden, r 0,79, snedhet −5,3, medelfel 11,5, inom 10: 28, inom 20: 36. "
            "Alltid medelvärdet: 17,5."
        ),
        (
            "Med lika vikter: 44 delområden, r 0,81, snedhet −6,2, medelfel 11,4, inom 10: 25, inom 20: 37. "
            "Alltid medelvärdet: 17,5."
        ),
    ]
    assert lines[:3] == [
        "Örebro 2012, kommunkompassen/2012, kodad av läsare 1",
        "  delområde  tryckt  vår  skillnad  väger mest",
        "  1.1            60   49       −11  1.1.1 demokrati-strategi, 3 av 8",
    ]
    assert [line for line in lines if line.startswith("  Område 7")] == [
        (
            "  Område 7: 5 delområden, r 0,28, snedhet −20,0, medelfel 24,6, "
            "väger mest 7.2.1 kvalitet-metod, 7,5 poäng"
        ),
        (
            "  Område 7: 5 delområden, r 0,73, snedhet −0,6, medelfel 9,6, "
            "väger mest 7.2.1 kvalitet-metod, 9,0 poäng"
        ),
    ]


def test_an_area_of_too_few_subareas_has_no_r_of_its_own():
    few = [row for row in FIGURES if row.number not in {"7.1", "7.2"}]

    lines = calibration_lines([BOTH[0]], few)

    assert [line.partition(", snedhet")[0] for line in lines if line.startswith("  Område")] == [
        "  Område 1: 5 delområden, r 0,35",
        "  Område 2: 6 delområden, r 0,29",
        "  Område 4: 6 delområden, r 0,77",
        "  Område 7: 3 delområden, r för få",
    ]


def test_areas_kept_aside_and_coded_before_their_points_were_seen_are_told_as_they_came_out():
    found = fit(measured(coding("hasselby-vallingby-2010-forankrad-undantagna"), FIGURES))

    assert told_fit(found) == (
        "11 delområden, r 0,78, snedhet −17,4, medelfel 17,4, inom 10: 2, inom 20: 8. "
        "Alltid medelvärdet: 11,8."
    )


def test_whoever_had_seen_no_points_is_no_further_off_where_nobody_had_read_before():
    blind = [
        row
        for name in ("orebro-2012-forankrad-lasare-5", "hasselby-vallingby-2010-forankrad-lasare-6")
        for row in measured(coding(name), FIGURES)
    ]

    shared = fit([row for row in blind if row.number[0] in "1247"])
    aside = fit([row for row in blind if row.number[0] in "3568"])

    assert [told_fit(shared), told_fit(aside)] == [
        (
            "44 delområden, r 0,69, snedhet −2,1, medelfel 13,6, inom 10: 20, inom 20: 33. "
            "Alltid medelvärdet: 17,5."
        ),
        (
            "40 delområden, r 0,64, snedhet −10,1, medelfel 12,3, inom 10: 20, inom 20: 33. "
            "Alltid medelvärdet: 12,3."
        ),
    ]


def test_questions_the_edition_before_did_not_have_are_counted_apart():
    one = BOTH[0]
    earlier = {one.edition.id: [q for q in one.edition.questions if q != "demokrati-strategi"]}

    lines = calibration_lines([BOTH[1], one], FIGURES, earlier)

    assert [line for line in lines if line.startswith("  Kodade")] == [
        "  Kodade frågor: 82 av 98",
        "  Kodade frågor: 82 av 97; nya: 1 av 1",
    ]


def test_an_anchored_edition_is_measured_against_the_year_it_is_named_by():
    one = BOTH[0]
    named = one._replace(edition=replace(one.edition, id="kommunkompassen/2012-prov"))

    assert [row.ours for row in measured(named, FIGURES)] == [row.ours for row in measured(one, FIGURES)]


def test_nothing_printed_is_said_so():
    lines = calibration_lines([BOTH[0]._replace(municipality="Nacka")], FIGURES)

    assert lines[2] == "  Alla: inga delområden är både kodade och tryckta."
    assert fit([]) is None


@pytest.mark.parametrize(
    ("pairs", "r"),
    [
        ([(10, 10), (20, 20)], None),
        ([(10, 5), (20, 5), (30, 5)], None),
        ([(10, 30), (20, 20), (30, 10)], "-1"),
        ([(10, 20), (20, 40), (30, 60)], "1"),
    ],
)
def test_r_is_told_from_three_subareas_that_differ(pairs, r):
    question = make_question("a")
    rows = [Measured("1.1", Fraction(x), Fraction(y), question) for x, y in pairs]

    found = fit(rows)

    assert (None if found.r is None else str(found.r)) == r


def test_two_coders_are_told_part_by_part_and_area_by_area():
    edition = make_edition(
        "kommunkompassen/2012",
        make_area("1", (make_subarea("1.1", 50, (make_question("a"), make_question("b"))),)),
        make_area("2", (make_subarea("2.1", 50, (make_question("c"), make_question("d"))),)),
        make_area("3", (make_subarea("3.1", 50, (make_question("e"),)),)),
    )
    part = edition.questions["a"].kind.parts[0]
    low, high = part.levels[0].id, part.levels[-1].id
    others = tuple(one.levels[0].id for one in edition.questions["a"].kind.parts[1:])
    about = (edition, "Nacka", 2012, "nacka-2012")
    first = Coding(
        *about, "Ada", {"a": (low, *others), "b": (high, *others), "c": (high, *others), "d": (None, *others)}
    )
    second = Coding(*about, "Bo", {"a": (low, *others), "b": (high, *others), "d": (high, *others)})

    lines = agreement_lines(first, second)

    assert (lines[0], lines[1], lines[-2], lines[-1]) == (
        "Ada och Bo: Nacka 2012, kommunkompassen/2012",
        f"  {part.name}: 2 par, 100 % lika, viktad kappa 1,00",
        f"  Alla: {2 + 3 * len(others)} par, 100 % lika, viktad kappa 1,00",
        "  Bara Ada har kodat 1: c",
    )


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        ([], ["Filen ska innehålla ett JSON-objekt med edition, municipality, year och marks."]),
        (
            {"edition": "kommunkompassen/2016", "municipality": "Nacka", "source": "x"},
            [
                "coder saknas. Skriv en text.",
                "year saknas. Skriv utvärderingens år med fyra siffror.",
                "edition är kommunkompassen/2016. Skriv en utgåva som är känd till frågorna.",
            ],
        ),
    ],
)
def test_a_coding_that_does_not_say_what_it_is_of_is_refused(data, faults):
    with pytest.raises(MarksError) as refused:
        coding_from_data(data, EDITIONS)

    assert refused.value.faults == faults
