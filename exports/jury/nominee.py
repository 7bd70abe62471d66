"""The sheet of one nominee: its own points beside the agreed, counted by live formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import quote_sheetname

from exports import cells, sheets, theme
from exports.jury import drawings
from exports.jury import questions as question_jury
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from exports.jury.seats import Seat
    from questionnaires.compass import Score
    from questionnaires.edition import Area, Edition, Subarea

WHOLE_AREA = "hela"
NOT_ASSESSED = "bedöms inte"
_NOTHING = "–"
_CHART_COLUMNS = 8
_OWN, _AGREED, _CHANGED, _EXACT = 5, 6, 7, 9
_LEADS = (
    "Själv: kommunens självvärdering. Enad: utvärderarnas gemensamma bedömning. Ändrat: enad minus själv.",
    "Delområden räknas från bladet Frågor, områden från delområdena och summan från områdena.",
    "Ändrat är skillnaden mellan poängen som de visas, avrundade. Den exakta står längst till höger.",
)


class Found(NamedTuple):
    """Where a nominee's figures stand on its sheet: the row of each area, in order, and of the sum."""

    label: str
    rows: tuple[int, ...]
    total: int

    def cell(self, column: str, row: int) -> str:
        """Write the address of a figure as other sheets see it."""
        return f"{quote_sheetname(self.label)}!${column}${row}"


def add_nominee(book: cells.Book, number: int, edition: Edition, seat: Seat, questions: sheets.Area) -> Found:
    """Add a nominee's sheet."""
    leads = [*_own_leads(seat), *_LEADS]
    sheet = sheets.add_sheet(book, seat.label, seat.label, leads)
    columns = _columns(edition.decimals)
    top = len(leads) + 3
    total = top + len(edition.areas) + 1
    below = sheets.Area(seat.label, total + 4, total + 3 + len(list(edition.subareas)))
    area_rows = [_area_row(top + i, i - 1, area, seat, below) for i, area in enumerate(edition.areas, 1)]
    sum_row = _total_row(total, top + 1, edition, seat)
    areas = sheets.table(sheet, f"Omraden{number}", top, columns, [*area_rows, sum_row], filtered=False)
    for figures in (areas, below):
        sheets.quiet_nothing(sheet, figures, [_CHANGED], edition.decimals)
        sheets.quiet_nothing(sheet, figures, [_EXACT], theme.EXACT_DECIMALS)
    sheets.put_heading(sheet, total + 2, "Delområden")
    rows = [_subarea_row(below.first + i, s, area.number, seat, questions) for i, (area, s) in _walk(edition)]
    sheets.table(sheet, f"Delomraden{number}", total + 3, columns, rows)
    sheets.set_widths(sheet, columns)
    found = Found(seat.label, tuple(range(top + 1, total)), total)
    _draw(sheet, edition, seat, found)
    sheets.set_pages(sheet, len(columns) + _CHART_COLUMNS, top, frozen=3)
    return found


def _own_leads(seat: Seat) -> list[str]:
    """Tell what is true of this nominee only."""
    own, agreed = seat.nominee.own.total, seat.nominee.agreed.total
    told = []
    if cells.clean(seat.nominee.municipality) != seat.label:
        told.append(f"Hela namnet: {seat.nominee.municipality}")
    if seat.nominee.receipt:
        told.append(f"Kvittens för inlämningen: {seat.nominee.receipt}")
    if own.maximum != agreed.maximum:
        told.append(
            f"Självvärderingen räknas av {as_points(own.maximum, 0)} poäng, "
            f"den enade bedömningen av {as_points(agreed.maximum, 0)}."
        )
    if agreed.open:
        told.append(f"Frågor som inte är bedömda kan ge ytterligare {as_points(agreed.open, 1)} poäng.")
    return told


def _columns(decimals: int) -> list[sheets.Column]:
    figures = theme.points_format(decimals)
    return [
        sheets.Column("Område", theme.WIDTHS["number"], "code"),
        sheets.Column("Delområde", theme.WIDTHS["wide_figure"], "code"),
        sheets.Column("Namn", theme.WIDTHS["name"], "text"),
        sheets.Column("Högst", theme.WIDTHS["figure"], figures),
        sheets.Column("Själv", theme.WIDTHS["wide_figure"], figures),
        sheets.Column("Enad", theme.WIDTHS["wide_figure"], theme.points_format(decimals, strong=True)),
        sheets.Column("Ändrat", theme.WIDTHS["figure"], theme.points_format(decimals, change=True)),
        sheets.Column("Procent", theme.WIDTHS["figure"], "share"),
        sheets.Column(question_jury.EXACT, theme.WIDTHS["figure"], "change_exact"),
    ]


