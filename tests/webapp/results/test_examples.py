"""Whoever searches finds what is shared and announced, however the word is bent, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from sqlalchemy import update

from tests.support.examples import SHARER, add_example, add_strengths, begin_anew
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.results.queries.examples import FEW, MOST, search
from webapp.review.deeds.draft import shared_examples
from webapp.review.models.texts import GoodExample
from webapp.review.queries.readers import own_examples
from webapp.rounds.models.rounds import Round

DIALOGUE = "Medborgardialog hålls före större beslut."
FEEDBACK = "Återkoppling till alla älvdalingar och till öborna."
FOUND = {
    "medborgardialoger": [DIALOGUE],
    "MEDBORGARDIALOGEN": [DIALOGUE],
    "medborgar": [DIALOGUE],
    "dialog": [DIALOGUE],
    "dialoger": [DIALOGUE],
    "koppling": [FEEDBACK],
    "alog": [DIALOGUE],
    "log": [],
    "slut": [],  # what stands before it in "beslut" is no word
    "medborgardialogsmöten": [DIALOGUE],
    "återkopplingsrutin öborna": [FEEDBACK],
    "återkopplingsrutin medborgardialog": [],
    "brandstation": [],
    "medborgardialog beslut": [DIALOGUE],
    "medborgardialog öborna": [],
    "återkopplingen": [FEEDBACK],
    unicodedata.normalize("NFD", "återkopplingen"): [FEEDBACK],
    "aterkoppling": [],
    "älvdaling": [FEEDBACK],
    "alvdaling": [],
    "ÖBORNA": [FEEDBACK],
    "och": [FEEDBACK],
    "beslut och": [DIALOGUE],
    "Sjöholm": [DIALOGUE],
}
"""What is found of the two, by what somebody writes."""

HOSTILE = {
    '"': 0,
    '"medborgardialog': 1,
    "medborgardialog*": 1,
    "*": 0,
    "'": 0,
    "medborgardialog' OR '1'='1": 0,
    "'; DROP TABLE good_example; --": 0,
    "NEAR(medborgardialog beslut)": 0,
    "stems:medborgardialog": 0,
    "medborgardialog AND": 0,
    "^medborgardialog": 1,
    "medborgardialog:*": 1,
    "medborgardialog & !beslut": 1,
    "medborgardialog <-> beslut": 1,
    "\\": 0,
    "%": 0,
    "_": 0,
    "\0": 0,
    "medborgardialog\0": 1,
    "\ud800": 0,
    "medborgardialog\ufffe": 1,
    "💩": 0,
    "medborgardialog " * 700: 1,
    "x" * 10_000: 0,
    '"' * 10_000: 0,
    "(" * 10_000: 0,
}
"""How many are found of one, by what no search was made for."""


def texts(query: str = "", area: str = "", kind: str = "") -> list[str]:
    return [one.text for found in search(query, area, kind).areas.values() for one in found]


def name_of(number: str) -> str:
    area = context.edition("kommunkompassen/2012").area(number)
    assert area is not None
    return str(area.name)


def two(world) -> None:
    begin_anew()
    add_example(world, DIALOGUE, "Sjöholm")
    add_example(world, FEEDBACK)


@pytest.mark.both
def test_a_word_is_found_in_all_its_forms_and_at_the_head_of_compounds(world):
    two(world)

    assert {query: texts(query) for query in FOUND} == FOUND


@pytest.mark.both
def test_what_was_found_is_marked_as_whole_words(world):
    two(world)

    ((found,),) = search("medborgardialoger beslutet").areas.values()

    assert [(one.text, one.hit) for one in found.pieces] == [
        ("Medborgardialog", True),
        (" hålls före större ", False),
        ("beslut", True),
        (".", False),
    ]


@pytest.mark.both
def test_no_search_fails_or_is_read_as_anything_but_words(world):
    begin_anew()
    add_example(world, DIALOGUE)

    assert {query: search(query).total for query in HOSTILE} == HOSTILE
    assert search("medborgardialog", "'; --").total == 0


def test_a_question_without_words_finds_nothing_rather_than_everything(world):
    two(world)

    found = search(" ?! ")

    assert (found.areas, found.counts, found.total, found.more) == ({}, {}, 0, False)


@pytest.mark.both
@pytest.mark.parametrize("query", ["", "medborgardialog"])
def test_consent_that_is_withdrawn_is_withdrawn_at_once_and_can_be_given_again(world, query):
    begin_anew()
    kept = add_example(world, DIALOGUE)
    seat = own_examples(world.person(SHARER), world.evaluation("Norrvik"))

    def seen():
        found = search(query)
        return texts(query), found.counts, found.total

    before = seen()
    shared_examples.share(seat, kept, shared=False)
    withdrawn = seen()
    shared_examples.share(seat, kept, shared=True)

    assert before == ([DIALOGUE], {name_of("1"): 1}, 1)
    assert withdrawn == ([], {}, 0)
    assert seen() == before


@pytest.mark.both
@pytest.mark.parametrize("query", ["", "medborgardialog"])
def test_nothing_unshared_taken_away_or_unannounced_is_found_or_counted(world, query):
    begin_anew()
    add_example(world, f"{DIALOGUE} Delas inte.", shared=False)
    gone = add_example(world, f"{DIALOGUE} Borttaget.")
    db.session.execute(update(GoodExample).filter_by(id=gone).values(gone_at=clock.now()))
    db.session.commit()
    add_strengths(world, DIALOGUE)
    found = search(query)
    add_example(world, f"{DIALOGUE} Delas.")
    announced = search(query).total
    db.session.execute(update(Round).values(announced_at=None))
    db.session.commit()
    before = search(query)

    assert (found.areas, found.counts, found.total) == ({}, {}, 0)
    assert announced == 2
    assert (before.areas, before.counts, before.total) == ({}, {}, 0)


@pytest.mark.both
def test_strengths_are_found_one_by_one_after_the_examples_of_a_municipality_that_shares(world):
    two(world)
    add_strengths(world, "Protokollen är öppna\n\n Målen är kända ")

    assert texts() == [DIALOGUE, FEEDBACK, "Protokollen är öppna", "Målen är kända"]
    assert texts("mål") == ["Målen är kända"]


def test_examples_and_strengths_are_looked_for_apart_with_words_and_without(world):
    two(world)
    add_strengths(world, "Protokollen är öppna\n\n Målen är kända ")

    found = {kind: (texts(kind=kind), texts("mål", kind=kind)) for kind in ("example", "strength", "annat")}

    assert found == {
        "example": ([DIALOGUE, FEEDBACK], []),
        "strength": (["Protokollen är öppna", "Målen är kända"], ["Målen är kända"]),
        "annat": ([DIALOGUE, FEEDBACK, "Protokollen är öppna", "Målen är kända"], ["Målen är kända"]),
    }


def test_a_compound_is_found_by_its_end_and_by_its_beginning(world):
    begin_anew()
    add_example(world, "Medborgardialog hålls före beslut.")
    add_example(world, "Klagomål besvaras inom en vecka.")

    assert texts("dialog") == ["Medborgardialog hålls före beslut."]
    assert texts("klagomålshantering") == ["Klagomål besvaras inom en vecka."]


def test_before_anybody_has_asked_some_of_every_area_are_shown_and_all_are_counted(world):
    begin_anew()
    for n in range(FEW + 2):
        add_example(world, f"Exempel nummer {n}.")
    add_example(world, "Ett annat råd.", area="2")

    found, one = search(""), search("", name_of("1"))

    many = {name: len(shown) for name, shown in found.areas.items()}
    assert many == {name_of("1"): FEW, name_of("2"): 1}
    assert (found.counts, found.total) == ({name_of("1"): FEW + 2, name_of("2"): 1}, FEW + 3)
    assert (found.more, one.more, len(one.areas[name_of("1")])) == (True, False, FEW + 2)
    assert {piece.hit for shown in found.areas.values() for one in shown for piece in one.pieces} == {False}


@pytest.mark.both
def test_at_most_a_hundred_are_shown_of_what_is_found(world):
    begin_anew()
    for n in range(MOST + 3):
        add_example(world, f"Exempel nummer {n}.")

    found = search("exempel")

    assert (sum(len(shown) for shown in found.areas.values()), found.total, found.more) == (
        MOST,
        MOST + 3,
        True,
    )
