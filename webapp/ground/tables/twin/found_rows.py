"""The rows of a file that was taken home, found by what they are, wherever they and their columns stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.municipalities.swedish import spelled
from webapp.ground.tables.headings import parted
from webapp.ground.tables.reader import UnreadableTableError
from webapp.ground.tables.table import Cells, Most, Table, is_error
from webapp.ground.tables.twin.identity import Identity
from webapp.ground.tables.twin.three_ways import Spot

MOST = Most(size=5_000_000, rows=1_000, cells=60_000)
"""How large a file may be that is brought back."""
ERASE = "[töm]"
"""What is written in a cell to take away what stands there; an empty cell changes nothing."""
ID = "id"
SHOWN = 60
_FILLERS = " \u00a0-–—.…"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?")


@dataclass(frozen=True, slots=True)
class Given:
    """A cell as it came back, and where it stands."""

    text: str
    spot: Spot
    formula: bool = False

    @property
    def erases(self) -> bool:
        """Tell whether it takes away what stands there."""
        return self.text.strip().casefold() == ERASE

    @property
    def fills(self) -> bool:
        """Tell whether it is a dash or a dot where people mean that there is nothing to say."""
        return bool(self.text) and not self.text.strip(_FILLERS)

    def fault(self) -> str:
        """Say why it cannot be read whatever it is meant to hold, or nothing."""
        if self.formula:
            return _("Cellen är en formel. Kopiera den och klistra in bara värdet.")
        if is_error(self.text):
            return _("”%(what)s” är ett felvärde. Skriv texten själv.", what=self.text)
        if _DAY.fullmatch(self.text):
            return _("Kalkylprogrammet har gjort om det som skrevs till ett datum. Skriv det med ord.")
        return ""


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A row as it came back: its cells by the keys of their columns."""

    ref: str
    row: int
    cells: Mapping[str, Given]


@dataclass(slots=True)
class GivenRows:
    """All rows by what they are, what is wrong with others, and what is to be said of the file."""

    rows: dict[str, GivenRow] = field(default_factory=dict)
    faults: list[tuple[Spot, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def given_rows(table: Table, about: Identity) -> GivenRows:
    """Find the rows of a file by their ids. Raises UnreadableTableError where its columns cannot be found."""
    words = [spelled(one) for one in about.columns.values()]
    if not table.rows:
        raise UnreadableTableError(_("Filen är tom. Lämna tillbaka den fil som ni hämtade."))
    _above, head, rows = parted(table.rows, words)
    places = _places(head, about, table.sheet)
    found = GivenRows(notes=_notes(table, head, places, rows, about))
    ids = {spelled(ref): ref for ref in about.rows}
    for row in rows:
        if row.cells != head.cells:
            _take(found, row, places, ids, table.sheet)
    _count_missing(found, about)
    return found


def _places(head: Cells, about: Identity, sheet: str) -> dict[str, int]:
    """Find each column by its heading."""
    said = [spelled(one) for one in head.cells]
    places = {}
    for key, heading in about.columns.items():
        many = said.count(spelled(heading))
        if many > 1:
            raise UnreadableTableError(
                _(
                    "%(where)s: kolumnen %(name)s står två gånger. Ta bort den ena.",
                    where=Spot(sheet, head.row),
                    name=heading,
                )
            )
        if many:
            places[key] = said.index(spelled(heading))
    if ID not in places:
        raise UnreadableTableError(
            _(
                "%(where)s: kolumnen %(name)s saknas, så raderna går inte att känna igen. Hämta en ny fil "
                "här och kopiera dit det ni har fyllt i.",
                where=Spot(sheet, head.row),
                name=about.columns[ID],
            )
        )
    return places


def _take(
    found: GivenRows, row: Cells, places: Mapping[str, int], ids: Mapping[str, str], sheet: str
) -> None:
    cells = {
        key: Given(row.cells[at] if at < len(row.cells) else "", Spot(sheet, row.row, at), at in row.formulas)
        for key, at in places.items()
    }
    said = cells.pop(ID)
    if not any(one.text for one in cells.values()):
        return
    ref = ids.get(spelled(said.text), "")
    if not ref:
        found.faults.append((said.spot, _unknown(said.text)))
    elif ref not in found.rows:
        found.rows[ref] = GivenRow(ref, row.row, cells)
    elif _texts(found.rows[ref].cells) != _texts(cells):
        told = {"first": found.rows[ref].row, "id": ref}
        what = _("Raden finns också på rad %(first)s, med andra svar. Ta bort den ena.", **told)
        found.faults.append((Spot(sheet, row.row), what))


def _unknown(said: str) -> str:
    if not said:
        return _("Raden har inget id, så det går inte att veta vad den gäller. Ta bort den.")
    told = {"id": said[:SHOWN]}
    return _("”%(id)s” fanns inte i filen när den hämtades. Rätta id:t, eller ta bort raden.", **told)


def _texts(cells: Mapping[str, Given]) -> dict[str, str]:
    return {key: one.text for key, one in cells.items()}


def _notes(
    table: Table, head: Cells, places: Mapping[str, int], rows: list[Cells], about: Identity
) -> list[str]:
    """Say what in the file is not read, and what is read though it cannot be seen."""
    notes = []
    if others := [one for one in table.facts.others if one not in about.sheets]:
        told = {"sheet": table.sheet, "others": ", ".join(f"”{one[:SHOWN]}”" for one in others)}
        notes.append(_("Bladet ”%(sheet)s” läses. De här bladen läses inte: %(others)s.", **told))
    strange = [
        one[:SHOWN]
        for at, one in enumerate(head.cells)
        if at not in places.values() and any(row.cells[at : at + 1] > ("",) for row in rows)
    ]
    if strange:
        notes.append(_("De här kolumnerna läses inte: %(names)s.", names=", ".join(filter(None, strange))))
    if hidden := sum(row.hidden for row in rows):
        told_hidden = ngettext("En dold rad läses också.", "%(num)s dolda rader läses också.", hidden)
        notes.append(told_hidden)
    if {"comments", "threadedcomments"} & {*table.facts.left}:
        notes.append(_("Kommentarer i filen läses inte."))
    return notes


def _count_missing(found: GivenRows, about: Identity) -> None:
    if missing := len(about.rows.keys() - found.rows.keys()):
        found.notes.append(
            ngettext(
                "En rad som hämtades finns inte i filen. Den ändras inte.",
                "%(num)s rader som hämtades finns inte i filen. De ändras inte.",
                missing,
            )
        )
