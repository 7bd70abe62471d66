"""Where what happens is written down, in the deed's own transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Integer, Update, bindparam, insert, select
from sqlalchemy.types import TypeEngine

from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.events.registry import FREE, EventType
from webapp.ground.store.database import db

_INSERT = insert(Event.__table__)
_EMPTY: dict[str, Any] = {
    "round_id": None,
    "assessment_id": None,
    "evaluation_id": None,
    "question_id": None,
    "before": None,
    "after": None,
    "version": None,
    "why": "",
    "request_key": None,
}


@dataclass(frozen=True, slots=True)
class Noted:
    """An event that has just been written down, for whoever hears of it in the same transaction.

    `aside` is what the deed knows and nobody keeps, as the token of a link.
    """

    id: int
    type: EventType
    at: datetime
    person_id: int | None
    round_id: int | None
    assessment_id: int | None
    evaluation_id: int | None
    question_id: str | None
    before: dict[str, Any]
    after: dict[str, Any]
    why: str
    aside: dict[str, Any]


_HEARERS: dict[str, list[Callable[[Noted], None]]] = {}
"""Who hears of an event, by its name."""


def hear(event: EventType, hearer: Callable[[Noted], None]) -> None:
    """Let somebody hear of every event of a type, in the transaction that writes it down."""
    _HEARERS.setdefault(event.what, []).append(hearer)


def note(event: EventType, person_id: int | None, **about: Any) -> int:  # noqa: ANN401 -- columns of Event
    """Append an event and give its id; `about` names columns of Event: assessment_id, before, after, why.

    `why` is a reason that a person has given; everything else is a field, and one that the event has.
    `aside` goes to those who hear of it and is kept nowhere.
    """
    aside = about.pop("aside", None) or {}
    row = _row(event, person_id, about)
    (event_id,) = cast("tuple[int]", db.session.connection().execute(_INSERT, row).inserted_primary_key)
    if hearers := _HEARERS.get(event.what):
        noted = Noted(
            event_id,
            event,
            row["at"],
            person_id,
            row["round_id"],
            row["assessment_id"],
            row["evaluation_id"],
            row["question_id"],
            row["before"] or {},
            row["after"] or {},
            row["why"],
            aside,
        )
        for hearer in hearers:
            hearer(noted)
    return event_id


class NotedChange:
    """A change of one row, written down if the row was there to change: one statement where the database can.

    PostgreSQL can; SQLite is asked twice. Nobody may hear of its events: the row alone is what follows.
    """

    def __init__(self, change: Update) -> None:
        self.change = change
        columns = [column for column in Event.__table__.c if column.name != "id"]
        said = [bindparam(f"event_{one.name}", type_=_type(one)) for one in columns]
        changed = change.returning(change.table.c.id).cte("changed")
        noted = insert(Event.__table__).from_select(columns, select(*said).select_from(changed))
        self.together = noted.returning(Event.__table__.c.id)

    def make(
        self, asked: dict[str, Any], event: EventType, person_id: int | None, about: dict[str, Any]
    ) -> bool:
        """Change the row and note what `note` would; False, and nothing written, where there was none."""
        if event.what in _HEARERS:
            raise LookupError(event.what)
        connection, row = db.session.connection(), _row(event, person_id, about)
        if connection.dialect.name != "sqlite":
            said = {f"event_{name}": value for name, value in row.items()}
            return connection.execute(self.together, {**asked, **said}).first() is not None
        if connection.execute(self.change, asked).rowcount != 1:
            return False
        connection.execute(_INSERT, row)
        return True


def _type(column: ColumnElement[Any]) -> TypeEngine[Any]:
    """Give the type of a column; what leads to another table has none before that table is read in."""
    return Integer() if column.foreign_keys else column.type


def note_all(event: EventType, person_id: int | None, rows: Sequence[dict[str, Any]]) -> None:
    """Append many events of one type, each about something; at once where nobody hears of them."""
    if event.what in _HEARERS:
        for about in rows:
            note(event, person_id, **about)
    elif rows:
        db.session.connection().execute(_INSERT, [_row(event, person_id, about) for about in rows])


def _row(event: EventType, person_id: int | None, about: dict[str, Any]) -> dict[str, Any]:
    """Write the row of an event, if it has the fields that are said."""
    _check(event, "before", event.before, about.get("before") or ())
    _check(event, "after", event.after, about.get("after") or ())
    return {"at": clock.now(), "person_id": person_id, "what": event.what, **_EMPTY, **about}


def _check(event: EventType, side: str, known: frozenset[str], said: Collection[str]) -> None:
    if said and known is not FREE and not known.issuperset(said):
        unknown = ", ".join(sorted(set(said) - known))
        raise LookupError(f"{event.what} has no such field {side}: {unknown}")
