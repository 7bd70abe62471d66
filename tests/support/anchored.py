"""Anchored editions for tests: the small bank, with level texts of each question's own."""

from __future__ import annotations

from tests.support.banks import HERE, Bank

QUESTION = """denominator.sv = "nämnderna"
denominator.en = "the committees"

[question.anchor.system]
saknas = { sv = "Ingen {it} finns.", en = "There is no {it}." }
delvis = { sv = "En {it} är skriven, men inte beslutad.", en = "A {it} is written, but not decided." }
fullt-ut = { sv = "En {it} är beslutad och följs upp.", en = "A {it} is decided and followed up." }

[question.anchor.spridning]
ingen = { sv = "Ingen nämnd följer {it}.", en = "No committee follows {it}." }
alla = { sv = "Alla nämnder följer {it}.", en = "All committees follow {it}." }
"""
SHARE_OF = """share_of.sv = "Hur stor andel av {denominator} arbetar så?"
share_of.en = "What share of {denominator} works like this?"
strange_words = ["är beslutad"]
"""
_END = 'sources = ["orebro-2012, område 1"]\n'


def anchor(bank: Bank) -> None:
    """Give every question of a bank level texts and a denominator of its own."""
    bank.edit("edition.toml", "decimals = 0", "anchored = true\ndecimals = 0")
    bank.edit(
        "edition.toml",
        'ask.en = "How many work like this?"\n',
        f'ask.en = "How many work like this?"\n{SHARE_OF}',
    )
    bank.edit(
        "edition.toml",
        'ask.en = "How is it built?"\n',
        'ask.en = "How is it built?"\nstrange_words = ["hela kommunen", "andel"]\n',
    )
    for number in ("1.1", "1.2", "2.1", "2.2"):
        name = f"{number[0]}/{number}.toml"
        first, second = (QUESTION.replace("{it}", f"plan {number[0]}{number[2]}{one}") for one in "ab")
        bank.edit(name, f"{_END}\n[[question]]", f"{_END}{first}\n[[question]]")
        path = bank.folder / HERE / name
        path.write_text(path.read_text(encoding="utf-8") + second, encoding="utf-8")
