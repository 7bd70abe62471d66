"""The seats of a council are read as people write them, and what cannot be right is said."""

from __future__ import annotations

import pytest

from questionnaires.municipalities.council import council, fault_of

AFTER_2006 = (("S", 23), ("V", 4), ("MP", 4), ("M", 14), ("FP", 5), ("C", 5), ("KD", 4), ("PP", 6))


@pytest.mark.parametrize("written", ["{} {}, ", "{}: {}; ", "{} {} mandat\n", "{}\t{} mandat", "{} ({}). "])
def test_the_seats_of_a_council_are_read_as_they_are_written_and_as_they_are_pasted(written):
    text = "".join(written.format(party, many) for party, many in AFTER_2006)

    assert (council(text), fault_of(text)) == (AFTER_2006, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("S, C och V", "Skriv varje parti med sina mandat, till exempel S 23, M 14, C 8."),
        ("S, C 23", "Skriv varje parti med sina mandat, till exempel S 23, M 14, C 8."),
        ("S 23, 14", "Skriv varje parti med sina mandat, till exempel S 23, M 14, C 8."),
        ("S 23, M", "Skriv varje parti med sina mandat, till exempel S 23, M 14, C 8."),
        ("S 23, M 14, s 4", "S står två gånger. Skriv varje parti en gång."),
        ("S 23, M 0", "M har inga mandat. Ta bort partiet eller rätta siffran."),
        ("S 23, M 13", "Mandaten blir tillsammans 36. {}"),
        ("S 13, M 6", "Mandaten blir tillsammans 19. {}"),
        ("S 231, M 14", "Mandaten blir tillsammans 245. {}"),
    ],
)
def test_what_cannot_be_right_about_the_seats_of_a_council_is_said(text, fault):
    why = "Ett fullmäktige har ett udda antal, mellan 21 och 151. Kontrollera siffrorna."

    assert fault_of(text) == fault.format(why)
