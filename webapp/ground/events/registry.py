"""What can happen: one type an event, with its subject, its fields and its sentence for each audience."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from flask_babel.speaklater import LazyString

FREE = frozenset({"*"})
"""The fields of an event that keeps something whole: an answer, a mark, a date by its step."""


class About(Enum):
    """What an event is about, and so in whose story it stands."""

    ASSESSMENT = auto()
    EVALUATION = auto()
    ENTRANT = auto()
    ROUND = auto()
    MUNICIPALITY = auto()
    ACCOUNT = auto()
    PRINT = auto()


class Audience(Enum):
    """Whoever reads a story: each has its own words for what has happened, or is not told of it."""

    MUNICIPALITY = auto()
    """Everybody who works with the municipality's own answers."""
    DRAFT = auto()
    """The pair and the third reader of a draft."""
    VISIT = auto()
    """The pair, before and during its visit."""
    OFFICE = auto()
    ACCOUNT = auto()
    """Whose account it is."""


class Fields(dict[str, Any]):
    """What an event says by field; one that an older row does not have is empty."""

    def __missing__(self, name: str) -> str:
        return ""


Telling = Callable[[Mapping[str, Any]], str]
"""Makes a sentence of an event's fields."""


class Sentence:
    """Words about an event, built once: %(name)s is a field, and `then` names one that follows a colon.

    A field named in `shown` is written by that function, others as they are.
    """

    def __init__(self, words: LazyString, *, then: str = "", **shown: Callable[[Any], object]) -> None:
        self.words, self.then, self.shown = words, then, shown

    def __call__(self, fields: Mapping[str, Any]) -> str:
        """Tell the event that has these fields."""
        said = Fields(fields)
        said.update((name, show(fields[name])) for name, show in self.shown.items())
        words = str(self.words) % said
        return f"{words}: {said[self.then]}" if self.then and said[self.then] else words


class Choice:
    """Other words by what a field holds, and `otherwise` for anything else."""

    def __init__(self, name: str, otherwise: Telling, **by_value: Telling) -> None:
        self.name, self.otherwise, self.by_value = name, otherwise, by_value

    def __call__(self, fields: Mapping[str, Any]) -> str:
        """Tell the event that has these fields."""
        return self.by_value.get(fields[self.name], self.otherwise)(fields)


@dataclass(frozen=True, slots=True, eq=False)
class EventType:
    """A type of event: `what` is its name in the database, where names never change.

    To make one is to register it. `why_held` names the field that older rows kept in `why`, which is for
    reasons that a person gives and nothing else.
    """

    what: str
    about: About
    told: Mapping[Audience, Telling] = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    why_held: str = ""

    def __post_init__(self) -> None:
        if self.what in EVENTS:
            raise ValueError(self.what)
        EVENTS[self.what] = self


EVENTS: dict[str, EventType] = {}
"""Every type of event, by its name."""


def names(audience: Audience, about: About | None = None) -> list[str]:
    """Name the events that an audience is told of, of one sort of subject or of all."""
    return [
        one.what for one in EVENTS.values() if audience in one.told and (about is None or one.about is about)
    ]


def fields(*names: str) -> frozenset[str]:
    """Name the fields of an event."""
    return frozenset(names)
