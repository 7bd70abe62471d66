"""Empty places to restore backups into, and what is compared of what was and what is there then."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from tests.conftest import SECRET, create_database, database_address, drop_database
from tests.support.dumps import Dump
from tests.support.worlds import put_together
from webapp.award.queries.jury import jury_entry
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round


@contextmanager
def empty_place(
    request: pytest.FixtureRequest, kind: str, folder: Path, secret: str = SECRET
) -> Iterator[None]:
    """Work on a database without a single table, with an empty folder for files."""
    server, name = "", f"restored_{os.getpid()}"
    if kind == "sqlite":
        url = f"sqlite:///{folder / 'restored.sqlite'}"
    else:
        server = request.getfixturevalue("postgresql")
        create_database(server, name)
        url = database_address(server, name)
    app = put_together(url, secret)
    app.config["FILES"] = str(folder / "restored files")
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()
    if server:
        drop_database(server, name)


def cells(workbook: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(BytesIO(workbook))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def jury_workbook() -> bytes:
    round_id = db.session.scalars(select(Round).where(Round.key == "2026")).one()
    made = jury_entry.jury_workbook(round_id)
    db.session.rollback()
    return made


def without_backups(held: Dump) -> Dump:
    return {name: rows for name, rows in held.items() if name != "backup"}
