"""Reads what the jury and the nomination group send: places, declarations, reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from webapp.ground.fields import clean_line, clean_text
from webapp.ground.fields.versions import read_version

MOST_DIGITS = 2
WRONG_PLACE = "Skriv ett heltal från 1 till 99, eller lämna fältet tomt."


@dataclass(slots=True)
class ReadRanking:
    """A ranking as it was sent: places by what candidates are called, what was typed, and what is wrong."""

    places: dict[str, int] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    unknown: bool = False
    version: int = 0
    shown: set[str] = field(default_factory=set)
    """Which candidates the form held a field for: the others keep their places."""


def read_ranking(form: Mapping[str, str], refs: Collection[str]) -> ReadRanking:
    """Read a number for each candidate; an empty field leaves it out."""
    read = ReadRanking(version=read_version(form.get("version", "")))
    for name, value in form.items():
        kind, _, ref = name.partition("-")
        text = clean_line(value)[:20]
        if kind == "rank":
            read.shown.add(ref)
        if kind != "rank" or not text:
            continue
        if ref not in refs:
            read.unknown = True
            continue
        read.typed[ref] = text
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0
        if number:
            read.places[ref] = number
        else:
            read.faults[name] = WRONG_PLACE
    return read


@dataclass(slots=True)
class ReadDeclaration:
    """A declaration as it was sent: none or some, a kind for each municipality, and words."""

    answer: str
    kinds: dict[int, str]
    text: str
    faults: dict[str, str] = field(default_factory=dict)


def read_declaration(
    form: Mapping[str, str], municipality_ids: Collection[int], kinds: Collection[str]
) -> ReadDeclaration:
    """Read whether there are conflicts of interest, and with whom."""
    chosen = {one: form.get(f"kind-{one}", "") for one in municipality_ids}
    picked = {one: kind for one, kind in chosen.items() if kind in kinds}
    read = ReadDeclaration(form.get("declaration", ""), picked, clean_text(form.get("conflict", "")))
    if read.answer not in ("none", "some"):
        read.faults["declaration"] = "Svara nej eller ja."
    elif read.answer == "some" and not picked:
        read.faults["declaration"] = "Välj vilken kommun det gäller, eller svara nej."
    elif read.answer == "none" and picked:
        read.faults["declaration"] = "Du har svarat nej men valt en kommun. Ändra det ena eller det andra."
    if len(read.text) > 1_000:  # noqa: PLR2004 -- as the field says
        read.faults["conflict"] = "Texten är för lång. Korta den till högst 1 000 tecken."
    return read


def read_reasons(form: Mapping[str, str], refs: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Read who is chosen, each with its reason, and every reason that was typed."""
    typed = {ref: clean_text(form.get(f"reason-{ref}", "")) for ref in refs}
    return {ref: typed[ref] for ref in refs if form.get(f"choose-{ref}")}, typed
