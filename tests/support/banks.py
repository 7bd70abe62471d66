"""A small, sound question bank on disk, for tests to break."""

from __future__ import annotations

from pathlib import Path

from questionnaires.library import Shelf, read_shelf

SOURCES = """[orebro-2012]
title = "Analys av Örebro kommun 2012"
publisher = "Sveriges Kommuner och Landsting"
date = 2012-12-30
"""

EDITION = """name.sv = "Kommunkompassen 2012"
name.en = "The Municipal Compass 2012"
status = "open"
detail = "question"
valid_from = 2012-01-01
decimals = 0
sources = ["orebro-2012"]
wording.sv = "Frågorna är våra egna."
wording.en = "The questions are our own."

[kind.arbetssatt]
parts = { system = 50, spridning = 50 }

[part.system]
name.sv = "System"
name.en = "System"
ask.sv = "Hur är arbetssättet uppbyggt?"
ask.en = "How is it built?"
[[part.system.level]]
id = "saknas"
share = 0
name.sv = "Saknas"
name.en = "None"
text.sv = "Inget arbetssätt finns."
text.en = "There is none."
[[part.system.level]]
id = "delvis"
share = "1/3"
name.sv = "Delvis"
name.en = "Partly"
text.sv = "Något finns."
text.en = "There is something."
[[part.system.level]]
id = "fullt-ut"
share = 1
name.sv = "Fullt ut"
name.en = "Fully"
text.sv = "Allt finns."
text.en = "All is there."

[part.spridning]
name.sv = "Spridning"
name.en = "Spread"
ask.sv = "Hur många arbetar så?"
ask.en = "How many work like this?"
[[part.spridning.level]]
id = "ingen"
share = 0
name.sv = "Ingen"
name.en = "Nobody"
text.sv = "Ingen arbetar så."
text.en = "Nobody does."
[[part.spridning.level]]
id = "alla"
share = 1.0
name.sv = "Alla"
name.en = "All"
text.sv = "Alla arbetar så."
text.en = "All do."

[[description]]
id = "demokrati"
heading.sv = "Så utvecklar vi demokratin"
heading.en = "How we develop democracy"
help.sv = "Berätta vad ni gör."
help.en = "Tell what you do."
words = 500
"""

AREA = """name.sv = "Offentlighet och demokrati"
name.en = "Openness and democracy"
short.sv = "Demokrati"
short.en = "Democracy"
sources = ["orebro-2012"]
"""

SUBAREA = """text.sv = "Hur är det med {number}?"
text.en = "How is it with {number}?"
max_points = {points}
sources = ["orebro-2012"]

[[question]]
id = "fraga-{number_as_id}-a"
kind = "arbetssatt"
weight = 2
sv = "Är {number} som a?"
en = "Is {number} like a?"
guidance.sv = \"\"\"
weight = 0 är ingen vikt här.
\"\"\"
guidance.en = "This counts."
evidence.sv = ["årsredovisningen"]
sources = ["orebro-2012, område 1"]

[[question]]
id = "fraga-{number_as_id}-b"
kind = "arbetssatt"
weight = 1
sv = "Är {number} som b?"
en = "Is {number} like b?"
guidance.sv = "Detta räknas."
guidance.en = "This counts."
sources = ["orebro-2012, område 1"]
"""

HERE = "kommunkompassen/2012"


class Bank:
    """A folder of questionnaires with one edition of two areas; every deed changes its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "questionnaires"
        self.write("sources.toml", SOURCES)
        self.write(f"{HERE}/edition.toml", EDITION)
        for area in "12":
            self.write(f"{HERE}/{area}/area.toml", AREA)
            for number, points in ((f"{area}.1", 60), (f"{area}.2", 40)):
                self.write(f"{HERE}/{area}/{number}.toml", subarea_toml(number, points))

    def write(self, name: str, toml: str | bytes) -> None:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(toml if isinstance(toml, bytes) else toml.encode())

    def edit(self, name: str, before: str, after: str) -> None:
        """Put other words in one place of a file of the edition."""
        path = self.folder / HERE / name
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{before!r} stands nowhere in {name}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    def move(self, name: str, to: str) -> None:
        """Give a file or folder of the edition another name."""
        (self.folder / HERE / name).rename(self.folder / HERE / to)

    def remove(self, name: str) -> None:
        """Remove a file of the edition."""
        (self.folder / HERE / name).unlink()

    def shelf(self) -> Shelf:
        """Read it all."""
        return read_shelf(self.folder)

    def told(self) -> list[str]:
        """Read it all, and tell every finding."""
        return [str(finding) for finding in self.shelf().findings]


def subarea_toml(number: str, points: int) -> str:
    """Write a subarea of two questions."""
    return SUBAREA.format(number=number, points=points, number_as_id=number.replace(".", "-"))
