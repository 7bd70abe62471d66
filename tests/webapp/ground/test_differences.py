"""What became of a text, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from webapp.ground.words import differences as words
from webapp.ground.words.differences import GONE, KEPT, NEW, differences


def test_a_word_that_is_exchanged_is_gone_and_another_is_new():
    told = differences("Skolor har numera egna mål.", "Skolor har sedan 2024 egna mål. Fler 2027.")

    assert [(one.what, one.text) for one in told] == [
        (KEPT, "Skolor har "),
        (GONE, "numera "),
        (NEW, "sedan 2024 "),
        (KEPT, "egna "),
        (GONE, "mål."),
        (NEW, "mål. Fler 2027."),
    ]


def test_a_text_that_stands_is_one_stretch_and_none_is_none():
    assert differences("Lika.", "Lika.") == [("Lika.", KEPT)]
    assert differences("", "") == []


def test_a_very_long_text_is_told_as_gone_and_written_anew(monkeypatch):
    monkeypatch.setattr(words, "MOST", 3)

    assert [one.what for one in differences("a b c", "d e f")] == [GONE, NEW]


@given(st.text("ab \n"), st.text("ab \n"))
def test_both_texts_can_be_read_out_of_their_differences(before, after):
    told = differences(before, after)

    assert "".join(one.text for one in told if one.what != NEW) == before
    assert "".join(one.text for one in told if one.what != GONE) == after
