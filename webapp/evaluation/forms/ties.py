"""A tie to a municipality as it was sent: where, what, and in which years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from webapp.ground.fields import clean_line

FIELDS = ("municipality", "kind", "from_year", "to_year", "note")
LONGEST_NAME = 80
YEAR_DIGITS = 4


@dataclass(slots=True)
class ReadTie:
    """A tie as it was typed and read; `faults` says what cannot be read, by field."""

    typed: dict[str, str] = field(default_factory=dict)
    years: dict[str, int | None] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def read_tie(form: Mapping[str, str]) -> ReadTie:
    """Read a tie; a year that is left out is not known, or has not come."""
    read = ReadTie({name: clean_line(form.get(name, "")) for name in FIELDS})
    if len(read.typed["municipality"]) > LONGEST_NAME:
        read.faults["municipality"] = _("Namnet är för långt. Skriv bara kommunens namn.")
    for name in ("from_year", "to_year"):
        text = read.typed[name]
        known = text.isascii() and text.isdigit() and len(text) == YEAR_DIGITS
        read.years[name] = int(text) if known else None
        if text and not known:
            read.faults[name] = _("Skriv årtalet med fyra siffror, till exempel 2021.")
    return read
