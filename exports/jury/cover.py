"""The cover: what the workbook is, who won once it is announced, what the points rest on, and every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.jury.seats import OWN_SHEETS
from exports.workbook import endings, sheets, tables
from exports.workbook.book import NOTE_SHEET, REST_SHEET
from exports.workbook.passages import lines_of, passages
from exports.workbook.tables import Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.entries import Honoured, JuryEntry
    from exports.jury.seats import Seat
    from exports.workbook.book import Book, Sheet

_HOLDS = {
    "about": N_("Vad arbetsboken bygger på och var allt finns."),
    "overview": N_("Områden, summa och plats för alla nominerade, med diagram."),
    "trial": N_("Pröva andra vikter och nivåer, och se vad som skulle ändra vem som står först."),
    "questions": N_("Varje fråga för varje kommun: poäng och motivering, räknade från nivåerna."),
    "levels": N_("Varje del av varje fråga: egen och enad nivå. Här kan ni pröva andra nivåer."),
    "scales": N_("Vad varje nivå ger."),
    "anchors": N_("Vad varje nivå betyder i varje fråga."),
    "spoken": N_("Styrkor, att utveckla, goda exempel och löpande text, med utvärderarnas egna ord."),
    "nomination": N_("Vad kommunerna svarade när de nominerades."),
    "figures": N_("Nyckeltalen som utmärkelsen väljs på: värde, plats, utveckling och vad de visar."),
    "descriptions": N_("Kommunernas beskrivningar av sig själva."),
    "answers": N_("Vad kommunerna skrev om varje fråga."),
    "evidence": N_("Det som kommunerna hänvisar till, med länkar."),
    "ranking": N_("Juryns sammanvägda ordning och hur den är räknad. Här kan ni pröva en rangordning till."),
    "sources": N_("Dokumenten som frågorna och nyckeltalen bygger på."),
}
_LAST = {
    REST_SHEET: N_("Fortsättningen på texter som inte ryms i en ruta."),
    NOTE_SHEET: N_("Varje kolumn på varje blad, och vad den betyder."),
}
_WIDE = 95.0
_COLUMNS = (
    Column(N_("Blad"), 30.0, "link", N_("Bladets namn, med länk till bladet.")),
    Column(N_("Innehåll"), _WIDE, "text", N_("Vad som står på bladet.")),
)


def add_cover(book: Book, entry: JuryEntry, seats: Sequence[Seat]) -> None:
    """Add the cover; all other sheets must be there, but for those that end the workbook."""
    sheet = book.add(OWN_SHEETS["about"], _("Juryns arbetsbok"))
    row = 3
    for honoured in entry.honours:
        row = _seal(sheet, row, honoured, entry)
    for label, value in _facts(entry, seats):
        for number, passage in enumerate(passages(value, int(_WIDE))):
            sheet.put(row, 1, None if number else label, "label")
            sheet.put(row, 2, passage, "text")
            sheet.set_height(row, lines_of(passage, int(_WIDE)) * theme.LINE_HEIGHT + 3)
            row += 1
    sheets.put_heading(sheet, row + 1, _("Blad i arbetsboken"))
    contents = _contents(book, seats)
    tables.table(sheet, "Innehall", row + 2, _COLUMNS, contents, filtered=False)
    for at, content in enumerate(contents, start=row + 3):
        sheet.jump(at, 1, content[0])
    sheets.set_pages(sheet)


def _seal(sheet: Sheet, row: int, honoured: Honoured, entry: JuryEntry) -> int:
    """Put the seal of who was honoured, with the jury's words; give the next row that is free."""
    sheet.put(row, 1, honoured.honour, "seal")
    sheet.put(row, 2, f"{honoured.municipality}, {entry.award} {entry.round}", "seal")
    sheet.set_height(row, theme.TITLE_HEIGHT)
    for passage in passages(honoured.motivation, int(_WIDE)) if honoured.motivation else ():
        row += 1
        sheet.put(row, 1, _("Juryns motivering"), "label")
        sheet.put(row, 2, passage, "text")
        sheet.set_height(row, lines_of(passage, int(_WIDE)) * theme.LINE_HEIGHT + 3)
    return row + 2


def _facts(entry: JuryEntry, seats: Sequence[Seat]) -> list[tuple[str, str]]:
    """Tell what the workbook is made from."""
    edition, nomination = entry.edition, entry.nomination_edition
    return [
        (_("Utmärkelse"), entry.award),
        (_("Omgång"), entry.round),
        (_("Nominerade"), ", ".join(one.nominee.municipality for one in seats)),
        (_("Framställd"), entry.made_at),
        *([(_("Frågor och poäng"), f"{edition.name} ({edition.id})")] if edition else []),
        *([(_("Om formuleringarna"), edition.wording.sv)] if edition else []),
        *([(_("Nomineringsformulär"), f"{nomination.name} ({nomination.id})")] if nomination else []),
        *(
            [(_("Utgåvans kontrollsumma"), edition.digest or _("saknas: utgåvan är inte publicerad"))]
            if edition
            else []
        ),
        *(_READING if edition else []),
    ]


_READING = (
    (
        N_("Tre slags rutor"),
        N_(
            "Tom ruta: obesvarad eller inte bedömd. 0: bedömd, men gav inga poäng. "
            "”Ej tillämplig” eller ”bedöms inte”: räknas varken i poängen eller i högsta poäng."
        ),
    ),
    (
        N_("Formler"),
        N_(
            "Poängen räknas med levande formler från nivå till fråga, delområde, område, summa och "
            "plats. "
            "Tonade rutor får ni ändra. Ändringar stannar i er kopia av arbetsboken och påverkar inte "
            "det "
            "som är sparat."
        ),
    ),
)


def _contents(book: Book, seats: Sequence[Seat]) -> list[tuple[str, str]]:
    """List the sheets with what each holds, in the order they are read."""
    holds: dict[str, str] = {str(name): _HOLDS[key] for key, name in OWN_SHEETS.items()}
    holds |= {str(name): told for name, told in _LAST.items()}
    holds |= {one.label: _("Områden och delområden: högst, själv, enad, ändrat.") for one in seats}
    return [(name, holds[name]) for name in (*book.titles, *endings.coming(book))]
