"""What a table of participants would bring, row by row, and everything that is wrong with it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext as _

from questionnaires.municipalities.likeness import Likeness
from questionnaires.municipalities.register import found, municipalities
from questionnaires.municipalities.swedish import spelled
from webapp.ground.fields.addresses import kept_email
from webapp.ground.tables.faults import Fault
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.ground.tables.table import Cells, Most, Table

COLUMNS = {"municipality": "kommun", "name": "kontaktperson", "email": "e-post"}
NAME_LIMIT, SHOWN = 120, 80
MOST = Most(size=1_000_000, rows=1000, cells=30_000)
NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass(frozen=True, slots=True)
class Participant:
    """One row: a municipality and whom to write to; `becomes` says what reading it in would do."""

    row: int
    municipality: str
    name: str
    email: str
    becomes: str = NEW


@dataclass(frozen=True, slots=True)
class Draft:
    """A table that has been looked at and not read in."""

    participants: tuple[Participant, ...] = ()
    faults: tuple[Fault, ...] = ()
    ignored: tuple[str, ...] = ()
    hidden: int = 0
    """How many rows are hidden in the workbook: they come along, and that is said."""

    def many(self, becomes: str) -> int:
        """Count the rows that would do something."""
        return len([one for one in self.participants if one.becomes == becomes])

    def as_table(self) -> str:
        """Write the rows as a plain table, to be looked at once more before it is read in."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        writer.writerow(COLUMNS.values())
        writer.writerows((one.municipality, one.name, one.email) for one in self.participants)
        return out.getvalue()


def table_of(content: bytes) -> Table | Draft:
    """Read the rows of a file; or say in a draft that it is no table."""
    try:
        return read_table(content, MOST)
    except UnreadableTableError as error:
        return Draft(faults=(Fault(0, str(error)),))


class Names:
    """The municipalities we know, however they are written, and which of them a misspelt one is like."""

    def __init__(self, names: Iterable[str]) -> None:
        self.known = {one.casefold(): one for one in names}
        self.like = Likeness(self.known.values(), 0.8)


def check(rows: Sequence[Cells], here: Mapping[str, tuple[str, str]], others: Iterable[str]) -> Draft:
    """Look at the rows of a table: `here` are those who take part, `others` more municipalities we know."""
    if not rows:
        return Draft(faults=(Fault(0, _("Filen är tom. Välj en fil med kommuner.")),))
    places, ignored, faults = _columns(rows[0])
    if faults:
        return Draft(faults=tuple(faults))
    if not rows[1:]:
        return Draft(
            faults=(Fault(0, _("Under rubrikerna står inga kommuner. Skriv en kommun på varje rad.")),)
        )
    names = Names([*(m.name for m in municipalities()), *others, *here])
    participants = [_participant(row, places, names, here, faults) for row in rows[1:]]
    _check_twice(participants, faults)
    return Draft(tuple(participants), tuple(sorted(faults, key=lambda fault: fault.row)), tuple(ignored))


def _columns(head: Cells) -> tuple[dict[str, int], list[str], list[Fault]]:
    """Find where each column stands by its heading, however it is written."""
    headings = [spelled(cell) for cell in head.cells]
    places, faults = {}, []
    for key, name in COLUMNS.items():
        at = [place for place, heading in enumerate(headings) if heading == spelled(name)]
        if not at:
            told = ", ".join(COLUMNS.values())
            faults.append(
                Fault(
                    head.row,
                    _("Kolumnen %(name)s saknas. Rubrikerna ska vara: %(told)s.", name=name, told=told),
                )
            )
        elif len(at) > 1:
            faults.append(
                Fault(head.row, _("Kolumnen %(name)s står två gånger. Ta bort den ena.", name=name))
            )
        else:
            places[key] = at[0]
    ignored = [cell[:SHOWN] for place, cell in enumerate(head.cells) if cell and place not in places.values()]
    return places, ignored, faults


def _participant(
    row: Cells,
    places: Mapping[str, int],
    names: Names,
    here: Mapping[str, tuple[str, str]],
    faults: list[Fault],
) -> Participant:
    """Read one row, and add what is wrong with it to the faults."""
    said = {key: row.cells[at] if at < len(row.cells) else "" for key, at in places.items()}
    wrong = [COLUMNS[key] for key, at in places.items() if at in row.formulas]
    faults += (
        Fault(row.row, _("I kolumnen %(name)s står en formel. Skriv texten själv.", name=name))
        for name in wrong
    )
    municipality = names.known.get(said["municipality"].casefold(), "")
    email = kept_email(said["email"])
    if not wrong:
        sentences = (
            "" if municipality else _unknown(said["municipality"], names.like),
            _wrong_name(said["name"]),
            "" if email else _wrong_email(said["email"]),
        )
        faults += (Fault(row.row, sentence) for sentence in sentences if sentence)
    contact = said["name"], email
    becomes = NEW if municipality not in here else SAME if here[municipality] == contact else CHANGED
    return Participant(row.row, municipality or said["municipality"], *contact, becomes)


def _unknown(name: str, like: Likeness) -> str:
    if not name:
        return _("Kommunens namn saknas. Skriv det, eller ta bort raden.")
    words = re.sub(r"s? (kommun|stad)$", "", name[:SHOWN], flags=re.IGNORECASE)
    told = {"name": name[:SHOWN], "near": _beginning(words) or like.nearest(words)}
    if told["near"]:
        return _("Kommunen ”%(name)s” finns inte. Menar du %(near)s?", **told)
    return _("Kommunen ”%(name)s” finns inte. Kontrollera stavningen.", **told)


@lru_cache(maxsize=1000)
def _beginning(words: str) -> str:
    """Find the municipality whose name begins with what was typed, or has it inside."""
    return next((one.name for one in found(words)), "")


def _wrong_name(name: str) -> str:
    if not name:
        return _("Kontaktpersonens namn saknas. Skriv det.")
    return _("Kontaktpersonens namn är för långt. Skriv högst 120 tecken.") if len(name) > NAME_LIMIT else ""


def _wrong_email(email: str) -> str:
    if not email:
        return _("E-postadressen saknas. Skriv den.")
    return _("”%(email)s” är ingen e-postadress. Skriv den som namn@kommunen.se.", email=email[:SHOWN])


def _check_twice(participants: list[Participant], faults: list[Fault]) -> None:
    first: dict[str, int] = {}
    for one in participants:
        key = one.municipality.casefold()
        if key and key in first:
            told = {"name": one.municipality[:SHOWN], "row": first[key]}
            faults.append(Fault(one.row, _("%(name)s står redan på rad %(row)s. Ta bort den ena.", **told)))
        first.setdefault(key, one.row)
