"""What somebody wants an action to be, as plain values that forms make and deeds keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

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
