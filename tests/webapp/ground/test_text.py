"""A text with separators is read with its letters right and nothing unseen, or told why not."""

from __future__ import annotations

import pytest

from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.office.queries.participant_table import MOST

FAR = "Något står längre ut än kolumn CV. Spara bara tabellen, i en ny arbetsbok."
MANY = "Filen har för många rutor. Dela upp den, eller ta bort kolumner."
LETTERS = "Bokstäverna i filen går inte att läsa. Spara den som .xlsx eller UTF-8."


@pytest.fixture(autouse=True)
def spoken(app):
    """Let sentences be told in Swedish, as in a request."""
    with app.test_request_context():
        yield


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableTableError) as error:
        read_table(content, MOST)
    return str(error.value)


def texts(content: bytes) -> list[tuple[str, ...]]:
    return [one.cells for one in read_table(content, MOST).rows]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Asta\x00 Ek".replace("\x00", "\x7f"), "Asta Ek"),
        ("Asta\x1b Ek", "Asta Ek"),
        ("Asta\u200b Ek", "Asta Ek"),
        ("Asta\u202e Ek", "Asta Ek"),
        ("Asta\u00a0\u00a0Ek", "Asta Ek"),
        ("A\u030asa", "Åsa"),
        ("  Asta\tEk ", "Asta Ek"),
    ],
)
def test_control_characters_and_what_cannot_be_seen_are_cleaned_away(written, seen):
    assert texts(f'"{written}";x'.encode()) == [(seen, "x")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Filen är tom. Välj en fil med kommuner."),
        (b"x" * 1_000_001, "Filen är för stor. Spara bara tabellen, högst 1 MB."),
        (b"a;b\n" * 1002, "Filen har mer än 1 000 rader. Dela upp den."),
        (b";".join([b"x"] * 101), FAR),
        (b"\n".join([b";".join([b"x"] * 60)] * 600), MANY),
        (b"a;b\n" + b"x" * 40_000, "Rad 2: en ruta har mer än 32 767 tecken. Korta texten."),
        (b'a;b\n"Nacka;A', "Rad 2 går inte att läsa. Kontrollera citattecknen i filen."),
        (b"\x89PNG\x00\x00", "Filen är ingen tabell. Spara den som .xlsx eller .csv."),
        ("Björn".encode("mac_roman"), LETTERS),
        (
            "Björn".encode().decode("cp1252").encode(),
            LETTERS,
        ),
        (b"\xd0\xcf\x11\xe0", "Det är en äldre Excelfil. Spara den som .xlsx och försök igen."),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "Filen är låst. Ta bort lösenordet, spara som .xlsx och försök igen.",
        ),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_with_what_to_do(content, sentence):
    assert refused(content) == sentence
