"""The jury's combined order once it is shown: how it was counted, and what one more ranking would do."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from exports import theme
from exports.jury.seats import OWN_SHEETS
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Field, Formula
from exports.workbook.tables import Area, Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from exports.entries import Ranked, Ranking
    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell

_COLUMNS = (
    Column(
        N_("Plats"),
        theme.WIDTHS["number"],
        "place",
        N_("Platsen i den sammanvägda ordningen. Exakt lika delar plats."),
    ),
    Column(
        N_("Kommun"), theme.WIDTHS["municipality"], "name", N_("Kommunen, med samma namn som på dess blad.")
    ),
    Column(
        N_("Medelplats"), 12.0, "hundredth", N_("Medelvärdet av platserna i de inlämnade rangordningarna.")
    ),
    Column(
        N_("Vinner mot"), 12.0, "whole", N_("Hur många av de andra som fler ställer efter än före kommunen.")
    ),
    Column(N_("Rangordningar"), 17.0, "whole", N_("Hur många ledamöter som har kunnat bedöma kommunen.")),
    Column(
        N_("Pröva plats"),
        12.0,
        "open_whole",
        N_("Skriv en rangordning till: 1 för den första. Töm för att gå tillbaka."),
    ),
    Column(
        N_("Ny medelplats"), 14.0, "hundredth", N_("Medelplatsen om den rangordning ni prövar räknades med.")
    ),
    Column(N_("Ny plats"), 10.0, "whole_strong", N_("Platsen efter den nya medelplatsen.")),
)
_TRIED = 6
_METHOD_LETTERS = 110


def add_ranking(book: Book, ranking: Ranking, labels: Mapping[str, str]) -> None:
    """Add the combined order with its method, and room for one more ranking."""
    sheet = book.add(OWN_SHEETS["ranking"], _("Juryns sammanvägda rangordning"), _leads(ranking))
    top = len(_leads(ranking)) + 3
    area = Area(sheet.title, top + 1, top + len(ranking.rows))
    known = [one.mean for one in ranking.rows if one.mean is not None]
    rows = [
        _row(row, one, labels.get(one.municipality, one.municipality), (area, known))
        for row, one in zip(range(area.first, area.last + 1), ranking.rows, strict=True)
    ]
    tables.table(sheet, "Rangordning", top, _COLUMNS, rows, filtered=False)
    _limit(sheet, area)
    sheets.set_pages(sheet, top, frozen=2)


def _leads(ranking: Ranking) -> list[str]:
    return [
        _(
            "%(ballots)s rangordningar är inlämnade. Ingen ledamots egen ordning står här.",
            ballots=ranking.ballots,
        ),
        *wrap(ranking.method, _METHOD_LETTERS),
        *wrap(ranking.held, _METHOD_LETTERS),
        _("Pröva en rangordning till i den tonade kolumnen. Töm rutorna för att gå tillbaka."),
    ]


def _row(row: int, one: Ranked, label: str, beside: tuple[Area, list[Fraction]]) -> Sequence[Cell]:
    area, means_now = beside
    if one.mean is None:
        return one.place, label, "–", "–", one.ballots, Field(None, "text"), "–", "–"
    tried, count = area.column(_TRIED), area.last - area.first + 1
    filled = f'1+COUNTIF({tried},"<"&F{row})+(COUNTIF({tried},F{row})-1)/2'
    own = f'IF(F{row}="",(COUNT({tried})+1+{count})/2,{filled})'
    mean = f"=IF(COUNT({tried})=0,C{row},ROUND((C{row}*E{row}+{own})/(E{row}+1),{cells.EXACT}))"
    means = area.column(_TRIED + 1)
    place = 1 + sum(other < one.mean for other in means_now)
    return (
        one.place,
        label,
        one.mean,
        one.wins,
        one.ballots,
        None,
        Formula(mean, one.mean),
        Formula(f'=1+COUNTIF({means},"<"&G{row})', place),
    )


def _limit(sheet: Sheet, area: Area) -> None:
    """Let a place be a whole number from one."""
    rule = {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": area.last - area.first + 1,
        "error_title": _("Platsen går inte att räkna"),
        "error_message": _("Skriv ett heltal från 1, eller töm rutan."),
    }
    sheet.page.data_validation(area.first - 1, _TRIED - 1, area.last - 1, _TRIED - 1, rule)
