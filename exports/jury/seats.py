"""The nominees in the order the jury reads them, each under a name that is one of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from exports.workbook import sheets
from questionnaires.difference import placed
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from exports.entries import Compasses, JuryEntry, Nominee

OWN_SHEETS = {
    "about": N_("Om arbetsboken"),
    "overview": N_("Översikt"),
    "trial": N_("Vad händer om"),
    "questions": N_("Frågor"),
    "levels": N_("Nivåer"),
    "scales": N_("Skalor"),
    "anchors": N_("Nivåtexter"),
    "spoken": N_("Utvärderarnas ord"),
    "nomination": N_("Nominering"),
    "figures": N_("Nyckeltal"),
    "descriptions": N_("Egna beskrivningar"),
    "answers": N_("Svar"),
    "evidence": N_("Underlag"),
    "ranking": N_("Rangordning"),
    "sources": N_("Källor"),
}
"""What our own sheets are called; a municipality can never take one of these names."""

TABLE_HEADINGS = (
    N_("Kriterium"),
    N_("Nr"),
    N_("Lydelse"),
    N_("Område"),
    N_("Namn"),
    N_("Vikt nu"),
)
"""Headings that share a row with the nominees' names, so no nominee can have one of them."""


class Seat(NamedTuple):
    """A nominee with its place by agreed points and by its own, and its name on sheets and in tables."""

    label: str
    place: int
    own_place: int
    nominee: Nominee

    @property
    def compasses(self) -> Compasses:
        """Give what the compass says, where the round has one."""
        return cast("Compasses", self.nominee.compasses)


def seat(entry: JuryEntry) -> list[Seat]:
    """Seat the nominees by agreed points, most first; equals share a place and keep their order.

    A round without a compass has no points, and its nominees keep the order they came in.
    """
    taken = (*OWN_SHEETS.values(), *TABLE_HEADINGS)
    known = [(one, one.compasses) for one in entry.nominees if one.compasses]
    own_places = {id(who): place for who, place in _places((n, c.own.total.secured) for n, c in known)}
    agreed = _places((n, c.agreed.total.secured) for n, c in known) or [(one, 0) for one in entry.nominees]
    labels = sheets.sheet_titles((who.municipality for who, _ in agreed), taken)
    return [
        Seat(label, place, own_places.get(id(who), 0), who)
        for label, (who, place) in zip(labels, agreed, strict=True)
    ]


def _places(points: Iterable[tuple[Nominee, Fraction]]) -> list[tuple[Nominee, int]]:
    """Order nominees by their points."""
    return [(cast("Nominee", row.who), row.place) for row in placed(points)]
