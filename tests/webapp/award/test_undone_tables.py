"""Key figures that were read in are taken back whole, while nothing rests on them."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.figures import last_years, read_in
from tests.support.rounds import begun, entrants, told
from tests.support.rounds import table as participants
from tests.support.tabling import keep, long
from webapp.award.deeds.figures import undone_tables
from webapp.award.models.figures import FigureValue
from webapp.award.queries.figures import figure_pages
from webapp.award.queries.figures.figure_table import tables_of, whole
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.office.deeds import participant_import
from webapp.rounds.models.rounds import Round

pytestmark = pytest.mark.both
YEAR = last_years()[-1]
VALUES = [str(n) for n in range(40, 50)]
"""One for each of the first ten municipalities."""


@pytest.fixture
def ready(world) -> Round:
    return begun(world, "2025", ())


def rows(values: list[str]) -> list[str]:
    names = [one.name for one in whole().values()]
    return [f"{name};soliditet;{YEAR};{value}" for name, value in zip(names, values, strict=False)]


def test_a_reading_in_is_undone_and_the_table_before_it_counts_again(world, ready):
    office = world.person("kansli")
    first = read_in(world, ready, long(*rows(VALUES)).encode()).table.id
    second = read_in(world, ready, long(*rows(VALUES[:4])).encode(), "två.csv").table.id
    with pytest.raises(NotReadyError, match="En senare tabell räknas redan"):
        undone_tables.undo(office, ready, first)

    for _time in range(2):
        undone_tables.undo(office, ready, second)

    assert [one.id for one in tables_of(ready.id)] == [first]
    assert (
        len(figure_pages.reckoned(ready).lines),
        db.session.scalar(select(func.count(FigureValue.id))),
    ) == (
        10,
        10,
    )
    (event,) = told(ready, "figures.undone")
    assert event.after == {"table": second, "file": "två.csv", "values": 4}


def test_a_table_that_somebody_is_nominated_by_is_not_undone(world, ready):
    sent = read_in(world, ready, long(*rows(VALUES)).encode()).table.id
    participant_import.bring(world.person("kansli"), ready, participants("Nacka"))
    entrants(ready)["Nacka"].nominated_at = clock.now()
    db.session.commit()

    with pytest.raises(NotReadyError, match="Någon är nominerad"):
        undone_tables.undo(world.person("kansli"), ready, sent)


def test_a_table_that_was_never_read_in_is_not_there_to_be_undone(world, ready):
    sent = keep(world, ready, long(*rows(VALUES)).encode())

    with pytest.raises(NotThereError):
        undone_tables.undo(world.person("kansli"), ready, sent)
