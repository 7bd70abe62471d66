"""The sheet of one nominee: its own points beside the agreed, counted by live formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exports import theme
from exports.jury import drawings
from exports.jury import questions as question_jury
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Field, Formula, Value
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.jury.seats import Seat
    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell
    from questionnaires.compass import Score
    from questionnaires.edition import Area, Edition, Subarea

WHOLE_AREA = N_("hela")
NOT_ASSESSED = N_("bedöms inte")
_NOTHING = "–"
_CHART_COLUMNS = 9
_OWN, _AGREED, _CHANGED, _EXACT = 5, 6, 7, 9
_LEADS = (
    N_(
        "Själv: kommunens självvärdering. Enad: utvärderarnas gemensamma bedömning. Ändrat: enad minus själv."
    ),
    N_("Delområden räknas från bladet Frågor, områden från delområdena och summan från områdena."),
    N_("Ändrat är skillnaden mellan poängen som de visas, avrundade. Den exakta står längst till höger."),
)


class Found(NamedTuple):
    """Where a nominee's figures stand on its sheet: the row of each area, in order, and of the sum."""

    label: str
    rows: tuple[int, ...]
    total: int

    def cell(self, column: str, row: int) -> str:
        """Write the address of a figure as other sheets see it."""
        return f"{cells.quoted(self.label)}!${column}${row}"


def add_nominee(book: Book, number: int, edition: Edition, seat: Seat, questions: tables.Area) -> Found:
    """Add a nominee's sheet."""
    leads = [*_own_leads(seat), *_LEADS]
    sheet = book.add(seat.label, seat.label, leads)
    columns = _columns(edition.decimals)
    top = len(leads) + 3
    total = top + len(edition.areas) + 1
    below = tables.Area(seat.label, total + 4, total + 3 + len(list(edition.subareas)))
    area_rows = [_area_row(top + i, i - 1, area, seat, below) for i, area in enumerate(edition.areas, 1)]
    sum_row = _total_row(total, top + 1, edition, seat)
    areas = tables.table(sheet, f"Omraden{number}", top, columns, [*area_rows, sum_row], filtered=False)
    for figures in (areas, below):
        sheets.quiet_nothing(sheet, figures, [_CHANGED], edition.decimals)
        sheets.quiet_nothing(sheet, figures, [_EXACT], theme.EXACT_DECIMALS)
    sheets.put_heading(sheet, total + 2, _("Delområden"))
    rows = [_subarea_row(below.first + i, s, area.number, seat, questions) for i, (area, s) in _walk(edition)]
    tables.table(sheet, f"Delomraden{number}", total + 3, columns, rows)
    found = Found(seat.label, tuple(range(top + 1, total)), total)
    _draw(sheet, edition, seat, found)
    sheets.set_pages(sheet, top, columns=len(columns) + _CHART_COLUMNS, frozen=3)
    return found


def _own_leads(seat: Seat) -> list[str]:
    """Tell what is true of this nominee only."""
    own, agreed = seat.compasses.own.total, seat.compasses.agreed.total
    told = []
    if cells.clean(seat.nominee.municipality) != seat.label:
        told.append(_("Hela namnet: %(municipality)s", municipality=seat.nominee.municipality))
    if seat.nominee.receipt:
        told.append(_("Kvittens för inlämningen: %(receipt)s", receipt=seat.nominee.receipt))
    if seat.nominee.unchecked:
        told.append(f"{seat.nominee.unchecked}.")
    if own.maximum != agreed.maximum:
        told.append(
            _(
                "Självvärderingen räknas av %(own)s poäng, den enade bedömningen av %(agreed)s.",
                own=as_points(own.maximum, 0),
                agreed=as_points(agreed.maximum, 0),
            )
        )
    if agreed.open:
        told.append(
            _(
                "Frågor som inte är bedömda kan ge ytterligare %(own)s poäng.",
                own=as_points(agreed.open, 1),
            )
        )
    return told


def _columns(decimals: int) -> list[tables.Column]:
    figures = theme.points_format(decimals)
    return [
        tables.Column(_("Område"), theme.WIDTHS["number"], "code", _("Områdets nummer.")),
        tables.Column(
            _("Delområde"),
            theme.WIDTHS["wide_figure"],
            "code",
            _("Delområdets nummer; ”hela” är hela området."),
        ),
        tables.Column(_("Namn"), theme.WIDTHS["name"], "text", _("Vad området eller delområdet heter.")),
        tables.Column(_("Högst"), theme.WIDTHS["figure"], figures, _("Flest poäng det kan ge.")),
        tables.Column(
            _("Själv"), theme.WIDTHS["wide_figure"], figures, _("Poäng enligt kommunens egen värdering.")
        ),
        tables.Column(
            _("Enad"),
            theme.WIDTHS["wide_figure"],
            theme.points_format(decimals, strong=True),
            _("Poäng enligt utvärderarnas gemensamma bedömning."),
        ),
        tables.Column(
            _("Ändrat"),
            theme.WIDTHS["figure"],
            theme.points_format(decimals, change=True),
            _("Enad minus själv, båda som de visas, avrundade."),
        ),
        tables.Column(_("Procent"), theme.WIDTHS["figure"], "share", _("Enad poäng som andel av högst.")),
        tables.Column(
            question_jury.EXACT,
            theme.WIDTHS["figure"],
            "change_exact",
            _("Enad minus själv, innan något avrundas."),
        ),
    ]


