"""Files that come into a municipality's register, from its own people or from a guest of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evidence.events import EVIDENCE_ADDED
from webapp.evidence.files import file_store, scanner
from webapp.evidence.files.file_kinds import known_kind, refused
from webapp.evidence.files.file_store import Received
from webapp.evidence.models.evidence import CLEAN, FILE, UNNEEDED, WAITING, Evidence
from webapp.evidence.queries.evidence_register import room, same_there
from webapp.evidence.word_limits import TITLE_LIMIT
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.store.database import db
from webapp.ground.who import Municipality

_SCANS = {scanner.UNNEEDED: UNNEEDED, scanner.CLEAN: CLEAN, scanner.UNSEEN: WAITING}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that is of a kind that is taken and not harmful, and is kept nowhere yet."""

    file: Received
    kind: str
    scan: str
    title: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a municipality has in its register now, and whether it was there already."""

    id: int
    title: str
    before: bool
    waits: bool


@contextmanager
def looked_through(stream: IO[bytes], file_name: str, title: str = "") -> Iterator[Incoming]:
    """Take a file in and look it through, while nobody waits; what is not entered when this ends is gone."""
    context.let_go()
    with file_store.received(stream) as one:
        kind = known_kind(one.path)
        scan = scanner.look_through(one.path)
        if scan == scanner.HARMFUL:
            raise refused(
                _("Filen innehåller skadlig kod och har inte sparats. Varna den som den kommer från.")
            )
        named = title or PurePath(file_name.replace("\\", "/")).stem[:TITLE_LIMIT] or kind.upper()
        yield Incoming(one, kind, _SCANS[scan], named)


def hold_register(municipality_id: int) -> None:
    """Let one at a time change a municipality's register."""
    held = select(Municipality.id).where(Municipality.id == municipality_id).with_for_update()
    db.session.execute(held)


def enter(municipality_id: int, person_id: int, one: Incoming, *, from_guest: bool = False) -> Taken:
    """Enter a file into a register that is held, once; `person_id` answers for it, or asked the guest for it.

    A transaction that comes to nothing leaves a file that is swept.
    """
    if same := same_there(municipality_id, one.file.digest):
        if same.place and file_store.file_at(same.place) is None:
            file_store.keep(one.file, same.place)  # it had got lost
        return Taken(same.id, same.title, before=True, waits=same.scan == WAITING)
    if one.file.size > room(municipality_id).left:
        raise refused(_no_room_for_guest() if from_guest else _no_room())
    row = Evidence(
        kind=FILE,
        title=one.title,
        ending=one.kind,
        size=one.file.size,
        digest=one.file.digest,
        scan=one.scan,
        from_guest=from_guest,
    )
    row.place = file_store.keep(one.file)
    try:
        return added(municipality_id, person_id, row)
    except BaseException:
        file_store.throw(row.place)
        raise


def added(municipality_id: int, person_id: int, row: Evidence) -> Taken:
    """Put a row into the register, and tell what is there now."""
    row.municipality_id, row.added_by_id, row.added_at = municipality_id, person_id, clock.now()
    db.session.add(row)
    db.session.flush()
    note(EVIDENCE_ADDED, None if row.from_guest else person_id, after=as_data(row))
    return Taken(row.id, row.title, before=False, waits=row.scan == WAITING)


def as_data(row: Evidence) -> dict[str, object]:
    """Give what an event remembers of a piece of evidence."""
    return {"municipality": row.municipality_id, "evidence": row.id, "title": row.title}


def _no_room() -> str:
    return _(
        "Filen får inte plats: kommunens underlag får ta %(most)s MB. "
        "Ta bort något som inte används, eller lägg in en länk.",
        most=context.evidence_quota(),
    )


def _no_room_for_guest() -> str:
    return _(
        "Filen får inte plats hos kommunen just nu. Skicka en länk i stället, "
        "eller hör av dig till den som frågade dig."
    )
