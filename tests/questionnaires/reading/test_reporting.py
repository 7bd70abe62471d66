from fractions import Fraction

from questionnaires.printed import Deviation, PrintedFigure, recompute
from questionnaires.reading import edition_line, report_lines
from questionnaires.reading.reporting import recount_lines
from tests.support.banks import HERE, Bank
from tests.support.editions import (
    make_area,
    make_edition,
    make_nomination,
    make_question,
    make_subarea,
)


def test_a_sound_bank_is_one_line_an_edition_and_no_more(bank: Bank):
    assert report_lines(bank.shelf()) == (
        [f"{HERE}: 2 områden, 4 delområden, 8 frågor, 200 poäng"],
        0,
    )


def test_faults_are_told_in_full_and_counted(bank: Bank):
    bank.edit("1/1.1.toml", "weight = 2", "weight = 0")
    bank.edit("1/1.1.toml", 'en = "Is 1.1 like a?"\n', "")

    assert report_lines(bank.shelf()) == (
        [
            f"questionnaires/{HERE}/1/1.1.toml, rad 9, question[1].weight:",
            "  vikten är 0 men ska vara ett heltal från 1.",
            "  Skriv ett heltal, till exempel 1.",
            "1 fel, 1 anmärkning",
        ],
        1,
    )


def test_remarks_alone_are_counted_and_told_only_if_asked_for(bank: Bank):
    bank.edit("1/1.1.toml", 'en = "Is 1.1 like a?"\n', "")
    line = f"{HERE}: 2 områden, 4 delområden, 8 frågor, 200 poäng"

    assert report_lines(bank.shelf()) == ([line, "0 fel, 1 anmärkning"], 0)
    assert report_lines(bank.shelf(), remarks=True) == (
        [
            line,
            f"questionnaires/{HERE}/1/1.1.toml, rad 6, question[1].en:",
            "  engelsk text saknas.",
            "  Skriv texten på engelska efter en =.",
            "0 fel, 1 anmärkning",
        ],
        0,
    )


def test_no_remark_is_counted_in_the_plural(bank: Bank):
    bank.edit("1/1.1.toml", "weight = 2", "weight = 0")
    bank.edit("1/1.1.toml", "weight = 1", "weight = 0")

    assert report_lines(bank.shelf())[0][-1] == "2 fel, 0 anmärkningar"


def test_an_edition_is_told_as_deep_as_it_is_known():
    one = make_area("1", (make_subarea("1.1", "12.5", (make_question(),)),))
    no_maxima = make_area("1", (make_subarea("1.1", None, ()), make_subarea("1.2", None, ())))
    areas = (make_area("1", (), max_points=100), make_area("2", (), max_points=100))

    assert edition_line(make_edition("kommunkompassen/2028", one)) == (
        "kommunkompassen/2028: 1 område, 1 delområde, 1 fråga, 12,5 poäng"
    )
    assert edition_line(make_edition("kommunkompassen/2003", no_maxima, detail="subarea")) == (
        "kommunkompassen/2003: 1 område, 2 delområden, poäng inte tryckta"
    )
    assert edition_line(make_edition("kommunkompassen/2020", *areas, detail="area")) == (
        "kommunkompassen/2020: 2 områden, 200 poäng"
    )
    assert edition_line(make_nomination()) == (
        "kvalitetskommun/2003: 1 område, 1 delområde, 2 frågor, 25 poäng"
    )


PLACE = ("Norrvik", 2028, "2028")
SOURCE = "bok, s. 1"
HELP = (
    "Kontrollera siffrorna mot den tryckta rapporten. Står de så där, "
    "skriv avvikelsen i published/deviations.toml med källa och förklaring."
)


def printed(level: str, number: str, achieved: int, percent: int | None = None) -> PrintedFigure:
    points = (Fraction(achieved), 0, Fraction(20))
    return PrintedFigure(*PLACE, level, number, *points, percent, SOURCE)


def deviation(level: str, number: str, kind: str, told: int, computed: int | None) -> Deviation:
    known = None if computed is None else Fraction(computed)
    return Deviation(*PLACE, level, number, kind, Fraction(told), known, SOURCE, "Därför.")


def recounted(figures: list[PrintedFigure], *deviations: Deviation) -> tuple[list[str], int]:
    return recount_lines(recompute(figures, deviations), deviations)


def test_printed_figures_that_follow_are_only_counted():
    figures = [printed("area", "1", 5, 25), printed("total", "", 5)]

    assert recounted(figures) == (
        ["2 tryckta värden omräknade: 2 stämmer, 0 listade avvikelser, 0 går inte ihop"],
        0,
    )


def test_a_listed_deviation_is_told_with_its_explanation():
    figures = [printed("area", "1", 5), printed("total", "", 7)]

    assert recounted(figures, deviation("total", "", "points", 7, 5)) == (
        [
            "listad avvikelse: Norrvik 2028, skala 2028, totalt, poäng: tryckt 7, räknat 5 (bok, s. 1)",
            "  Därför.",
            "1 tryckta värden omräknade: 0 stämmer, 1 listade avvikelser, 0 går inte ihop",
        ],
        0,
    )


def test_a_contradiction_that_is_not_listed_is_told_with_both_figures_and_what_to_do():
    figures = [printed("area", "1", 5, 26), printed("total", "", 5)]

    assert recounted(figures) == (
        [
            "går inte ihop: Norrvik 2028, skala 2028, område 1, procent: tryckt 26, räknat 25 (bok, s. 1)",
            "2 tryckta värden omräknade: 1 stämmer, 0 listade avvikelser, 1 går inte ihop",
            HELP,
        ],
        1,
    )


def test_a_zero_that_nobody_assessed_is_told_as_not_assessed():
    lines, code = recounted([printed("area", "8", 0)], deviation("area", "8", "points", 0, None))

    assert (lines[0], code) == (
        (
            "listad avvikelse: Norrvik 2028, skala 2028, område 8, poäng: "
            "tryckt 0, räknat inte bedömd (bok, s. 1)"
        ),
        0,
    )


def test_a_deviation_of_something_never_printed_explains_nothing():
    idle = deviation("area", "2", "points", 1, 2)

    assert recounted([printed("total", "", 0)], idle) == (
        [
            "avvikelse som inget förklarar: Norrvik 2028, område 2",
            "1 tryckta värden omräknade: 1 stämmer, 0 listade avvikelser, 0 går inte ihop",
            HELP,
        ],
        1,
    )
