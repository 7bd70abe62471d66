"""Fields of numbers: the id of a thing, the version that was seen, a year, points."""

from __future__ import annotations

from fractions import Fraction

from flask_babel import gettext as _

from webapp.ground.fields import clean_line
from webapp.ground.fields.numbers import parse_points, read_number
from webapp.ground.fields.versions import read_version
from webapp.ground.forms.house_form import HouseField

YEAR_DIGITS = 4


class NumberField(HouseField):
    """The id of something; 0 where nothing is chosen, or what can be no id."""

    data: int
    empty = 0

    def read(self, text: str) -> int:
        """Read the id by the one rule."""
        return read_number(text) or 0

    @property
    def typed(self) -> str:
        """Give what was sent, sign by sign."""
        return self.raw_data[0] if self.raw_data else ""


class NumbersField(HouseField):
    """The ids that are chosen where several can be; what can be no id names nothing."""

    data: set[int]
    several = True
    empty = frozenset()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read every id."""
        self.data = {number for text in valuelist if (number := read_number(text))}


class VersionField(HouseField):
    """The version of what the page showed; -1, which nobody has seen, where it cannot be read.

    A form that cannot go on without it is `needed`: then there is a fault to show.
    """

    data: int
    empty = -1
    always = True

    def __init__(self, *, needed: bool = False, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.needed = needed

    def read(self, text: str) -> int:
        """Read the version by the one rule."""
        return read_version(text)

    def fault(self) -> str:
        """Say that the version is not known."""
        if self.needed and self.data < 0:
            return _("Vi kan inte se vilken version du ändrar. Ladda om sidan och försök igen.")
        return ""


class YearField(HouseField):
    """A year with four digits; None where it is left out."""

    data: int | None
    empty = ""

    def read(self, text: str) -> int | None:
        """Read four digits."""
        self.line = clean_line(text)
        known = self.line.isascii() and self.line.isdigit() and len(self.line) == YEAR_DIGITS
        return int(self.line) if known else None

    def process_data(self, value: object) -> None:
        """Take what is kept; nothing is no year."""
        self.line = str(value or "")
        self.data = value or None  # type: ignore[assignment]

    def fault(self) -> str:
        """Say how a year is written."""
        wrong = self.line and self.data is None
        return _("Skriv årtalet med fyra siffror, till exempel 2021.") if wrong else ""

    @property
    def typed(self) -> str:
        """Give the year as it was typed."""
        return self.line


class PointsField(HouseField):
    """Points as people write them; None where none are."""

    data: Fraction | None
    empty = None

    def process_data(self, value: object) -> None:
        """Take what is kept."""
        self.line, self.wrong = "", ""
        self.data = value  # type: ignore[assignment]

    def read(self, text: str) -> Fraction | None:
        """Read points by the one rule."""
        self.line = text.strip()
        found = parse_points(self.line) if self.line else None
        self.wrong = found if isinstance(found, str) else ""
        return None if isinstance(found, str) else found

    def fault(self) -> str:
        """Say what is wrong with the points."""
        return self.wrong

    @property
    def typed(self) -> str:
        """Give the points as they were typed."""
        return self.line
