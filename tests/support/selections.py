"""A small, sound edition of key figures on disk, for tests to break."""

from __future__ import annotations

from tests.support.banks import HERE, Bank

SELECTION = """name.sv = "Kommunkompassen 2012"
name.en = "The Municipal Compass 2012"
status = "open"
detail = "figure"
valid_from = 2012-01-01
decimals = 0
sources = ["orebro-2012"]
wording.sv = "Nyckeltalen är våra egna."
wording.en = "The key figures are our own."
intro.sv = "Ingen kommun ansöker."
intro.en = "No municipality applies."

[[perspective]]
id = "effekt"
name.sv = "Effekt"
name.en = "Effect"

[[perspective]]
id = "kvalitet"
name.sv = "Kvalitet"
name.en = "Quality"

[[figure]]
id = "vantetid"
perspective = "kvalitet"
better = "lower"
name.sv = "Väntetid"
name.en = "Waiting time"
unit.sv = "dagar"
unit.en = "days"
meaning.sv = "Så länge väntar en invånare."
meaning.en = "So long does a resident wait."
sources = ["orebro-2012, område 1"]

[[figure]]
id = "examen"
perspective = "effekt"
better = "higher"
name.sv = "Examen"
name.en = "Graduation"
unit.sv = "procent"
unit.en = "per cent"
meaning.sv = "Så många tar examen."
meaning.en = "So many graduate."
sources = ["orebro-2012, område 1"]

[[description]]
id = "samspel"
heading.sv = "Samspel"
heading.en = "Interplay"
help.sv = "Berätta vad ni gör."
help.en = "Tell what you do."
words = 600
"""


def select(bank: Bank) -> None:
    """Let the bank's edition select by key figures instead of asking."""
    for name in ("1/1.1", "1/1.2", "1/area", "2/2.1", "2/2.2", "2/area"):
        bank.remove(f"{name}.toml")
    bank.write(f"{HERE}/edition.toml", SELECTION)
