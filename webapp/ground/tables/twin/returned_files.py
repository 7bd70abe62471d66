"""Files that were brought back wait here for their sender, who looks them over before they are read in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select

from webapp.ground.calendar import clock, upkeep
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.tables.headings import words_of
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.ground.tables.table import SentFile, Table
from webapp.ground.tables.twin.found_rows import MOST
from webapp.ground.tables.twin.identity import MARK
from webapp.ground.tables.twin.models import ReturnedFile

KEPT = timedelta(days=1)
"""So long a file waits."""
_NAME = 200


def read_returned(content: bytes | SentFile, headings: Sequence[str], sender: int | None = None) -> Table:
    """Read a file that was brought back; ask before the transaction that keeps it. Raises InvalidError."""
    try:
        table = read_table(content, MOST, words_of((), headings), MARK, whole=True, sender=sender)
    except UnreadableTableError as error:
        raise InvalidError({"file": str(error)}) from error
    if not table.rows:
        raise InvalidError({"file": _("Filen är tom. Lämna tillbaka den fil som ni hämtade.")})
    return table


def put(person_id: int, kind: str, about: int, table: Table, name: str) -> int:
    """Keep a file inside a deed, for its sender alone; give its id."""
    row = ReturnedFile(
        kind=kind,
        about=about,
        file_name=name[:_NAME],
        content=json.dumps(table.as_data(), ensure_ascii=False),
        sent_at=clock.now(),
        sent_by_id=person_id,
    )
    db.session.add(row)
    db.session.flush()
    return row.id


@upkeep.forgotten.answered
@deed
def forget_returned() -> int:
    """Forget the files that have waited a day, read in or not."""
    gone = delete(ReturnedFile).where(ReturnedFile.sent_at < clock.now() - KEPT).returning(ReturnedFile.id)
    return len(db.session.scalars(gone).all())


def fetch(person_id: int, kind: str, about: int, file_id: int, *, lock: bool = False) -> ReturnedFile:
    """Fetch a file of one's own that still waits, or has been read in. Raises NotThereError."""
    row = db.session.get(ReturnedFile, file_id, populate_existing=True, with_for_update=lock or None)
    if row is None or (row.sent_by_id, row.kind, row.about) != (person_id, kind, about):
        raise NotThereError
    if row.sent_at < clock.now() - KEPT:
        raise NotThereError
    return row


def table_of(row: ReturnedFile) -> Table:
    """Give the table that a waiting file holds."""
    return Table.of(json.loads(row.content))


def waiting(person_id: int, kind: str, about: int) -> list[ReturnedFile]:
    """List one's own files that nobody has read in yet, newest first."""
    query = select(ReturnedFile).where(
        ReturnedFile.kind == kind,
        ReturnedFile.about == about,
        ReturnedFile.sent_by_id == person_id,
        ReturnedFile.read_in_at.is_(None),
        ReturnedFile.sent_at >= clock.now() - KEPT,
    )
    return list(db.session.scalars(query.order_by(ReturnedFile.id.desc())))


def done(row: ReturnedFile) -> None:
    """Note inside a deed that a file has been read in; what it said is forgotten."""
    row.read_in_at, row.content = clock.now(), ""
