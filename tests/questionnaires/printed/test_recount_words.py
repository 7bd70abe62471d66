from fractions import Fraction

from questionnaires.printed import Deviation, PrintedFigure, recompute
from questionnaires.printed.recount_words import import_lines, recount_lines, reference_lines
from questionnaires.printed.references import Reference, ReferenceGroup
from tests.support.printed import figure, known_print, read

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


def test_a_file_with_faults_is_told_fault_by_fault():
    assert import_lines(read("Nacka,2018,2012,area,9,7,,,bok"), written=False) == (
        [
            "rapport.csv, rad 2, number:",
            "  numret ”9” finns inte bland 2012 års områden.",
            (
                "  Skriv områdets nummer, till exempel 3. Har Excel gjort om numret till ett datum, "
                "gör kolumnen till text och skriv om det."
            ),
            "1 fel. Inget har lästs in.",
        ],
        1,
    )


def test_a_sound_file_is_told_as_what_it_would_bring():
    assert import_lines(read("Nacka,2018,2012,area,1,7,50,14,bok"), written=False) == (
        [
            "rapport.csv: 1 siffra kan läsas in, 0 motsägelser flaggade",
            "Inget har ändrats. Läs in med --write.",
        ],
        0,
    )


def test_contradictions_are_told_with_row_and_both_figures():
    known = known_print(figure("1", "9", source="annan bok"))

    rows = ("Nacka,2018,2012,area,1,7.5,60,14,bok", "Nacka,2018,2012,total,,20,100,,bok")
    assert import_lines(read(*rows, known=known), written=True) == (
        [
            (
                "går inte ihop: rapport.csv, rad 2: Nacka 2018, skala 2012, område 1, procent: "
                "tryckt 14, räknat 13 (bok)"
            ),
            (
                "går inte ihop: rapport.csv, rad 2: Nacka 2018, skala 2012, område 1, maxpoäng: "
                "tryckt 60, i utgåvan 50 (bok)"
            ),
            (
                "går inte ihop: rapport.csv, rad 2: Nacka 2018, skala 2012, område 1, "
                "poäng tryckta i en annan rapport: tryckt 7,5, där 9 (bok)"
            ),
            (
                "summan går inte att kontrollera: rapport.csv, rad 3: Nacka 2018, skala 2012, totalt: "
                "1 av 2 områden är kända"
            ),
            "rapport.csv: 2 siffror inlästa, 3 motsägelser flaggade",
        ],
        0,
    )


def test_a_figure_known_before_that_new_parts_contradict_is_told_too():
    known = known_print(figure("1", "9", source="bok, s. 1"))

    rows = ('Nacka,2018,2012,subarea,1.1,10,20,50,"bok, s. 7"',)
    assert import_lines(read(*rows, known=known), written=True) == (
        [
            (
                "går inte ihop: känd sedan förut: Nacka 2018, skala 2012, område 1, poäng: "
                "tryckt 9, räknat 10 (bok, s. 1)"
            ),
            "rapport.csv: 1 siffra inläst, 1 motsägelse flaggad",
        ],
        0,
    )


def test_an_area_with_some_of_its_subareas_cannot_be_checked():
    rows = ("Nacka,2018,2012,area,1,30,50,60,bok", "Nacka,2018,2012,subarea,1.1,10,20,50,bok")

    assert import_lines(read(*rows), written=True)[0][0] == (
        "summan går inte att kontrollera: rapport.csv, rad 2: Nacka 2018, skala 2012, område 1: "
        "1 av 2 delområden är kända"
    )


def test_values_to_compare_with_are_told_edition_by_edition_and_the_unknown_last():
    half = Fraction(1, 2)
    values = (
        Reference("a", "", "record", "total", "", Fraction(656), "", "okänt år", None, "Högst.", "x", "Nej."),
        Reference(
            "b", "kommunkompassen/2012", "mean", "area", "1", half, "ungefär", "2014", 27, "Mitt.", "y"
        ),
    )
    group = ReferenceGroup("c", "kommunkompassen/2012", "2014", None, "Alla.", "z, s. 2")

    assert reference_lines(values, [group]) == [
        "kommunkompassen/2012:",
        "  medelvärde, område 1: ungefär 0,5 (2014; 27 kommuner). Mitt. [y]",
        "  jämförelsegrupp (2014; antal inte tryckt). Alla. [z, s. 2]",
        "okänd utgåva:",
        "  högsta, totalt: 656 (okänt år). Högst. [x]",
        "    Obs: Nej.",
        "2 referensvärden, 1 jämförelsegrupp",
        "Ett värde jämförs bara med resultat i sin egen utgåva.",
    ]
