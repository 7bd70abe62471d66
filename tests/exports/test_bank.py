from dataclasses import replace
from fractions import Fraction
from io import BytesIO

from openpyxl import load_workbook

from exports.bank import edition_workbook
from questionnaires.edition import kind_of_measures
from tests.support.editions import (
    ARBETSSATT,
    make_area,
    make_edition,
    make_kind,
    make_nomination,
    make_question,
    make_selection,
    make_subarea,
    make_text,
)


def measured(question_id: str):
    kind = make_kind(ett=1, tva=1)
    named = type(kind)(kind_of_measures(question_id), kind.parts, kind.weights)
    return make_question(question_id, kind=named)


EDITION = make_edition(
    "kommunkompassen/2012",
    make_area("1", (make_subarea("1.1", 30, (make_question("a", weight=2), measured("b"))),)),
)


def opened(edition):
    return load_workbook(BytesIO(edition_workbook(edition)))


def rows(sheet, name: str) -> list[dict[str, object]]:
    """Read a table back by its headings; empty cells are left out."""
    head, *lines = sheet[sheet.tables[name].ref]
    return [
        {h.value: cell.value for h, cell in zip(head, line, strict=True) if cell.value is not None}
        for line in lines
    ]


def test_an_edition_is_a_sheet_of_its_whole_one_of_questions_and_one_of_levels():
    book = opened(EDITION)

    assert book.sheetnames == ["Kommunkompassen 2012", "Frågor", "Delar och nivåer", "Kolumner"]
    assert rows(book["Kommunkompassen 2012"], "Utgavan") == [
        {"Nr": "1", "Namn": "Område nummer 1", "Högst": 30, "Frågor": 2, "Källor": "orebro-2012"},
        {"Nr": "1.1", "Namn": "Hur är det med 1.1?", "Högst": 30, "Frågor": 2, "Källor": "orebro-2012"},
    ]


def test_a_question_is_told_with_all_that_is_said_about_it_and_room_for_a_comment():
    sheet = opened(EDITION)["Frågor"]

    first, second = rows(sheet, "Fragor")
    assert first == {
        "Nr": "1.1.1",
        "Delområde": "Hur är det med 1.1?",
        "Fråga": "Finns a?",
        "Stödtext": "Så svarar du om a.",
        "Bedöms i": "System 50, Spridning 50",
        "Underlag": "senaste årsredovisningen",
        "Vikt": 2,
        "Högst": 20,
        "Källor": "orebro-2012, område 1",
        "Id": "a",
    }
    assert second["Bedöms i"] == "1. Hur är det med ett?\n2. Hur är det med tva?"
    assert "Kommentar" in [cell.value for cell in sheet[sheet.tables["Fragor"].ref][0]]


def test_the_levels_of_a_part_are_told_once_and_measures_as_one():
    told = rows(opened(EDITION)["Delar och nivåer"], "Nivaer")

    assert [(row["Del"], row["Nivå"], row["Andel"]) for row in told] == [
        (name, f"Nivå {step}", float(Fraction(step, 4)))
        for name in ("System", "Spridning", "Åtgärd")
        for step in range(5)
    ]
    assert [row.get("Frågan till delen") for row in told[::5]] == [
        ARBETSSATT.parts[0].ask.sv,
        ARBETSSATT.parts[1].ask.sv,
        None,
    ]


def test_a_nomination_questionnaire_tells_its_headings_too():
    book = opened(make_nomination())

    assert book.sheetnames == [
        "Kvalitetskommun 2003",
        "Frågor",
        "Delar och nivåer",
        "Egen beskrivning",
        "Kolumner",
    ]
    assert rows(book["Egen beskrivning"], "Beskrivning") == [
        {"Rubrik": "Så utvecklar vi demokratin", "Hjälp": "Berätta.", "Ord": 500}
    ]


def test_the_introductions_of_areas_are_a_sheet_of_their_own():
    first, second = EDITION.areas[0], make_area("2", ())
    edition = replace(EDITION, areas=(replace(first, intro=make_text("Så är det.")), second))

    book = opened(edition)

    assert book.sheetnames == [
        "Kommunkompassen 2012",
        "Inledningar",
        "Frågor",
        "Delar och nivåer",
        "Kolumner",
    ]
    assert rows(book["Inledningar"], "Inledningar") == [
        {"Nr": "1", "Namn": "Område nummer 1", "Inledning": "Så är det."}
    ]


def test_an_edition_known_by_its_areas_alone_is_one_sheet():
    edition = make_edition("kommunkompassen/2020", make_area("1", (), max_points=100), detail="area")

    book = opened(edition)

    assert book.sheetnames == ["Kommunkompassen 2020", "Kolumner"]
    assert rows(book["Kommunkompassen 2020"], "Utgavan") == [
        {"Nr": "1", "Namn": "Område nummer 1", "Högst": 100, "Källor": "orebro-2012"}
    ]


def test_an_edition_of_key_figures_tells_them_with_room_for_a_comment():
    edition = make_selection()

    book = opened(edition)

    first, second = rows(book["Kvalitetskommun 2025"], "Utgavan")
    assert book.sheetnames == ["Kvalitetskommun 2025", "Egen beskrivning", "Kolumner"]
    assert [book["Kvalitetskommun 2025"][f"A{row}"].value for row in (2, 3)] == [
        "Ingen kommun ansöker.",
        "Frågorna är våra egna.",
    ]
    assert first == {
        "Perspektiv": "Effekt",
        "Nyckeltal": "Nyckeltalet examen",
        "Enhet": "procent",
        "Bättre": "högre",
        "Visar": "Så läser du examen.",
        "Källor": "orebro-2012",
        "Id": "examen",
    }
    assert (second["Id"], second["Bättre"]) == ("vantetid", "lägre")


def test_points_that_are_not_printed_are_left_empty():
    edition = make_edition(
        "kommunkompassen/2003", make_area("1", (make_subarea("1.1", None, (make_question("a"),)),))
    )

    (row,) = rows(opened(edition)["Frågor"], "Fragor")

    assert row == {
        "Nr": "1.1.1",
        "Delområde": "Hur är det med 1.1?",
        "Fråga": "Finns a?",
        "Stödtext": "Så svarar du om a.",
        "Bedöms i": "System 50, Spridning 50",
        "Underlag": "senaste årsredovisningen",
        "Vikt": 1,
        "Källor": "orebro-2012, område 1",
        "Id": "a",
    }


def test_the_same_edition_gives_the_same_bytes():
    assert edition_workbook(EDITION) == edition_workbook(EDITION)
