"""The evaluators' own words: strengths, improvement areas, good examples and the running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury.words.one_table import PARAGRAPHS, WHO, add
from exports.markup import line_of
from exports.workbook import cells
from exports.workbook.passages import paragraphs
from exports.workbook.tables import Column
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.jury.seats import Seat
    from exports.workbook.book import Book
    from questionnaires.edition import Edition

_LEADS = (
    N_("Vad utvärderarna har skrivit om varje område, ordagrant."),
    N_("Ett gott exempel står här när kommunen har sagt ja till att det får läsas av andra."),
)
_COLUMNS = (
    WHO,
    Column(N_("Nr"), theme.WIDTHS["number"], "code", N_("Områdets eller delområdets nummer.")),
    Column(N_("Område"), 30.0, "text", N_("Vad området eller delområdet heter.")),
    Column(N_("Slag"), 17.0, "label", N_("Styrka, att utveckla, gott exempel eller löpande text.")),
    *PARAGRAPHS,
)
_WHOLE = N_("Hela utvärderingen")


def add_spoken(book: Book, edition: Edition, seats: Sequence[Seat]) -> None:
    """Add them, municipality by municipality, in the order of the compass."""
    names = {area.number: area.name.sv for area in edition.areas}
    names |= {subarea.number: subarea.text.sv for subarea in edition.subareas}
    rows = (
        (
            seat.label,
            _number(one.part, names),
            names.get(one.part, _WHOLE),
            one.kind,
            number,
            cells.Marked.of(line_of(text)),
        )
        for seat in seats
        for one in seat.nominee.spoken
        for number, text in paragraphs(one.text, theme.WIDTHS["long"])
    )
    add(book, "spoken", "UtvarderarnasOrd", _LEADS, _COLUMNS, rows)


def _number(part: str, names: dict[str, str]) -> int | str:
    return cells.number(part) if part in names else "–"
