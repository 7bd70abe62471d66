"""What the jury and the nomination group send: places, declarations, notes, words and reasons."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from flask_babel import gettext as _

from webapp.ground.fields import clean_line
from webapp.ground.forms import (
    HouseForm,
    NumberField,
    RawField,
    SeenField,
    TextField,
    TickField,
    VersionField,
)

MOST_DIGITS = 2
CONFLICT_LIMIT = 1_000


@dataclass(slots=True)
class ReadRanking:
    """A ranking as it was sent: places by what candidates are called, what was typed, and what is wrong."""

    places: dict[str, int] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    unknown: bool = False
    version: int = 0
    shown: set[str] = field(default_factory=set)
    """Which candidates the form held a field for: the others keep their places."""


class RankingForm(HouseForm):
    """One's own ranking: a number for each candidate, in as many fields as there are candidates."""

    save = RawField()
    version = VersionField()

    def ranking(self, refs: Collection[str]) -> ReadRanking:
        """Read the number of each candidate; an empty field leaves it out."""
        read = ReadRanking(version=self.version.data)
        for name, value in self.sent.items():
            kind, _dash, ref = name.partition("-")
            text = clean_line(value)
            if kind == "rank":
                read.shown.add(ref)
            if kind != "rank" or not text:
                continue
            if ref not in refs:
                read.unknown = True
                continue
            read.typed[ref] = text
            number = int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0
            if number:
                read.places[ref] = number
            else:
                read.faults[name] = _("Skriv ett heltal från 1 till 99, eller lämna fältet tomt.")
        return read


@dataclass(slots=True)
class ReadDeclaration:
    """A declaration as it was sent: none or some, a kind for each municipality, and words."""

    answer: str
    kinds: dict[int, str]
    text: str
    faults: dict[str, str] = field(default_factory=dict)


class KindForm(HouseForm):
    """What one municipality is to a member."""

    kind = RawField()


class PanelDeclarationForm(HouseForm):
    """A member's conflicts of interest."""

    declaration = RawField()
    conflict = TextField(limit=CONFLICT_LIMIT)

    def about(self, municipality_ids: Collection[int], kinds: Collection[str]) -> ReadDeclaration:
        """Read whether there are conflicts of interest, and with whom."""
        chosen = {one: KindForm(self.sent, of=one).kind.data for one in municipality_ids}
        picked = {one: kind for one, kind in chosen.items() if kind in kinds}
        read = ReadDeclaration(self.declaration.data, picked, self.conflict.data, dict(self.faults))
        if read.answer not in ("none", "some"):
            read.faults["declaration"] = _("Svara nej eller ja.")
        elif read.answer == "some" and not picked:
            read.faults["declaration"] = _("Välj vilken kommun det gäller, eller svara nej.")
        elif read.answer == "none" and picked:
            read.faults["declaration"] = _(
                "Du har svarat nej men valt en kommun. Ändra det ena eller det andra."
            )
        return read


class NomineeForm(HouseForm):
    """Whether one candidate is chosen, and why."""

    choose = RawField()
    reason = TextField()


class NamingForm(HouseForm):
    """The chosen, why they are more or fewer than the round says, and what told equals apart."""

    number = TextField()
    tie = TextField()

    def reasons(self, refs: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Read who is chosen, each with its reason, and every reason that was typed."""
        each = {ref: NomineeForm(self.sent, of=ref) for ref in refs}
        typed = {ref: one.reason.data for ref, one in each.items()}
        return {ref: typed[ref] for ref, one in each.items() if one.choose.data}, typed


class BlindForm(HouseForm):
    """Whether the group reads without names."""

    blind = TickField()


class ClosureForm(HouseForm):
    """The officer's word that a ranking is closed."""

    confirmed = RawField()


class DisclosureForm(HouseForm):
    """Which request to show the order is answered; 0 where it is asked for."""

    asked = VersionField(default=0)


class ConsentForm(HouseForm):
    """A member's word that the order may be shown though few have ranked."""

    agree = RawField()


class PrivateNoteForm(HouseForm):
    """One's own note on a candidate."""

    text = TextField(carried=True)
    version = VersionField()
    seen = SeenField("text")


class NotesForm(HouseForm):
    """One of several notes on a page, which may hold none on somebody who has come since."""

    text = TextField()
    version = VersionField()
    seen = SeenField("text")


class MotivationForm(HouseForm):
    """The jury's words on a nominee, for everybody and for itself."""

    public = TextField(carried=True)
    inner = TextField(carried=True)
    version = VersionField()
    public_seen = SeenField("public", name="public-seen")
    inner_seen = SeenField("inner", name="inner-seen")

    @property
    def untouched(self) -> frozenset[str]:
        """Name the texts that were left as the page showed them."""
        shown = {"public": self.public_seen, "inner": self.inner_seen}
        return frozenset(name for name, seen in shown.items() if seen.untouched)


class HonourForm(HouseForm):
    """Who is named the winner or a mention."""

    kind = RawField()
    entrant = NumberField()
    why = TextField()


class InvitationAnswerForm(HouseForm):
    """A nominated municipality's answer."""

    answer = RawField()
    why = TextField()
