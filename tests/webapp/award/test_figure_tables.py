"""Key figures come from tables of many shapes: looked at first, then all of a table or nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.support.choices import at_once
from tests.support.figures import last_years, read_in, table
from tests.support.rounds import PLACES, begun, told
from tests.support.tabling import faults, keep, look
from webapp.award.deeds.figures import figure_tables
from webapp.award.models.figures import FigureTable, FigureValue
from webapp.award.queries.figures import figure_pages, figure_table
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

YEAR = last_years()[-1]


@pytest.fixture
def made(world) -> Round:
    return begun(world, "2025", ())


@pytest.fixture
def small(small_world) -> Round:
    return begun(small_world, "2025", ())


NACKA = ("0182", "soliditet", YEAR, "7.5")


def test_a_table_is_read_in_whole_with_who_and_when_and_what(world, made):
    page = read_in(world, made, table(PLACES), "kolada.csv")

    assert (faults(page), page.table.many) == ([], 5 * 15 * 4)
    assert db.session.scalar(select(func.count(FigureValue.id))) == 300
    assert (page.table.read_in_by_id, page.table.file_name) == (world.person("kansli"), "kolada.csv")
    (event,) = told(made, "figures.read_in")
    assert (event.after["values"], event.after["municipalities"]) == (300, 5)


def test_looking_reads_nothing_in(world, made):
    page = look(world, made, table(PLACES))

    assert (page.ready, db.session.scalar(select(func.count(FigureValue.id)))) == (True, 0)
    assert figure_pages.reckoned(made).lines == {}


@pytest.mark.both
def test_a_later_table_replaces_the_earlier_that_is_kept(world, made):
    first = read_in(world, made, table(PLACES))
    second = read_in(world, made, table(PLACES[:3]))

    assert [one.id for one in figure_table.tables_of(made.id)] == [second.table.id, first.table.id]
    assert len(figure_pages.reckoned(made).lines) == 3
    assert db.session.scalar(select(func.count(FigureValue.id))) == 480


@pytest.mark.both
def test_two_officers_who_read_in_the_same_table_read_it_in_once(world, made):
    sent, round_id, office = keep(world, made, table(PLACES)), made.id, world.person("kansli")

    def deed() -> int:
        award_round = db.session.get_one(Round, round_id)
        return figure_tables.read_in(office, award_round, sent, {}).table.many

    assert at_once(world, deed, deed) == [300, 300]
    assert db.session.scalar(select(func.count(FigureValue.id))) == 300


def test_a_table_with_one_fault_is_read_in_by_nobody(world, made):
    page = read_in(world, made, table(PLACES) + f"\nNakka;Soliditet;{YEAR};1".encode())

    assert page.table.read_in_at is None
    assert db.session.scalar(select(func.count(FigureValue.id))) == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Filen är tom."),
        (b"kommun;v\xc3\xa4rde\n", "Filen har inga rader under rubrikerna."),
        (b"\x00\x01\x02", "Filen är ingen tabell."),
        (b"PK\x03\x04nej", "Filen går inte att läsa som arbetsbok."),
        (b"\xd0\xcf\x11\xe0", "Det är en äldre Excelfil (.xls)."),
        (b"x" * 5_000_001, "Filen är för stor. Spara bara tabellen, högst 5 MB."),
        (b"a;b\n" * 40_002, "Filen har 40\u00a0001 rader, och högst 40\u00a0000 läses."),
        (b'kommun;"v\xc3\xa4rde\nNacka;1', "Rad 1 går inte att läsa."),
    ],
)
def test_what_is_no_table_is_refused_and_not_kept(small_world, small, content, told):
    with pytest.raises(InvalidError) as refusal:
        keep(small_world, small, content)

    assert refusal.value.faults["file"].startswith(told)
    assert db.session.scalar(select(func.count(FigureTable.id))) == 0


def test_what_waits_in_another_window_stays_and_goes_with_the_next_when_a_day_is_over(small_world, small):
    first = keep(small_world, small, table(PLACES[:2]))
    second = keep(small_world, small, table(PLACES[:1]))
    here = list(db.session.scalars(select(FigureTable.id).order_by(FigureTable.id)))
    moment = clock.now() + timedelta(hours=24, seconds=1)
    clock.set_clock(lambda: moment)
    third = keep(small_world, small, table(PLACES[:1]))

    assert (here, list(db.session.scalars(select(FigureTable.id)))) == ([first, second], [third])


def test_a_table_of_another_round_is_not_there(small_world, small):
    sent = keep(small_world, small, table(PLACES[:1]))
    other = begun(small_world, "2025", (), key="2028")

    for award_round, table_id in ((other, sent), (small, 999_999)):
        with pytest.raises(NotThereError):
            figure_tables.look(award_round, table_id, {})


def test_a_round_that_chooses_otherwise_takes_no_figures(small_world):
    with pytest.raises(NotReadyError, match="väljer inte med nyckeltal"):
        keep(small_world, begun(small_world, "2021", ()), table(PLACES[:1]))


def test_no_table_is_read_in_after_the_choice(small_world, small):
    sent = keep(small_world, small, table(PLACES))
    small.step = "beskrivning"
    db.session.commit()

    with pytest.raises(NotReadyError, match="De nominerade är utsedda"):
        figure_tables.read_in(small_world.person("kansli"), small, sent, {})
    with pytest.raises(NotReadyError, match="De nominerade är utsedda"):
        keep(small_world, small, table(PLACES))
