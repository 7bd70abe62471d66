"""Tables that are heavy or full of faults: nobody waits for them, and the page about them stays small."""

from __future__ import annotations

import sqlite3
from io import BytesIO
from time import process_time

import pytest

from tests.support.figures import table as figure_table
from tests.support.rounds import PLACES, begun, table
from tests.support.workbooks import HEAD, NACKA, book, row
from webapp.award.models.figures import FigureTable
from webapp.ground.store.database import db
from webapp.ground.tables.sent import sent_tables

MOST_SHOWN = 150_000
BRING, FIGURES = "/kansli/2027/deltagare/las-in", "/kansli/2027/nyckeltal/las-in"


def sent(office, page: str, content: bytes):
    form = {"csrf_token": office.token(page), "file": (BytesIO(content), "tabell.csv")}
    return office.send("POST", page, data=form, content_type="multipart/form-data")


@pytest.fixture
def free(small_world, monkeypatch):
    """Try, whenever a file is being read, whether somebody else may write; give what was found."""
    found = []
    path = small_world.app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    read = sent_tables.read_apart

    def tried(*asked):
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
        other.close()
        found.append(True)
        return read(*asked)

    monkeypatch.setattr(sent_tables, "read_apart", tried)
    return found


def test_everybody_else_may_write_while_a_table_of_participants_is_read(small_world, free):
    begun(small_world, "2021", ())
    office = small_world.at("kansli")

    looked = sent(office, BRING, table(*PLACES))

    assert (looked.status_code, free) == (200, [True])


def test_everybody_else_may_write_while_a_table_of_key_figures_is_read(small_world, free):
    begun(small_world, "2025", ())

    answer = sent(small_world.at("kansli"), FIGURES, figure_table(PLACES))

    assert (answer.status_code, free) == (302, [True])


def test_somebody_who_left_the_office_while_the_file_was_read_reads_nothing_in(small_world, monkeypatch):
    made = begun(small_world, "2025", ())
    office, key = small_world.at("kansli"), made.id
    read = sent_tables.read_apart

    def left(*asked):
        db.session.execute(db.text("DELETE FROM post WHERE round_id = :round"), {"round": key})
        db.session.commit()
        return read(*asked)

    monkeypatch.setattr(sent_tables, "read_apart", left)

    answer = sent(office, FIGURES, figure_table(PLACES))

    assert (answer.status_code, db.session.query(FigureTable).filter_by(round_id=key).count()) == (404, 0)


def test_a_thousand_misspelt_rows_are_told_shortly_and_soon(small_world):
    begun(small_world, "2021", ())
    office = small_world.at("kansli")
    rows = "\n".join(f"{name}q{n}{'y' * 400};A;a@b.se" for n, name in enumerate(PLACES * 200))
    office.token(BRING)
    start = process_time()

    answer = sent(office, BRING, f"kommun;kontaktperson;e-post\n{rows}".encode())

    assert (answer.status_code, len(answer.data) < MOST_SHOWN, process_time() - start < 2) == (
        422,
        True,
        True,
    )
    assert "Och 800 till." in answer.text


def test_columns_that_are_not_read_are_named_shortly(small_world):
    begun(small_world, "2021", ())
    heads = ";".join(f"{'rubrik' * 800}{n}" for n in range(90))
    content = f"kommun;kontaktperson;e-post;{heads}\nNacka;A;a@b.se".encode()

    answer = sent(small_world.at("kansli"), BRING, content)

    assert (answer.status_code, len(answer.data) < MOST_SHOWN) == (200, True)


@pytest.mark.long
def test_twelve_thousand_faulty_values_are_told_shortly(small_world):
    begun(small_world, "2025", ())
    office = small_world.at("kansli")
    rows = "\n".join(f"Nakka {n};soliditet;2024;{n}x" for n in range(12_000))
    where = sent(office, FIGURES, f"kommun;nyckeltal;år;värde\n{rows}".encode()).location
    start = process_time()

    page = office.get(where)

    assert (page.status_code, len(page.data) < MOST_SHOWN, process_time() - start < 4) == (200, True, True)
    assert "Felen är så många att resten inte letas upp." in page.text
    assert "Och 9803 till." in page.text
    assert "Många saker behöver rättas</h2>" in page.text


def test_long_names_in_a_table_of_key_figures_are_shown_shortly(small_world):
    begun(small_world, "2025", ())
    office = small_world.at("kansli")
    rows = "\n".join(f"Nacka;{'mått' * 800}{n};2024;{n}" for n in range(90))
    where = sent(office, FIGURES, f"kommun;nyckeltal;{'år' * 9000};värde\n{rows}".encode()).location

    page = office.get(where)

    assert (page.status_code, len(page.data) < MOST_SHOWN) == (200, True)


def test_hidden_rows_come_along_and_that_is_said(small_world):
    begun(small_world, "2021", ())
    hidden = row(2, *NACKA).replace("<row ", '<row hidden="1" ')

    answer = sent(small_world.at("kansli"), BRING, book(row(1, *HEAD) + hidden))

    assert "1 kommuner läses in: 1 nya" in answer.text
    assert "En dold rad" in answer.text
