"""A text with separators is read with its letters right and nothing unseen, or told why not."""

from __future__ import annotations

import pytest

from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.office.queries.participant_table import MOST

FAR = (
    "Filen har 101 kolumner (till och med CW), och högst 100 läses (till och med CV). "
    "Ta bort de kolumner som inte behövs, eller spara bara tabellen i en ny arbetsbok."
)
MANY = "Filen har för många rutor (36\u00a0000). Dela upp den, eller ta bort kolumner."
LETTERS = (
    "Bokstäverna i filen går inte att läsa. Öppna den i Excel, kontrollera å, ä och ö och spara "
    "som Excel-arbetsbok (.xlsx) eller CSV UTF-8."
)


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
        (b"a;b\n" * 1250, "Filen har 1\u00a0249 rader, och högst 1\u00a0000 läses. Dela upp den."),
        (b";".join([b"x"] * 101), FAR),
        (b"\n".join([b";".join([b"x"] * 60)] * 600), MANY),
        (b"a;b\n" + b"x" * 40_000, "Rad 2: rutan har mer än 32 767 tecken. Korta texten."),
        (b'a;b\n"Nacka;A', "Rad 2 går inte att läsa. Kontrollera citattecknen i filen."),
        (b"a\x00b", "Filen är ingen tabell. Spara den som .xlsx eller .csv."),
        ("Bj\ufffdrn".encode(), LETTERS),
        ("Björn Åström".encode().decode("cp1252").encode() + "å".encode(), LETTERS),
        ("Björn".encode().decode("cp1252").encode("cp1252") + b"\xf6", LETTERS),
        (b"\xdd\xfe\xf7", LETTERS),
        (b"\xff\xfeB\x00\xf6", LETTERS),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_with_what_to_do(content, sentence):
    assert refused(content) == sentence


ASTA = [("Örebro", "Åsa Märta Öberg"), ("Gävle", "André – 5 §")]


@pytest.mark.parametrize(
    "way", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_letters_are_read_however_a_program_has_saved_them(way, separator):
    text = "\r\n".join(separator.join(row) for row in ASTA)

    assert texts(text.encode(way)) == ASTA


def test_letters_of_old_dos_and_letters_written_twice_are_read_and_that_is_told():
    text = "Örebro;Åsa Märta Öberg\nGävle;André"
    dos = read_table(text.encode("cp850"), MOST)
    twice = read_table(text.encode().decode("cp1252").encode(), MOST)

    assert [one.cells for one in dos.rows] == [one.cells for one in twice.rows]
    assert dos.rows[1].cells == ("Gävle", "André")
    assert (dos.facts.letters, twice.facts.letters) == ("cp850", "utf-8 twice")


@pytest.mark.parametrize("name", ["Björn", "ÅRE", "Öckerö", "Linné", "Håbo", "Smögen–Kungshamn", "Älvdalen"])
@pytest.mark.parametrize("way", ["cp1252", "mac_roman", "cp850"])
def test_one_name_is_enough_to_tell_how_letters_are_written(name, way):
    if way == "cp850" and "–" in name:
        name = name.replace("–", "-")

    assert texts(f"kommun;{name}".encode(way)) == [("kommun", name)]


def test_blanks_between_thousands_are_told_by_the_figures_around_them():
    assert texts("värde;1\u00a0234".encode("cp1252")) == [("värde", "1 234")]
    assert texts("a;1\u00a0234;5\u00a0000".encode("cp1252")) == [("a", "1 234", "5 000")]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("sep=,\na,b;c", [(1, ("a", "b;c"))]),
        ('"sep=;"\r\na;b,c', [(1, ("a", "b,c"))]),
        ("Deltagare, kommuner 2027\n\nkommun;namn;e-post\nNacka;A;b", [
            (1, ("Deltagare, kommuner 2027",)), (3, ("kommun", "namn", "e-post")), (4, ("Nacka", "A", "b"))]),
        ("kommun;värde\nNacka;7,5\nKalix;8,5", [
            (1, ("kommun", "värde")), (2, ("Nacka", "7,5")), (3, ("Kalix", "8,5"))]),
        ('kommun;text\nNacka;"en\nbok"\nKalix;x', [
            (1, ("kommun", "text")), (2, ("Nacka", "en bok")), (3, ("Kalix", "x"))]),
    ],
)  # fmt: skip
def test_the_sign_between_cells_is_told_by_the_rows_and_rows_are_numbered_as_in_excel(content, rows):
    assert [(one.row, one.cells) for one in read_table(content.encode(), MOST).rows] == rows
