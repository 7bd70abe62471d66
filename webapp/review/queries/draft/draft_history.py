"""Who changed what in a draft, and when, read from what has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from webapp.evaluation.events import MARK_GIVEN
from webapp.ground.events.models import Event
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.review.events import (
    EXAMPLE_ADDED,
    EXAMPLE_CHANGED,
    EXAMPLE_REMOVED,
    FACT_STATED,
    REPORT_WRITTEN,
    TEXT_SAVED,
)
from webapp.review.models.reviews import Reply
from webapp.review.models.texts import RUNNING
from webapp.review.queries.draft.draft import REPORT, REPORT_PARTS
from webapp.review.queries.facts import FACT

WORDS = tuple(
    one.what
    for one in (
        MARK_GIVEN,
        TEXT_SAVED,
        FACT_STATED,
        REPORT_WRITTEN,
        EXAMPLE_ADDED,
        EXAMPLE_CHANGED,
        EXAMPLE_REMOVED,
    )
)


@dataclass(frozen=True, slots=True)
class Hand:
    """One time that somebody of the pair changed something: `ref` names it as a change does."""

    ref: str
    part: str
    at: datetime
    who: str


def hands(evaluation_id: int) -> list[Hand]:
    """List every time that an agreed mark, a text or an example was changed, oldest first."""
    query = (
        select(Event.what, Event.question_id, Event.before, Event.after, Event.at, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.evaluation_id == evaluation_id, Event.what.in_(WORDS))
        .order_by(Event.id)
    )
    return [
        Hand(*place, row.at, row.name or "")
        for row in db.session.execute(query)
        if (place := _place(row.what, row.question_id, row.before or {}, row.after or {}))
    ]


def _place(
    what: str, question_id: str | None, before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[str, str] | None:
    """Name what an event is about and the place it stands in; None for what is not in the draft."""
    if what == MARK_GIVEN.what:
        return (question_id or "", question_id or "") if after.get("track") == AGREED else None
    if what == REPORT_WRITTEN.what:
        return f"{RUNNING}-{question_id}", str(question_id)
    about = after or before
    if what == FACT_STATED.what:
        return f"{FACT}-{about.get('kind', '')}", REPORT.number
    part = str(about.get("part", ""))
    if what == TEXT_SAVED.what:
        return f"{about.get('kind', '')}-{part}", part
    return f"example-{about.get('example', '')}", part


def touched_since_outcome(reply: Reply) -> bool:
    """Tell whether anything in a reply's place was changed after its outcome, where that was not kept."""
    if reply.outcome_at is None:
        return False
    found = [one for one in hands(reply.evaluation_id) if one.at > reply.outcome_at]
    return any(reply.place in (one.part, one.part.partition(".")[0], _report(one.part)) for one in found)


def _report(part: str) -> str:
    return REPORT.number if part in REPORT_PARTS else part
