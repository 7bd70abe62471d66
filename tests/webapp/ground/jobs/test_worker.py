"""A worker makes what waits, ends when it is told to, and loses nothing when it is killed."""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import func, select, update

from tests.conftest import SECRET
from tests.support.working import RUN, await_worker, make_next, working
from webapp.ground.calendar import clock
from webapp.ground.jobs import line
from webapp.ground.jobs.models import JobRow
from webapp.ground.jobs.models import Worker as WorkerRow
from webapp.ground.jobs.worker import Worker
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a worker makes files in children")
BOOK = "/jury/2026/arbetsbok"
IN_THE_MIDST = RUN.replace(
    "    one = Worker()\n",
    """    from webapp.ground.jobs import kinds
    def stay(_about, _ending):
        import signal
        print("made", flush=True)
        signal.pause()
    kinds._MAKERS["jury"] = stay
    one = Worker()
""",
)
SWELLING = IN_THE_MIDST.replace("signal.pause()", "held = [bytearray(10**8) for _ in range(100)]")


@pytest.fixture
def there(small_world):
    db.session.execute(update(Round).where(Round.key == "2026").values(step="jury"))
    db.session.commit()
    return small_world


def fetched(world, longest: float = 60):
    """Ask until the answer is no longer that it is being made."""
    until = monotonic() + longest
    while (answer := world.at("jury").get(BOOK)).status_code == 202:
        assert monotonic() < until
        db.session.rollback()
    return answer


def test_a_worker_makes_what_waits_and_ends_when_it_is_told_to(there):
    with working(there, SECRET) as process:
        await_worker()
        assert there.at("jury").get(BOOK).status_code == 202

        assert fetched(there).data[:2] == b"PK"
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0

    assert db.session.scalar(select(func.count(WorkerRow.id))) == 0


@pytest.mark.long
def test_a_worker_that_is_killed_in_the_midst_of_a_workbook_leaves_it_to_the_next(there):
    with working(there, SECRET, IN_THE_MIDST) as process:
        await_worker()
        there.at("jury").get(BOOK)
        assert process.stdout.readline() == "made\n"
        process.kill()
        process.wait()

    moment = clock.now() + line.GONE + timedelta(seconds=1)
    clock.set_clock(lambda: moment)
    line.begin()
    waiting = there.at("jury").get(BOOK)
    db.session.rollback()

    assert (waiting.status_code, make_next()) == (202, True)
    assert there.at("jury").get(BOOK).data[:2] == b"PK"
    assert db.session.scalars(select(JobRow.tries)).all() == [2]


def test_what_the_clock_does_is_never_the_last_in_line_for_it_holds_the_lock_that_others_wait_for(there):
    with there.app.app_context():
        child = Worker()._apart(lambda: os.nice(0) & 0xFF)

    _child, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == os.nice(0) & 0xFF


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has open is told there")
def test_a_child_has_no_connection_of_its_worker_for_the_locks_of_sqlite_do_not_follow_it(there):
    file = there.app.config["SQLALCHEMY_DATABASE_URI"].rpartition("/")[2]

    def many_open() -> int:
        return sum(one.resolve().name.startswith(file) for one in Path("/proc/self/fd").iterdir())

    with there.app.app_context():
        line.worker_is_there()
        before = many_open()
        child = Worker()._apart(many_open)

    _child, status = os.waitpid(child, 0)

    assert (before > 0, os.waitstatus_to_exitcode(status)) == (True, 0)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded there")
def test_a_file_that_swells_takes_nothing_from_anybody_else_and_is_told(there):
    with working(there, SECRET, SWELLING) as process:
        await_worker()
        there.at("jury").get(BOOK)

        answer = fetched(there)

        assert (answer.status_code, "mer minne än den får" in answer.text) == (503, True)
        assert process.poll() is None