def _area_row(row: int, place: int, area: Area, seat: Seat, below: tables.Area) -> Sequence[Cell]:
    own, agreed = seat.compasses.own.areas[area.number], seat.compasses.agreed.areas[area.number]

    def summed(letter: str) -> str:
        figures = f"{letter}${below.first}:{letter}${below.last}"
        return f"=ROUND(SUMPRODUCT(--({below.column(1)}=$A{row}),{figures}),{cells.EXACT})"

    return (
        Field(cells.number(area.number), f"area_{place % len(theme.HUES)}"),
        WHOLE_AREA,
        Field(area.name.sv, "label"),
        Formula(summed("D"), agreed.maximum) if agreed.maximum else _NOTHING,
        _counted(summed("E"), own),
        _counted(summed("F"), agreed),
        _change(row, own, agreed, seat),
        _share(row, agreed),
        _exact_change(row, own, agreed),
    )


def _subarea_row(
    row: int, subarea: Subarea, area_number: str, seat: Seat, questions: tables.Area
) -> Sequence[Cell]:
    own = seat.compasses.own.subareas[subarea.number]
    agreed = seat.compasses.agreed.subareas[subarea.number]
    there = cells.quoted(questions.sheet)

    def summed(column: int) -> str:
        label, number, figures = (
            f"{there}!{questions.column(n)}" for n in (question_jury.LABEL, question_jury.SUBAREA, column)
        )
        return f"=ROUND(SUMPRODUCT(({label}=$A$1)*({number}=$B{row}),{figures}),{cells.EXACT})"

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


def _total_row(row: int, first: int, edition: Edition, seat: Seat) -> Sequence[Cell]:
    own, agreed = seat.compasses.own.total, seat.compasses.agreed.total
    figures = theme.points_format(edition.decimals, total=True)
    values = zip("DEF", (agreed.maximum, own.secured, agreed.secured), strict=True)
    changed = theme.points_format(edition.decimals, change=True, total=True)
    return (
        Field(_("Summa"), "sum"),
        Field(_("alla"), "sum"),
        Field(None, "sum"),
        *(
            Field(Formula(f"=ROUND(SUM({letter}{first}:{letter}{row - 1}),{cells.EXACT})", value), figures)
            for letter, value in values
        ),
        Field(_change(row, own, agreed, seat), changed),
        Field(_share(row, agreed), "share_sum"),
        Field(_exact_change(row, own, agreed), "change_exact_sum"),
    )


def _counted(expression: str, score: Score) -> Cell:
    """Count where something is assessed; else say that it is not."""
    return Formula(expression, score.secured) if score.maximum else NOT_ASSESSED


def _change(row: int, own: Score, agreed: Score, seat: Seat) -> Formula:
    figures, decimals = (agreed.secured, own.secured), seat.compasses.agreed.edition.decimals
    return cells.apart(f"F{row}", f"E{row}", figures, decimals)


def _exact_change(row: int, own: Score, agreed: Score) -> Formula:
    return cells.exactly_apart(f"F{row}", f"E{row}", (agreed.secured, own.secured))


def _share(row: int, score: Score) -> Value | Formula:
    if not score.maximum:
        return _NOTHING
    return Formula(f"=F{row}/D{row}", score.secured / score.maximum)


def _walk(edition: Edition) -> list[tuple[int, tuple[Area, Subarea]]]:
    return list(enumerate((area, subarea) for area in edition.areas for subarea in area.subareas))


def _draw(sheet: Sheet, edition: Edition, seat: Seat, found: Found) -> None:
    """Draw the nominee's own points beside the agreed, area by area."""
    own, agreed, decimals = seat.compasses.own.areas, seat.compasses.agreed.areas, edition.decimals
    words = "; ".join(
        _(
            "%(number)s %(short)s: själv %(own)s, enad %(agreed)s",
            number=area.number,
            short=area.short,
            own=as_points(own[area.number].secured, decimals),
            agreed=as_points(agreed[area.number].secured, decimals),
        )
        for area in edition.areas
    )
    chart = drawings.beside(sheet, (_OWN, _AGREED), found.rows[0] - 1, found.rows[-1], drawings.most(edition))
    sheets.add_chart(
        sheet,
        chart,
        found.rows[0],
        11,
        _("Stapeldiagram, %(label)s. %(words)s.", label=seat.label, words=words),
    )
