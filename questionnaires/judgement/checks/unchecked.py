"""What was accepted without a check: a mark that left no trace of anybody having looked.

A mark is checked where it departs from the municipality's own, has a motivation, was chosen by itself, or its
question is ticked in the plan or rests on a source. Otherwise it is accepted: by itself, or in bulk with all
of an area. Departing or not is no sign of care; having looked is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from questionnaires.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CHOSEN, ACCEPTED, IN_BULK = "chosen", "accepted", "in_bulk"
"""How a mark came about (kept with it): chosen by itself, accepted by itself, or with all of an area."""
CHECKED = "checked"
"""The state of a mark that somebody has looked into; the two others are ACCEPTED and IN_BULK."""


class Trace(NamedTuple):
    """What one mark on a question tells of how it came about."""

    way: str
    departs: bool
    motivated: bool

    @property
    def looked(self) -> bool:
        """Tell whether whoever gave it has looked."""
        return self.way == CHOSEN or self.departs or self.motivated


class Unchecked(NamedTuple):
    """How many agreed marks were accepted without a check, how many of them in bulk, and of how many."""

    many: int
    in_bulk: int
    of: int

    def __str__(self) -> str:
        """Say it in a sentence, without its full stop."""
        said = {"many": self.many, "bulk": self.in_bulk, "of": self.of}
        if self.in_bulk:
            return _("%(many)s av %(of)s godtagna utan kontroll, varav %(bulk)s i klump", **said)
        return _("%(many)s av %(of)s godtagna utan kontroll", **said)


def state_of(traces: Collection[Trace], *, seen: bool) -> str:
    """Tell the state of a question from all marks on it; `seen` where it is ticked or rests on a source."""
    if seen or any(trace.looked for trace in traces):
        return CHECKED
    return IN_BULK if all(trace.way == IN_BULK for trace in traces) else ACCEPTED


def unchecked(states: Mapping[str, str]) -> Unchecked:
    """Count the states of agreed marks, by the ids of their questions."""
    in_bulk = sum(one == IN_BULK for one in states.values())
    return Unchecked(sum(one != CHECKED for one in states.values()), in_bulk, len(states))


def together(ways: Collection[str]) -> str:
    """Tell how an agreed mark came about that two gave alike: chosen where either chose it."""
    return next((way for way in (CHOSEN, ACCEPTED, IN_BULK) if way in ways), "")
