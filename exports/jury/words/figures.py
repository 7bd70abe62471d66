"""The key figures of a round: what they show, each nominee's value, rank, source and development."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.bank import FIGURES, figure_rows, told_of
from exports.jury.seats import OWN_SHEETS
from exports.jury.words.one_table import WHO, top_of
from exports.workbook import sheets, tables
from exports.workbook.tables import Column

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
        "Ställning",
        theme.WIDTHS["wide_figure"],
        "share",
        "Hur stor andel av alla kommuner den står före, i medeltal.",
    ),
    Column("Varför nominerad", theme.WIDTHS["words"], "text", "Skälet till nomineringen, ordagrant."),
)
_VALUES = (
    WHO,
    Column("Nyckeltal", 40.0, "label", "Vad nyckeltalet heter."),
    Column("Enhet", 12.0, "text", "Vad det räknas i."),
    Column("Bättre", 8.0, "text", "Om ett högre eller ett lägre värde är bättre."),
    Column(
        "År", 7.0, "whole", "Det senaste året som minst hälften så många kommuner som mest har ett värde för."
    ),
    Column("Värde", 10.0, "measured", "Kommunens värde det året."),
    Column("Mitten", 10.0, "measured", "Medianen av alla kommuners värden det året."),
    Column("Plats", 7.5, "whole", "Kommunens plats det året. Lika värden delar plats."),
    Column("Av", 7.5, "whole", "Hur många kommuner som har ett värde det året."),
    Column("Står före", 8.0, "share", "Andelen av de andra som kommunen står före; lika räknas som en halv."),
)
_SOURCE = Column("Källor", 24.0, "quiet", "Var nyckeltalet kommer ifrån. Bladet Källor säger vad de heter.")


def add_figures(book: Book, entry: JuryEntry, edition: Edition, seats: Sequence[Seat]) -> None:
    """Add what is known of the nominees' key figures, and what each figure shows."""
    leads = [edition.name.sv, *told_of(edition)]
    if entry.figure_source:
        leads.append(f"Värdena är inlästa ur {entry.figure_source}.")
    sheet = book.add(OWN_SHEETS["figures"], leads=leads)
    told = any(seat.nominee.figures for seat in seats)
    last = _add_values(sheet, edition, seats, top_of(leads)) if told else len(leads)
    sheets.put_heading(sheet, last + 2, "Vad nyckeltalen visar")
    tables.table(sheet, "Nyckeltal", last + 3, FIGURES, figure_rows(edition))
    sheets.set_pages(sheet, top_of(leads) if told else last + 3, frozen=2)


def _add_values(sheet: Sheet, edition: Edition, seats: Sequence[Seat], top: int) -> int:
    """Add every value with where it stands and how it has developed; give the last row."""
    known = {figure.id: figure for figure in edition.figures}
    years = sorted({year for seat in seats for one in seat.nominee.figures for year in one.years})
    columns = [
        *_VALUES,
        *(Column(str(year), 9.0, "measured", f"Kommunens värde {year}.") for year in years),
        _SOURCE,
    ]
    rows = (
        _value(seat.label, known[one.figure_id], one, years)
        for seat in seats
        for one in seat.nominee.figures
        if one.figure_id in known
    )
    values = tables.table(sheet, "Nyckeltalsvarden", top, columns, rows)
    sheets.put_heading(sheet, values.last + 2, "Hur de nominerade står")
    placed: Iterator[Sequence[Cell]] = (
        (seat.label, seat.nominee.standing, seat.nominee.reason or None) for seat in seats
    )
    return tables.table(sheet, "Stallning", values.last + 3, _PLACED, placed).last


def _value(label: str, figure: Figure, told: FigureTold, years: Sequence[int]) -> Sequence[Cell]:
    return (
        label,
        figure.name.sv,
        figure.unit.sv,
        "högre" if figure.rises else "lägre",
        told.year,
        told.value,
        told.middle,
        told.place,
        told.among or None,
        told.percentile,
        *(told.years.get(year) for year in years),
        "; ".join(figure.sources),
    )
