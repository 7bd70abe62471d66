"""The nominees in the order the jury reads them, each under a name that is one of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from exports.workbook import sheets
from questionnaires.difference import placed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.entries import JuryEntry, Nominee
    from questionnaires.compass import Compass

OWN_SHEETS = {
    "about": "Om arbetsboken",
    "overview": "Översikt",
    "questions": "Frågor",
    "nomination": "Nominering",
    "descriptions": "Egna beskrivningar",
    "answers": "Svar",
    "evidence": "Underlag",
}
"""What our own sheets are called; a municipality can never take one of these names."""

NOMINATION_HEADINGS = ("Kriterium", "Nr", "Lydelse")
"""Headings that share a row with the nominees' names, so no nominee can have one of them."""


class Seat(NamedTuple):
    """A nominee with its place by agreed points and by its own, and its name on sheets and in tables."""

    label: str
    place: int
    own_place: int
    nominee: Nominee


def seat(entry: JuryEntry) -> list[Seat]:
    """Seat the nominees by agreed points, most first; equals share a place and keep their order."""
    own_places = {id(who): place for who, place in _places((n, n.own) for n in entry.nominees)}
    agreed = _places((n, n.agreed) for n in entry.nominees)
    taken = (*OWN_SHEETS.values(), *NOMINATION_HEADINGS)
    labels = sheets.sheet_titles((who.municipality for who, _ in agreed), taken)
    return [
        Seat(label, place, own_places[id(who)], who)
        for label, (who, place) in zip(labels, agreed, strict=True)
    ]


def _places(compasses: Iterable[tuple[Nominee, Compass]]) -> list[tuple[Nominee, int]]:
    """Order nominees by what one of their compasses comes to."""
    order = placed((nominee, compass.total.secured) for nominee, compass in compasses)
    return [(cast("Nominee", row.who), row.place) for row in order]
