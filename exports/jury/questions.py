"""The sheet where every question stands for every nominee, and where a juror may try other points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury.seats import OWN_SHEETS
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Formula
from questionnaires.marks import NotApplicable, OwnPoints, is_blank
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from exports.jury.seats import Seat
    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell
    from questionnaires.compass import QuestionScore
    from questionnaires.edition import Edition
    from questionnaires.marks import Mark

LABEL, SUBAREA, OWN, AGREED, _CHANGED, _EXACT = 1, 4, 7, 8, 9, 10
"""The columns that formulas on other sheets look in."""

NOT_APPLICABLE = "ej tillämplig"

EXACT = "Ändrat, exakt"
"""The heading of differences between figures as they are before they are rounded."""

_HEAD = 7
_READ = 1
"""The decimals a question's points are shown with."""
_COLUMNS = (
    tables.Column(
        "Kommun", theme.WIDTHS["municipality"], "name", "Kommunen, med samma namn som på dess blad."
    ),
    tables.Column("Nr", theme.WIDTHS["number"], "code", "Frågans nummer i formuläret."),
    tables.Column("Område", theme.WIDTHS["municipality"], "quiet", "Områdets nummer och namn."),
    tables.Column("Delområde", theme.WIDTHS["wide_figure"], "code", "Delområdets nummer."),
    tables.Column("Fråga", theme.WIDTHS["question"], "text", "Frågan, ordagrant."),
    tables.Column("Högst", theme.WIDTHS["figure"], "tenth", "Flest poäng det kan ge."),
    tables.Column("Själv", theme.WIDTHS["wide_figure"], "tenth", "Poäng enligt kommunens egen värdering."),
    tables.Column(
        "Enad", theme.WIDTHS["wide_figure"], "open_tenth", "Poäng enligt utvärderarnas gemensamma bedömning."
    ),
    tables.Column(
        "Ändrat", theme.WIDTHS["figure"], "change_tenth", "Enad minus själv, båda som de visas, avrundade."
    ),
    tables.Column(EXACT, theme.WIDTHS["figure"], "change_exact", "Enad minus själv, innan något avrundas."),
    tables.Column(
        "Egen nivå",
        theme.WIDTHS["levels"],
        "text",
        "Nivån som kommunen själv har valt på varje del av frågan.",
    ),
    tables.Column(
        "Enad nivå",
        theme.WIDTHS["levels"],
        "text",
        "Nivån som utvärderarna har enats om på varje del av frågan.",
    ),
    tables.Column("Motivering", theme.WIDTHS["words"], "text", "Utvärderarnas motivering, ordagrant."),
)
_LEADS = (
    "En rad för varje fråga och kommun. Filtrera på kommun eller område med pilarna i rubrikraden.",
    "Ändrat är skillnaden mellan poängen som de visas, avrundade. Den exakta står i kolumnen bredvid.",
    "Ni kan pröva andra poäng i den tonade kolumnen Enad. Delområden, områden, summa och plats räknas då om.",
    (
        "Tom ruta: frågan är obesvarad eller inte bedömd. 0: bedömd, men gav inga poäng. Ej tillämplig: "
        "frågan räknas inte, och dess poäng är fördelade på delområdets övriga frågor."
    ),
)


def add_questions(book: Book, edition: Edition, seats: Sequence[Seat]) -> tables.Area:
    """Add the sheet of questions, ordered so that the nominees stand side by side under each question."""
    sheet = book.add(OWN_SHEETS["questions"], "Alla frågor", _LEADS)
    area = tables.table(sheet, "Fragor", _HEAD, _COLUMNS, _rows(edition, seats))
    _limit_points(sheet, area)
    sheets.quiet_nothing(sheet, area, [_CHANGED], _READ)
    sheets.quiet_nothing(sheet, area, [_EXACT], theme.EXACT_DECIMALS)
    sheets.set_pages(sheet, _HEAD, frozen=2)
    return area


def said(score: QuestionScore, unsaid: str, *, named: bool = True) -> str:
    """Tell in words what was said about a question, part by part; one part alone needs no name."""
    mark = score.mark
    if isinstance(mark, NotApplicable):
        return f"{NOT_APPLICABLE.capitalize()}: {mark.reason}"
    if isinstance(mark, OwnPoints):
        return f"Poäng satta direkt: {as_points(mark.points, 1)} av {as_points(mark.out_of, 1)}"
    if is_blank(mark):
        return unsaid.capitalize()
    levels = ((part.part.name, part.level.name if part.level else unsaid) for part in score.parts)
    return "; ".join(f"{name}: {level}" if named else str(level) for name, level in levels)


def points(score: QuestionScore) -> Fraction | str | None:
    """Tell apart the three that are not points: nothing said, not applicable, and nought."""
    if score.state == "not_applicable":
        return NOT_APPLICABLE
    return None if score.state == "unanswered" else score.score.secured


def _rows(edition: Edition, seats: Sequence[Seat]) -> Iterator[Sequence[Cell]]:
    row = _HEAD
    compasses = [(s.label, s.nominee, s.nominee.own.questions, s.nominee.agreed.questions) for s in seats]
    words: dict[tuple[str, Mark | None, str], str] = {}
    for area in edition.areas:
        area_name = f"{area.number} {area.short}"
        for question in area.questions:
            subarea = edition.home[question.id].number
            for label, nominee, own_scores, agreed_scores in compasses:
                row += 1
                own, agreed = own_scores[question.id], agreed_scores[question.id]
                yield (
                    label,
                    question.number,
                    area_name,
                    subarea,
                    question.text.sv,
                    agreed.score.maximum or NOT_APPLICABLE,
                    points(own),
                    points(agreed),
                    *_changes(row, own, agreed),
                    _own_words(words, own, agreed),
                    _words(words, agreed, "inte bedömd"),
                    nominee.motivations.get(question.id),
                )


def _changes(row: int, own: QuestionScore, agreed: QuestionScore) -> tuple[Formula, Formula]:
    """Count what the evaluators changed, as read and exactly; what is not points counts as nought."""
    figures = agreed.score.secured, own.score.secured
    after, before = f"H{row}", f"G{row}"
    return cells.apart(after, before, figures, _READ), cells.exactly_apart(after, before, figures)


def _own_words(
    words: dict[tuple[str, Mark | None, str], str], own: QuestionScore, agreed: QuestionScore
) -> str:
    """Tell the municipality's levels, and what they were out of where that was something else."""
    told = _words(words, own, "obesvarad")
    if own.score.maximum == agreed.score.maximum or not own.score.maximum:
        return told
    return f"{told} (av {as_points(own.score.maximum, 1)} i självvärderingen)"


def _words(words: dict[tuple[str, Mark | None, str], str], score: QuestionScore, unsaid: str) -> str:
    """Find the words for a mark; the same mark is put into words once."""
    key = (score.question.kind.id, score.mark, unsaid)
    found = words.get(key)
    if found is None:
        found = words[key] = said(score, unsaid)
    return found


def _limit_points(sheet: Sheet, area: tables.Area) -> None:
    """Let a juror give no more than a question is worth."""
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": f"=$F{area.first}",
        "error_title": "Poängen går inte att räkna",
        "error_message": "Skriv en siffra från 0 till det som står i kolumnen Högst.",
    }
    sheet.page.data_validation(area.first - 1, AGREED - 1, area.last - 1, AGREED - 1, rule)
