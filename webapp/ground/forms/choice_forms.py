"""What is chosen where a file that was brought back and what is here have both changed."""

from __future__ import annotations

from webapp.ground.fields.versions import read_version
from webapp.ground.forms.house_form import HouseForm
from webapp.ground.forms.text_fields import RawField
from webapp.ground.tables.twin.three_ways import CHOICES, Chosen

CHOICE, VERSION = "val", "version"


class ReturnedForm(HouseForm):
    """The choices of a page: `val:<row>:<cell>` and `version:<row>`, and what holds for the rest."""

    rest = RawField()

    def chosen(self) -> Chosen:
        """Read what is chosen, and which versions the page showed."""
        cells, seen = {}, {}
        for name, value in self.sent.items():
            kind, _colon, place = name.partition(":")
            ref, _colon, key = place.partition(":")
            if kind == CHOICE and value in CHOICES:
                cells[ref, key] = value
            elif kind == VERSION:
                seen[ref] = read_version(value)
        rest = self.rest.data if self.rest.data in CHOICES[:2] else ""
        return Chosen(cells, rest, seen)
