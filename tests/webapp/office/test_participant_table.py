"""A table of participants is read however its headings and municipalities are written."""

from __future__ import annotations

import pytest

from tests.support.rounds import begun, tried

HEAD = "kommun;kontaktperson;e-post\n"


@pytest.fixture
def made(small_world):
    return begun(small_world, "2021", ())


@pytest.fixture
def world(small_world):
    return small_world


@pytest.fixture
def look(small_world, made):
    """Look at a table without reading it in, and give its faults."""
    return lambda content: [str(fault) for fault in tried(small_world, made, content).faults]


@pytest.mark.parametrize(
    "head",
    [
        "Kommunens namn;Kontaktperson;E-postadress",
        "KOMMUN;Namn;Mejl",
        "Kommunkod;Kontakt;epost",
        "Deltagare 2027\n\nKommun;Kontaktpersonens namn;E-post",
    ],
)
def test_headings_mean_the_same_however_they_are_written_and_wherever_they_stand(world, made, head):
    place = "0182" if head.startswith("Kommunkod") else "Nacka kommun"

    draft = tried(world, made, f"{head}\n{place};Asta Ek;a@b.se".encode())

    assert [(one.municipality, one.name, one.email) for one in draft.participants] == [
        ("Nacka", "Asta Ek", "a@b.se")
    ]


def test_first_and_last_names_in_columns_of_their_own_are_one_name(world, made):
    draft = tried(world, made, b"kommun;efternamn;e-post;f\xc3\xb6rnamn\nNacka;Ek;a@b.se;Asta")

    assert [one.name for one in draft.participants] == ["Asta Ek"]


def test_a_code_that_is_another_municipalitys_is_told(look):
    content = HEAD.replace("\n", ";kommunkod\n") + "Nacka;A;a@b.se;1281"

    assert look(content.encode()) == [
        "Rad 2, cell D2: Kommunkoden 1281 är inte Nackas. Rätta koden eller namnet."
    ]


def test_rows_of_sums_are_left_out_and_named(world, made):
    content = HEAD + "Nacka;A;a@b.se\nRiket;290;\nStockholms län;26;\nkommun;kontaktperson;e-post"

    draft = tried(world, made, content.encode())

    assert ([one.municipality for one in draft.participants], draft.faults, draft.left) == (
        ["Nacka"],
        (),
        ("rad 3, Riket", "rad 4, Stockholms län"),
    )


def test_a_row_of_more_cells_than_headings_in_a_file_with_commas_is_told(look):
    content = HEAD.replace(";", ",") + "Nacka,Ek, Asta,a@b.se"

    assert look(content.encode())[0].startswith("Rad 2: Raden har fler rutor än rubriker.")
