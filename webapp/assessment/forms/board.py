"""The whole board as it was sent: who is to have each row, until when, and what the page showed of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from webapp.assessment.queries.teamwork.board import AS_IT_IS, Board, Row, Wish
from webapp.ground.fields.days import end_of
from webapp.ground.fields.numbers import read_number
from webapp.ground.forms import DayField, HouseForm, LineField, TextField, TickField
from webapp.ground.frame.filters import day


class DistributionForm(HouseForm):
    """What holds for the whole board: a day for all, a greeting, and the changes that the page told of."""

    all_due = DayField(passed=False)
    fill = TickField()
    as_before = TickField()
    note = TextField()
    changes = LineField()


class RowForm(HouseForm):
    """One row: `area:3:person`, `area:3:due` and what was seen of it, `area:3:seen`."""

    person = LineField()
    due = DayField(passed=False)
    seen = LineField()

    def __init__(self, row: Row) -> None:
        super().__init__(prefix=f"{row.place.value}:")
        self.row = row

    def wish(self, all_due: date | None) -> Wish | None:
        """Give what is wanted of the row; none where the page did not have it, which changes nothing."""
        if not self.seen.sent:
            return None
        keeps = self.person.data == str(AS_IT_IS)
        person = AS_IT_IS if keeps else read_number(self.person.data) or 0
        due_at = self._shown_due if self.due.typed == written(self._shown_due) else end_of(self.due.data)
        if all_due and person and not self.row.done_at:
            due_at = end_of(all_due)
        return Wish(self.row.place.value, self.seen.data, person, due_at)

    @property
    def _shown_due(self) -> datetime | None:
        """Give the last moment that the page showed; a day left as it was shown means the same moment."""
        _people, _line, text = self.seen.data.partition("|")
        try:
            return end_of(date.fromisoformat(text)) if text else None
        except ValueError:
            return None


class SentBoard:
    """All rows of a board and what holds for them all."""

    def __init__(self, board: Board) -> None:
        self.before: dict[str, int] = {}
        """Who had what last time, where the board is to begin there."""
        self.whole = DistributionForm()
        self.rows = [RowForm(one) for one in board.every_row]

    @property
    def faults(self) -> dict[str, str]:
        """Say what cannot be read, field by field."""
        rows = {name: text for one in self.rows for name, text in one.faults.items()}
        return {**self.whole.faults, **rows}

    @property
    def wishes(self) -> list[Wish]:
        """Give what is wanted of each row that was sent and can be read."""
        all_due = self.whole.all_due.data if self.whole.fill.data else None
        found = [one.wish(all_due) for one in self.rows if all_due or not one.faults]
        return [self._as_before(one) for one in found if one]

    def _as_before(self, wish: Wish) -> Wish:
        """Let whoever had a row last time have it, where nobody is chosen."""
        return replace(wish, person=self.before.get(wish.place, 0)) if wish.person == 0 else wish

    @property
    def typed(self) -> dict[str, str]:
        """Give what was typed in each row's last day, where it cannot be read."""
        return {one.due.name: one.due.typed for one in self.rows if one.faults}


def written(moment: datetime | None) -> str:
    """Write a last day as the board shows it: "23 oktober"."""
    return day(moment) if moment else ""
