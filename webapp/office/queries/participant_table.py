"""What a table of participants would bring, row by row, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from questionnaires.municipalities.names import Names, is_total, sums_up, with_others
from webapp.ground.fields.addresses import kept_email
from webapp.ground.tables.faults import Fault
from webapp.ground.tables.headings import meaning, parted, words_of
from webapp.ground.tables.table import Cells, Most, Table, is_error

NEEDED = {"municipality": "kommun", "name": "kontaktperson", "email": "e-post"}
MEANINGS = ("municipality", "code", "name", "either", "first_name", "last_name", "email")
NAME_LIMIT, SHOWN = 120, 80
MOST = Most(size=1_000_000, rows=1000, cells=30_000)
NEW, CHANGED, SAME = "new", "changed", "same"


def words() -> list[str]:
    """List the headings that such a table has."""
    return words_of(MEANINGS)


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
    left: tuple[str, ...] = ()
    """Rows of sums, which are no municipalities: "Rad 12, Riket"."""

    def many(self, becomes: str) -> int:
        """Count the rows that would do something."""
        return len([one for one in self.participants if one.becomes == becomes])


def check(table: Table, here: Mapping[str, tuple[str, str]], others: Iterable[str]) -> Draft:
    """Look at the rows of a table: `here` are those who take part, `others` more municipalities we know."""
    if not table.rows:
        return Draft(faults=(Fault(0, _("Filen är tom. Välj en fil med kommuner.")),))
    _above, head, rows = parted(table.rows, words())
    places, ignored, faults = columns(head)
    if faults:
        return Draft(faults=tuple(faults))
    if not rows:
        return Draft(
            faults=(Fault(0, _("Under rubrikerna står inga kommuner. Skriv en kommun på varje rad.")),)
        )
    reader = _Reader(places, with_others([*others, *here]), here, table.facts.separator)
    read = [reader.read(row, len(head.cells)) for row in rows if row.cells != head.cells]
    participants = [one for one in read if one]
    _check_twice(participants, places["municipality"], reader.faults)
    return Draft(
        tuple(participants),
        tuple(sorted(reader.faults, key=lambda fault: fault.row)),
        tuple(ignored),
        tuple(reader.left),
    )


def columns(head: Cells) -> tuple[dict[str, int], list[str], list[Fault]]:
    """Find where each column stands by what its heading means, however it is written."""
    means = [meaning(cell) for cell in head.cells]
    if "municipality" not in means and "code" in means:
        means[means.index("code")] = "municipality"
    if "name" not in means and "either" in means:
        means[means.index("either")] = "name"
    places, faults = {key: means.index(key) for key in MEANINGS if key in means}, []
    if "name" not in places and {"first_name", "last_name"} <= places.keys():
        places["name"] = places["first_name"]
    else:
        places = {key: at for key, at in places.items() if key not in ("first_name", "last_name")}
    written = [at for at in head.formulas if at not in places.values()]
    for key, name in NEEDED.items():
        if key not in places and written:
            what = _("Rubriken är en formel utan sparat värde. Skriv texten själv.")
            faults.append(Fault(head.row, what, written.pop(0)))
        elif key not in places:
            told = ", ".join(NEEDED.values())
            what = _("Kolumnen %(name)s saknas. Rubrikerna ska vara: %(told)s.", name=name, told=told)
            faults.append(Fault(head.row, what))
        elif means.count(key) > 1:
            what = _("Kolumnen %(name)s står två gånger. Ta bort den ena.", name=name)
            faults.append(Fault(head.row, what, len(means) - 1 - means[::-1].index(key)))
    ignored = [cell[:SHOWN] for place, cell in enumerate(head.cells) if cell and place not in places.values()]
    return places, ignored, faults


class _Reader:
    """Reads row after row, and gathers what is wrong with them and what is left out."""

    def __init__(
        self,
        places: Mapping[str, int],
        names: Names,
        here: Mapping[str, tuple[str, str]],
        separator: str,
    ) -> None:
        self.places, self.names, self.here, self.separator = places, names, here, separator
        self.faults: list[Fault] = []
        self.left: list[str] = []

    def read(self, row: Cells, wide: int) -> Participant | None:
        """Read one row; nothing where it sums up others."""
        said = {key: row.cells[at] if at < len(row.cells) else "" for key, at in self.places.items()}
        if "first_name" in said:
            said["name"] = f"{said['first_name']} {said['last_name']}".strip()
        if is_total(said["municipality"]) or (sums_up(said["municipality"]) and not said["email"]):
            self.left.append(_("rad %(row)s, %(name)s", row=row.row, name=said["municipality"][:SHOWN]))
            return None
        municipality = self.names.find(said["municipality"]) or ""
        if self.separator == "," and len(row.cells) > wide:
            self._add(row, None, _("Raden har fler rutor än rubriker. Sätt citattecken om text med komma."))
        email = kept_email(said["email"])
        self._check(row, said, municipality, email)
        contact = said["name"], email
        here = self.here.get(municipality)
        becomes = NEW if here is None else SAME if here == contact else CHANGED
        return Participant(row.row, municipality or said["municipality"], *contact, becomes)

    def _check(self, row: Cells, said: Mapping[str, str], municipality: str, email: str) -> None:
        wrong = {
            "municipality": "" if municipality else _unknown(said["municipality"], self.names),
            "name": _wrong_name(said["name"]),
            "email": "" if email else _wrong_email(said["email"]),
        }
        for key, name in NEEDED.items():
            if self.places[key] in row.formulas:
                wrong[key] = _("I kolumnen %(name)s står en formel. Skriv texten själv.", name=name)
            elif is_error(said[key]):
                what = said[key]
                wrong[key] = _("”%(what)s” är ett felvärde från Excel. Skriv texten själv.", what=what)
        code = said.get("code", "")
        if code and municipality and self.names.find(code) != municipality:
            told = {"code": code[:SHOWN], "name": municipality}
            what = _("Kommunkoden %(code)s är inte %(name)ss. Rätta koden eller namnet.", **told)
            self._add(row, "code", what)
        for key, what in wrong.items():
            if what:
                self._add(row, key, what)

    def _add(self, row: Cells, key: str | None, what: str) -> None:
        self.faults.append(Fault(row.row, what, None if key is None else self.places[key]))


def _unknown(name: str, names: Names) -> str:
    if not name:
        return _("Kommunens namn saknas. Skriv det, eller ta bort raden.")
    told = {"name": name[:SHOWN], "near": names.near(name)}
    if told["near"]:
        return _("Kommunen ”%(name)s” finns inte. Menar du %(near)s?", **told)
    return _("Kommunen ”%(name)s” finns inte. Kontrollera stavningen.", **told)


def _wrong_name(name: str) -> str:
    if not name:
        return _("Kontaktpersonens namn saknas. Skriv det.")
    return _("Kontaktpersonens namn är för långt. Skriv högst 120 tecken.") if len(name) > NAME_LIMIT else ""


def _wrong_email(email: str) -> str:
    if not email:
        return _("E-postadressen saknas. Skriv den.")
    return _("”%(email)s” är ingen e-postadress. Skriv den som namn@kommunen.se.", email=email[:SHOWN])


def _check_twice(participants: Sequence[Participant], column: int, faults: list[Fault]) -> None:
    first: dict[str, int] = {}
    for one in participants:
        key = one.municipality.casefold()
        if key and key in first:
            told = {"name": one.municipality[:SHOWN], "row": first[key]}
            what = _("%(name)s står redan på rad %(row)s. Ta bort den ena.", **told)
            faults.append(Fault(one.row, what, column))
        first.setdefault(key, one.row)
