"""Where a person is signed in: begun, seen, and ended for good, one browser at a time or everywhere."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.events.registry import Audience, names
from webapp.ground.events.story import sentence
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.events import ACCOUNT_SIGNED_IN, ACCOUNT_SIGNED_OUT, ACCOUNT_SIGNED_OUT_EVERYWHERE
from webapp.people.models.sign_ins import SignIn

MOST = 50
"""Browsers that one person is signed in at; the one that has been silent for longest goes first."""
SILENT, REMEMBERED_SILENT = timedelta(days=7), timedelta(days=366)
"""After so long without a word the browser has forgotten its session itself."""
SEEN_EVERY = timedelta(minutes=10)
"""How exactly a browser's latest deed is remembered: not every save writes it down."""


def fingerprint_of(token: str) -> str:
    """Give what is kept of a session's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(person_id: int, device: str, browser: str, *, remembered: bool) -> str:
    """Sign a person in, in the transaction that is under way; give the token that the browser keeps.

    `browser` knows the browser again: an older session in the same one is over.
    """
    mark = db.session.scalars(select(Person.fs_uniquifier).where(Person.id == person_id)).one()
    _tidy(person_id, mark, browser)
    token, now = secrets.token_urlsafe(32), clock.now()
    row = {
        "person_id": person_id,
        "token_hash": fingerprint_of(token),
        "mark": mark,
        "browser": browser,
        "device": device,
        "remembered": remembered,
        "created_at": now,
        "seen_at": now,
    }
    db.session.execute(insert(SignIn.__table__), row)
    note(ACCOUNT_SIGNED_IN, person_id, after={"device": device})
    return token


def _tidy(person_id: int, mark: str, browser: str) -> None:
    """Take away what opens nothing any more, and the oldest of too many."""
    now = clock.now()
    silent = (SignIn.seen_at < now - SILENT) & ~SignIn.remembered
    gone = (SignIn.mark != mark) | (SignIn.browser == browser) | silent
    gone |= SignIn.seen_at < now - REMEMBERED_SILENT
    newest = (
        select(SignIn.id)
        .where(SignIn.person_id == person_id)
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
        .limit(MOST - 1)
    )
    db.session.execute(
        delete(SignIn)
        .where(SignIn.person_id == person_id, gone | SignIn.id.not_in(newest))
        .execution_options(synchronize_session=False)
    )


def seen(sign_in_id: int) -> None:
    """Write down, with the deed that is under way, that the browser is in use."""
    db.session.execute(
        update(SignIn.__table__).where(SignIn.__table__.c.id == sign_in_id).values(seen_at=clock.now())
    )


@dataclass(frozen=True, slots=True)
class Device:
    """One browser in which a person is signed in, as the person reads it."""

    id: int
    name: str
    since: datetime
    seen: datetime
    remembered: bool
    current: bool


def devices_of(person_id: int, sign_in_id: int) -> list[Device]:
    """List the browsers in which a person is signed in, the one that asks first."""
    query = (
        select(SignIn)
        .join(Person, (Person.id == SignIn.person_id) & (Person.fs_uniquifier == SignIn.mark))
        .where(SignIn.person_id == person_id)
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    found = [
        Device(row.id, row.device, row.created_at, row.seen_at, row.remembered, row.id == sign_in_id)
        for row in db.session.scalars(query)
    ]
    return sorted(found, key=lambda one: not one.current)


@deed
def end(person_id: int, sign_in_id: int) -> None:
    """Sign a person out of one of the person's own browsers, for good; another's is not there."""
    statement = (
        delete(SignIn.__table__)
        .where(SignIn.__table__.c.id == sign_in_id, SignIn.__table__.c.person_id == person_id)
        .returning(SignIn.__table__.c.device)
    )
    device = db.session.scalar(statement)
    if device is None:
        raise NotThereError
    note(ACCOUNT_SIGNED_OUT, person_id, after={"device": device})


@deed
def end_all(person_id: int) -> None:
    """Sign a person out everywhere: no session, link to a new password or known device holds after it."""
    leave_all(person_id)
    note(ACCOUNT_SIGNED_OUT_EVERYWHERE, person_id)


def leave_all(person_id: int) -> None:
    """Sign a person out everywhere, in the transaction that is under way."""
    person = db.session.get_one(Person, person_id, with_for_update=True)
    person.fs_uniquifier = uuid.uuid4().hex
    db.session.execute(delete(SignIn.__table__).where(SignIn.__table__.c.person_id == person_id))


def end_others(person_id: int, sign_in_id: int) -> None:
    """Sign a person out everywhere but here, in the transaction that is under way."""
    rows = SignIn.__table__
    db.session.execute(delete(rows).where(rows.c.person_id == person_id, rows.c.id != sign_in_id))


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened to a person's account, as the person reads it."""

    at: datetime
    sentence: str
    device: str


def story(person_id: int, most: int = 10) -> list[Told]:
    """Tell what has happened to a person's account, newest first."""
    query = (
        select(Event.at, Event.what, Event.before, Event.after, Event.why)
        .where(Event.person_id == person_id, Event.what.in_(names(Audience.ACCOUNT)))
        .order_by(Event.id.desc())
        .limit(most)
    )
    return [
        Told(row.at, sentence(Audience.ACCOUNT, row), (row.after or {}).get("device", ""))
        for row in db.session.execute(query)
    ]