def _area_row(row: int, place: int, area: Area, seat: Seat, below: sheets.Area) -> Sequence[sheets.Cell]:
    own, agreed = seat.nominee.own.areas[area.number], seat.nominee.agreed.areas[area.number]

    def summed(letter: str) -> str:
        figures = f"{letter}${below.first}:{letter}${below.last}"
        return f"=SUMPRODUCT(--({below.column(1)}=$A{row}),{figures})"

    return (
        sheets.Field(cells.number(area.number), f"area_{place % len(theme.HUES)}"),
        WHOLE_AREA,
        sheets.Field(area.name.sv, "label"),
        cells.Formula(summed("D"), agreed.maximum) if agreed.maximum else _NOTHING,
        _counted(summed("E"), own),
        _counted(summed("F"), agreed),
        _change(row, own, agreed, seat),
        _share(row, agreed),
        _exact_change(row, own, agreed),
    )


def _subarea_row(
    row: int, subarea: Subarea, area_number: str, seat: Seat, questions: sheets.Area
) -> Sequence[sheets.Cell]:
    own = seat.nominee.own.subareas[subarea.number]
    agreed = seat.nominee.agreed.subareas[subarea.number]
    there = quote_sheetname(questions.sheet)

    def summed(column: int) -> str:
        label, number, figures = (
            f"{there}!{questions.column(n)}" for n in (question_jury.LABEL, question_jury.SUBAREA, column)
        )
        return f"=SUMPRODUCT(({label}=$A$1)*({number}=$B{row}),{figures})"

    return (
        cells.number(area_number),
        subarea.number,
        subarea.text.sv,
        agreed.maximum or _NOTHING,
        _counted(summed(question_jury.OWN), own),
        _counted(summed(question_jury.AGREED), agreed),
        _change(row, own, agreed, seat),
        _share(row, agreed),
        _exact_change(row, own, agreed),
    )


def _total_row(row: int, first: int, edition: Edition, seat: Seat) -> Sequence[sheets.Cell]:
    own, agreed = seat.nominee.own.total, seat.nominee.agreed.total
    figures = theme.points_format(edition.decimals, total=True)
    values = zip("DEF", (agreed.maximum, own.secured, agreed.secured), strict=True)
    changed = theme.points_format(edition.decimals, change=True, total=True)
    return (
        sheets.Field("Summa", "sum"),
        sheets.Field("alla", "sum"),
        sheets.Field(None, "sum"),
        *(
            sheets.Field(cells.Formula(f"=SUM({letter}{first}:{letter}{row - 1})", value), figures)
            for letter, value in values
        ),
        sheets.Field(_change(row, own, agreed, seat), changed),
        sheets.Field(_share(row, agreed), "share_sum"),
        sheets.Field(_exact_change(row, own, agreed), "change_exact_sum"),
    )


def _counted(expression: str, score: Score) -> cells.Value:
    """Count where something is assessed; else say that it is not."""
    return cells.Formula(expression, score.secured) if score.maximum else NOT_ASSESSED


def _change(row: int, own: Score, agreed: Score, seat: Seat) -> cells.Formula:
    figures, decimals = (agreed.secured, own.secured), seat.nominee.agreed.edition.decimals
    return cells.apart(f"F{row}", f"E{row}", figures, decimals)


def _exact_change(row: int, own: Score, agreed: Score) -> cells.Formula:
    return cells.exactly_apart(f"F{row}", f"E{row}", (agreed.secured, own.secured))


def _share(row: int, score: Score) -> cells.Value:
    if not score.maximum:
        return _NOTHING
    return cells.Formula(f"=F{row}/D{row}", score.secured / score.maximum)


def _walk(edition: Edition) -> list[tuple[int, tuple[Area, Subarea]]]:
    return list(enumerate((area, subarea) for area in edition.areas for subarea in area.subareas))


def _draw(sheet: Worksheet, edition: Edition, seat: Seat, found: Found) -> None:
    """Draw the nominee's own points beside the agreed, area by area."""
    own, agreed, decimals = seat.nominee.own.areas, seat.nominee.agreed.areas, edition.decimals
    words = "; ".join(
        f"{area.number} {area.short}: själv {as_points(own[area.number].secured, decimals)}, "
        f"enad {as_points(agreed[area.number].secured, decimals)}"
        for area in edition.areas
    )
    chart = drawings.beside(sheet, (_OWN, _AGREED), found.rows[0] - 1, found.rows[-1], drawings.most(edition))
    sheets.add_chart(sheet, chart, f"K{found.rows[0]}", f"Stapeldiagram, {seat.label}. {words}.")
