"""What the office sends about a round: a new one, its steps and dates, and who is chosen in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from webapp.ground.fields import clean_line
from webapp.ground.fields.numbers import read_number
from webapp.ground.forms import (
    HouseForm,
    LineField,
    MomentField,
    NumberField,
    NumbersField,
    RawField,
    TextField,
    TickField,
    VersionField,
)


class RoundForm(HouseForm):
    """A new round: its recipe, its name in an address, and its name."""

    recipe = LineField()
    key = LineField()
    name = LineField()


class EvaluatorsForm(HouseForm):
    """Who evaluates a nominee, or takes over a seat."""

    first = NumberField()
    second = NumberField()
    track = RawField()


class PairsForm(HouseForm):
    """Which proposed pairs are appointed, with whom the page showed or somebody chose instead."""

    place = NumbersField()

    def pairs(self) -> dict[int, tuple[int, int]]:
        """Read the two of every place that is ticked; 0 where nobody is chosen."""
        return {
            place: (self._person(f"first:{place}"), self._person(f"second:{place}"))
            for place in self.place.data
        }

    def _person(self, name: str) -> int:
        return read_number(self.sent.get(name, "")) or 0


class AskedForm(HouseForm):
    """Which request of somebody else is confirmed."""

    asked = NumberField()


class LicenceForm(HouseForm):
    """Under which licence the results may be used."""

    licence = LineField()


class OfficerForm(HouseForm):
    """Who joins the office of a round."""

    officer = NumberField()


class StepForm(HouseForm):
    """The next step or the one before, with its reason and what the page showed."""

    why = TextField()
    back = TextField()
    seen = RawField()


class EndForm(HouseForm):
    """When a step opens or closes."""

    day = MomentField()

    @property
    def typed(self) -> dict[str, str]:
        """Give the fields back as they were typed."""
        return dict(self.day.typed)


class DatesForm(HouseForm):
    """The dates of all steps: two moments each, named after the step and its end."""

    version = VersionField()

    def ends(self, kept: Mapping[str, datetime | None]) -> dict[str, EndForm]:
        """Read the end of every step; one that the form does not hold stays as it is kept."""
        return {name: EndForm(self.sent, prefix=f"{name}:", day=moment) for name, moment in kept.items()}


class LeaveForm(HouseForm):
    """Until when a participant has more time, and why."""

    day = MomentField()
    why = TextField()

    @property
    def typed(self) -> dict[str, str]:
        """Give the fields back as they were typed."""
        return {**self.day.typed, "why": self.why.data}


class ColumnsForm(HouseForm):
    """What the columns of a table are, in as many fields as it has columns, and what was answered of it."""

    look = TickField()
    """Whether the choices are only to be shown."""
    seen = NumberField()
    """How many rows or values the page said it would read in."""

    def chosen(self, starts: Iterable[str]) -> dict[str, str]:
        """Take what is chosen of columns and names, and nothing else."""
        names = [name for name in self.sent if name.startswith(tuple(starts))]
        return {name: clean_line(self.sent[name])[:100] for name in names}


class TableForm(ColumnsForm):
    """A table of participants that has been shown, to be read in with what is chosen."""

    table = NumberField(carried=True)


class NumbersForm(HouseForm):
    """A round's name, and how many are nominated in it."""

    name = LineField()
    fewest = NumberField()
    most = NumberField()
    version = VersionField()


class ArchiveForm(HouseForm):
    """Why a round is put into the archive."""

    archive = TextField()


class RemovalForm(HouseForm):
    """Why a participant is removed."""

    remove = TextField()


class HandoverForm(HouseForm):
    """Who takes one's own post over."""

    to = NumberField()
