"""The register of occasions: whom a letter goes to, when and in which words; each subject adds its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any, TypeAlias

from flask_babel import gettext as _
from flask_babel.speaklater import LazyString

from webapp.ground.calendar.upkeep import due
from webapp.ground.events.journal import Noted, hear
from webapp.ground.events.registry import EventType
from webapp.ground.mail import outbox, wishes
from webapp.ground.store.database import deed, only_looking
from webapp.ground.who import Person
from webapp.ground.words.languages import SWEDISH, speaking

Words: TypeAlias = LazyString | Callable[[Mapping[str, Any]], str]
"""A sentence with the names of fields in it, or what makes one of them."""


@dataclass(frozen=True, slots=True)
class To:
    """Somebody a letter is for, and what it says to them.

    `said` are the fields of its words and link. Two letters of an occasion that are `once` the same for one
    address are one letter; unsaid, each event has its own.
    """

    email: str
    name: str = ""
    person_id: int | None = None
    said: Mapping[str, Any] = field(default_factory=dict)
    thing: str = ""
    once: str = ""
    round_id: int | None = None
    municipality_id: int | None = None
    language: str = SWEDISH


def to(person: Person, **about: Any) -> To:  # noqa: ANN401 -- the fields of To
    """Address a letter to a person."""
    return To(person.email, person.name, person.id, language=person.language or SWEDISH, **about)


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """Why a letter is written (tillfälle): one row of the register. To make one is to register it.

    It is heard of with the events in `when`, to those that `whom` gives; or, with `due`, as the clock goes;
    or it is written by the deed itself, where `whom` is none. Whoever did it gets no letter unless
    `doer_too`. One that may go with the day's letter is a `digest`; one about a `turn` asks for something.
    """

    name: str
    subject: Words
    text: Words
    link: str = ""
    when: tuple[EventType, ...] = ()
    whom: Callable[[Noted], Iterable[To]] | None = None
    due: Callable[[], Iterable[To]] | None = None
    turn: str = ""
    digest: bool = True
    secret: bool = False
    doer_too: bool = False
    greets: bool = True
    """Whether the letter begins with the name; words of somebody's own may do it themselves."""

    def __post_init__(self) -> None:
        if self.name in OCCASIONS:
            raise ValueError(self.name)
        OCCASIONS[self.name] = self
        if self.whom is not None:
            for event in self.when:
                hear(event, self._heard)

    def _heard(self, noted: Noted) -> None:
        assert self.whom is not None  # noqa: S101 -- nobody else listens
        receivers = in_their_languages(partial(self.whom, noted))
        self.write((one for one in receivers if self.doer_too or one.person_id != noted.person_id), noted.id)

    def write(self, receivers: Iterable[To] | Callable[[], Iterable[To]], event_id: int = 0) -> None:
        """Write the letter to each receiver who wants it, once.

        Where what it says has words of ours in it, the receivers are given as what finds them: it is asked
        in the language of each reader, for the one who does it may read another.
        """
        if callable(receivers):
            receivers = in_their_languages(receivers)
        chosen = {self.key_to(one, event_id): one for one in receivers if one.email}
        wanted = wishes.wishes_of([one.person_id for one in chosen.values()]) if self.digest else {}
        for key, one in chosen.items():
            how = wanted.get(one.person_id, wishes.AT_ONCE)
            if how == wishes.ONLY_TURNS and not self.turn:
                continue
            with speaking(one.language):
                subject, body = _said(self.subject, one), self.body_to(one)
            outbox.write(
                key,
                one.email,
                subject,
                body,
                self.link % one.said,
                secret=self.secret,
                round_id=one.round_id,
                municipality_id=one.municipality_id,
                person_id=one.person_id,
                event_id=event_id or None,
                occasion=self.name,
                thing=one.thing,
                held=how == wishes.DAILY,
            )

    def due_now(self) -> list[To]:
        """Give those whom it is due to write to by the clock; what was written is never written again."""
        receivers = in_their_languages(self.due) if self.due else ()
        due = {self.key_to(one, 0): one for one in receivers}
        written = outbox.written(due)
        return [one for key, one in due.items() if key not in written]

    def key_to(self, one: To, event_id: int) -> str:
        """Name the letter to somebody: with the same name it is the same letter."""
        if one.once and not one.person_id:
            return f"{self.name}:{one.once}"
        who = one.person_id or sha256(one.email.encode()).hexdigest()[:16]
        return f"{self.name}:{one.once or event_id}:{who}"

    def body_to(self, one: To) -> str:
        """Give the text of the letter to somebody."""
        if not self.greets:
            return _said(self.text, one)
        hello = _("Hej %(name)s.", name=one.name) if one.name else _("Hej.")
        return f"{hello}\n\n{_said(self.text, one)}"


OCCASIONS: dict[str, Occasion] = {}
"""Every occasion, by its name."""


def in_their_languages(receivers: Callable[[], Iterable[To]]) -> list[To]:
    """Give those that a letter is for, each with what it says in the language of its reader.

    What it says is found out in Swedish, and once more only where somebody reads another language.
    """
    with speaking(SWEDISH):
        found = list(receivers())
    for other in sorted({one.language for one in found} - {SWEDISH}):
        with speaking(other):
            again = list(receivers())
        found = [one for one in found if one.language != other] + [
            one for one in again if one.language == other
        ]
    return found


def _said(words: Words, one: To) -> str:
    return words(one.said) if callable(words) else str(words) % one.said


@due.answered
def write_due() -> int:
    """Write what is due by the clock alone; give how many occasions were looked into.

    Whom it concerns is found out before anything is held: to look through a whole country takes a while,
    and meanwhile everybody saves answers. Two that write the same write it once.
    """
    by_the_clock = [one for one in OCCASIONS.values() if one.due is not None]
    for occasion in by_the_clock:
        with only_looking():
            receivers = occasion.due_now()
        if receivers:
            deed(occasion.write)(receivers)
    return len(by_the_clock)


UNTOLD: dict[str, str] = {}
"""Events that no letter tells of, by name, with why: a test wants each event to have one or the other."""


def untold(why: str, *events: EventType) -> None:
    """Say why nobody gets a letter about these events."""
    for event in events:
        UNTOLD[event.what] = why
