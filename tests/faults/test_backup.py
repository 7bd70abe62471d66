"""A backup is taken while people save: what was acknowledged before it began is in it, and all of it fits."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event as Flag

import pytest

from tests.conftest import SECRET
from tests.faults.journal import Kept, Writer, open_assessment
from tests.faults.serving import Server, Visitor
from tests.support.terminal import flask

pytestmark = pytest.mark.long

WRITERS, BACKUPS = 6, 3


def test_a_backup_under_load_has_what_was_acknowledged_and_hangs_together(
    database_url: str, tmp_path: Path
) -> None:
    assessment_id, questions = open_assessment(database_url, WRITERS * 2)
    server = Server(database_url, SECRET, tmp_path / "log")
    said = {"SECRET_KEY": SECRET, "DATABASE_URL": database_url, "INSTANCE": str(tmp_path / "instance")}
    try:
        person = Visitor(server.port, "samordnare")
        writers = [
            Writer(f"w{n}", person.beside(), assessment_id, questions[n * 2 : n * 2 + 2])
            for n in range(WRITERS)
        ]
        acknowledged, meanwhile = back_up_meanwhile(writers, said, tmp_path)
    finally:
        person.connection.close()
        server.stop()
    place = {"SECRET_KEY": SECRET, "INSTANCE": str(tmp_path / "new")}
    restored = flask("restore", str(tmp_path / f"{BACKUPS - 1}.zip"), **place)
    checked = flask("check", **place)

    kept = Kept(f"sqlite:///{tmp_path / 'new' / 'kompassrosen.sqlite'}", assessment_id)
    by_key = kept.by_key()
    assert (restored.returncode, restored.stderr, checked.returncode, checked.stdout[:4]) == (
        0,
        "",
        0,
        "Alla",
    )
    assert [key for key in acknowledged if key not in by_key] == []
    assert len(acknowledged) > WRITERS
    assert min(meanwhile) > 0
    assert {question: chain[-1] for question, chain in kept.chains().items()} == {
        question: version for question, (version, _text) in kept.answers.items()
    }
    assert kept.healthy


def back_up_meanwhile(
    writers: list[Writer], said: dict[str, str], folder: Path
) -> tuple[list[str], list[int]]:
    """Back up while all write; give what was acknowledged before the last time, and how much went on."""
    done, meanwhile = Flag(), []
    with ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(writer.write, done) for writer in writers]
        try:
            for number in range(BACKUPS):
                wait_for(writers, many(writers) + WRITERS)
                acknowledged = saved(writers)
                before = many(writers)
                made = flask("backup", str(folder / f"{number}.zip"), **said)
                meanwhile.append(many(writers) - before)
                assert (made.returncode, made.stderr) == (0, "")
        finally:
            done.set()
        for one in running:
            one.result()
    return acknowledged, meanwhile


def saved(writers: list[Writer]) -> list[str]:
    """Give the keys of what has been acknowledged; an answer that others had given already is refused."""
    told = [save for writer in writers for save in list(writer.journal)]
    return [f"{save.key}:{save.question}" for save in told if save.status == "saved"]


def many(writers: list[Writer]) -> int:
    return sum(len(writer.journal) for writer in writers)


def wait_for(writers: list[Writer], so_many: int) -> None:
    until = time.monotonic() + 60
    while many(writers) < so_many:
        assert time.monotonic() < until, "nobody gets an answer"
        time.sleep(0.02)
