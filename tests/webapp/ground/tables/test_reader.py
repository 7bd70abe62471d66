"""A file that somebody sends is read in a process of its own, or refused in a sentence, at little cost."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from tests.support.hostile_books import HOSTILE
from tests.support.workbooks import book, row
from webapp.ground.configuration.settings import ROOT
from webapp.ground.tables import bounded_child, child
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.ground.tables.table import Most
from webapp.office.queries.participant_table import MOST

LARGEST = 150_000_000
FIGURES = Most(size=5_000_000, rows=40_000, cells=400_000)


@pytest.fixture(autouse=True)
def spoken(app, monkeypatch):
    """Let sentences be told in Swedish, as in a request; and let a busy machine take its time."""
    monkeypatch.setattr(bounded_child, "SECONDS", 240)
    with app.test_request_context():
        yield


def refused(content: bytes, most: Most = MOST) -> str:
    with pytest.raises(UnreadableTableError) as error:
        read_table(content, most)
    return str(error.value)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_workbook_is_refused_at_once_and_takes_little(what):
    make, sentence = HOSTILE[what]
    content = make()

    with pytest.raises(UnreadableTableError) as error:
        read_table(content, MOST)

    cost = error.value.cost
    assert str(error.value).startswith(sentence)
    assert (cost.memory <= LARGEST, cost.seconds <= 1) == (True, True), cost


def test_the_largest_tables_that_are_read_take_little():
    rows = "\n".join(f"{n};kommun {n};nyckeltal {n % 9};2024;{n},5;värde;x;y;z" for n in range(40_001))

    table = read_table(rows.encode(), FIGURES)

    assert (len(table.rows), table.cost.memory <= LARGEST) == (40_001, True)


@pytest.mark.long
def test_a_large_workbook_takes_little():
    cells = ("kommun", "nyckeltal", "2024", "12,5", "en anmärkning")
    rows = "".join(row(n, *cells) for n in range(1, 40_001))

    table = read_table(book(rows), FIGURES)

    assert (len(table.rows), table.rows[-1].cells, table.cost.memory <= LARGEST) == (40_000, cells, True)


def test_a_file_is_read_from_its_place_as_from_its_bytes(tmp_path):
    (tmp_path / "deltagare.xlsx").write_bytes(book())

    assert read_table(tmp_path / "deltagare.xlsx", MOST).rows == read_table(book(), MOST).rows


def test_the_process_that_reads_knows_nothing_of_the_service():
    asked = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import webapp.ground.tables.child as child; "
        "child.leave_out_the_unused(); child.read(sys.stdin.buffer.read(), child.Most(10**6, 1000, 30000)); "
        "there = {name for name, module in sys.modules.items() if module}; "
        "import openpyxl; assert openpyxl.DEFUSEDXML; "
        "print(sorted({'flask', 'sqlalchemy', 'numpy', 'lxml', 'matplotlib'} & there))"
    )
    command = [sys.executable, "-I", "-c", asked, str(ROOT)]

    done = subprocess.run(command, check=True, input=book(), capture_output=True)  # noqa: S603 -- our own words

    assert done.stdout == b"[]\n"


def test_what_takes_too_long_is_ended_and_told(monkeypatch):
    monkeypatch.setattr(bounded_child, "SECONDS", 0.3)
    monkeypatch.setattr(bounded_child, "_START", "import time; time.sleep(60)")

    assert refused(book()).startswith("Filen tog för lång tid att läsa.")


ENDS = [("import os; os.kill(os.getpid(), 9)", "Filen tog"), ("1/0", "Filen går")]


@pytest.mark.parametrize(("code", "begins"), ENDS)
def test_a_reading_that_ends_badly_is_told(monkeypatch, code, begins):
    monkeypatch.setattr(bounded_child, "_START", code)

    assert refused(book()).startswith(begins)


@pytest.mark.skipif(sys.platform == "win32", reason="there time and caps must do")
@pytest.mark.parametrize("hunger", ["[0] * 10**9", "b'x' * 10**9"])
def test_the_process_that_reads_may_not_take_more_than_it_needs(hunger):
    asked = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import webapp.ground.tables.child as child\n"
        f"child.limit()\ntry:\n  {hunger}\nexcept MemoryError:\n  print('refused')"
    )

    done = subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-I", "-c", asked, str(ROOT)], check=True, capture_output=True
    )

    assert done.stdout == b"refused\n"


def test_memory_that_does_not_suffice_is_told_as_a_file_that_is_too_large(monkeypatch, capsys):
    def too_much(*_asked):
        raise MemoryError

    monkeypatch.setattr(child, "read", too_much)
    monkeypatch.setattr(child, "limit", lambda: None)
    monkeypatch.setattr(child, "leave_out_the_unused", lambda: None)
    monkeypatch.setattr(sys, "argv", ["child", "1", "1", "1", "{}"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x")))

    child.main()

    assert capsys.readouterr().out.startswith('{"why": "swells"')


def test_a_machine_without_limits_reads_by_its_caps_alone(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)

    assert child.limit() is None
