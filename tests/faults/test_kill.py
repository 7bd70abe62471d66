"""The server is killed in the middle of everything, again and again: what it said was saved is there."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event as Flag

import pytest

from tests.conftest import SECRET
from tests.faults.journal import Kept, Save, Writer, open_assessment
from tests.faults.serving import Server, Visitor

pytestmark = pytest.mark.long

WRITERS, KILLS = 16, 5


def test_nothing_that_was_acknowledged_is_lost_when_every_process_is_killed(
    database_url: str, tmp_path: Path
) -> None:
    assessment_id, questions = open_assessment(database_url, WRITERS * 2 + 2)
    server = Server(database_url, SECRET, tmp_path / "gunicorn.log")
    try:
        writers = _writers(server, assessment_id, questions)

        _write_and_kill(server, writers)

        server.stop()
    except BaseException:
        server.kill()
        raise
    kept = Kept(database_url, assessment_id)
    saves = [save for writer in writers for save in writer.journal]
    print(_told(saves))  # noqa: T201 -- told to whoever runs it with -s
    _nothing_acknowledged_is_lost(saves, kept)
    _what_went_unanswered_is_there_once_or_not_at_all(saves, kept)
    _versions_form_one_chain(kept)
    assert kept.healthy


def _writers(server: Server, assessment_id: int, questions: list[str]) -> list[Writer]:
    """Make sixteen clients of two people; each has two answers alone and shares two with all the others."""
    shared, own = questions[:2], questions[2:]
    people = [Visitor(server.port, "samordnare"), Visitor(server.port, "medarbetare")]
    tabs = [people[n % 2].beside() for n in range(WRITERS)]
    for person in people:
        person.connection.close()
    return [
        Writer(f"w{n}", tab, assessment_id, [*own[n * 2 : n * 2 + 2] * 3, shared[n % 2]])
        for n, tab in enumerate(tabs)
    ]


def _write_and_kill(server: Server, writers: list[Writer]) -> None:
    """Let all write at once while the server is killed and started, and once more undisturbed."""
    done, luck = Flag(), random.Random(9)  # noqa: S311 -- when to kill is no secret
    with ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(writer.write, done) for writer in writers]
        try:
            for _ in range(KILLS):
                _let_them_write(writers)
                time.sleep(luck.uniform(0.3, 1))
                server.kill()
                server.start()
            _let_them_write(writers)
        finally:
            done.set()
        for one in running:
            one.result()


def _let_them_write(writers: list[Writer]) -> None:
    """Wait until as many saves as there are writers have been answered, however busy the machine is."""
    before, until = _answered(writers), time.monotonic() + 60
    while _answered(writers) < before + WRITERS:
        assert time.monotonic() < until, "nobody gets an answer"
        time.sleep(0.02)


def _answered(writers: list[Writer]) -> int:
    return sum(len(writer.journal) for writer in writers)


def _nothing_acknowledged_is_lost(saves: list[Save], kept: Kept) -> None:
    by_key = kept.by_key()
    acknowledged = [save for save in saves if save.status in ("saved", "same")]

    assert len(acknowledged) > WRITERS * KILLS
    for save in acknowledged:
        assert by_key[f"{save.key}:{save.question}"] == (save.version, save.text)
        assert kept.answers[save.question][0] >= save.version


def _what_went_unanswered_is_there_once_or_not_at_all(saves: list[Save], kept: Kept) -> None:
    by_key = kept.by_key()
    refused = [save for save in saves if save.status == "conflict"]

    assert {save.status for save in saves} <= {"saved", "same", "conflict"}
    assert [save.key for save in refused if f"{save.key}:{save.question}" in by_key] == []
    assert [save.key for save in saves if save.status == "same" and not save.unknown] == []
    assert [s.key for s in saves if s.status in ("saved", "same") and s.version != s.seen_version + 1] == []


def _versions_form_one_chain(kept: Kept) -> None:
    chains = kept.chains()

    assert {question: chain[-1] for question, chain in chains.items()} == {
        question: version for question, (version, _) in kept.answers.items()
    }
    for chain in chains.values():
        assert chain == list(range(1, len(chain) + 1))
    assert len(kept.events) == sum(version for version, _ in kept.answers.values())
    latest = {event.question_id: kept.text_of(event) for event in kept.events}
    assert latest == {question: said for question, (_, said) in kept.answers.items()}


def _told(saves: list[Save]) -> str:
    """Say in figures what the journal holds, for whoever runs the test with -s."""
    counts = {name: sum(save.status == name for save in saves) for name in ("saved", "same", "conflict")}
    return (
        f"{KILLS} kills, {len(saves)} saves: {counts}, {sum(save.unknown for save in saves)} once unanswered"
    )
