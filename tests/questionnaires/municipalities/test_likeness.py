"""A misspelt name is answered with the known one it is most like, cheaply however many there are."""

from __future__ import annotations

from time import process_time

import pytest

from questionnaires.municipalities.likeness import MOST_ASKED, Likeness
from questionnaires.municipalities.register import municipalities

NAMES = [one.name for one in municipalities()]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nakka", "Nacka"),
        ("orebro", "Örebro"),
        ("Vesterås", "Västerås"),
        ("Trollhätan", "Trollhättan"),
        ("Upplands Vesby", "Upplands Väsby"),
        ("Ankeborg", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_a_misspelt_name_is_like_the_one_that_is_meant(written, meant):
    assert Likeness(NAMES, 0.8).nearest(written) == meant


def test_a_way_of_writing_a_name_leads_to_the_name():
    assert Likeness({"sthlm": "Stockholm"}, 0.8).nearest("Sthlmm") == "Stockholm"


def test_a_thousand_misspelt_names_take_no_second():
    like, start = Likeness(NAMES, 0.8), process_time()

    found = [like.nearest(f"{name}x{n}") for n, name in enumerate(NAMES * 4)]

    assert (len(found) >= 1000, process_time() - start < 1) == (True, True)


def test_so_many_are_guessed_at_and_no_more_but_the_same_one_again():
    like = Likeness(NAMES, 0.8)
    for n in range(MOST_ASKED - 1):
        like.nearest(f"x{n}y{n}z")

    assert [like.nearest(name) for name in ("Nakka", "Kalikx", "Nakka")] == ["Nacka", "", "Nacka"]
