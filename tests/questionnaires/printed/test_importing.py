from dataclasses import replace
from fractions import Fraction

from questionnaires.check.findings import Sentence
from questionnaires.library import read_published
from questionnaires.library.published import FOLDER
from questionnaires.printed.imports import read_import
from questionnaires.printed.known import KnownPrint, scales_of
from questionnaires.printed.tables import Slip, Table
from tests.support.printed import FILE, figure, known_print, read, table
from tests.support.shelves import house_shelf

SOUND = "Nacka,2018,2012,area,1,7.5,50,15,bok"


def faults(*rows: str, known: KnownPrint | None = None) -> list[tuple[int, str, str]]:
    found = read(*rows, known=known)
    assert (found.figures, found.contradictions, found.unchecked) == ((), (), ())
    return [(fault.line, fault.path, fault.what) for fault in found.faults]


def contradictions(*rows: str, known: KnownPrint | None = None) -> list[tuple[int, str, object, object]]:
    found = read(*rows, known=known)
    assert found.faults == ()
    return [(found.line_of(r.figure), r.kind, r.printed, r.computed) for r in found.contradictions]


def test_a_sound_file_brings_its_figures_with_their_lines():
    found = read(SOUND, "", SOUND.replace("area,1", "area,2"))

    assert (found.lines, [one.number for one in found.figures]) == ((2, 4), ["1", "2"])
    assert (found.faults, found.contradictions, found.unchecked) == ((), (), ())
    assert found.line_of(figure("2", "1")) == 0


def test_all_faults_of_all_rows_are_told_in_the_order_of_the_rows():
    rows = (SOUND.replace("Nacka", "nakka").replace("7.5", "1.000"), "Nacka", SOUND, SOUND)

    assert faults(*rows) == [
        (2, "municipality", "kommunen ”nakka” finns inte."),
        (2, "achieved", "”1.000” är inget tal som går att läsa."),
        (3, "year", "årtalet är ”” men ska vara fyra siffror från 2002."),
        (3, "edition", "utgåvan ”” finns inte."),
        (3, "level", "nivån ”” finns inte."),
        (3, "", "raden har varken poäng, maxpoäng eller procent."),
        (3, "source", "rutan är tom."),
        (5, "", "samma siffra står redan på rad 4."),
    ]


def test_a_fault_tells_the_file_the_row_and_the_column():
    (fault,) = read(SOUND.replace("Nacka", "nakka")).faults

    assert str(fault) == (
        "rapport.csv, rad 2, municipality:\n  kommunen ”nakka” finns inte.\n  Menar du Nacka?"
    )


def test_a_figure_that_is_published_or_read_in_already_is_a_fault():
    own = figure("1", "9", source="bok")

    assert faults(SOUND, known=known_print(own)) == [(2, "", "siffran finns redan i published/.")]
    assert faults(SOUND, known=known_print(imported=(own,))) == [(2, "", "siffran är redan inläst.")]


def test_a_file_that_cannot_be_read_is_one_fault():
    slip = Slip(1, "", Sentence("filen är låst.", "Ta bort lösenordet."))

    found = read_import(FILE, Table([], [slip]), known_print())

    assert [str(fault) for fault in found.faults] == [
        "rapport.csv, rad 1:\n  filen är låst.\n  Ta bort lösenordet."
    ]


def test_a_file_of_sums_alone_brings_nothing():
    (fault,) = read("Riket,2018,2012,area,1,7.5,50,15,bok").faults

    assert fault.what == "filen är tom."


def test_rows_of_sums_are_left_out_and_that_is_told():
    found = read(SOUND, "Riket,2018,2012,area,1,7.5,50,15,bok")

    assert (len(found.figures), found.notes) == (1, ("rad 3: Riket är ingen kommun och läses inte",))


def test_sums_maxima_and_per_cent_are_checked_and_nothing_is_corrected():
    rows = (
        "Nacka,2018,2012,total,,61,100,60,bok",
        "Nacka,2018,2012,area,1,30,50,60,bok",
        "Nacka,2018,2012,area,2,30,60,50,bok",
        "Nacka,2018,2012,subarea,1.1,12.5,20,63,bok",
        "Nacka,2018,2012,subarea,1.2,18.5,30,61,bok",
    )

    assert contradictions(*rows) == [
        (2, "percent", 60, 61),
        (2, "points", 61, 60),
        (3, "points", 30, 31),
        (4, "maximum", 60, 50),
        (6, "percent", 61, 62),
    ]
    assert [one.achieved for one in read(*rows).figures] == [61, 30, 30, Fraction("12.5"), Fraction("18.5")]


