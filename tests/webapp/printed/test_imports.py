"""Printed figures are read in whole or not at all, on both databases."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import delete, event, func, select

from questionnaires.printed import Deviation
from questionnaires.printed.imports import Import
from questionnaires.printed.known import recount_all
from tests.support.browsing import PageWorld
from tests.support.printed import figure, written
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.printed.deeds import imports
from webapp.printed.models.printed import PrintedFigure, PrintedFlag
from webapp.printed.queries import printed

ROWS = (
    "Nacka,2018,2012,area,1,30.0,100,30,rapport",
    "Nacka,2018,2012,subarea,1.1,12.5,15,83,rapport",
    "Nacka,2018,2012,subarea,1.2,9,25,36,rapport",
    "Nacka,2018,2012,area,8,,100,,rapport",
)
CONTENT = written(*ROWS)


def kept() -> tuple[int, int, int]:
    """Count figures, flags and events of reading in."""
    db.session.rollback()
    events = select(func.count()).select_from(Event).where(Event.what == "figures.imported")
    tables = [select(func.count()).select_from(table) for table in (PrintedFigure, PrintedFlag)]
    return tuple(db.session.scalar(query) for query in (*tables, events))


def read_in(content: bytes = CONTENT, **known: str) -> Import:
    return imports.import_figures("nacka.csv", content, **known)


@pytest.mark.usefixtures("world")
def test_trying_a_file_changes_nothing():
    found = imports.try_import("nacka.csv", CONTENT)

    assert (len(found.figures), len(found.contradictions), kept()) == (4, 1, (0, 0, 0))


@pytest.mark.both
@pytest.mark.usefixtures("world")
def test_figures_are_kept_exactly_as_they_are_printed():
    read_in()

    named = {"source": "rapport"}
    assert printed.known_print().imported == (
        figure("1", "30.0", 100, percent=30, **named),
        figure("1.1", "12.5", 15, percent=83, **named),
        figure("1.2", "9", 25, percent=36, **named),
        figure("8", None, 100, **named),
    )


@pytest.mark.usefixtures("world")
def test_a_contradiction_is_kept_as_a_flag_with_both_figures_and_explained_by_file_and_day():
    clock.set_clock(lambda: datetime(2026, 11, 21, 23, 30, tzinfo=UTC))

    read_in()

    row = ("Nacka", 2018, "2012", "subarea", "1.2")
    told = "Flaggad när nacka.csv lästes in 2026-11-22."
    assert printed.known_print().flags == (Deviation(*row, "maximum", 25, 20, "rapport", told),)


@pytest.mark.usefixtures("world")
def test_nothing_that_was_flagged_contradicts_when_all_is_recounted():
    read_in()

    recounts = recount_all(printed.known_print())
    assert [recount for recount in recounts if recount.state == "contradiction"] == []


def test_one_event_tells_who_read_in_which_file(world: PageWorld):
    read_in(by=" Kansli@demo.example ", account="anna")

    noted = db.session.scalars(select(Event).where(Event.what == "figures.imported")).one()
    assert (noted.person_id, noted.after) == (
        world.person("kansli"),
        {
            "file": "nacka.csv",
            "sha256": hashlib.sha256(CONTENT).hexdigest(),
            "figures": 4,
            "flags": 1,
            "account": "anna",
        },
    )
    rows = db.session.scalars(select(PrintedFigure).order_by(PrintedFigure.id)).all()
    assert [(row.line, row.event.id, row.percent) for row in rows] == [
        (2, noted.id, 30),
        (3, noted.id, 83),
        (4, noted.id, 36),
        (5, noted.id, None),
    ]
    assert [flag.event for flag in db.session.scalars(select(PrintedFlag))] == [noted]


@pytest.mark.usefixtures("world")
def test_nothing_is_kept_where_nobody_has_the_address():
    with pytest.raises(NotThereError):
        read_in(by="ingen@demo.example")

    assert kept() == (0, 0, 0)


@pytest.mark.usefixtures("world")
def test_a_file_with_one_fault_brings_nothing():
    found = read_in(written(*ROWS, "nakka,2018,2012,area,2,30,100,30,rapport"))

    assert ([fault.line for fault in found.faults], kept()) == ([6], (0, 0, 0))


@pytest.mark.both
@pytest.mark.usefixtures("world")
def test_the_same_file_is_read_in_only_once():
    read_in()

    found = read_in()

    assert {fault.what for fault in found.faults} == {"siffran är redan inläst."}
    assert kept() == (4, 1, 1)


@pytest.mark.usefixtures("world")
def test_a_later_file_flags_what_it_contradicts_among_earlier_ones():
    read_in()

    found = read_in(written("Nacka,2018,2012,subarea,1.3,9,25,36,rapport"))

    told = [(r.figure.number, r.kind, r.printed, r.computed) for r in found.contradictions]
    assert told == [("1", "points", 30, Fraction("30.5"))]
    recounts = recount_all(printed.known_print())
    assert [recount for recount in recounts if recount.state == "contradiction"] == []


@pytest.mark.both
@pytest.mark.usefixtures("world")
def test_a_figure_printed_twice_in_a_document_is_known_as_repeated():
    read_in(written('Nacka,2018,2012,area,1,30,100,30,"rapport, s. 1"'))
    read_in(written('Nacka,2018,2012,area,1,30.4,100,30,"rapport, s. 9"'))

    first, second = printed.known_print().imported
    assert (first.repeated, second) == (
        False,
        replace(figure("1", "30.4", 100, percent=30, source="rapport, s. 9"), repeated=True),
    )


@pytest.mark.both
@pytest.mark.parametrize("world", ["postgresql"], indirect=True)  # SQLite lets only one write at a time
def test_two_who_read_in_the_same_at_once_get_one_set_of_figures(world: PageWorld):
    def the_other() -> None:
        with world.app.app_context():
            read_in(account="other")

    others = [Thread(target=the_other)]

    def before(_connection, _cursor, statement, *_rest) -> None:
        if others and statement.startswith("INSERT INTO printed_figure"):
            other = others.pop()
            other.start()
            other.join()

    event.listen(db.engine, "before_cursor_execute", before)
    found = read_in(account="we")
    event.remove(db.engine, "before_cursor_execute", before)

    events = db.session.scalars(select(Event).where(Event.what == "figures.imported"))
    accounts = [noted.after["account"] for noted in events]
    assert {fault.what for fault in found.faults} == {"siffran är redan inläst."}
    assert (kept(), accounts) == ((4, 1, 1), ["other"])


def test_there_is_no_database_to_know_from_before_it_is_made(small_world: PageWorld, tmp_path: Path):
    assert printed.database_is_there()

    absent = PageWorld(f"sqlite:///{tmp_path / 'none.sqlite'}", small_world.app.config["SECRET_KEY"])
    with absent.app.app_context():
        assert not printed.database_is_there()
        assert (printed.known_print().imported, (tmp_path / "none.sqlite").exists()) == ((), False)


def test_a_server_that_does_not_answer_is_no_database(small_world: PageWorld):
    silent = PageWorld("postgresql+psycopg://127.0.0.1:1/ingen", small_world.app.config["SECRET_KEY"])

    with silent.app.app_context():
        assert not printed.database_is_there()


def test_looking_leaves_the_database_free_to_write(small_world: PageWorld):
    printed.known_print()

    db.session.execute(delete(PrintedFigure))
    db.session.commit()
    assert small_world.person("kansli") > 0
