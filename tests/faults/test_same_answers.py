"""Eight people write the same answers at once: nobody's text is lost without their knowing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from sqlalchemy import select
from werkzeug.serving import make_server

from tests.faults.journal import Kept
from tests.faults.same_answers import Answer, Asked, by_services, over_http
from tests.faults.serving import Visitor
from tests.support.worlds import World
from webapp.assessment.deeds import hand_in
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import answers, own_assessment
from webapp.ground.events.models import Event
from webapp.ground.store.database import also_writing, db, only_reading

pytestmark = pytest.mark.long

THREADS, TIMES, ANSWERS = 8, 50, 4


@pytest.fixture
def port(world: World) -> Iterator[int]:
    """Serve the world on a port of this machine, every request in a thread of its own."""
    server = make_server("127.0.0.1", 0, world.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_update_is_lost_among_eight_threads_of_services(world: World) -> None:
    asked = _asked(world)

    told = _all_at_once(
        lambda n: _write(by_services(world.app, asked, ("samordnare", "medarbetare")[n % 2]), asked, n)
    )

    assert _lost(world, asked, told) == []


def test_no_update_is_lost_among_eight_browsers(world: World, port: int) -> None:
    asked = _asked(world)
    people = _tabs(port)

    told = _all_at_once(lambda n: _write(over_http(people[n], asked), asked, n))

    assert _lost(world, asked, told) == []


def _write(save: Callable[[str, str, Answer], Answer], asked: Asked, n: int) -> list[str]:
    """Add a word to an answer fifty times, always to the text kept last; tell what was refused."""
    refused = []
    known = dict.fromkeys(asked.questions, Answer("", 0, ""))
    for time in range(TIMES):
        question = asked.questions[(n + time) % ANSWERS]
        saved = False
        attempt = 0
        while not saved:
            key = f"{n}-{time}-{attempt}"
            told = save(question, key, known[question])
            saved = told.status == "saved"
            if not saved:
                assert told.status == "conflict"
                refused.append(key)
            known[question], attempt = told, attempt + 1
    return refused


def _lost(world: World, asked: Asked, told: list[list[str]]) -> list[str]:
    """Hold the events against what was told: each text carries on from the one before; name what does not."""
    kept = Kept(world.app.config["SQLALCHEMY_DATABASE_URI"], asked.assessment_id)
    refused = {key for keys in told for key in keys}
    lost = []
    for question in asked.questions:
        saved = [event for event in kept.events if event.question_id == question]
        texts = [kept.text_of(event) for event in saved]
        chained = all(
            one.rpartition(" ")[0] == before for before, one in zip(["", *texts], texts, strict=False)
        )
        holds = {
            "versions without gaps": [event.version for event in saved] == list(range(1, len(saved) + 1)),
            "the last text is kept": kept.answers[question] == (len(saved), texts[-1]),
            "each text carries on": chained,
            "nothing refused is kept": refused.isdisjoint(texts[-1].split(" ")),
        }
        lost += [f"{question}: {what}" for what, true in holds.items() if not true]
    words = " ".join(kept.answers[question][1] for question in asked.questions).split()
    whole = len(words) == len(set(words)) == THREADS * TIMES
    return lost if whole else [*lost, f"{len(set(words))} words of {THREADS * TIMES}"]


def test_twenty_equal_requests_with_one_key_are_one_deed(world: World, port: int) -> None:
    asked = _asked(world)
    person = Visitor(port, "samordnare")
    tabs = [person.beside() for _ in range(20)]
    question = asked.questions[0]
    start = threading.Barrier(len(tabs))

    def save(tab: Visitor) -> Answer:
        start.wait()
        return over_http(tab, asked)(question, "once", Answer("", 0, ""))

    with ThreadPoolExecutor(len(tabs)) as pool:
        told = list(pool.map(save, tabs))

    kept = Kept(world.app.config["SQLALCHEMY_DATABASE_URI"], asked.assessment_id)
    assert sorted(one.status for one in told) == ["same"] * 19 + ["saved"]
    assert {one.version for one in told} == {1}
    assert kept.chains()[question] == [1]


def test_nothing_changes_after_a_hand_in_in_the_middle_of_saves(world: World, port: int) -> None:
    asked = _asked(world)
    people = _tabs(port)
    begun = threading.Barrier(THREADS + 1)

    def write(n: int) -> tuple[int, str]:
        """Save until the server says no; tell how many saves it acknowledged, and its last word."""
        begun.wait()
        save, known = over_http(people[n], asked), Answer("", 0, "")
        question = asked.mine(n)
        for time in range(10_000):
            told = save(question, f"{n}-{time}", known)
            if told.status != "saved":
                return time, told.status
            known = told
        raise AssertionError("nobody handed in")

    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(write, n) for n in range(THREADS)]
        begun.wait()
        receipt = _hand_in(world, asked)
        told = [one.result() for one in running]

    kept = Kept(world.app.config["SQLALCHEMY_DATABASE_URI"], asked.assessment_id)
    assert {word for _, word in told} == {"closed"}
    assert [len(kept.chains().get(asked.mine(n), [])) for n in range(THREADS)] == [count for count, _ in told]
    assert all(event.id < receipt for event in kept.events)
    assert hand_in.receipt(
        own_assessment.own_assessment(world.person("samordnare"), asked.assessment_id)
    ).intact


def _hand_in(world: World, asked: Asked) -> int:
    """Hand in beside the saves, once some of them are kept; give the event's number."""
    only_reading()  # or this waiting would keep the writers out
    while asked.mine(0) not in answers.kept_answers(asked.assessment_id):
        db.session.rollback()
        sleep(0.05)
    db.session.rollback()
    person = world.person("samordnare")
    db.session.rollback()
    also_writing()
    hand_in.submit(person, asked.assessment_id, "Kim Ek", "Kommunchef", confirmed=True)
    query = select(Event.id).where(
        Event.what == "assessment.submitted", Event.assessment_id == asked.assessment_id
    )
    number = db.session.scalars(query).one()
    db.session.rollback()  # the writers are still at it
    return number


def _asked(world: World) -> Asked:
    """Find an open assessment and questions that nobody has answered."""
    assessment_id = world.assessment("Exempelby")
    subject = own_assessment.own_assessment(world.person("samordnare"), assessment_id)
    answered = answers.kept_answers(assessment_id)
    open_ones = [question for question in subject.edition.questions if question not in answered]
    assert db.session.get_one(Assessment, assessment_id).submitted_at is None
    db.session.rollback()
    return Asked(assessment_id, open_ones[:ANSWERS], open_ones[ANSWERS : ANSWERS + THREADS])


def _tabs(port: int) -> list[Visitor]:
    """Open eight browsers of two people."""
    people = [Visitor(port, "samordnare"), Visitor(port, "medarbetare")]
    return [people[n % 2].beside() for n in range(THREADS)]


def _all_at_once(write: Callable[[int], list[str]]) -> list[list[str]]:
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(write, range(THREADS)))
