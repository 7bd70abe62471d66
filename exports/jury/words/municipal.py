"""The sheets of words: nomination, own descriptions, answers and evidence."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from exports import theme
from exports.jury.levels import said
from exports.jury.nominee import WHOLE_AREA
from exports.jury.seats import OWN_SHEETS
from exports.jury.words.one_table import PARAGRAPHS, WHO, add, top_of
from exports.workbook import cells, sheets, tables
from exports.workbook.cells import Field
from exports.workbook.passages import paragraphs
from exports.workbook.tables import Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exports.entries import JuryEntry
    from exports.jury.seats import Seat
    from exports.workbook.book import Book
    from exports.workbook.cells import Cell
    from questionnaires.compass import Compass
    from questionnaires.edition import Edition

_WHERE = (
    Column(N_("Formulär"), theme.WIDTHS["municipality"], "quiet", N_("Formuläret som frågan står i.")),
    Column(N_("Nr"), theme.WIDTHS["number"], "code", N_("Frågans nummer i formuläret.")),
    Column(N_("Fråga"), 42.0, "text", N_("Frågan, ordagrant.")),
)
_LINKED = (
    WHO,
    *_WHERE,
    Column(N_("Anteckning"), 50.0, "text", N_("Vad kommunen har skrivit om underlaget.")),
    Column(N_("Adress"), theme.WIDTHS["address"], "text", N_("Adressen som kommunen har angett.")),
)
_HEADINGS = (N_("Kriterium"), N_("Nr"), N_("Lydelse"))
_GONE = N_("Frågan finns inte i utgåvan")


def add_nomination(book: Book, edition: Edition, seats: Sequence[Seat]) -> None:
    """Add what the municipalities said when they were nominated: criteria in points, statements in levels."""
    leads = wrap(f"{edition.name}. {edition.wording}", theme.LEAD_LETTERS) + _silent(seats)
    sheet = book.add(OWN_SHEETS["nomination"], _("Nominering"), leads)
    answered = [(seat.label, seat.nominee.nomination) for seat in seats]
    known = [(label, compass) for label, compass in answered if compass]
    figures = _nomination_columns([label for label, _ in known], theme.points_format(edition.decimals))
    words = _nomination_columns([label for label, _ in known], "text")
    top = len(leads) + 3
    sums = tables.table(sheet, "Kriterier", top, figures, _criteria(edition, known), filtered=False)
    sheets.put_heading(sheet, sums.last + 2, _("Påståenden"))
    tables.table(sheet, "Pastaenden", sums.last + 3, words, _statements(edition, known))
    sheets.set_pages(sheet, top, frozen=3)


def _silent(seats: Sequence[Seat]) -> list[str]:
    """Say who has handed in no nomination."""
    silent = [seat.label for seat in seats if not seat.nominee.nomination]
    return [_("Ingen besvarad nominering finns för %(names)s.", names=", ".join(silent))] if silent else []


def _nomination_columns(labels: Sequence[str], style: str) -> list[Column]:
    criterion, number, wording = _HEADINGS
    return [
        Column(criterion, theme.WIDTHS["wide_figure"], "code", _("Kriteriets nummer.")),
        Column(number, theme.WIDTHS["number"], "code", _("Påståendets nummer; ”hela” är hela kriteriet.")),
        Column(wording, theme.WIDTHS["question"], "text", _("Kriteriet eller påståendet, ordagrant.")),
        *(Column(label, 18.0, style, _("Vad %(label)s har svarat.", label=label)) for label in labels),
    ]


def _criteria(edition: Edition, known: Sequence[tuple[str, Compass]]) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [
        (
            cells.number(a.number),
            WHOLE_AREA,
            a.name.sv,
            *(compass.areas[a.number].secured for _, compass in known),
        )
        for a in edition.areas
    ]
    total = theme.points_format(edition.decimals, total=True)
    sums = [Field(compass.total.secured, total) for _, compass in known]
    return [*rows, (*(Field(word, "sum") for word in (_("Summa"), _("alla"), None)), *sums)]


def _statements(edition: Edition, known: Sequence[tuple[str, Compass]]) -> Iterable[Sequence[Cell]]:
    for area in edition.areas:
        for question in area.questions:
            scores = [compass.questions[question.id] for _, compass in known]
            levels = (said(score, "obesvarad", named=len(score.parts) > 1) for score in scores)
            yield cells.number(area.number), question.number, question.text.sv, *levels


def add_descriptions(book: Book, seats: Sequence[Seat]) -> None:
    """Add the municipalities' own descriptions, a paragraph a row so that none is too tall to read."""
    columns = (
        WHO,
        Column(_("Rubrik"), theme.WIDTHS["name"], "text", _("Beskrivningens rubrik.")),
        *PARAGRAPHS,
    )
    rows = (
        (seat.label, heading, number, paragraph)
        for seat in seats
        for heading, text in seat.nominee.descriptions.items()
        for number, paragraph in paragraphs(text, theme.WIDTHS["long"])
    )
    leads = (_("Kommunernas beskrivningar av sig själva, ett stycke på varje rad."),)
    add(book, "descriptions", "Beskrivningar", leads, columns, rows)


def add_answers(book: Book, entry: JuryEntry, seats: Sequence[Seat]) -> None:
    """Add what the municipalities wrote about each question, of the nomination too."""
    rows = (
        (seat.label, *asked, number, paragraph)
        for question_id, asked in _asked(entry).items()
        for seat in seats
        for number, paragraph in paragraphs(seat.nominee.answers.get(question_id, ""), theme.WIDTHS["long"])
    )
    leads = (
        _("Kommunernas egna svar på frågorna, ett stycke på varje rad. Frågor utan text står inte här."),
    )
    add(book, "answers", "KommunernasSvar", leads, (WHO, *_WHERE, *PARAGRAPHS), rows)


def add_evidence(book: Book, entry: JuryEntry, seats: Sequence[Seat]) -> None:
    """Add what the municipalities point to, with links where the address is one of the web."""
    asked = _asked(entry)
    listed = [(seat.label, piece) for seat in seats for piece in seat.nominee.evidence]
    rows = [
        (label, *asked.get(piece.question_id, ("", piece.question_id, _GONE)), piece.note, piece.url)
        for label, piece in listed
    ]
    leads = (_("Länkarna är kommunernas. Kontrollera adressen innan ni öppnar en sida."),)
    sheet = add(book, "evidence", "Underlagen", leads, _LINKED, rows)
    for row, (_label, piece) in enumerate(listed, start=top_of(leads) + 1):
        sheet.link(row, len(_LINKED), piece.url)


def _asked(entry: JuryEntry) -> dict[str, tuple[str, str, str]]:
    """Tell of every question in which questionnaire it stands, its number there and its text."""
    editions = [one for one in (entry.edition, entry.nomination_edition) if one]
    return {
        question.id: (edition.name.sv, question.number, question.text.sv)
        for edition in reversed(editions)
        for question in edition.questions.values()
    }
