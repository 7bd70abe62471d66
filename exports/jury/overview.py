"""The first sheet the jury compares on: nominees as rows, areas as columns, and two charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury import drawings
from exports.jury.seats import OWN_SHEETS
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Formula
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.jury.nominee import Found
    from exports.jury.seats import Seat
    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell
    from questionnaires.compass import Compass, Score
    from questionnaires.edition import Edition

_CHART_ROWS = 27
_FIRST = 3  # the column of the first area
_LEADS = (
    N_(
        "Alla siffror hämtas från kommunernas blad och följer med om ni prövar andra nivåer på bladet Nivåer."
    ),
    N_(
        "Platsen följer enad summa; lika summa delar plats. Några poängs skillnad säger sällan vem "
        "som är "
        "bäst: läs motiveringarna när kommuner ligger nära varandra."
    ),
)


def add_overview(book: Book, edition: Edition, seats: Sequence[Seat], found: Sequence[Found]) -> tables.Area:
    """Add the overview: agreed points and charts first, then own points and what was changed."""
    leads = [*_LEADS, *_own_leads(edition, seats)]
    sheet = book.add(OWN_SHEETS["overview"], _("Nominerade, sida vid sida"), leads)
    top = len(leads) + 4
    agreed_at = tables.Area(sheet.title, top + 1, top + len(seats))
    own_at = _below(agreed_at, _CHART_ROWS)
    columns = _columns(edition)
    _table(sheet, _("Enad poäng"), "EnadPoang", columns, agreed_at, _agreed_rows(agreed_at, seats, found))
    _table(
        sheet, _("Självvärdering"), "Sjalvvardering", columns[:-1], own_at, _own_rows(own_at, seats, found)
    )
    changed_at = _below(own_at, 0)
    changed = _changed_rows(agreed_at, own_at, seats)
    _table(sheet, _("Ändrat av utvärderarna"), "Andrat", _changed_columns(edition), changed_at, changed)
    sheets.quiet_nothing(sheet, changed_at, range(_FIRST, len(columns) - 2), edition.decimals)
    _draw(sheet, edition, seats, (own_at, agreed_at))
    sheets.set_pages(sheet, top, frozen=2, one_page=True)
    return agreed_at


def _own_leads(edition: Edition, seats: Sequence[Seat]) -> list[str]:
    """Say which areas are not assessed, and for whom."""
    told = []
    for seat in seats:
        areas = seat.compasses.agreed.areas
        missing = [area.number for area in edition.areas if not areas[area.number].maximum]
        if missing:
            told.append(
                _(
                    "Tom ruta: området bedöms inte. %(label)s: område %(told)s; summan är av %(own)s.",
                    label=seat.label,
                    told=", ".join(missing),
                    own=as_points(seat.compasses.agreed.total.maximum, 0),
                )
            )
    return told


def _below(table: tables.Area, between: int) -> tables.Area:
    """Find the place for the next table of as many rows, with a heading of its own above."""
    first = table.last + between + 4
    return tables.Area(table.sheet, first, first + table.last - table.first)


def _columns(edition: Edition) -> list[tables.Column]:
    figures = theme.points_format(edition.decimals)
    return [
        tables.Column(
            _("Plats"), theme.WIDTHS["number"], "place", _("Platsen efter summan. Lika summa delar plats.")
        ),
        tables.Column(
            _("Kommun"), theme.WIDTHS["municipality"], "name", _("Kommunen, med samma namn som på dess blad.")
        ),
        *(
            tables.Column(
                f"{a.number} {a.short}",
                theme.WIDTHS["area"],
                figures,
                _("Område %(number)s, %(name)s.", number=a.number, name=a.name),
            )
            for a in edition.areas
        ),
        tables.Column(
            _("Summa"),
            theme.WIDTHS["figure"],
            theme.points_format(edition.decimals, strong=True),
            _("Alla områden tillsammans."),
        ),
        tables.Column(_("Högst"), theme.WIDTHS["figure"], figures, _("Flest poäng det kan ge.")),
        tables.Column(_("Procent"), theme.WIDTHS["figure"], "share", _("Enad poäng som andel av högst.")),
        tables.Column(
            _("Inte bedömt"),
            theme.WIDTHS["wide_figure"],
            "tenth",
            _("Poäng som kan tillkomma för frågor som inte är bedömda."),
        ),
    ]


def _changed_columns(edition: Edition) -> list[tables.Column]:
    figures = theme.points_format(edition.decimals, change=True)
    strong = theme.points_format(edition.decimals, change=True, strong=True)
    plain = _columns(edition)
    return [
        tables.Column(
            _("Platser upp"),
            theme.WIDTHS["number"],
            "change_whole",
            _("Hur många platser den enade bedömningen flyttade kommunen."),
        ),
        plain[1],
        *(column._replace(style=figures) for column in plain[2:-4]),
        plain[-4]._replace(style=strong),
    ]


def _table(  # noqa: PLR0913, PLR0917 -- a table is a place, a name, columns and rows
    sheet: Sheet,
    heading: str,
    name: str,
    columns: Sequence[tables.Column],
    where: tables.Area,
    rows: Sequence[Sequence[Cell]],
) -> None:
    sheets.put_heading(sheet, where.first - 2, heading)
    tables.table(sheet, name, where.first - 1, columns, rows, filtered=False)


def _agreed_rows(where: tables.Area, seats: Sequence[Seat], found: Sequence[Found]) -> list[Sequence[Cell]]:
    return [
        (
            _place(row, where, seat.place, len(there.rows)),
            seat.label,
            *_figures(there, "F", seat.compasses.agreed),
            Formula("=" + there.cell("D", there.total), seat.compasses.agreed.total.maximum),
            _share(row, len(there.rows), seat.compasses.agreed.total),
            seat.compasses.agreed.total.open,
        )
        for row, seat, there in zip(range(where.first, where.last + 1), seats, found, strict=True)
    ]


def _own_rows(where: tables.Area, seats: Sequence[Seat], found: Sequence[Found]) -> list[Sequence[Cell]]:
    return [
        (
            _place(row, where, seat.own_place, len(there.rows)),
            seat.label,
            *_figures(there, "E", seat.compasses.own),
            seat.compasses.own.total.maximum,
            _share(row, len(there.rows), seat.compasses.own.total),
        )
        for row, seat, there in zip(range(where.first, where.last + 1), seats, found, strict=True)
    ]


def _changed_rows(agreed_at: tables.Area, own_at: tables.Area, seats: Sequence[Seat]) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = []
    for i, seat in enumerate(seats):
        above, beside = agreed_at.first + i, own_at.first + i
        own, agreed = seat.compasses.own, seat.compasses.agreed
        pairs = [(own.areas[number], score) for number, score in agreed.areas.items()]
        pairs.append((own.total, agreed.total))
        changes = [
            cells.apart(
                f"{letter}{above}", f"{letter}{beside}", (new.secured, old.secured), agreed.edition.decimals
            )
            for letter, (old, new) in zip(_letters(len(pairs)), pairs, strict=True)
        ]
        places_up = Formula(f"=A{beside}-A{above}", seat.own_place - seat.place)
        rows.append((places_up, seat.label, *changes))
    return rows


def _letters(count: int) -> list[str]:
    return [cells.letter(_FIRST + i) for i in range(count)]


def _figures(there: Found, column: str, compass: Compass) -> list[Cell]:
    """Fetch a nominee's areas and sum from its sheet; an area that is not assessed stays empty."""
    scores = zip(there.rows, compass.areas.values(), strict=True)
    figures: list[Cell] = [
        Formula("=" + there.cell(column, row), score.secured) if score.maximum else None
        for row, score in scores
    ]
    return [*figures, Formula("=" + there.cell(column, there.total), compass.total.secured)]


