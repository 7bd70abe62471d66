"""What is chosen when an own assessment starts, and what of it can be changed later."""

from __future__ import annotations

from datetime import datetime

from flask_babel import lazy_gettext as _

from webapp.assessment.deeds.particulars import Particulars
from webapp.assessment.deeds.starts import Wanted
from webapp.ground.calendar import clock
from webapp.ground.fields.days import end_of
from webapp.ground.forms import (
    ChoiceField,
    DayField,
    HouseForm,
    LineField,
    NumberField,
    NumbersField,
    RawField,
    WordsField,
)

SOME = "some"
BESIDE, WITHOUT = "beside", "without"
"""Whether last time's answers are to stand beside the questions."""


class ParticularsForm(HouseForm):
    """The name, the last day, those who answer, and what becomes of last time's answers."""

    name = LineField()
    last_day = DayField(passed=False)
    people = NumbersField()
    last_time = ChoiceField(
        (BESIDE, WITHOUT), _("Välj om svaren från förra gången ska visas."), default=BESIDE
    )

    def read(self, closes_at: datetime | None) -> Particulars:
        """Give what is wanted; a day left as it was means the moment that is kept, to the second."""
        kept = clock.in_sweden(closes_at).date() if closes_at else None
        day = self.last_day.data
        return Particulars(
            self.name.data,
            closes_at if day == kept else end_of(day),
            frozenset(self.people.data),
            self.last_time.data == BESIDE,
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
        return Wanted(
            self.name.data,
            self.chosen,
            end_of(self.last_day.data),
            frozenset(self.people.data),
            self.last_time.data == BESIDE,
        )
