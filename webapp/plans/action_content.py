"""What somebody wants an action to be, as plain values that forms make and deeds keep."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

PLANNED, BEGUN, DONE, DROPPED = "planned", "begun", "done", "dropped"
STATES = (PLANNED, BEGUN, DONE, DROPPED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An action as somebody wants it."""

    title: str
    note: str = ""
    owner_id: int | None = None
    owner_name: str = ""
    informed: str = ""
    last_on: date | None = None
    state: str = PLANNED
    dropped_why: str = ""
    aims: dict[str, dict[str, str]] = field(default_factory=dict)

    def owned(self, was_id: int | None, was_name: str) -> Self:
        """Keep the one owner of the two fields: of a person and a name, the one that somebody has changed.

        Where both are changed both stay, for the deed to ask which it is.
        """
        if not self.owner_id or not self.owner_name:
            return self
        if self.owner_name == was_name:
            return replace(self, owner_name="")
        return replace(self, owner_id=None) if self.owner_id == was_id else self
