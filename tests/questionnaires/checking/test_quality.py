"""How an edition's texts read, in figures."""

from fractions import Fraction

from questionnaires.check.quality import lix, quality, quality_lines
from tests.support.anchored import anchor
from tests.support.banks import HERE, Bank


def test_lix_is_words_a_sentence_and_long_words_in_a_hundred():
    assert lix("Hur går det? Kommunen följer upp det.") == Fraction(7, 2) + Fraction(100, 7)
    assert lix("") == 0


def test_an_edition_is_measured_in_a_row_and_what_is_counted_is_named(bank: Bank):
    anchor(bank)
    bank.edit("1/1.1.toml", "Är 1.1 som a?", "Är det väg eller stig som väljs?")
    bank.edit("1/1.1.toml", "Är 1.1 som b?", "Är det väg som inte väljs i skogen?")
    bank.edit("1/1.2.toml", "Är 1.2 som a?", "Är det väg som inte väljs i skogarna?")

    lines = quality_lines(bank.shelf().editions.values())

    assert lines == [
        (
            "utgåva                frågor  LIX fråga  LIX stöd  ord  flest ord  dubbla  snarlika  underlag  "
            "nämnare  positiva  egna nivåer  lika grannar"
        ),
        lines[1],
        f"{HERE}, dubbel: 1.1.1 Är det väg eller stig som väljs?",
        (
            f"{HERE}, snarlika: 1.1.2 Är det väg som inte väljs i skogen? / "
            "1.2.1 Är det väg som inte väljs i skogarna?"
        ),
        *lines[4:],
    ]
    assert lines[1].split()[1:2] == ["8"]


def test_levels_that_hardly_differ_from_their_neighbours_are_counted(bank: Bank):
    plain = quality(bank.shelf().editions[HERE])
    anchor(bank)
    bank.edit("1/1.1.toml", "En plan 11a är beslutad och följs upp.", "En plan 11a är skriven, men beslutad.")

    found = quality(bank.shelf().editions[HERE])

    assert (plain.anchored, plain.denominators, plain.close) == (0, 0, 0)
    assert (found.anchored, found.denominators, found.evidence, found.close) == (8, 8, 4, 1)
