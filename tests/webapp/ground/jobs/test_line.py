"""Files wait in a line for a worker, are made once, and are handed to those who asked and may have them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tests.support.choices import at_once
from tests.support.judges import MOTIVATION, other_levels, question_of, sit
from tests.support.pages import assert_house_rules
from tests.support.working import make_next
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.ground.calendar import clock, upkeep
from webapp.ground.jobs import line
from webapp.ground.jobs.kinds import Job
from webapp.ground.jobs.models import JobRow, Worker
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

pytestmark = pytest.mark.both
BOOK = "/jury/2026/arbetsbok"


@pytest.fixture
def there(world):
    """Give a world where the jury reads, with a worker beside the server."""
    db.session.execute(update(Round).where(Round.key == "2026").values(step="jury"))
    db.session.commit()
    line.begin()
    return world


def rows() -> int:
    return db.session.scalar(select(func.count(JobRow.id)))


def address_again(answer) -> str:
    links = assert_house_rules(answer.text).root.all("a")
    return next(one["href"] for one in links if one["id"] == "hamta")


def test_a_file_is_asked_for_once_made_by_the_worker_and_then_handed_out(there):
    first = there.at("jury").get(BOOK)
    second = there.at("kansli").get(BOOK)
    again = address_again(first)
    waiting = there.at("jury").get(again)

    assert (first.status_code, second.status_code, waiting.status_code, rows()) == (202, 202, 202, 1)
    assert "Den är näst i tur." in first.text
    assert (make_next(), make_next()) == (True, False)
    done = [there.at(who).get(to) for who, to in (("jury", again), ("kansli", BOOK))]
    assert [(one.status_code, one.data[:2]) for one in done] == [(200, b"PK"), (200, b"PK")]
    assert done[0].data == done[1].data


def test_who_waits_gets_the_file_that_was_asked_for_though_something_has_happened_since(there):
    again = address_again(there.at("jury").get(BOOK))
    evaluator = sit(there, "a")
    question = question_of(evaluator)
    marks.give_mark(evaluator, "a", question, other_levels(evaluator, question), MOTIVATION, 0)
    make_next()

    waited, anew = there.at("jury").get(again), there.at("jury").get(BOOK)

    assert (waited.status_code, anew.status_code, rows()) == (200, 202, 2)


def test_a_file_that_was_asked_for_before_a_conflict_is_not_handed_out_after_it(there):
    again = address_again(there.at("jury").get(BOOK))
    make_next()
    ties.state(there.person("jury"), Stated("Norrvik", "former_employer", None, 2025))

    other = there.at("jury").get(again)

    assert (other.status_code, address_again(other) == again) == (202, False)
    assert there.at("samordnare").get(again).status_code == 404


def test_without_a_worker_the_server_makes_the_file_and_also_when_the_worker_is_gone(there):
    assert there.at("jury").get(BOOK).status_code == 202
    gone = clock.now() + line.GONE + timedelta(seconds=1)
    clock.set_clock(lambda: gone)

    assert there.at("jury").get(BOOK).status_code == 200


def test_what_cannot_be_made_is_refused_by_the_server_in_its_own_words(there):
    taken_down = there.at("jury").get(BOOK)
    taken = line.take()
    line.finish(taken.id, line.REFUSED)

    assert taken_down.status_code == 202
    assert there.at("jury").get(BOOK).status_code == 200  # made here: it was no refusal in truth


@pytest.mark.parametrize(
    ("why", "words"),
    [(line.LARGE, "mer minne"), (line.SLOW, "lång tid"), (line.DIED, "gick fel hos oss")],
)
def test_what_could_not_be_made_is_told_and_may_be_asked_for_again_after_a_while(there, why, words):
    there.at("jury").get(BOOK)
    line.finish(line.take().id, why)

    failed = there.at("jury").get(BOOK)
    later = clock.now() + line.AGAIN + timedelta(seconds=1)
    clock.set_clock(lambda: later)
    line.begin()
    again = there.at("jury").get(BOOK)

    assert (failed.status_code, words in assert_house_rules(failed.text).one("main").text) == (503, True)
    assert (again.status_code, rows()) == (202, 1)


def test_two_workers_never_have_the_same_job(there):
    for n in range(6):
        line.ask(Job("reference", {"n": n}, "json"))

    taken = [one for one in at_once(there, *[lambda: line.take().id] * 6) if isinstance(one, int)]

    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 6


@pytest.mark.usefixtures("there")
def test_what_anybody_may_ask_for_waits_behind_those_at_work_and_never_fills_the_line():
    public = [line.ask(Job("reference", {"n": n}, "json")) for n in range(line.MOST_PUBLIC + 1)]
    work = line.ask(Job("jury", {}, "xlsx"))

    assert (public[0].failed, public[-1].failed, rows()) == ("", line.CROWDED, line.MOST_PUBLIC + 1)
    assert (work.before, line.take().job.kind, line.take().job.about) == (0, "jury", {"n": 0})


@pytest.mark.usefixtures("there")
def test_a_job_whose_worker_is_gone_is_taken_up_again_and_not_for_ever():
    line.ask(Job("reference", {}, "json"))
    first = line.take()
    assert line.take() is None
    tries = [first.tries]
    for n in range(1, 4):
        moment = clock.now() + n * (line.GONE + timedelta(seconds=1))
        clock.set_clock(lambda moment=moment: moment)
        tries.append(taken.tries if (taken := line.take()) else 0)

    assert (tries, db.session.scalars(select(JobRow.why)).one()) == ([1, 2, 3, 0], line.DIED)


@pytest.mark.usefixtures("there")
def test_a_job_of_another_version_of_the_code_is_left_to_its_own_workers():
    line.ask(Job("reference", {}, "json"))
    db.session.execute(update(JobRow).values(code="f" * 64))
    db.session.commit()

    assert (line.is_waiting(), line.take()) == (False, None)


@pytest.mark.usefixtures("there")
def test_jobs_and_workers_of_yesterday_are_forgotten_by_the_clock():
    line.ask(Job("reference", {}, "json"))
    later = clock.now() + timedelta(days=1, minutes=1)
    clock.set_clock(lambda: later)

    upkeep.forget()

    assert (rows(), db.session.scalar(select(func.count(Worker.id)))) == (0, 0)
