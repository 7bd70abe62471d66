"""Reads in a file of printed figures: all of it with what contradicts flagged, or nothing."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from questionnaires.printed import PrintedFigure as Figure
from questionnaires.printed.imports import Import, read_import
from questionnaires.printed.tables import Table
from questionnaires.rounding import as_exact, as_points
from webapp.ground import context
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.printed.events import FIGURES_IMPORTED
from webapp.printed.models.printed import PrintedFigure, PrintedFlag
from webapp.printed.queries.printed import gathered, known_print
from webapp.printed.queries.printed_table import read_file


class File(NamedTuple):
    """A file that has been read, before the transaction that keeps its figures begins."""

    name: str
    sha256: str
    table: Table


def try_import(name: str, content: bytes) -> Import:
    """Tell what a file would bring, and change nothing."""
    return read_import(name, read_file(content), known_print())


def import_figures(name: str, content: bytes, by: str = "", account: str = "") -> Import:
    """Read in a file without faults; `by` is the e-mail of who does it, `account` that of the machine.

    Raises NotThereError where nobody has that e-mail.
    """
    if by:
        _person(by)
    context.let_go()
    file = File(name, hashlib.sha256(content).hexdigest(), read_file(content))
    read = read_import(name, file.table, known_print())
    if read.faults:
        return read
    try:
        return _import(file, by, account)
    except IntegrityError:  # somebody read in the same between our look and our write, and it is known now
        return _import(file, by, account)


@deed
def _import(file: File, by: str, account: str) -> Import:
    """Keep figures and flags with one event that tells who, when and which file."""
    person_id = _person(by) if by else None
    read = read_import(file.name, file.table, gathered())
    if read.faults:
        return read
    about = {
        "file": file.name,
        "sha256": file.sha256,
        "figures": len(read.figures),
        "flags": len(read.contradictions),
        "account": account,
    }
    event_id = note(FIGURES_IMPORTED, person_id, after=about)
    rows = [
        {**_row(figure), "event_id": event_id, "line": line}
        for figure, line in zip(read.figures, read.lines, strict=True)
    ]
    db.session.execute(insert(PrintedFigure), rows)
    flags = [{**flag, "event_id": event_id} for flag in _flags(read)]
    if flags:
        db.session.execute(insert(PrintedFlag), flags)
    return read


def _person(email: str) -> int:
    """Find who reads in the file."""
    query = select(Person.id).where(Person.email == email.strip().lower(), Person.active)
    person_id = db.session.scalar(query)
    if person_id is None:
        raise NotThereError
    return int(person_id)


def _row(figure: Figure) -> dict[str, Any]:
    """Write a figure as it is printed, with as many decimals."""
    printed = None if figure.achieved is None else as_points(figure.achieved, figure.decimals)
    return {
        **_place(figure),
        "achieved": printed and printed.replace(",", "."),
        "maximum": None if figure.maximum is None else as_exact(figure.maximum),
        "percent": figure.percent,
    }


def _flags(read: Import) -> list[dict[str, Any]]:
    """Write what contradicts: what is printed, and what follows from the rest."""
    return [
        {
            **_place(recount.figure),
            "kind": recount.kind,
            "printed": None if recount.printed is None else as_exact(recount.printed),
            "computed": None if recount.computed is None else as_exact(recount.computed),
        }
        for recount in read.contradictions
    ]


def _place(figure: Figure) -> dict[str, Any]:
    names = ("municipality", "year", "edition", "level", "number", "source")
    return dict(zip(names, figure.place, strict=True))