def _place(row: int, where: tables.Area, place: int, areas: int) -> Formula:
    """Count those who have more; figures are rounded so that equals stay equal after the summing."""
    letter = cells.letter(_FIRST + areas)
    others = f"ROUND({letter}${where.first}:{letter}${where.last},6)"
    return Formula(f"=1+SUMPRODUCT(--({others}>ROUND({letter}{row},6)))", place)


def _share(row: int, areas: int, total: Score) -> Cell:
    if not total.maximum:
        return None
    secured, maximum = _letters(areas + 2)[-2:]
    return Formula(f"={secured}{row}/{maximum}{row}", total.secured / total.maximum)


def _draw(
    sheet: Sheet, edition: Edition, seats: Sequence[Seat], places: tuple[tables.Area, tables.Area]
) -> None:
    """Draw the nominees' areas as lines and their sums as bars, between the tables."""
    agreed_at = places[1]
    last = _FIRST + len(edition.areas) - 1
    radar = drawings.radar(sheet, agreed_at, (_FIRST, last), drawings.most(edition))
    sheets.add_chart(sheet, radar, agreed_at.last + 2, 1, drawings.radar_words(edition, seats))
    most = float(max(seat.compasses.own.edition.max_points or 0 for seat in seats)) or 100.0
    bars = drawings.sums(sheet, places, last + 1, most)
    sheets.add_chart(sheet, bars, agreed_at.last + 2, 8, drawings.sum_words(edition, seats))
