"""The board (fördelning): areas and subareas by who has them, until when, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from questionnaires.edition import Edition
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.progress import Standing, standing
from webapp.assessment.queries.teamwork.task_places import AREA, QUESTION, SUBAREA, Place, place_of
from webapp.assessment.queries.teamwork.tasks import HandedOut, given_back, handed_out
from webapp.ground.calendar import clock
from webapp.ground.who import Person

NARROWEST_FIRST = (QUESTION, SUBAREA, AREA)


AS_IT_IS = -1
"""Chosen where several have a row: they keep it, whatever else is changed."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a row is to be, and what the page showed of it; `person` is 0 where nobody is to have it."""

    place: str
    seen: str
    person: int
    due_at: datetime | None

    @property
    def asked(self) -> str:
        """Write what is wanted as what was seen is written."""
        people, _line, _day = self.seen.partition("|")
        day = f"{clock.in_sweden(self.due_at):%Y-%m-%d}" if self.due_at else ""
        who = people if self.person == AS_IT_IS else str(self.person or "")
        return f"{who}|{day if who else ''}"


@dataclass(frozen=True, slots=True)
class Row:
    """A place on the board, with those who have it and how much of it is answered."""

    place: Place
    held: tuple[HandedOut, ...] = ()
    gone: tuple[HandedOut, ...] = ()
    """Parts of those who no longer answer: they are nobody's until somebody else has them."""
    back: Task | None = None
    """The part as somebody gave it back, where nobody has had it since."""
    answered: int = 0
    subareas: tuple[Row, ...] = ()

    @property
    def total(self) -> int:
        """Tell how many questions there are."""
        return len(self.place.questions)

    @property
    def people(self) -> frozenset[int]:
        """Tell who has it, by id."""
        return frozenset(one.task.person_id for one in self.held if one.task.person_id)

    @property
    def due_at(self) -> datetime | None:
        """Give the last moment when it is to be done: the first, where several have one each."""
        return min((one.task.due_at for one in self.held if one.task.due_at), default=None)

    @property
    def seen(self) -> str:
        """Write who has it and until when, so that a page can say what it showed."""
        day = f"{clock.in_sweden(self.due_at):%Y-%m-%d}" if self.due_at else ""
        return f"{','.join(map(str, sorted(self.people)))}|{day}"

    @property
    def done_at(self) -> datetime | None:
        """Tell when everybody who has it had said that it was done."""
        said = [one.task.done_at for one in self.held]
        return max((one for one in said if one), default=None) if all(said) else None


@dataclass(frozen=True, slots=True)
class Hand:
    """All that one colleague has in hand: the questions are those that nobody else has more narrowly."""

    person: Person
    parts: tuple[HandedOut, ...]
    answered: int
    total: int
    last_at: datetime | None

    @property
    def open(self) -> tuple[HandedOut, ...]:
        """Give what is not said to be done."""
        return tuple(one for one in self.parts if one.task.done_at is None)

    @property
    def due_at(self) -> datetime | None:
        """Give the nearest last moment of what is not done."""
        return min((one.task.due_at for one in self.open if one.task.due_at), default=None)

    @property
    def asked_at(self) -> datetime | None:
        """Tell when the colleague was last asked about what is not done."""
        return max((one.task.asked_at for one in self.open if one.task.asked_at), default=None)


@dataclass(frozen=True, slots=True)
class Board:
    """Who has what, row by row and person by person, and what stands beside the rows."""

    rows: tuple[Row, ...]
    hands: tuple[Hand, ...]
    apart: tuple[HandedOut, ...]
    """Single questions, and what guests have: they have no row of their own."""
    answered: int
    total: int
    unknown: tuple[Place, ...] = ()
    """The questions of which somebody has said that nobody knows yet."""

    def row(self, value: str) -> Row | None:
        """Find a row by its place as a form sends it."""
        return next((one for one in self.every_row if one.place.value == value), None)

    @property
    def every_row(self) -> list[Row]:
        """List the rows and those inside them."""
        return [one for row in self.rows for one in (row, *row.subareas)]


