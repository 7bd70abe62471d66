"""A table that is sent waits for the worker; its sender sees how far it has come, and nobody else sees it."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import delete, func, select, update

from tests.conftest import SECRET
from tests.support.pages import assert_house_rules
from tests.support.rounds import PLACES, begun, table
from tests.support.working import await_worker, make_next, working
from webapp.ground.calendar import clock, upkeep
from webapp.ground.jobs import line
from webapp.ground.jobs.kinds import Job
from webapp.ground.jobs.models import JobRow, Worker
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.tables.sent import sent_tables
from webapp.ground.tables.sent.models import SentTable
from webapp.ground.who import Post
from webapp.rounds.models.participant_tables import ParticipantTable

BRING = "/kansli/2027/deltagare/las-in"


@pytest.fixture
def office(world, monkeypatch):
    """Give an officer with a round of the year to come, and a worker that is never quick."""
    monkeypatch.setattr(sent_tables, "PATIENCE", 0)
    made = begun(world, "2021", ())
    db.session.add(Post(person_id=world.person("kansli.b"), round_id=made.id, role=OFFICER))
    db.session.commit()
    line.begin()
    return world.at("kansli")


def sent(office, content: bytes = b"", **fields: str):
    file = {"file": (BytesIO(content), "kommuner.csv")} if content else {}
    form = {"csrf_token": office.token(BRING), **file, **fields}
    return office.send("POST", BRING, data=form, content_type="multipart/form-data")


def many(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.mark.both
def test_the_sender_waits_at_the_same_address_and_goes_on_when_it_is_read(office):
    answer = sent(office, table(*PLACES))
    number = db.session.scalar(select(SentTable.id))
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"{BRING}?tabell={number}&fil=kommuner.csv",
    )
    waiting = office.get(answer.headers["Location"])
    assert_house_rules(waiting.text)
    assert (waiting.status_code, "Tabellen läses" in waiting.text, many(ParticipantTable)) == (202, True, 0)

    assert make_next()
    done = office.get(answer.headers["Location"])
    assert_house_rules(done.text)
    assert (done.status_code, "Tabellen är läst" in done.text) == (200, True)
    seen = sent(office, sent=str(number), fil="kommuner.csv")

    assert (seen.status_code, seen.text.count("kommuner.csv"), many(ParticipantTable)) == (200, 1, 1)
    assert re.findall(r"Läs in (\d+) kommuner", seen.text) == [str(len(PLACES))]


def test_what_is_read_goes_from_where_it_waited(office):
    sent(office, table(*PLACES))
    make_next()

    row = db.session.scalars(select(SentTable)).one()
    assert (row.content, row.found is not None) == (None, True)


def test_a_table_that_cannot_be_read_is_told_of_beside_the_field(office):
    sent(office, b"%PDF-1.7 inte en tabell")
    make_next()
    answer = sent(office, sent=str(db.session.scalar(select(SentTable.id))), fil="kommuner.csv")

    assert (answer.status_code, "pdf" in answer.text.lower(), many(ParticipantTable)) == (422, True, 0)


def test_what_somebody_waits_for_at_a_page_goes_before_files_to_fetch(office):
    line.ask(Job("jury", {"round": 1}, "xlsx"))

    sent(office, table(*PLACES))

    assert [row.kind for row in db.session.scalars(select(JobRow).order_by(JobRow.id))] == ["jury", "table"]
    assert line.take().job.kind == "table"


@pytest.mark.both
def test_a_worker_that_is_gone_leaves_the_reading_to_the_server(office, monkeypatch):
    sent(office, table(*PLACES))
    db.session.execute(update(Worker).values(seen_at=clock.now() - timedelta(minutes=5)))
    db.session.commit()
    monkeypatch.undo()

    seen = sent(office, sent=str(db.session.scalar(select(SentTable.id))), fil="kommuner.csv")

    assert (seen.status_code, many(ParticipantTable)) == (200, 1)


@pytest.mark.both
def test_a_table_that_three_workers_died_of_is_told_of_as_slow(office):
    sent(office, table(*PLACES))
    db.session.execute(update(JobRow).values(failed_at=clock.now(), why=line.DIED))
    db.session.commit()
    address = f"{BRING}?tabell={db.session.scalar(select(SentTable.id))}"

    assert office.get(address).status_code == 200
    answer = sent(office, sent=str(db.session.scalar(select(SentTable.id))))
    assert (answer.status_code, "tog för lång tid" in answer.text) == (422, True)


def test_nobody_else_sees_a_table_that_was_sent(office, world):
    sent(office, table(*PLACES))
    number = db.session.scalar(select(SentTable.id))
    make_next()
    other = world.at("kansli.b")

    looked = other.get(f"{BRING}?tabell={number}")
    brought = sent(other, sent=str(number))

    assert (looked.status_code, brought.status_code, many(ParticipantTable)) == (404, 404, 0)


def test_a_table_cannot_be_sent_to_one_page_and_read_as_anothers(office, world):
    begun(world, "2025", (), key="2029")
    sent(office, table(*PLACES))
    number = db.session.scalar(select(SentTable.id))
    make_next()
    figures = "/kansli/2029/nyckeltal/las-in"
    form = {"csrf_token": office.token(figures), "sent": str(number)}

    answer = office.send("POST", figures, data=form, content_type="multipart/form-data")

    assert answer.status_code == 404


@pytest.mark.both
@pytest.mark.parametrize("number", ["0", "-1", "x", "2147483648", "9" * 30])
def test_what_can_be_no_number_of_a_table_is_the_page_as_it_is(office, number):
    answer = office.get(f"{BRING}?tabell={number}")

    assert (answer.status_code, "Läs in deltagare" in answer.text) == (200, True)
    assert sent(office, sent=number, fil="x.csv").status_code == 422


@pytest.mark.both
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a worker reads in children")
def test_a_real_worker_reads_what_is_sent_while_the_page_waits(office, world, monkeypatch):
    monkeypatch.setattr(sent_tables, "PATIENCE", 60)
    db.session.execute(delete(Worker))
    db.session.commit()
    with working(world, SECRET):
        await_worker()
        seen = sent(office, table(*PLACES))

    read = db.session.scalars(select(SentTable)).one()
    assert (seen.status_code, re.findall(r"Läs in (\d+) kommuner", seen.text)) == (200, [str(len(PLACES))])
    assert (read.content, db.session.scalar(select(JobRow.kind))) == (None, "table")


@pytest.mark.both
def test_what_was_sent_is_forgotten_after_a_day(office):
    sent(office, table(*PLACES))
    db.session.execute(update(SentTable).values(sent_at=clock.now() - timedelta(hours=25)))
    db.session.commit()

    upkeep.forget()

    assert many(SentTable) == 0
