import pytest

from questionnaires.marks import MarksError, NotApplicable, OwnPoints, is_blank, levels_of, marks_from_data
from tests.support.editions import make_area, make_edition, make_question, make_subarea


def edition_of_one():
    return make_edition(
        "kommunkompassen/2012", make_area("1", (make_subarea("1.1", 20, (make_question("a"),)),))
    )


def test_levels_stand_in_the_order_of_the_parts():
    question = make_question("a")

    assert levels_of(question, {"spridning": "1", "system": "2"}) == ("2", "1")
    assert levels_of(question, {"spridning": "", "annan": "2"}) == (None, None)


def test_nothing_said_is_blank_and_zero_is_not():
    assert [
        is_blank(mark) for mark in (None, (None, ""), ("0", None), NotApplicable("Nej."), OwnPoints(0, 1))
    ] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_marks_are_read_from_data():
    edition = edition_of_one()

    assert marks_from_data(edition, {"a": {"system": "3", "spridning": None}}) == {"a": ("3", None)}
    assert marks_from_data(edition, {"a": {"not_applicable": " Finns inte. "}}) == {
        "a": NotApplicable("Finns inte.")
    }


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"b": {}}, "b: frågan finns inte i kommunkompassen/2012. Kontrollera frågans id."),
        ({"a": "fullt"}, 'a: skriv delar och nivåer, till exempel {"system": "delvis"}.'),
        ({"a": {"not_applicable": " "}}, "a: skriv varför frågan inte är tillämplig."),
        ({"a": {"not_applicable": 7}}, "a: skriv varför frågan inte är tillämplig."),
        (
            {"a": {"not_applicable": "Nej.", "system": "1"}},
            "a: ej tillämplig kan inte stå tillsammans med nivåer. Ta bort det ena.",
        ),
        ({"a": {"resultat": "1"}}, "a: delen ”resultat” finns inte. Frågans delar är system, spridning."),
        ({"a": {"system": "9"}}, "a: nivån ”9” finns inte i delen system. Nivåerna är 0, 1, 2, 3, 4."),
        ({"a": {"system": 1}}, "a: nivån ”1” finns inte i delen system. Nivåerna är 0, 1, 2, 3, 4."),
        ([], "Filen ska innehålla ett JSON-objekt: fråge-id till delar och nivåer."),
    ],
)
def test_what_cannot_be_counted_is_told(said: object, fault: str):
    with pytest.raises(MarksError) as caught:
        marks_from_data(edition_of_one(), said)

    assert (caught.value.faults, str(caught.value)) == ([fault], fault)


def test_every_fault_is_told_at_once():
    with pytest.raises(MarksError) as caught:
        marks_from_data(edition_of_one(), {"a": {"system": "9", "x": "1"}, "b": {}})

    assert len(caught.value.faults) == 3
