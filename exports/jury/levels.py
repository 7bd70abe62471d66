"""The sheets of levels: what every part of every question was given, and where a juror may try another."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from exports import theme
from exports.jury.seats import OWN_SHEETS
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Field, Formula
from exports.workbook.tables import Area, Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.marks import NotApplicable, OwnPoints, is_blank
from questionnaires.rounding import as_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.jury.seats import Seat
    from exports.workbook.book import Book, Sheet
    from exports.workbook.cells import Cell
    from questionnaires.compass import QuestionScore
    from questionnaires.edition import Edition, Level, Part, Question

NOT_APPLICABLE = N_("ej tillämplig")
UNSAID, UNANSWERED = N_("inte bedömd"), "obesvarad"
_HEAD = 7
_SCALE_HEAD = 4
_KEY, _TRIED, _GIVES = 1, 8, 9
_TOGETHER = 100
"""How many places share one rule of what can be chosen."""
_COLUMNS = (
    Column(
        N_("Rad"),
        7.0,
        "code",
        N_("Frågans rad i tabellen på bladet Frågor. Delar med samma nummer hör ihop."),
    ),
    Column(N_("Kommun"), 17.0, "name", N_("Kommunen, med samma namn som på dess blad.")),
    Column(N_("Nr"), 8.0, "code", N_("Frågans nummer i formuläret.")),
    Column(N_("Del"), 28.0, "text", N_("Delen av frågan som bedöms för sig.")),
    Column(N_("Vikt"), 7.0, "share", N_("Hur stor del av frågans poäng som delen kan ge.")),
    Column(N_("Egen nivå"), 32.0, "text", N_("Nivån som kommunen själv har valt.")),
    Column(N_("Enad nivå"), 32.0, "text", N_("Nivån som utvärderarna har enats om. Den skrivs aldrig över.")),
    Column(
        N_("Pröva nivå"),
        32.0,
        "open_text",
        N_("Tom: den enade nivån gäller. Välj en annan nivå här för att se vad den ger."),
    ),
    Column(
        N_("Ger"),
        9.5,
        "share",
        N_("Hur stor andel av frågans poäng som delen ger, med den nivå som gäller nu."),
    ),
)
_LEADS = (
    N_("En rad för varje del av varje fråga och kommun. Bladet Frågor räknas från kolumnen Ger."),
    N_(
        "Välj en nivå i den tonade kolumnen Pröva nivå. Frågor, områden, summa, plats och diagram "
        "räknas då om."
    ),
    N_("Töm rutan i Pröva nivå för att gå tillbaka till det som är fastställt."),
    N_(
        "Kolumnen Rad säger vilken rad på bladet Frågor delen hör till. Vad nivåerna ger står på "
        "bladet Skalor."
    ),
)
_SCALES = (
    Column(N_("Skala"), theme.WIDTHS["number"], "code", N_("Skalans nummer i arbetsboken.")),
    Column(N_("Nivå"), theme.WIDTHS["levels"], "text", N_("Vad nivån heter.")),
    Column(N_("Andel"), theme.WIDTHS["figure"], "share", N_("Hur stor andel av delens poäng som nivån ger.")),
    Column(N_("Betyder"), theme.WIDTHS["words"], "text", N_("Vad nivån betyder, om det är lika.")),
)


class Scale(NamedTuple):
    """Where the levels of a scale stand, and what they are called there."""

    names: dict[str, str]
    called: str
    shares: str


class Given(NamedTuple):
    """Where the levels stand: formulas ask what the parts of a question give together."""

    keys: str
    tries: str
    gives: str

    def sum(self, key: str) -> str:
        """Count what the parts with this key give, as a share of the question."""
        return f"SUMIF({self.keys},{key},{self.gives})"

    def tried(self, key: str) -> str:
        """Count how many parts with this key somebody tries another level for."""
        return f'COUNTIFS({self.keys},{key},{self.tries},"?*")'

    @property
    def changes(self) -> str:
        """Count how many levels somebody tries."""
        return f'COUNTIF({self.tries},"?*")'


def said(score: QuestionScore, unsaid: str, *, named: bool = True) -> str:
    """Tell in words what was said about a question, part by part; one part alone needs no name."""
    if whole := _whole(score):
        return whole
    if is_blank(score.mark):
        return str(unsaid).capitalize()
    levels = ((part.part.name, part.level.told if part.level else unsaid) for part in score.parts)
    return "; ".join(f"{name}: {level}" if named else str(level) for name, level in levels)


def _whole(score: QuestionScore) -> str:
    """Tell what was said of a whole question rather than of its parts."""
    mark = score.mark
    if isinstance(mark, NotApplicable):
        return f"{str(NOT_APPLICABLE).capitalize()}: {mark.reason}"
    if isinstance(mark, OwnPoints):
        return _(
            "Poäng satta direkt: %(points)s av %(most)s",
            points=as_points(mark.points, 1),
            most=as_points(mark.out_of, 1),
        )
    return ""


def add_levels(book: Book, edition: Edition, seats: Sequence[Seat]) -> Given:
    """Add the scales, and every part of every question with the nominees below each other."""
    scales = _add_scales(book, edition)
    sheet = book.add(OWN_SHEETS["levels"], _("Nivåer, del för del"), _LEADS)
    choices: list[tuple[int, int, Scale]] = []
    area = tables.table(sheet, "Nivaer", _HEAD, _COLUMNS, _rows(edition, seats, scales, choices))
    _let_choose(sheet, choices)
    sheets.set_pages(sheet, _HEAD, frozen=3)
    return Given(*(area.there(column) for column in (_KEY, _TRIED, _GIVES)))


def _scale_key(part: Part) -> tuple[tuple[str, Fraction], ...]:
    return tuple((str(level.name), level.share) for level in part.levels)


def _add_scales(book: Book, edition: Edition) -> dict[object, Scale]:
    """Add each scale once, and tell where it stands."""
    parts: dict[object, list[Part]] = {}
    for question in edition.questions.values():
        for part in question.scale.parts:
            parts.setdefault(_scale_key(part), []).append(part)
    rows: list[Sequence[Cell]] = []
    scales = {}
    for number, (key, alike) in enumerate(parts.items(), start=1):
        names = _names(alike[0].levels)
        first = _SCALE_HEAD + 1 + len(rows)
        for place, level in enumerate(alike[0].levels):
            meanings = {str(part.levels[place].text) for part in alike}
            told = meanings.pop() if len(meanings) == 1 else None
            rows.append((number, names[level.id], level.share, told))
        area = Area(str(OWN_SHEETS["scales"]), first, first + len(names) - 1)
        scales[key] = Scale(names, area.there(2), area.there(3))
    sheet = book.add(OWN_SHEETS["scales"], leads=(_("Vad varje nivå ger. Bladet Nivåer räknar härifrån."),))
    tables.table(sheet, "Skalorna", _SCALE_HEAD, _SCALES, rows, filtered=False)
    sheets.set_pages(sheet, _SCALE_HEAD)
    return scales


def _names(levels: Sequence[Level]) -> dict[str, str]:
    """Name the levels so that no two are alike."""
    names: dict[str, str] = {}
    for level in levels:
        name = cells.clean(str(level.name))
        names[level.id] = f"{name} ({level.id})" if name in names.values() else name
    return names


def _rows(
    edition: Edition,
    seats: Sequence[Seat],
    scales: dict[object, Scale],
    choices: list[tuple[int, int, Scale]],
) -> Iterator[Sequence[Cell]]:
    row = _HEAD
    for place, question in enumerate(edition.questions.values()):
        whole = sum(question.kind.weights)
        for at, (part, weight) in enumerate(zip(question.kind.parts, question.kind.weights, strict=True)):
            scale = scales[_scale_key(part)]
            choices.append((row + 1, row + len(seats), scale))
            for number, seat in enumerate(seats):
                row += 1
                key = place * len(seats) + number + 1
                share = Fraction(weight, whole)
                yield key, *_row(row, seat, question, (at, share, scale))


def _row(row: int, seat: Seat, question: Question, part: tuple[int, Fraction, Scale]) -> Sequence[Cell]:
    at, weight, scale = part
    own, agreed = (one.questions[question.id] for one in (seat.compasses.own, seat.compasses.agreed))
    found = agreed.parts[at] if agreed.parts else None
    name = str(question.kind.parts[at].name)
    said_of: list[Cell] = [seat.label, question.number, name, weight, _own(own, agreed, at, scale)]
    if whole := _whole(agreed):
        return *said_of, whole, Field(None, "text"), "–"
    level = found.level if found else None
    tried = f'INDEX({scale.shares},MATCH(IF(H{row}="",G{row},H{row}),{scale.called},0))'
    gives = Formula(f"=E{row}*IFERROR({tried},0)", weight * level.share if level else Fraction(0))
    return *said_of, scale.names[level.id] if level else UNSAID, None, gives


def _own(own: QuestionScore, agreed: QuestionScore, at: int, scale: Scale) -> str:
    """Tell the municipality's own level, and what it was out of where that was something else."""
    if whole := _whole(own):
        return whole
    level = own.parts[at].level if own.parts else None
    told = scale.names[level.id] if level else UNANSWERED
    if own.score.maximum == agreed.score.maximum or not own.score.maximum:
        return told
    return _("%(told)s (av %(points)s i självvärderingen)", told=told, points=as_points(own.score.maximum, 1))


def _let_choose(sheet: Sheet, choices: Sequence[tuple[int, int, Scale]]) -> None:
    """Let a juror choose among the levels of each part's own scale; one rule for many parts."""
    places: dict[str, list[list[int]]] = {}
    for first, last, scale in choices:
        places.setdefault(scale.called, []).append([first - 1, _TRIED - 1, last - 1, _TRIED - 1])
    for called, ranges in places.items():
        for at in range(0, len(ranges), _TOGETHER):
            first_range, *others = ranges[at : at + _TOGETHER]
            rule: dict[str, Any] = {
                "validate": "list",
                "source": f"={called}",
                "other_cells": others,
                "error_title": _("Nivån finns inte"),
                "error_message": _("Välj en nivå i listan, eller töm rutan för att gå tillbaka."),
            }
            sheet.page.data_validation(*first_range, rule)
