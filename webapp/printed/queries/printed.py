"""Gathers all that is known from print: the files in published/, and what the database has read in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy import inspect, select

from questionnaires.library import read_published
from questionnaires.library.published import FOLDER, Published
from questionnaires.printed import Deviation
from questionnaires.printed import PrintedFigure as Figure
from questionnaires.printed.known import KnownPrint, scales_of
from questionnaires.printed.references import Reference
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.printed.models.printed import PrintedFigure, PrintedFlag


def database_is_there() -> bool:
    """Tell whether there is a database with a place for printed figures; looking makes none."""
    url = db.engine.url
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return False
    try:
        with _only_looking():
            return inspect(db.session.connection()).has_table(PrintedFigure.__tablename__)
    except context.DatabaseSilentError:
        return False


def known_print() -> KnownPrint:
    """Gather what is known, with the database if there is one, and write nothing."""
    there = database_is_there()
    with _only_looking():
        return gathered(with_database=there)


@contextmanager
def _only_looking() -> Iterator[None]:
    """Take no write lock, and leave nothing open."""
    context.only_reading()
    try:
        yield
    finally:
        context.forget_changes()
        context.also_writing()


def published_folder() -> Path:
    """Give the folder of printed evaluations beside the editions; where there is none, our own."""
    folder = context.banks() / FOLDER.name
    return folder if folder.is_dir() else FOLDER


def gathered(*, with_database: bool = True) -> KnownPrint:
    """Gather what is known within the transaction that is open."""
    published = _published(published_folder())
    known = KnownPrint(published.figures, published.deviations, scales_of(context.shelf().editions))
    if not with_database:
        return known
    rows = db.session.scalars(select(PrintedFigure).order_by(PrintedFigure.id))
    return known.with_more((_figure(row) for row in rows), _flags())


def references() -> tuple[Reference, ...]:
    """Give the printed values that results are compared with, as the files stand now."""
    return _published(published_folder()).references


def files_state() -> tuple[tuple[str, int, int], ...]:
    """Tell how the files of printed evaluations stand: name, time and size of each."""
    return _state(published_folder())


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    seen = [(path.name, path.stat()) for path in sorted(folder.iterdir()) if path.is_file()]
    return tuple((name, about.st_mtime_ns, about.st_size) for name, about in seen)


def _published(folder: Path) -> Published:
    """Read the printed evaluations of a folder, once until a file in it is another."""
    return _read(folder, _state(folder))


@lru_cache(maxsize=4)
def _read(folder: Path, _state: tuple[tuple[str, int, int], ...]) -> Published:
    return read_published(folder)


def _figure(row: PrintedFigure) -> Figure:
    return Figure(
        row.municipality,
        row.year,
        row.edition,
        row.level,
        row.number,
        _exact(row.achieved),
        len((row.achieved or "").partition(".")[2]),
        _exact(row.maximum),
        row.percent,
        row.source,
    )


def _flags() -> list[Deviation]:
    """Give every contradiction that was flagged, each with its file and day."""
    query = select(PrintedFlag, Event.at, Event.after).join(Event).order_by(PrintedFlag.id)
    return [
        Deviation(
            flag.municipality,
            flag.year,
            flag.edition,
            flag.level,
            flag.number,
            flag.kind,
            _exact(flag.printed),
            _exact(flag.computed),
            flag.source,
            _("Flaggad när %(file)s lästes in %(day)s.", file=after["file"], day=clock.in_sweden(at).date()),
        )
        for flag, at, after in db.session.execute(query)
    ]


def _exact(written: str | None) -> Fraction | None:
    return None if written is None else Fraction(written)
