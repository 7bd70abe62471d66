"""What evaluators send about the days of a visit, and interviews pasted in."""

from __future__ import annotations

from datetime import date

from webapp.ground.forms import DayField, HouseForm, KeyField, RawField, TextField, VersionField

PASTED_LIMIT = 20_000


class DaysForm(HouseForm):
    """The first and last day of a visit, and the day its report is due."""

    first_on = DayField(passed=False)
    last_on = DayField(passed=False)
    report_on = DayField(passed=False)
    version = VersionField()

    @property
    def days(self) -> tuple[date | None, date | None, date | None]:
        """Give the days as they were read."""
        return self.first_on.data, self.last_on.data, self.report_on.data


class SendForm(HouseForm):
    """Which clashes whoever sends the schedule has seen."""

    seen = RawField()


class PastedForm(HouseForm):
    """Rows out of a table, as they were pasted."""

    rows = TextField(limit=PASTED_LIMIT, carried=True)
    request_key = KeyField()
