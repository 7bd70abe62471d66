"""What if: other weights of areas, other levels, one more ranking, and what would change who stands first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exports import theme
from exports.jury import drawings
from exports.jury.seats import OWN_SHEETS
from exports.jury.trial.first_place import add_turning
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Field, Formula
from exports.workbook.tables import Area, Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.jury.levels import Given
    from exports.jury.nominee import Found
    from exports.jury.seats import Seat
    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell
    from questionnaires.edition import Edition

FIRST = 3
"""The column of the first area, as on the overview."""
_CHART_ROWS = 19
_WHOLE = 100
_LEADS = (
    N_("Skriv en vikt i en tonad ruta, eller välj en annan nivå på bladet Nivåer. Allt räknas om."),
    N_("Tomma tonade rutor betyder det fastställda. Töm dem för att gå tillbaka."),
    N_("Allt stannar i er kopia av arbetsboken. Utmärkelsens egen vikt är 100 för alla områden."),
)


class Places(NamedTuple):
    """Where on the sheet of trials everything stands: rows of weights, tables of points, and who is first."""

    overview: Area
    weights: int
    tried: Area
    most: Area
    areas: int

    @property
    def total(self) -> str:
        """Write the column of the total."""
        return cells.letter(FIRST + self.areas)

    def weight(self, column: int) -> str:
        """Write the weight that counts now for the area in a column."""
        return f"{cells.letter(column)}${self.weights + 3}"

    def row_of(self, row: int) -> str:
        """Write the areas' cells in a row."""
        return f"${cells.letter(FIRST)}{row}:${cells.letter(FIRST + self.areas - 1)}{row}"


def add_trial(  # noqa: PLR0913, PLR0917 -- it plays with everything that is counted
    book: Book, edition: Edition, seats: Sequence[Seat], found: Sequence[Found], overview: Area, given: Given
) -> None:
    """Add the sheet where a juror tries."""
    sheet = book.add(OWN_SHEETS["trial"], leads=_LEADS)
    title, many, areas = sheet.title, len(seats), len(edition.areas)
    weights = len(_LEADS) + 6
    tried = Area(title, weights + 7, weights + 6 + many)
    most = Area(title, tried.last + _CHART_ROWS + 4, tried.last + _CHART_ROWS + 3 + many)
    places = Places(overview, weights, tried, most, areas)
    _add_state(sheet, places, seats, given, len(_LEADS) + 2)
    sheets.put_heading(sheet, weights - 1, _("Områdenas vikt"))
    _add_weights(sheet, edition, places)
    sheets.put_heading(sheet, tried.first - 2, _("Ordningen som ni prövar"))
    _add_tried(sheet, edition, seats, places)
    chart = drawings.radar(sheet, tried, (FIRST, FIRST + areas - 1), drawings.most(edition), height=9.3)
    sheets.add_chart(sheet, chart, tried.last + 2, 1, _words(edition, seats))
    sheets.put_heading(sheet, most.first - 2, _("Högsta poäng i varje område"))
    _add_most(sheet, edition, seats, found, most)
    add_turning(sheet, edition, seats, places)
    sheets.set_pages(sheet, columns=FIRST + areas + 3, one_page=True)


def _add_state(sheet: Sheet, places: Places, seats: Sequence[Seat], given: Given, row: int) -> None:
    """Say whether anything is tried, and who stands first now."""
    tried = f"COUNT({places.row_of(places.weights + 2)})+{given.changes}"
    unchanged = _("Inget är ändrat: allt visas som det är fastställt.")
    trying = _("Ni prövar ändringar i %(count)s rutor. Töm dem för att gå tillbaka.")
    before, after = _told_apart(trying, "count")
    changed = f'"{before}"&{tried}&"{after}"'
    told = f'=IF({tried}=0,"{unchanged}",{changed})'
    sheet.put(row, 1, Formula(told, unchanged), "name")
    names, ranks = (places.tried.column(number) for number in (2, 1))
    leads = _("Först står nu %(label)s.")
    before, after = _told_apart(leads, "label")
    first = f'="{before}"&INDEX({names},MATCH(1,{ranks},0))&"{after}"'
    sheet.put(row + 1, 1, Formula(first, leads % {"label": seats[0].label}), "name")


def _told_apart(sentence: str, value: str) -> tuple[str, str]:
    """Divide a sentence where a formula puts its value in; quotation marks as formulas have them."""
    before, after = sentence.replace('"', '""').split(f"%({value})s")
    return before, after


def _columns(edition: Edition, style: str, note: str) -> list[Column]:
    return [
        Column(
            f"{a.number} {a.short}",
            theme.WIDTHS["area"],
            style,
            _("Område %(number)s, %(name)s: %(note)s", number=a.number, name=a.name, note=note),
        )
        for a in edition.areas
    ]


def _add_weights(sheet: Sheet, edition: Edition, places: Places) -> None:
    """Write the award's own weights, room for others, and those that count."""
    columns = [
        Column(_("Rad"), theme.WIDTHS["number"], "code", _("Radens nummer.")),
        Column(
            _("Vikt"),
            theme.WIDTHS["municipality"],
            "name",
            _("Utmärkelsens vikt, den ni prövar, och den som gäller."),
        ),
        *_columns(edition, "whole", _("vikten i procent.")),
    ]
    letters = [cells.letter(FIRST + place) for place in range(places.areas)]
    own, other = places.weights + 1, places.weights + 2
    counts = [Formula(f'=IF({one}{other}="",{one}{own},{one}{other})', _WHOLE) for one in letters]
    rows: list[Sequence[Cell]] = [
        (1, _("Utmärkelsens"), *(_WHOLE for _ in letters)),
        (2, _("Pröva vikt"), *(Field(None, "open_tenth") for _ in letters)),
        (3, _("Gäller nu"), *(Field(one, "whole_strong") for one in counts)),
    ]
    tables.table(sheet, "Vikter", places.weights, columns, rows, filtered=False)
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 1000,
        "error_title": _("Vikten går inte att räkna"),
        "error_message": _(
            "Skriv en siffra från 0 till 1000, eller töm rutan. 100 är utmärkelsens egen vikt."
        ),
    }
    sheet.page.data_validation(other - 1, FIRST - 1, other - 1, FIRST + places.areas - 2, rule)


