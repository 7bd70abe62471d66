"""Fields of time: a day, and a day with its time of day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from webapp.ground.fields import clean_line
from webapp.ground.fields.days import read_day
from webapp.ground.fields.moments import read_moment, typed_day, typed_time
from webapp.ground.forms.house_form import HouseField


class DayField(HouseField):
    """A day as people type it, one that has been where it is `passed`; None where none is typed."""

    data: date | None
    empty = None

    def __init__(self, *, passed: bool = True, **rest: Any) -> None:
        super().__init__(**rest)
        self.passed = passed

    def process_data(self, value: date | None) -> None:
        """Take what is kept."""
        self.line, self.wrong, self.data = value.isoformat() if value else "", "", value

    def read(self, text: str) -> date | None:
        """Read the day by the one rule."""
        self.line = clean_line(text)
        found = read_day(self.line, passed=self.passed)
        self.wrong = found if isinstance(found, str) else ""
        return None if isinstance(found, str) else found

    def fault(self) -> str:
        """Say what is wrong with the day."""
        return self.wrong

    @property
    def typed(self) -> str:
        """Give the day as it was typed."""
        return self.line


class MomentField(HouseField):
    """A day and a time of day in two fields, `day` and `time`, read as one moment; None where none is typed.

    Its own name is the day's. Left as they were shown, or not there, they mean the moment that is kept, to
    the second: a page shows whole minutes.
    """

    data: datetime | None
    empty = None

    def __init__(self, *, time: str = "time", **rest: Any) -> None:
        super().__init__(**rest)
        self.time_name = f"{self.name.removesuffix(self.short_name)}{time}"
        self.wrong = ""

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Read both fields."""
        super().process(None, data, extra_filters)
        shown = self.day, self.time = typed_day(self.data), typed_time(self.data)
        if formdata is None:
            return
        self.day = clean_line(formdata.get(self.name, self.day))
        self.time = clean_line(formdata.get(self.time_name, self.time))
        self.raw_data = [self.day]
        if (self.day, self.time) == shown:
            return
        found = read_moment(self.day, self.time)
        self.wrong = found if isinstance(found, str) else ""
        self.data = None if isinstance(found, str) else found

    def fault(self) -> str:
        """Say what is wrong with the day or the time."""
        return self.wrong

    @property
    def typed(self) -> dict[str, str]:
        """Give the day and the time as they were typed."""
        return {"day": self.day, "time": self.time}
