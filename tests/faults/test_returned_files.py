"""A workbook that was brought back is read in whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from sqlalchemy import func, select

from tests.conftest import SECRET
from tests.support.colleagues import own
from tests.support.twins import filled
from tests.support.worlds import World
from webapp.assessment.deeds import returned_answers
from webapp.assessment.models.assessments import Answer
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.ground.configuration.settings import ROOT
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.ground.tables.twin.models import ReturnedFile
from webapp.ground.tables.twin.three_ways import Chosen

pytestmark = pytest.mark.long

MANY = 25
READ_IN = """
import os, signal, sys
from sqlalchemy import event, text
from tests.support.worlds import settings
from webapp import create_app
from webapp.ground.store.database import db
url, secret, person, assessment, file, what, when = sys.argv[1:]
app = create_app(settings(url, secret))
kept = 0

def count(connection, cursor, statement, *about):
    global kept
    kept += statement.startswith("INSERT INTO event")
    if kept == int(when):
        os.kill(os.getpid(), signal.SIGKILL)

with app.app_context():
    from webapp.assessment.deeds import returned_answers
    from webapp.assessment.queries.own_assessment import own_assessment
    from webapp.ground.tables.twin.three_ways import Chosen
    subject = own_assessment(int(person), int(assessment))
    if what == "killed":
        event.listen(db.engine, "after_cursor_execute", count)
        event.listen(db.engine, "commit", lambda _connection: os.kill(os.getpid(), signal.SIGKILL))
    else:
        db.session.rollback()
        full = "PRAGMA max_page_count = 1"  # never below what there is: nothing more finds room
        event.listen(db.engine, "begin", lambda connection: connection.exec_driver_sql(full))
    returned_answers.bring(subject, int(file), Chosen())
"""


def waiting_file(world: World) -> int:
    """Let the samordnare bring a file with many new texts, and look it over; give its id."""
    content = answers_twin(own(world))
    questions = list(own(world).edition.questions)[:MANY]
    new = filled(content, {(one, "Svar"): f"Ny text om {one}. " * 40 for one in questions})
    return returned_answers.keep_file(own(world), new, "svar.xlsx")


def read_in(world: World, file_id: int, what: str, when: int) -> subprocess.CompletedProcess[str]:
    """Read the file in by a process of its own, to which something happens."""
    subject = own(world)
    about = [world.app.config["SQLALCHEMY_DATABASE_URI"], SECRET, subject.person_id, subject.id, file_id]
    db.session.rollback()
    command = [sys.executable, "-c", READ_IN, *map(str, about), what, str(when)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- ours


def kept(world: World) -> tuple[int, int, int]:
    """Count the answers with such a text, the events, and the files that have been read in."""
    db.session.rollback()
    subject = own(world)
    said = db.session.scalars(select(Answer.said).where(Answer.assessment_id == subject.id))
    new = [one for one in said if "Ny text om " in str(one)]
    events = select(func.count()).select_from(Event).where(Event.assessment_id == subject.id)
    done = select(func.count()).select_from(ReturnedFile).where(ReturnedFile.read_in_at.is_not(None))
    return (
        len(new),
        db.session.scalar(events),
        db.session.scalar(done),
    )


@pytest.mark.parametrize("when", [1, MANY // 2, MANY, 10**6], ids=["first", "amid", "last", "commit"])
def test_a_process_killed_while_it_reads_in_a_file_leaves_nothing_of_it_and_the_file_waits(world, when):
    file_id = waiting_file(world)
    before = kept(world)

    ended = read_in(world, file_id, "killed", when)

    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert kept(world) == before
    returned_answers.bring(own(world), file_id, Chosen())
    assert kept(world) == (MANY, before[1] + MANY, 1)


def test_a_disk_that_is_full_lets_nothing_of_a_file_in_and_the_file_waits(small_world):
    file_id = waiting_file(small_world)
    before = kept(small_world)

    ended = read_in(small_world, file_id, "full", 0)

    assert (ended.returncode, "database or disk is full" in ended.stderr) == (1, True)
    assert kept(small_world) == before
    returned_answers.bring(own(small_world), file_id, Chosen())
    assert kept(small_world) == (MANY, before[1] + MANY, 1)
