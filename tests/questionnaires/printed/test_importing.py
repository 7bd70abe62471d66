from dataclasses import replace
from fractions import Fraction

from questionnaires.library import read_published, read_shelf
from questionnaires.library.published import FOLDER
from questionnaires.printed.imports import read_import
from questionnaires.printed.known import KnownPrint, scales_of
from tests.support.printed import FILE, figure, known_print, read, written

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
    rows = (SOUND.replace("Nacka", "nacka").replace("7.5", "1.000"), "Nacka", SOUND, SOUND)

    assert faults(*rows) == [
        (2, "municipality", "kommunen ”nacka” finns inte."),
        (2, "achieved", "”1.000” är inget tal som går att läsa."),
        (3, "", "raden har 1 rutor men ska ha 9."),
        (5, "", "samma siffra står redan på rad 4."),
    ]


def test_a_fault_tells_the_file_the_row_and_the_column():
    (fault,) = read(SOUND.replace("Nacka", "nacka")).faults

    assert str(fault) == (
        "rapport.csv, rad 2, municipality:\n  kommunen ”nacka” finns inte.\n  Menar du Nacka?"
    )


def test_a_figure_that_is_published_or_read_in_already_is_a_fault():
    own = figure("1", "9", source="bok")

    assert faults(SOUND, known=known_print(own)) == [(2, "", "siffran finns redan i published/.")]
    assert faults(SOUND, known=known_print(imported=(own,))) == [(2, "", "siffran är redan inläst.")]


def test_a_file_that_cannot_be_read_is_one_fault():
    found = read_import(FILE, b"PK\x03\x04", known_print())

    assert [str(fault) for fault in found.faults] == [
        (
            "rapport.csv, rad 1:\n  filen är en arbetsbok, inte CSV, vad den än heter.\n"
            "  Spara bladet som ”CSV UTF-8” i Excel eller LibreOffice och läs in den filen."
        )
    ]


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
    scales = scales_of(read_shelf().editions)
    content = (FOLDER / "printed.csv").read_bytes()

    found = read_import("printed.csv", content, KnownPrint((), (), scales))

    printed = [one for one in read_published().figures if not one.repeated]
    bare = [replace(one, municipality=one.municipality.partition(" (")[0]) for one in printed]
    assert [one.place for one in found.figures] == [one.place for one in bare]
    assert [one.achieved for one in found.figures] == [one.achieved for one in bare]


def test_the_printed_evaluations_are_known_already():
    published = read_published()
    known = KnownPrint(published.figures, published.deviations, scales_of(read_shelf().editions))

    found = read_import("printed.csv", (FOLDER / "printed.csv").read_bytes(), known)

    assert {fault.what for fault in found.faults} == {"siffran finns redan i published/."}
    assert len(found.faults) == 262


def test_a_file_with_another_letter_table_brings_the_same():
    row = SOUND.replace("Nacka", "Örebro").replace(",", ";").replace("7.5", "7,5")
    content = written(row, head=written().decode().strip().replace(",", ";"))

    found = read_import(FILE, content.decode().encode("cp1252"), known_print())

    assert [(one.municipality, one.achieved) for one in found.figures] == [("Örebro", Fraction("7.5"))]
