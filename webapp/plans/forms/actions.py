"""An action as a browser sends it: what, whose, until when, and the levels that are aimed at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _

from webapp.ground.forms import (
    ChoiceField,
    DayField,
    HouseForm,
    KeyField,
    LineField,
    NumberField,
    TextField,
    VersionField,
    WordsField,
)
from webapp.plans.action_content import PLANNED, STATES, Wanted

ADD = "add"
"""The button that adds a question to the form, and keeps nothing yet."""


class ActionForm(HouseForm):
    """An action; `aimed` are the questions whose levels stand in the form, `more` one to add to them."""

    title = LineField(limit=200)
    note = TextField(limit=2000)
    owner = NumberField()
    owner_name = LineField(limit=120)
    informed = LineField(limit=300)
    last = DayField(passed=False)
    state = ChoiceField(STATES, _("Välj ett läge."), default=PLANNED)
    dropped_why = TextField(limit=1000)
    aimed = WordsField()
    more = LineField()
    go = LineField()
    version = VersionField()
    request_key = KeyField()
    kept_aims: dict[str, dict[str, str]]

    def __init__(self, aims: Mapping[str, Mapping[str, str]] | None = None, **kept: Any) -> None:  # noqa: ANN401
        """Read the form beside what is kept, and the levels that are aimed at now."""
        super().__init__(**kept)
        self.kept_aims = {one: dict(levels) for one, levels in (aims or {}).items()}

    @property
    def adds(self) -> bool:
        """Tell whether a question is chosen whose levels are not in the form yet."""
        return bool(self.more.data) and self.more.data not in self.aimed.data

    @property
    def questions(self) -> list[str]:
        """Name the questions that something is aimed at, with the one that is added now."""
        return list(dict.fromkeys([*self.aimed.data, *([self.more.data] if self.more.data else [])]))

    def aims(self) -> dict[str, dict[str, str]]:
        """Read the levels aimed at, by question and part; a form without any question leaves them all."""
        if not self.aimed.sent:
            return self.kept_aims
        found: dict[str, dict[str, str]] = {one: {} for one in self.aimed.data}
        for name, level in self.sent.items():
            kind, _colon, place = name.partition(":")
            question, _colon, part = place.partition(":")
            if kind == "level" and level and question in found:
                found[question][part] = level
        return {one: levels for one, levels in found.items() if levels}

    @property
    def wanted(self) -> Wanted:
        """Give the action as it is wanted."""
        told = self.title.data, self.note.data, self.owner.data or None, self.owner_name.data
        rest = self.informed.data, self.last.data, self.state.data, self.dropped_why.data
        return Wanted(*told, *rest, self.aims())