def test_a_contradiction_that_was_there_before_is_not_told_again():
    known = known_print(figure("1", "9", 50, percent=50))

    assert contradictions(SOUND.replace("area,1", "area,2"), known=known) == []


def test_an_older_figure_that_new_ones_contradict_is_told_without_a_line():
    known = known_print(figure("1", "9", source="bok"))

    assert contradictions("Nacka,2018,2012,subarea,1.1,10,20,50,bok", known=known) == [(0, "points", 9, 10)]


def test_only_the_files_own_sums_are_told_as_impossible_to_check():
    older = (figure("1", "30", source="bok"), figure("1.1", "10", source="bok"))

    found = read("Nacka,2018,2012,area,2,30,50,60,bok", known=known_print(imported=older))

    assert found.unchecked == ()


def test_the_printed_evaluations_themselves_could_be_read_in_as_they_are():
    scales = scales_of(house_shelf().editions)
    content = table((FOLDER / "printed.csv").read_text(encoding="utf-8"))

    found = read_import("printed.csv", content, KnownPrint((), (), scales))

    printed = [one for one in read_published().figures if not one.repeated]
    bare = [replace(one, municipality=one.municipality.partition(" (")[0]) for one in printed]
    assert [one.place for one in found.figures] == [one.place for one in bare]
    assert [one.achieved for one in found.figures] == [one.achieved for one in bare]


def test_the_printed_evaluations_are_known_already():
    published = read_published()
    known = KnownPrint(published.figures, published.deviations, scales_of(house_shelf().editions))

    found = read_import("printed.csv", table((FOLDER / "printed.csv").read_text(encoding="utf-8")), known)

    assert {fault.what for fault in found.faults} == {"siffran finns redan i published/."}
    assert len(found.faults) == 262


def of_eight(*shares: int, total: str) -> list[tuple[int, str, object, object]]:
    """Read eight areas of a hundred points in per cent alone, and a total."""
    rows = [f"Nacka,2018,2012,area,{n},,,{share},bok" for n, share in enumerate(shares, start=1)]
    return contradictions(*rows, total, known=KnownPrint((), (), scales_of(house_shelf().editions)))


SHARES = (45, 52, 38, 47, 41, 50, 44, 42)


def test_areas_in_per_cent_alone_are_added_as_points_are():
    assert of_eight(*SHARES, total="Nacka,2018,2012,total,,359,,,bok") == []
    assert of_eight(*SHARES, total="Nacka,2018,2012,total,,363,,,bok") == [(10, "points", 363, 359)]


def test_a_total_in_per_cent_alone_is_checked_as_far_as_rounded_parts_tell():
    assert of_eight(*SHARES, total="Nacka,2018,2012,total,,,,45,bok") == []
    assert of_eight(*SHARES, total="Nacka,2018,2012,total,,,,44,bok") == []
    assert of_eight(*SHARES, total="Nacka,2018,2012,total,,,,54,bok") == [(10, "percent", 54, 45)]


def test_subareas_in_per_cent_alone_may_be_as_far_from_their_area_as_they_are_rounded():
    subareas = ["Nacka,2018,2012,subarea,1.1,,,63,bok", "Nacka,2018,2012,subarea,1.2,,,61,bok"]

    assert contradictions("Nacka,2018,2012,area,1,31,50,62,bok", *subareas) == []
    assert contradictions("Nacka,2018,2012,area,1,33,50,66,bok", *subareas) == [
        (2, "points", 33, Fraction(309, 10))
    ]


def test_a_figure_in_per_cent_is_held_against_the_points_of_another_report():
    known = known_print(figure("1", "30", 50, source="annan bok, s. 1"))

    assert contradictions("Nacka,2018,2012,area,1,,,60,bok", known=known) == []
    told = contradictions("Nacka,2018,2012,area,1,,,64,bok", known=known)
    assert told == [(2, "percent_elsewhere", 64, 60)]
