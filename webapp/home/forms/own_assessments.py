"""What is chosen when an own assessment starts, and what of it can be changed later."""

from __future__ import annotations

from datetime import datetime

from webapp.assessment.deeds.particulars import Particulars
from webapp.assessment.deeds.starts import Wanted
from webapp.ground.calendar import clock
from webapp.ground.fields.days import end_of
from webapp.ground.forms import (
    DayField,
    HouseForm,
    LineField,
    NumberField,
    NumbersField,
    RawField,
    WordsField,
)

SOME = "some"


class ParticularsForm(HouseForm):
    """The name, the last day and those who answer, of an own assessment that has begun."""

    name = LineField()
    last_day = DayField(passed=False)
    people = NumbersField()

    def read(self, closes_at: datetime | None) -> Particulars:
        """Give what is wanted; a day left as it was means the moment that is kept, to the second."""
        kept = clock.in_sweden(closes_at).date() if closes_at else None
        day = self.last_day.data
        return Particulars(
            self.name.data, closes_at if day == kept else end_of(day), frozenset(self.people.data)
        )


class StartForm(ParticularsForm):
    """For which municipality, by which edition, and whether whole or some areas: "kommunkompassen/2012:4"."""

    municipality = NumberField()
    edition = RawField(default="kommunkompassen/2012-forankrad")
    scope = RawField()
    areas = WordsField()

    @property
    def chosen(self) -> frozenset[str] | None:
        """Give the chosen areas of the chosen edition; None where it is whole."""
        if self.scope.data != SOME:
            return None
        parts = (one.rpartition(":") for one in self.areas.data)
        return frozenset(number for edition, _colon, number in parts if edition == self.edition.data)

    @property
    def wanted(self) -> Wanted:
        """Give what is wanted of the new one."""
        return Wanted(self.name.data, self.chosen, end_of(self.last_day.data), frozenset(self.people.data))
