"""The small markup is read in one way wherever a text stands, and anything else is what it looks like."""

import pytest

from exports.markup import (
    List,
    Paragraph,
    Run,
    blocks,
    line_of,
    marked_lines,
    plain,
    points,
    runs_of,
    words_of,
)

HOSTILE = (
    "<b>inte fet</b>",
    "[länk](https://exempel.example)",
    "![bild](x)",
    "# inte rubrik",
    "`kod`",
    "_a_",
)


def test_a_text_is_paragraphs_and_lists_in_their_order():
    assert blocks("Hej **du** där\nrad två\n- ett **fet**\n* två\r\n\r\nsist") == (
        Paragraph((Run("Hej "), Run("du", strong=True), Run(" där\nrad två"))),
        List(((Run("ett "), Run("fet", strong=True)), (Run("två"),))),
        Paragraph((Run("sist"),)),
    )


@pytest.mark.parametrize("words", ["2 ** 3 ** 4", "**oavslutat", "****", "a**", "** a**", *HOSTILE])
def test_what_is_no_mark_is_just_what_it_looks_like(words):
    assert runs_of(words) == (Run(words),)


def test_a_list_of_one_on_each_line_says_in_words_where_there_is_more_to_learn():
    found = points("- Samla avvikelser. -> Täby\n\n**Whistleblower** → Upplands Väsby\n→ ensam\nA - b")

    assert [words_of(one) for one in found] == [
        "Samla avvikelser. Läs mer: Täby",
        "**Whistleblower**. Läs mer: Upplands Väsby".replace("**", ""),
        "→ ensam",
        "A - b",
    ]


def test_where_there_are_no_lists_a_point_has_a_round_bullet():
    text = "Först:\n- **ett**\n- två\n\nSist."

    assert plain(text) == "Först:\n\n• ett\n• två\n\nSist."
    assert marked_lines(text)[1] == Run("ett", strong=True)
    assert [words_of(line_of(line)) for line in ("* punkt", "rad", "-streck")] == [
        "• punkt",
        "rad",
        "-streck",
    ]


def test_a_long_text_of_stars_is_read_in_a_moment():
    assert words_of(runs_of("**a " * 20_000)) == "**a " * 20_000