def _add_tried(sheet: Sheet, edition: Edition, seats: Sequence[Seat], places: Places) -> None:
    """Write every nominee's areas with the weights that count now, its total and its place."""
    decimals = edition.decimals
    points, strong = theme.points_format(decimals), theme.points_format(decimals, strong=True)
    change = theme.points_format(decimals, change=True)
    columns = [
        Column(
            _("Plats nu"),
            theme.WIDTHS["number"],
            "place",
            _("Platsen med de vikter och nivåer som gäller nu."),
        ),
        Column(
            _("Kommun"), theme.WIDTHS["municipality"], "name", _("Kommunen, med samma namn som på dess blad.")
        ),
        *_columns(edition, points, _("enad poäng gånger vikten.")),
        Column(
            _("Summa nu"),
            theme.WIDTHS["figure"],
            strong,
            _("Områdena tillsammans, omräknade till samma högsta poäng."),
        ),
        Column(
            _("Fastställd"),
            theme.WIDTHS["wide_figure"],
            points,
            _("Summan som den är fastställd. Den ändras inte."),
        ),
        Column(
            _("Skillnad"), theme.WIDTHS["figure"], change, _("Summa nu minus den fastställda, som de visas.")
        ),
        Column(_("Fast plats"), theme.WIDTHS["number"], "whole", _("Platsen efter den fastställda summan.")),
    ]
    rows = [
        _tried_row(row, place, seat, places) for place, (row, seat) in enumerate(_rows(places.tried, seats))
    ]
    tables.table(sheet, "Provad", places.tried.first - 1, columns, rows, filtered=False)
    sheets.quiet_nothing(sheet, places.tried, [FIRST + places.areas + 2], decimals)


def _rows(area: Area, seats: Sequence[Seat]) -> Sequence[tuple[int, Seat]]:
    return list(zip(range(area.first, area.last + 1), seats, strict=True))


def _tried_row(row: int, place: int, seat: Seat, places: Places) -> Sequence[Cell]:
    agreed, there = seat.compasses.agreed, places.overview.first + place
    overview = cells.quoted(places.overview.sheet)
    weighted: list[Cell] = []
    for column, score in enumerate(agreed.areas.values(), start=FIRST):
        told = f"={overview}!{cells.letter(column)}{there}*{places.weight(column)}/{_WHOLE}"
        weighted.append(Formula(told, score.secured) if score.maximum else None)
    most = f"SUM({places.row_of(places.most.first + place)})"
    counts = places.row_of(places.weights + 3).replace(str(places.weights + 3), f"${places.weights + 3}")
    whole = f"SUMPRODUCT({places.row_of(places.most.first + place)},{counts})/{_WHOLE}"
    total = f"=IF({whole}=0,0,ROUND(SUM({places.row_of(row)})*{most}/({whole}),{cells.OF_AREAS}))"
    now, fixed = f"{places.total}{row}", f"{cells.letter(FIRST + places.areas + 1)}{row}"
    others = f"ROUND({places.total}${places.tried.first}:{places.total}${places.tried.last},6)"
    return (
        Formula(f"=1+SUMPRODUCT(--({others}>ROUND({now},6)))", seat.place),
        seat.label,
        *weighted,
        Formula(total, agreed.total.secured),
        agreed.total.secured,
        cells.apart(now, fixed, (agreed.total.secured, agreed.total.secured), agreed.edition.decimals),
        seat.place,
    )


def _add_most(
    sheet: Sheet, edition: Edition, seats: Sequence[Seat], found: Sequence[Found], most: Area
) -> None:
    """Write the most that each area can give each nominee."""
    columns = [
        Column(_("Rad"), theme.WIDTHS["number"], "code", _("Radens nummer.")),
        Column(
            _("Kommun"), theme.WIDTHS["municipality"], "name", _("Kommunen, med samma namn som på dess blad.")
        ),
        *_columns(edition, theme.points_format(edition.decimals), _("flest poäng det kan ge kommunen.")),
    ]
    rows: list[Sequence[Cell]] = []
    for number, (seat, there) in enumerate(zip(seats, found, strict=True), start=1):
        scores = zip(there.rows, seat.compasses.agreed.areas.values(), strict=True)
        maxima = (
            Formula("=" + there.cell("D", row), one.maximum) if one.maximum else 0 for row, one in scores
        )
        rows.append((number, seat.label, *maxima))
    tables.table(sheet, "HogstaPoang", most.first - 1, columns, rows, filtered=False)


def _words(edition: Edition, seats: Sequence[Seat]) -> str:
    told = (
        f"{seat.label}: {as_points(seat.compasses.agreed.total.secured, edition.decimals)}" for seat in seats
    )
    return _(
        "Linjediagram i ring, poäng per område med de vikter som gäller nu. Summa: %(told)s.",
        told="; ".join(told),
    )