def board(subject: OwnAssessment) -> Board:
    """Gather the board in a constant number of queries."""
    now = standing(subject)
    handed = handed_out(subject.edition, subject.id)
    back = {f"{one.scope}:{one.place}": one for one in given_back([subject.id])}
    rows = tuple(_filled(row, handed, now, back) for row in _places(subject.edition))
    shown = {one.place.value for row in rows for one in (row, *row.subareas)}
    apart = tuple(one for one in handed if one.task.email or one.place.value not in shown)
    every = [question for row in rows for question in row.place.questions]
    waits = (place_of(subject.edition, QUESTION, one) for one in every if _is_unknown(one, now))
    unknown = tuple(one for one in waits if one)
    return Board(rows, _hands(handed, now), apart, _answered(every, now), len(every), unknown)


def _places(edition: Edition) -> list[Row]:
    """List the rows: areas with their subareas, and the headings of an own description."""
    rows = []
    for area in edition.areas:
        whole = place_of(edition, AREA, area.number)
        inside = [] if edition.descriptions else [one.number for one in area.subareas]
        found = (place_of(edition, SUBAREA, number) for number in inside)
        if whole:
            rows.append(Row(whole, subareas=tuple(Row(one) for one in found if one)))
    headings = (place_of(edition, QUESTION, one.id) for one in edition.descriptions)
    return rows + [Row(one) for one in headings if one]


def _filled(row: Row, handed: list[HandedOut], now: Standing, back: dict[str, Task]) -> Row:
    here = [one for one in handed if one.place.value == row.place.value and not one.task.email]
    return replace(
        row,
        held=tuple(one for one in here if not one.gone),
        gone=tuple(one for one in here if one.gone),
        back=back.get(row.place.value),
        answered=_answered(row.place.questions, now),
        subareas=tuple(_filled(one, handed, now, back) for one in row.subareas),
    )


def _answered(questions: tuple[str, ...] | list[str] | set[str], now: Standing) -> int:
    return sum(_is_answered(one, now) for one in questions)


def _is_unknown(question: str, now: Standing) -> bool:
    kept = now.answers.get(question)
    return kept is not None and kept.said.unknown


def _is_answered(question: str, now: Standing) -> bool:
    state = now.compass.states.get(question)
    if state is None:
        kept = now.answers.get(question)
        return bool(kept and kept.said.text)
    return state in ("answered", "not_applicable")


def _hands(handed: list[HandedOut], now: Standing) -> tuple[Hand, ...]:
    """Gather what each colleague has, those with the nearest last day first."""
    questions = shares(handed)
    last: dict[int, datetime] = {}
    for kept in now.answers.values():
        if kept.saved_by_id and kept.saved_at:
            last[kept.saved_by_id] = max(kept.saved_at, last.get(kept.saved_by_id, kept.saved_at))
    people = {one.task.person_id: one.task.person for one in handed if one.task.person and not one.gone}
    hands = [
        Hand(
            person,
            tuple(one for one in handed if one.task.person_id == who),
            _answered(questions[who], now),
            len(questions[who]),
            last.get(who),
        )
        for who, person in people.items()
        if who is not None
    ]
    return tuple(sorted(hands, key=lambda one: (not one.open, one.due_at is None, one.due_at or 0)))


def shares(handed: list[HandedOut]) -> dict[int, set[str]]:
    """Share the questions: whoever has the narrower part of them has them, as a subarea in an area."""
    found: dict[int, set[str]] = {}
    taken: set[str] = set()
    for scope in NARROWEST_FIRST:
        here = [one for one in handed if one.place.scope == scope and one.task.person_id and not one.gone]
        for one in here:
            found.setdefault(one.task.person_id or 0, set()).update(set(one.place.questions) - taken)
        taken.update(question for one in here for question in one.place.questions)
    return found
