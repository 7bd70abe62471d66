"""A table that is sent is read by the worker, first in its line; without one the server reads it itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

from sqlalchemy import delete

from webapp.ground import context
from webapp.ground.calendar import clock, upkeep
from webapp.ground.jobs import line
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.jobs.line import FIRST, Waiting
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.tables.bounded_child import read_apart
from webapp.ground.tables.sent.models import SentTable
from webapp.ground.tables.table import Most, NoTableError, SentFile

KEPT = timedelta(days=1)
"""So long it is kept what was read, for a sender who comes back."""
PATIENCE, LOOKS_EVERY = 2.5, 0.1
"""So many seconds a page waits for its table before it says how far it has come."""


class StillReadError(Exception):
    """A table that takes longer to read than a page may wait; it is kept, and read meanwhile."""

    def __init__(self, sent_id: int) -> None:
        super().__init__(sent_id)
        self.sent_id = sent_id


def read(file: bytes | SentFile, most: Most, sought: Mapping[str, Any], sender: int) -> dict[str, Any]:
    """Give what was read, as the process that reads wrote it, as soon as the worker has done it.

    Raises StillReadError when that takes long, NotThereError for a file that another sent or that is
    forgotten, and NoTableError.
    """
    asked = {"most": most.words(), **sought}
    if isinstance(file, bytes):
        worker = line.worker_is_there()
        context.let_go()
        if not worker:
            return read_apart(file, most, dict(sought))
        file = SentFile(_keep(sender, file, asked))
    ends = monotonic() + PATIENCE
    while (found := _found(file.id, asked, sender)) is None:
        if monotonic() > ends:
            raise StillReadError(file.id)
        sleep(LOOKS_EVERY)
    return found


@deed
def _keep(sender: int, content: bytes, asked: Mapping[str, Any]) -> int:
    row = SentTable(asked=dict(asked), content=content, sent_at=clock.now(), sent_by_id=sender)
    db.session.add(row)
    db.session.flush()
    return row.id


def _found(sent_id: int, asked: Mapping[str, Any], sender: int) -> dict[str, Any] | None:
    """Give what was read of a table, or nothing yet; and let go of the database meanwhile."""
    row = _fetch(sent_id, sender)
    if row.asked != asked:
        raise NotThereError
    found, waiting = row.found, None if row.found else line.ask(_job(sent_id))
    context.let_go()
    if found is not None:
        return dict(json.loads(found))
    if waiting is None:  # its worker is gone
        _read({"table": sent_id})
    elif waiting.failed:
        raise NoTableError("slow")
    return None


def waiting(sent_id: int, sender: int) -> Waiting | None:
    """Tell how far the reading of one's own table has come; nothing once it is read, or cannot be.

    Raises NotThereError for a table that another sent, or that is forgotten.
    """
    if _fetch(sent_id, sender).found is not None:
        return None
    course = line.ask(_job(sent_id))
    return None if course is None or course.failed else course


def _fetch(sent_id: int, sender: int) -> SentTable:
    row = db.session.get(SentTable, sent_id, populate_existing=True)
    if row is None or row.sent_by_id != sender:
        raise NotThereError
    return row


def _job(sent_id: int) -> Job:
    return Job(FIRST, {"table": sent_id}, "json")


def _read(about: Mapping[str, Any], _ending: str = "json") -> bytes:
    """Read a table that was sent, and keep what was found; of the file itself nothing is kept then."""
    row = db.session.get(SentTable, about["table"])
    if row is None or row.content is None:
        return b"{}"
    content, asked = row.content, dict(row.asked)
    context.let_go()
    most = Most(*(int(word) for word in asked.pop("most")))
    try:
        found = read_apart(content, most, asked)
    except NoTableError as error:
        found = {"why": error.why, "told": error.told, "cost": [error.cost.memory, error.cost.seconds]}
    _keep_found(about["table"], json.dumps(found, ensure_ascii=False))
    return b"{}"


maker(FIRST)(_read)


@deed
def _keep_found(sent_id: int, found: str) -> None:
    row = db.session.get(SentTable, sent_id, with_for_update=True)
    if row is not None:
        row.found, row.content = found, None


@upkeep.forgotten.answered
@deed
def forget_sent() -> int:
    """Forget the tables that were sent more than a day ago, read or not."""
    gone = delete(SentTable).where(SentTable.sent_at < clock.now() - KEPT).returning(SentTable.id)
    return len(db.session.scalars(gone).all())
