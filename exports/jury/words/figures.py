"""The key figures of a round: what they show, each nominee's value, rank, source and development."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.bank import FIGURES, figure_rows, told_of
from exports.jury.seats import OWN_SHEETS
from exports.jury.words.one_table import WHO, top_of
from exports.workbook import sheets, tables
from exports.workbook.tables import Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.entries import FigureTold, JuryEntry
    from exports.jury.seats import Seat
    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell
    from questionnaires.edition import Edition, Figure

_FIRST_YEARS = 4
_PLACED = (
    WHO,
    Column(
        N_("Ställning"),
        theme.WIDTHS["wide_figure"],
        "share",
        N_("Hur stor andel av alla kommuner den står före, i medeltal."),
    ),
    Column(N_("Varför nominerad"), theme.WIDTHS["words"], "text", N_("Skälet till nomineringen, ordagrant.")),
)
_VALUES = (
    WHO,
    Column(N_("Nyckeltal"), 40.0, "label", N_("Vad nyckeltalet heter.")),
    Column(N_("Enhet"), 12.0, "text", N_("Vad det räknas i.")),
    Column(N_("Bättre"), 8.0, "text", N_("Om ett högre eller ett lägre värde är bättre.")),
    Column(
        N_("År"),
        7.0,
        "whole",
        N_("Det senaste året som minst hälften så många kommuner som mest har ett värde för."),
    ),
    Column(N_("Värde"), 10.0, "measured", N_("Kommunens värde det året.")),
    Column(N_("Mitten"), 10.0, "measured", N_("Medianen av alla kommuners värden det året.")),
    Column(N_("Plats"), 7.5, "whole", N_("Kommunens plats det året. Lika värden delar plats.")),
    Column(N_("Av"), 7.5, "whole", N_("Hur många kommuner som har ett värde det året.")),
    Column(
        N_("Står före"),
        8.0,
        "share",
        N_("Andelen av de andra som kommunen står före; lika räknas som en halv."),
    ),
)
_SOURCE = Column(
    N_("Källor"), 24.0, "quiet", N_("Var nyckeltalet kommer ifrån. Bladet Källor säger vad de heter.")
)


def add_figures(book: Book, entry: JuryEntry, edition: Edition, seats: Sequence[Seat]) -> None:
    """Add what is known of the nominees' key figures, and what each figure shows."""
    leads = [edition.name.sv, *told_of(edition)]
    if entry.figure_source:
        leads.append(_("Värdena är inlästa ur %(figure_source)s.", figure_source=entry.figure_source))
    sheet = book.add(OWN_SHEETS["figures"], leads=leads)
    told = any(seat.nominee.figures for seat in seats)
    last = _add_values(sheet, edition, seats, top_of(leads)) if told else len(leads)
    sheets.put_heading(sheet, last + 2, _("Vad nyckeltalen visar"))
    tables.table(sheet, "Nyckeltal", last + 3, FIGURES, figure_rows(edition))
    sheets.set_pages(sheet, top_of(leads) if told else last + 3, frozen=2)


def _add_values(sheet: Sheet, edition: Edition, seats: Sequence[Seat], top: int) -> int:
    """Add every value with where it stands and how it has developed; give the last row."""
    known = {figure.id: figure for figure in edition.figures}
    years = sorted({year for seat in seats for one in seat.nominee.figures for year in one.years})
    columns = [
        *_VALUES,
        *(Column(str(year), 9.0, "measured", _("Kommunens värde %(year)s.", year=year)) for year in years),
        _SOURCE,
    ]
    rows = (
        _value(seat.label, known[one.figure_id], one, years)
        for seat in seats
        for one in seat.nominee.figures
        if one.figure_id in known
    )
    values = tables.table(sheet, "Nyckeltalsvarden", top, columns, rows)
    sheets.put_heading(sheet, values.last + 2, _("Hur de nominerade står"))
    placed: Iterator[Sequence[Cell]] = (
        (seat.label, seat.nominee.standing, seat.nominee.reason or None) for seat in seats
    )
    return tables.table(sheet, "Stallning", values.last + 3, _PLACED, placed).last


def _value(label: str, figure: Figure, told: FigureTold, years: Sequence[int]) -> Sequence[Cell]:
    return (
        label,
        figure.name.sv,
        figure.unit.sv,
        _("högre") if figure.rises else _("lägre"),
        told.year,
        told.value,
        told.middle,
        told.place,
        told.among or None,
        told.percentile,
        *(told.years.get(year) for year in years),
        "; ".join(figure.sources),
    )
