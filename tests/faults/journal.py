"""What clients know about their saves: acknowledged or unknown, to be held against what the database has."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event as Flag
from typing import Any

from sqlalchemy import create_engine, text

from questionnaires.library import read_shelf
from tests.faults.serving import ROOT, Visitor
from webapp.assessment.saved_changes import versions

EDITION = "kommunkompassen/2012"
PATIENCE = 300
"""Seconds until a client gives up; a busy machine starts slowly, and is killed before it has answered."""


@dataclass(slots=True)
class Save:
    """One save as its client sent it, what it answered, and whether an earlier try went unanswered."""

    question: str
    text: str
    key: str
    seen_version: int
    status: str = ""
    version: int = 0
    unknown: bool = False


class Writer:
    """One client: saves one answer after the other, and repeats what went unanswered."""

    def __init__(self, name: str, visitor: Visitor, assessment_id: int, questions: list[str]) -> None:
        self.name, self.visitor = name, visitor
        self.place = f"/sjalvvardering/{assessment_id}/fraga"
        self.questions = questions
        self.versions = dict.fromkeys(questions, 0)
        self.journal: list[Save] = []

    def write(self, done: Flag) -> None:
        """Save until told to stop; the last save is always answered."""
        while not done.is_set():
            number = len(self.journal)
            question = self.questions[number % len(self.questions)]
            key = f"{self.name}-{number}"
            save = Save(question, f"Text {key}.", key, self.versions[question])
            self._send(save)
            self.journal.append(save)
            self.versions[question] = save.version
        self.visitor.connection.close()

    def _send(self, save: Save) -> None:
        fields: dict[str, object] = {
            "csrf_token": self.visitor.token,
            "request_key": save.key,
            f"{save.question}:version": save.seen_version,
            f"{save.question}:text": save.text,
        }
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                status, body = self.visitor.ask("POST", f"{self.place}/{save.question}", fields, json=True)
            except ConnectionRefusedError:
                time.sleep(0.05)  # nobody has seen it
            except (OSError, HTTPException):
                save.unknown = True
            else:
                told = json.loads(body) if status in (200, 409) else {}
                if "status" in told:
                    save.status, save.version = told["status"], told["version"]
                    return
                save.unknown = True
                self.refused(status, body)
        raise TimeoutError(f"{save.key} was never answered")

    def refused(self, status: int, body: bytes) -> None:
        """Take it as a fault of the server's that a save is answered with anything but what became of it."""
        raise AssertionError(status, body)


def open_assessment(database_url: str, many: int) -> tuple[int, list[str]]:
    """Find the open assessment, and so many of its questions."""
    query = text(
        "SELECT a.id FROM assessment a JOIN municipality m ON m.id = a.municipality_id "
        "WHERE m.name = 'Exempelby' AND a.edition = :edition AND a.round_id IS NOT NULL"
    )
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assessment_id = int(connection.execute(query, {"edition": EDITION}).scalar_one())
    engine.dispose()
    edition = read_shelf(ROOT / "questionnaires").editions[EDITION]
    return assessment_id, list(edition.questions)[:many]


class Kept:
    """What the database has of one assessment's answers after all is over."""

    def __init__(self, database_url: str, assessment_id: int) -> None:
        engine = create_engine(database_url)
        with engine.connect() as connection:
            given = {"id": assessment_id}
            self.answers = {
                row.question_id: (row.version, _said(row.said)["text"])
                for row in connection.execute(text("SELECT * FROM answer WHERE assessment_id = :id"), given)
            }
            query = text(
                "SELECT * FROM event WHERE assessment_id = :id AND what = 'answer.saved' ORDER BY id"
            )
            self.events = connection.execute(query, given).all()
            self.texts = _texts(self.events)
            self.healthy = engine.dialect.name != "sqlite" or (
                connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
                and not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            )
        engine.dispose()

    def by_key(self) -> dict[str, tuple[int, str]]:
        """Give each saved version and text by the key it came with; a key used twice fails."""
        keyed = [(e.request_key, (e.version, self.texts[e.id])) for e in self.events if e.request_key]
        assert len(keyed) == len(dict(keyed))
        return dict(keyed)

    def text_of(self, event: Any) -> str:
        """Give the text that an event saved."""
        return self.texts[event.id]

    def chains(self) -> dict[str, list[int]]:
        """Give every answer's versions in the order they were saved."""
        found: dict[str, list[int]] = defaultdict(list)
        for event in self.events:
            found[event.question_id].append(event.version)
        return dict(found)


def _texts(events: Iterable[Any]) -> dict[int, str]:
    """Give the text that each event saved."""
    chains: dict[str, list[Any]] = defaultdict(list)
    for event in events:
        chains[event.question_id].append(event)
    found = {}
    for chain in chains.values():
        said = versions((event.version, _said(event.after)) for event in chain)
        found |= {event.id: str(said[event.version]["text"]) for event in chain}
    return found


def _said(value: Any) -> dict[str, Any]:
    return dict(json.loads(value) if isinstance(value, str) else value)
