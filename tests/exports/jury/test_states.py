"""Places and states: ties, what is not assessed, and the three kinds of cells that are not points."""

from fractions import Fraction
from io import BytesIO

from openpyxl import load_workbook

from exports.jury import jury_workbook
from questionnaires.marks import NotApplicable, OwnPoints
from tests.exports.jury.opened_book import rows_of
from tests.exports.nominees import make_entry, make_nominee
from tests.support.editions import make_area, make_edition

EMPTY = None


def test_equals_share_a_place_and_the_next_place_is_left_empty():
    edition = make_edition()
    low, high = {"fraga-1-1-a": ("1", "1")}, {"fraga-1-1-a": ("4", "4")}
    entry = make_entry(
        make_nominee("Norrvik", edition=edition, own=low),
        make_nominee("Sjöholm", edition=edition, own=high),
        make_nominee("Exempelby", edition=edition, own=low, agreed=high),
    )

    rows = rows_of(load_workbook(BytesIO(jury_workbook(entry)), data_only=True), "Översikt", "EnadPoang")

    assert [(row["Plats"], row["Kommun"]) for row in rows] == [
        (1, "Sjöholm"),
        (1, "Exempelby"),
        (3, "Norrvik"),
    ]


def test_what_is_changed_tells_how_many_places_a_municipality_has_moved():
    edition = make_edition()
    low, high = {"fraga-1-1-a": ("1", "1")}, {"fraga-1-1-a": ("4", "4")}
    entry = make_entry(
        make_nominee("Norrvik", edition=edition, own=high, agreed=low),
        make_nominee("Sjöholm", edition=edition, own=low, agreed=high),
    )

    rows = rows_of(load_workbook(BytesIO(jury_workbook(entry)), data_only=True), "Översikt", "Andrat")

    assert [(row["Kommun"], row["Platser upp"]) for row in rows] == [("Sjöholm", 1), ("Norrvik", -1)]


def test_an_area_that_is_not_assessed_leaves_the_maximum():
    edition = make_edition()
    left_out = {q.id: NotApplicable("Finns inte här.") for q in edition.areas[1].questions}
    workbook = load_workbook(
        BytesIO(jury_workbook(make_entry(make_nominee(edition=edition, own=left_out)))), data_only=True
    )

    areas = rows_of(workbook, "Norrvik", "Omraden1")
    [overview] = rows_of(workbook, "Översikt", "EnadPoang")

    assert [(row["Högst"], row["Själv"], row["Enad"], row["Ändrat"], row["Procent"]) for row in areas] == [
        (50, 0, 0, 0, 0),
        ("–", "bedöms inte", "bedöms inte", 0, "–"),
        (50, 0, 0, 0, 0),
    ]
    assert (overview["2 Område 2"], overview["Summa"], overview["Högst"]) == (None, 0, 50)
    assert workbook["Översikt"]["A4"].value == (
        "Tom ruta: området bedöms inte. Norrvik: område 2; summan är av 50."
    )


def test_a_nominee_without_anything_to_assess_has_no_share():
    edition = make_edition()
    nothing = {q.id: NotApplicable("Finns inte här.") for q in edition.questions.values()}
    workbook = load_workbook(
        BytesIO(jury_workbook(make_entry(make_nominee(edition=edition, own=nothing)))), data_only=True
    )

    [row] = rows_of(workbook, "Översikt", "EnadPoang")
    *_, total = rows_of(workbook, "Norrvik", "Omraden1")

    assert (row["Summa"], row["Högst"], row["Procent"], row["Plats"]) == (0, 0, None, 1)
    assert (total["Enad"], total["Högst"], total["Procent"]) == (0, 0, "–")


def test_unanswered_not_applicable_and_nought_are_three_different_things():
    questions = {"fraga-1-1-a": ("0", "0"), "fraga-1-1-b": NotApplicable("Finns inte här.")}
    agreed = {"fraga-1-1-a": ("0", None), "fraga-1-2-a": OwnPoints(Fraction(7), Fraction(10))}
    edition = make_edition("kommunkompassen/2012", make_area("1"))
    entry = make_entry(make_nominee(edition=edition, own=questions, agreed=agreed))

    workbook = load_workbook(BytesIO(jury_workbook(entry)), data_only=True)

    assert [
        (row["Högst"], row["Själv"], row["Enad"], row["Ändrat"])
        for row in rows_of(workbook, "Frågor", "Fragor")
    ] == [
        (10, 0, 0, 0),
        (10, "ej tillämplig", EMPTY, 0),
        (15, None, 10.5, 10.5),
        (15, None, EMPTY, 0),
    ]
    assert [
        (row["Nr"], row["Del"], row["Egen nivå"], row["Enad nivå"], row["Ger"])
        for row in rows_of(workbook, "Nivåer", "Nivaer")[:6]
    ] == [
        ("1.1.1", "System", "Nivå 0 (av 20,0 i självvärderingen)", "Nivå 0", 0),
        ("1.1.1", "Spridning", "Nivå 0 (av 20,0 i självvärderingen)", "inte bedömd", 0),
        *[
            ("1.1.2", part, "Ej tillämplig: Finns inte här.", "inte bedömd", 0)
            for part in ("System", "Spridning", "Resultat", "Forbattring")
        ],
    ]
    own_points = [row for row in rows_of(workbook, "Nivåer", "Nivaer") if row["Nr"] == "1.2.1"]
    assert {(row["Egen nivå"], row["Enad nivå"], row["Ger"]) for row in own_points} == {
        ("obesvarad", "Poäng satta direkt: 7,0 av 10,0", "–")
    }
