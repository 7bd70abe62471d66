"""What would change who stands first, one area at a time: the weight at which each other one passes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from exports import theme
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Formula
from exports.workbook.tables import Column
from questionnaires.language import gettext as _
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.jury.seats import Seat
    from exports.jury.trial.weights import Places
    from exports.workbook.book import Sheet
    from exports.workbook.cells import Cell
    from questionnaires.edition import Area, Edition

MOST = 300
"""The heaviest weight that is told; beyond it the weighing says little."""
_FIRST = 3
_WHOLE = 100
NEVER = "–"


def add_turning(sheet: Sheet, edition: Edition, seats: Sequence[Seat], places: Places) -> int:
    """Write for every area and nominee from which weight it would stand before the one that is first now."""
    top = places.most.last + 4
    sheets.put_heading(sheet, top - 2, _("Vad skulle ändra vem som står först?"))
    words = _(
        "Vid vilken vikt på ett enda område går en annan kommun förbi den som står först nu? "
        "”–”: ingen vikt från 0 till %(most)s räcker, eller kommunerna bedöms inte i samma områden.",
        most=MOST,
    )
    sheet.put(top - 1, 1, words, "lead")
    columns = [
        Column(_("Område"), theme.WIDTHS["number"], "code", _("Områdets nummer.")),
        Column(_("Namn"), theme.WIDTHS["municipality"], "text", _("Områdets namn.")),
        *(
            Column(
                seat.label,
                theme.WIDTHS["area"],
                "text",
                _("Vikten som krävs för att %(label)s ska stå först.", label=seat.label),
            )
            for seat in seats
        ),
    ]
    rows = [_row(place, area, seats, places) for place, area in enumerate(edition.areas)]
    return tables.table(sheet, "Vandning", top, columns, rows, filtered=False).last


def _row(place: int, area: Area, seats: Sequence[Seat], places: Places) -> Sequence[Cell]:
    cells_of = (_cell(place, area, number, seats, places) for number in range(len(seats)))
    return cells.number(area.number), area.short.sv, *cells_of


def _cell(place: int, area: Area, number: int, seats: Sequence[Seat], places: Places) -> Formula:
    """Solve for the weight where the two totals meet; it needs the points before they are weighed."""
    column, row = cells.letter(_FIRST + place), places.tried.first + number
    raw = places.overview
    there = f"{cells.quoted(raw.sheet)}!${column}${raw.first}:${column}${raw.last}"
    lead = f"MATCH(1,{places.tried.column(1)},0)"
    most = f"{cells.quoted(raw.sheet)}!{raw.column(_FIRST + places.areas + 1)}"
    ahead = f"ROUND(N(INDEX({there},{lead}))-N(INDEX({there},{number + 1})),{cells.OF_AREAS})"
    first, last = cells.letter(_FIRST), cells.letter(_FIRST + places.areas - 1)
    weighed = f"${first}${places.tried.first}:${last}${places.tried.last}"
    apart = f"(SUM(INDEX({weighed},{lead},0))-SUM({places.row_of(row)}))"
    weight = f"({places.weight(_FIRST + place)}-{_WHOLE}*{apart}/{ahead})"
    comparable = f"INDEX({most},{lead})=INDEX({most},{number + 1})"
    under, over = (_cut(one) for one in _words())
    told = f'IF({ahead}>0,"{under}","{over}")&TEXT({weight},"0")'
    asked = f"AND({comparable},{ahead}<>0)"
    passes = f'IF(AND({weight}>=0,{weight}<={MOST}),{told},"{NEVER}")'
    return Formula(f'=IF({asked},{passes},"{NEVER}")', turning(area, seats[0], seats[number]))


def turning(area: Area, first: Seat, other: Seat) -> str:
    """Tell from which weight of one area another nominee would pass the first, the others being alike."""
    ours, theirs = first.compasses.agreed, other.compasses.agreed
    ahead = ours.areas[area.number].secured - theirs.areas[area.number].secured
    if first is other or not ahead or ours.total.maximum != theirs.total.maximum:
        return NEVER
    weight = _WHOLE - Fraction(_WHOLE) * (ours.total.secured - theirs.total.secured) / ahead
    if not 0 <= weight <= MOST:
        return NEVER
    under, over = _words()
    return (under if ahead > 0 else over) % {"weight": as_points(weight, 0)}


def _words() -> tuple[str, str]:
    return _("under %(weight)s"), _("över %(weight)s")


def _cut(words: str) -> str:
    """Give the words before the weight, which a formula puts after them."""
    return words.removesuffix("%(weight)s")
