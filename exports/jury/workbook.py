"""The jury's workbook put together, in the order it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury import words
from exports.jury.nominee import add_nominee
from exports.jury.overview import add_overview
from exports.jury.questions import add_questions
from exports.jury.seats import OWN_SHEETS, seat
from exports.workbook import endings, file, sheets, tables
from exports.workbook.book import NOTE_SHEET, REST_SHEET, Book
from exports.workbook.passages import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.entries import JuryEntry
    from exports.jury.seats import Seat

_HOLDS = {
    "about": "Vad arbetsboken bygger på och var allt finns.",
    "overview": "Områden, summa och plats för alla nominerade, med diagram.",
    "questions": "Varje fråga för varje kommun: poäng, nivåer och motivering. Här kan ni pröva andra poäng.",
    "nomination": "Vad kommunerna svarade när de nominerades.",
    "figures": "Nyckeltalen som utmärkelsen väljs på, och vad de visar.",
    "descriptions": "Kommunernas beskrivningar av sig själva.",
    "answers": "Vad kommunerna skrev om varje fråga.",
    "evidence": "Det som kommunerna hänvisar till, med länkar.",
    "notes": "Varje kolumn på varje blad, och vad den betyder.",
    "rests": "Fortsättningen på texter som inte ryms i en ruta.",
}
_COLUMNS = (
    tables.Column("Blad", 30.0, "link", "Bladets namn, med länk till bladet."),
    tables.Column("Innehåll", 95.0, "text", "Vad som står på bladet."),
)


def make(entry: JuryEntry) -> bytes:
    """Make the workbook and save it."""
    title = f"Juryns arbetsbok, {entry.award} {entry.round}"
    book = Book(title, f"{entry.edition.name} ({entry.edition.id})")
    seats = seat(entry)
    book.reserve(*_order(entry, seats))
    questions = add_questions(book, entry.edition, seats)
    found = [add_nominee(book, i, entry.edition, one, questions) for i, one in enumerate(seats, start=1)]
    add_overview(book, entry.edition, seats, found)
    if entry.nomination_edition:
        selected = bool(entry.nomination_edition.figures)
        add = words.add_selection if selected else words.add_nomination
        add(book, entry.nomination_edition, seats)
    words.add_descriptions(book, seats)
    words.add_answers(book, entry, seats)
    words.add_evidence(book, entry, seats)
    endings.end(book)
    _add_about(book, entry, seats)
    return file.as_bytes(book)


def _add_about(book: Book, entry: JuryEntry, seats: Sequence[Seat]) -> None:
    """Add the cover: what this is, what the points rest on, and what each sheet holds."""
    sheet = book.add(OWN_SHEETS["about"], "Juryns arbetsbok")
    facts = _facts(entry, seats)
    for row, (label, value) in enumerate(facts, start=3):
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value, "text")
        sheet.set_height(row, lines_of(value, int(_COLUMNS[1].width)) * theme.LINE_HEIGHT + 3)
    sheets.put_heading(sheet, len(facts) + 4, "Blad i arbetsboken")
    top = len(facts) + 5
    contents = _contents(book, entry, seats)
    tables.table(sheet, "Innehall", top, _COLUMNS, contents, filtered=False)
    for row, (name, _) in enumerate(contents, start=top + 1):
        sheet.jump(row, 1, name)
    sheets.set_pages(sheet, one_page=True)


def _facts(entry: JuryEntry, seats: Sequence[Seat]) -> list[tuple[str, str]]:
    """Tell what the workbook is made from."""
    nomination = entry.nomination_edition
    return [
        ("Utmärkelse", entry.award),
        ("Omgång", entry.round),
        ("Nominerade", ", ".join(one.nominee.municipality for one in seats)),
        ("Framställd", entry.made_at),
        ("Frågor och poäng", f"{entry.edition.name} ({entry.edition.id})"),
        ("Om formuleringarna", entry.edition.wording.sv),
        *([("Nomineringsformulär", f"{nomination.name} ({nomination.id})")] if nomination else []),
        ("Utgåvans kontrollsumma", entry.digest or "saknas: utgåvan är inte publicerad"),
        (
            "Tre slags rutor",
            (
                "Tom ruta: obesvarad eller inte bedömd. 0: bedömd, men gav inga poäng. "
                "”Ej tillämplig” eller ”bedöms inte”: räknas varken i poängen eller i högsta poäng."
            ),
        ),
        (
            "Formler",
            (
                "Poängen räknas med levande formler från fråga till summa. Ändringar stannar i er kopia "
                "av arbetsboken och påverkar inte det som är sparat."
            ),
        ),
    ]


def _contents(book: Book, entry: JuryEntry, seats: Sequence[Seat]) -> list[tuple[str, str]]:
    """List the sheets with what each holds, in the order they are read."""
    holds = {name: _HOLDS[key] for key, name in OWN_SHEETS.items()}
    if entry.nomination_edition and entry.nomination_edition.figures:
        holds[OWN_SHEETS["nomination"]] = _HOLDS["figures"]
    holds |= {one.label: "Områden och delområden: högst, själv, enad, ändrat." for one in seats}
    holds |= {REST_SHEET: _HOLDS["rests"], NOTE_SHEET: _HOLDS["notes"]}
    return [(name, holds[name]) for name in book.titles]


def _order(entry: JuryEntry, seats: Sequence[Seat]) -> list[str]:
    """Order the sheets: cover, overview, nominees, questions, then words."""
    about, overview, *others = (
        title for key, title in OWN_SHEETS.items() if key != "nomination" or entry.nomination_edition
    )
    return [about, overview, *(one.label for one in seats), *others]
