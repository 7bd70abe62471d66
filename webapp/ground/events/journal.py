"""Where what happens is written down, in the deed's own transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import insert

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


def note(event: EventType, person_id: int | None, **about: Any) -> int:  # noqa: ANN401 -- columns of Event
    """Append an event and give its id; `about` names columns of Event: assessment_id, before, after, why.

    `why` is a reason that a person has given; everything else is a field, and one that the event has.
    """
    _check(event, "before", event.before, about.get("before") or ())
    _check(event, "after", event.after, about.get("after") or ())
    row = {"at": clock.now(), "person_id": person_id, "what": event.what, **_EMPTY, **about}
    (event_id,) = cast("tuple[int]", db.session.connection().execute(_INSERT, row).inserted_primary_key)
    return event_id


def _check(event: EventType, side: str, known: frozenset[str], said: Collection[str]) -> None:
    if said and known is not FREE and not known.issuperset(said):
        unknown = ", ".join(sorted(set(said) - known))
        raise LookupError(f"{event.what} has no such field {side}: {unknown}")
