"""What the address of a comparison says: results, a group, a search; and what in it cannot be followed."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from questionnaires.comparison.groups import (
    ALL,
    CHOSEN,
    KINDS,
    LATEST,
    SAME_GROUP,
    SAME_KIND,
    NoGroupError,
    TooFewError,
    Wanted,
)
from questionnaires.comparison.spread import FEWEST
from webapp.results.queries.comparison.comparison import MOST, Asked, Comparison

LONGEST, MANY, MOST_LATEST = 100, 400, 400
USUAL_LATEST = "27"


@dataclass
class Filled:
    """The form as it was sent, to be shown again as it was, and the faults by field."""

    words: str = ""
    main: str = ""
    others: list[str] = field(default_factory=list)
    group: str = ""
    latest: str = USUAL_LATEST
    members: list[str] = field(default_factory=list)
    median: bool = False
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the results that are asked for, the first of them compared with the others."""
        return tuple(dict.fromkeys(one for one in (self.main, *self.others) if one))

    @property
    def kept(self) -> tuple[str, ...]:
        """Give every result that is chosen for anything."""
        return (*self.keys, *self.members)

    def asked(self) -> Asked:
        """Give what can be followed of it."""
        return Asked(self.keys[:MOST], self._wanted(), self.median)

    def _wanted(self) -> Wanted | None:
        if self.group not in KINDS or "antal" in self.faults:
            return None
        return Wanted(self.group, int(self.latest) if self.group == LATEST else 0, tuple(self.members))


def read(args: MultiDict[str, str], known: dict[str, object]) -> Filled:
    """Read the address, and say what in it cannot be followed."""
    filled = Filled(
        words=args.get("sok", "").strip()[:LONGEST],
        main=args.get("av", "")[:LONGEST],
        others=[one[:LONGEST] for one in args.getlist("med")[:MANY] if one],
        group=args.get("grupp", "")[:LONGEST],
        latest=args.get("antal", USUAL_LATEST).strip()[:LONGEST],
        members=[one[:LONGEST] for one in args.getlist("i")[:MANY]],
        median="median" in args,
    )
    filled.faults = {**_faults_of_results(filled, known), **_faults_of_group(filled)}
    return filled


def _faults_of_results(filled: Filled, known: dict[str, object]) -> dict[str, str]:
    """Name results that are not public, and too many of them."""
    faults = {}
    if filled.main and filled.main not in known:
        faults["av"] = _("Det resultatet finns inte bland de offentliga. Välj ett i listan.")
    if not filled.main and filled.others:
        faults["av"] = _("Välj också det resultat som de andra ska stå bredvid.")
    if any(one not in known for one in filled.others):
        faults["med"] = _("Ett av resultaten finns inte bland de offentliga. Välj ett i listan.")
    if len(filled.keys) > MOST:
        faults["med"] = _(
            "Högst %(most)s resultat kan stå bredvid varandra. De första visas; ta bort något av de andra.",
            most=MOST,
        )
    return faults


def _faults_of_group(filled: Filled) -> dict[str, str]:
    """Name a group there is none of, and a number that is none."""
    if filled.group and filled.group not in KINDS:
        return {"grupp": _("Den gruppen finns inte. Välj en i listan.")}
    number = filled.latest
    is_number = number.isascii() and number.isdigit() and FEWEST <= int(number) <= MOST_LATEST
    if filled.group == LATEST and not is_number:
        return {
            "antal": _("Skriv ett helt tal från %(fewest)s till %(most)s.", fewest=FEWEST, most=MOST_LATEST)
        }
    return {}


def refused(comparison: Comparison, filled: Filled) -> dict[str, str]:
    """Say beside its field why a group is not shown."""
    why = comparison.refused
    if why is None:
        return {}
    if isinstance(why, NoGroupError):
        who = comparison.main.result.municipality
        return {
            "grupp": _(
                "%(who)s finns inte i SKR:s indelning, som bara gäller hela kommuner. Välj en annan grupp.",
                who=who,
            )
        }
    place = {CHOSEN: "i", LATEST: "antal"}.get(filled.group, "grupp")
    return {place: _too_few(why, filled.group)}


def _too_few(why: TooFewError, group: str) -> str:
    """Tell how many there are, that it is too few, and what to do."""
    remedy = {
        CHOSEN: _("Välj fler i samma utgåva."),
        SAME_GROUP: _("Välj huvudgruppen eller alla."),
        SAME_KIND: _("Välj alla, eller välj själv."),
        ALL: _("Välj ett resultat i en annan utgåva."),
    }.get(group, _("Välj en annan grupp."))
    return _(
        "Gruppen har %(there)s resultat i den här utgåvan. Färre än fem: visas inte. %(remedy)s",
        there=why.there,
        remedy=remedy,
    )
