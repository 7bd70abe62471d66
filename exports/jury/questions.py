"""The sheet where every question stands for every nominee, counted from the levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury.levels import NOT_APPLICABLE
from exports.jury.seats import OWN_SHEETS
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Field, Formula
from exports.workbook.tables import Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.marks import OwnPoints

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from exports.jury.levels import Given
    from exports.jury.seats import Seat
    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell
    from exports.workbook.tables import Area
    from questionnaires.compass import QuestionScore
    from questionnaires.edition import Edition, Question

LABEL, SUBAREA, MOST, OWN, AGREED, _CHANGED, _EXACT = 2, 5, 7, 8, 9, 10, 11
"""The columns that formulas on other sheets look in."""

NOTHING = "–"
EXACT = N_("Ändrat, exakt")
"""The heading of differences between figures as they are before they are rounded."""

_HEAD = 8
_READ = 1
"""The decimals a question's points are shown with."""
_COLUMNS = (
    Column(
        N_("Rad"), 6.0, "code", N_("Radens nummer. Delarna av frågan står med samma nummer på bladet Nivåer.")
    ),
    Column(N_("Kommun"), 16.0, "name", N_("Kommunen, med samma namn som på dess blad.")),
    Column(N_("Nr"), 7.5, "code", N_("Frågans nummer i formuläret.")),
    Column(N_("Område"), 13.0, "quiet", N_("Områdets nummer och namn.")),
    Column(N_("Delområde"), 10.0, "code", N_("Delområdets nummer.")),
    Column(N_("Fråga"), 40.0, "text", N_("Frågan, ordagrant.")),
    Column(N_("Högst"), 8.5, "tenth", N_("Flest poäng frågan kan ge.")),
    Column(N_("Själv"), 12.5, "tenth", N_("Poäng enligt kommunens egen värdering.")),
    Column(
        N_("Enad"),
        12.5,
        "tenth_strong",
        N_("Poäng enligt utvärderarnas gemensamma bedömning, räknade från nivåerna."),
    ),
    Column(N_("Ändrat"), 8.0, "change_tenth", N_("Enad minus själv, båda som de visas, avrundade.")),
    Column(EXACT, 9.0, "change_exact", N_("Enad minus själv, innan något avrundas.")),
)
_ALONE = (
    Column("A", 8.0, "tenth", N_("Poäng enligt utvärderare A, före samsynen.")),
    Column("B", 8.0, "tenth", N_("Poäng enligt utvärderare B, före samsynen.")),
)
_WHY = Column(N_("Motivering"), 46.0, "text", N_("Utvärderarnas motivering, ordagrant."))
_LEADS = (
    N_("En rad för varje fråga och kommun. Filtrera på kommun eller område med pilarna i rubrikraden."),
    N_("Enad räknas från bladet Nivåer: högst gånger vad delarna ger. Pröva andra nivåer där."),
    N_("Ändrat är skillnaden mellan poängen som de visas, avrundade. Den exakta står i kolumnen bredvid."),
    N_("Tom ruta: frågan är obesvarad eller inte bedömd. 0: bedömd, men gav inga poäng."),
    N_("Ej tillämplig: frågan räknas inte, och dess poäng är fördelade på delområdets övriga frågor."),
)


def add_questions(book: Book, edition: Edition, seats: Sequence[Seat], given: Given) -> Area:
    """Add the sheet of questions, ordered so that the nominees stand side by side under each question."""
    sheet = book.add(OWN_SHEETS["questions"], _("Alla frågor"), _LEADS)
    alone = any(seat.compasses.evaluators for seat in seats)
    columns = (*_COLUMNS, *(_ALONE if alone else ()), _WHY)
    area = tables.table(sheet, "Fragor", _HEAD, columns, _rows(edition, seats, given, alone=alone))
    _limit_points(sheet, area)
    sheets.quiet_nothing(sheet, area, [_CHANGED], _READ)
    sheets.quiet_nothing(sheet, area, [_EXACT], theme.EXACT_DECIMALS)
    sheets.set_pages(sheet, _HEAD, frozen=3)
    return area


def points(score: QuestionScore) -> Fraction | str | None:
    """Tell apart the three that are not points: nothing said, not applicable, and nought."""
    if score.state == "not_applicable":
        return NOT_APPLICABLE
    return None if score.state == "unanswered" else score.score.secured


def _rows(edition: Edition, seats: Sequence[Seat], given: Given, *, alone: bool) -> Iterator[Sequence[Cell]]:
    row = _HEAD
    asked = [(area, question) for area in edition.areas for question in area.questions]
    for area, question in asked:
        where = (f"{area.number} {area.short}", edition.home[question.id].number, question.text.sv)
        for seat in seats:
            row += 1
            own, agreed = (one.questions[question.id] for one in (seat.compasses.own, seat.compasses.agreed))
            yield (
                row - _HEAD,
                seat.label,
                question.number,
                *where,
                agreed.score.maximum or NOTHING,
                points(own),
                _agreed(row, agreed, given),
                *_changes(row, own, agreed),
                *(_by_each(seat, question) if alone else ()),
                seat.nominee.motivations.get(question.id),
            )


def _agreed(row: int, agreed: QuestionScore, given: Given) -> Cell:
    """Count the agreed points from the levels; points that were given as points stand as they are."""
    if isinstance(agreed.mark, OwnPoints):
        return Field(agreed.score.secured, "open_tenth")
    if agreed.state == "not_applicable":
        return NOT_APPLICABLE
    counted = f"ROUND(G{row}*{given.sum(f'A{row}')},{cells.EXACT})"
    if agreed.state == "unanswered":
        return Formula(f'=IF({given.tried(f"A{row}")}=0,"",{counted})', "")
    return Formula(f"={counted}", agreed.score.secured)


def _by_each(seat: Seat, question: Question) -> Sequence[Cell]:
    """Give what each evaluator gave, where that is open."""
    each = seat.compasses.evaluators
    return [points(one.questions[question.id]) for one in each] if each else (None, None)


def _changes(row: int, own: QuestionScore, agreed: QuestionScore) -> tuple[Formula, Formula]:
    """Count what the evaluators changed, as read and exactly; what is not points counts as nought."""
    figures = agreed.score.secured, own.score.secured
    after, before = f"I{row}", f"H{row}"
    return cells.apart(after, before, figures, _READ), cells.exactly_apart(after, before, figures)


def _limit_points(sheet: Sheet, area: Area) -> None:
    """Let a juror give no more than a question is worth."""
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": f"=$G{area.first}",
        "error_title": _("Poängen går inte att räkna"),
        "error_message": _("Skriv en siffra från 0 till det som står i kolumnen Högst."),
    }
    sheet.page.data_validation(area.first - 1, AGREED - 1, area.last - 1, AGREED - 1, rule)
