"""What differs between two texts is told word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.ground.words.differences import (
    ADDED,
    REMOVED,
    SAME,
    gathered,
    shortened,
    united,
    word_differences,
)

TEXTS = st.lists(st.sampled_from(["mål", "nämnd", "plan", " ", "\n", "2024.", "  "])).map("".join)


def told(before, after):
    signs = {SAME: "{}", ADDED: "+{}+", REMOVED: "-{}-"}
    return "".join(signs[one.kind].format(one.text) for one in word_differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("", "", ""),
        ("", "Ny text.", "+Ny text.+"),
        ("Gammal text.", "", "-Gammal text.-"),
        (
            "Skolor har numera egna mål.",
            "Skolor har sedan 2024 egna mål.",
            "Skolor har -numera-+sedan 2024+ egna mål.",
        ),
        (
            "Målen bryts ned.",
            "Målen bryts ned. Bolagen börjar 2027.",
            "Målen bryts ned. +Bolagen börjar 2027.+",
        ),
        ("ett två tre", "ett TVÅ TRE", "ett -två tre-+TVÅ TRE+"),
    ],
)
def test_a_difference_is_told_in_whole_words(before, after, difference):
    assert told(before, after) == difference


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_their_differences(before, after):
    pieces = word_differences(before, after)

    assert "".join(one.text for one in pieces if one.kind != REMOVED) == after
    old = "".join(one.text for one in pieces if one.kind != ADDED)
    assert "".join(old.split()) == "".join(before.split())  # only words are told as removed, never a space


def test_the_middle_of_what_both_have_is_left_out():
    long = " ".join(f"ord{n}" for n in range(100))
    pieces = shortened(word_differences(f"{long} förr {long}", f"{long} nu {long}"))

    texts = [one.text.split() for one in pieces]
    assert (texts[0][0], texts[0][-1], texts[1], texts[2]) == ("…", "ord99", ["förr"], ["nu"])
    assert (texts[3][0], texts[3][-1], len(texts[3])) == ("ord0", "…", 13)


def test_a_word_between_two_differences_belongs_to_them_where_phrases_are_chosen():
    pieces = gathered(word_differences("Allt är klart i mars 2024 nu.", "Allt är oklart i april nu."))

    assert [(one.kind, one.text) for one in pieces] == [
        (SAME, "Allt är "),
        (REMOVED, "klart i mars 2024"),
        (ADDED, "oklart i april"),
        (SAME, " nu."),
    ]


def test_two_texts_are_one_with_all_of_both_and_what_is_new_first():
    pieces = word_differences("Planen gäller av fullmäktige nu.", "Planen gäller i mars nu.")

    assert united(pieces) == "Planen gäller i mars av fullmäktige nu."
    assert united(word_differences("", "Nytt.")) == "Nytt."
    assert united(word_differences("Hela texten.", "Något annat.")) == "Något annat. Hela texten."


def test_a_word_a_thousand_times_is_no_work():
    before, after = "a " * 4000, "a b " * 2000
    start = time.process_time()

    word_differences(before, after)

    assert time.process_time() - start < 1
