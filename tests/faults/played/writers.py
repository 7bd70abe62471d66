"""Clients that go on through everything, and what the database must have of what they were told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event as Flag

from tests.faults.journal import PATIENCE, Kept, Save, Writer
from tests.faults.serving import Visitor

MANY = 8
BUSY = 503


class Patient(Writer):
    """A writer that takes a 503 as it is meant, and remembers every other fault of the server."""

    def __init__(self, name: str, visitor: Visitor, assessment_id: int, questions: list[str]) -> None:
        super().__init__(name, visitor, assessment_id, questions)
        self.busy = 0
        self.strange: list[str] = []

    def refused(self, status: int, body: bytes) -> None:
        """Count what is busy for a while and says so, remember all else, and let the save be sent again."""
        if status == BUSY and self.visitor.told.get("Retry-After"):
            self.busy += 1
        else:
            self.strange.append(f"{status} {body[:80].decode(errors='replace')}")
        time.sleep(0.2)


def hired(ports: list[int], assessment_id: int, questions: list[str]) -> list[Patient]:
    """Make clients of two people, over all servers; each has two answers alone and shares two with all."""
    shared, own = questions[:2], questions[2:]
    people = {port: (Visitor(port, "samordnare"), Visitor(port, "medarbetare")) for port in ports}
    writers = []
    for nth in range(MANY):
        tab = people[ports[nth % len(ports)]][nth // len(ports) % 2].beside()
        mine = [*own[nth * 2 : nth * 2 + 2] * 3, shared[nth % 2]]
        writers.append(Patient(f"w{nth}", tab, assessment_id, mine))
    for pair in people.values():
        for person in pair:
            person.connection.close()
    return writers


@contextmanager
def writing(writers: list[Patient]) -> Iterator[None]:
    """Let all write at once meanwhile, and until each has an answer to its last save."""
    done = Flag()
    with ThreadPoolExecutor(len(writers)) as pool:
        running = [pool.submit(writer.write, done) for writer in writers]
        try:
            yield
        finally:
            done.set()
        for one in running:
            one.result()


def let_write(writers: list[Patient], rounds: int = 1) -> None:
    """Wait until so many saves as there are writers have been answered, however busy the machine is."""
    wanted, until = answered(writers) + rounds * len(writers), time.monotonic() + PATIENCE
    while answered(writers) < wanted:
        if time.monotonic() > until:
            raise TimeoutError("Ingen får något svar.")
        time.sleep(0.02)


def answered(writers: list[Patient]) -> int:
    """Count what has been answered."""
    return sum(len(writer.journal) for writer in writers)


def acknowledged(writers: list[Patient]) -> list[Save]:
    """Give every save that a client was told is kept."""
    return [save for one in writers for save in one.journal if save.status in ("saved", "same")]


def lost(writers: list[Patient], kept: Kept) -> list[str]:
    """Name what was acknowledged and is not there as it was sent, and whatever does not hang together."""
    by_key = kept.by_key()
    missing = [
        save.key
        for save in acknowledged(writers)
        if by_key.get(f"{save.key}:{save.question}") != (save.version, save.text)
        or kept.answers[save.question][0] < save.version
    ]
    chains = kept.chains()
    broken = [q for q, chain in chains.items() if chain != list(range(1, len(chain) + 1))]
    newest = {event.question_id: kept.text_of(event) for event in kept.events}
    other = [q for q, (_version, said) in kept.answers.items() if newest.get(q, said) != said]
    refused = [
        save.key
        for one in writers
        for save in one.journal
        if save.status == "conflict" and f"{save.key}:{save.question}" in by_key
    ]
    return [*missing, *broken, *other, *refused, *([] if kept.healthy else ["databasen är skadad"])]
