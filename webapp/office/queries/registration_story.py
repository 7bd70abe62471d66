"""What has happened to municipalities that begin by themselves, in words for the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select, union_all

from webapp.ground.events.models import Event
from webapp.ground.events.registry import Audience
from webapp.ground.events.story import sentence
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.people import events

MOST = 20
_TOLD = (
    events.REGISTRATION_CONFIRMED,
    events.REGISTRATION_APPROVED,
    events.REGISTRATION_DECLINED,
    events.REGISTRATION_WITHDRAWN,
    events.REGISTRATION_UNDONE,
    events.REGISTRATION_SETTLED,
    events.DOMAIN_CORRECTED,
)


@dataclass(frozen=True, slots=True)
class Happened:
    """One event: when, by whom, and what, with the reason that somebody gave."""

    at: datetime
    who: str
    sentence: str
    why: str


def latest() -> list[Happened]:
    """Tell what has happened, newest first."""
    # A kind at a time: asked for all at once, SQLite looks through every event that is about no mark.
    elsewhere = Event.assessment_id.is_(None), Event.evaluation_id.is_(None)
    found = union_all(*(select(Event.id).where(*elsewhere, Event.what == one.what) for one in _TOLD))
    query = (
        select(Event.at, Event.what, Event.before, Event.after, Event.why, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.id.in_(found))
        .order_by(Event.id.desc())
        .limit(MOST)
    )
    nobody = _("Tjänsten")
    return [
        Happened(row.at, row.name or nobody, sentence(Audience.OFFICE, row), row.why)
        for row in db.session.execute(query)
    ]
