"""What was acknowledged, line by line in the journal, held against what the database has."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.faults.journal import Kept

CAN_ANSWER = text(
    "SELECT p.email, a.id FROM assessment a "
    "JOIN award_round r ON r.id = a.round_id AND r.compass_edition = a.edition "
    "JOIN membership m ON m.municipality_id = a.municipality_id AND m.role = 'coordinator' "
    "JOIN person p ON p.id = m.person_id "
    "WHERE r.key = '2026' AND a.submitted_at IS NULL ORDER BY a.id, p.id"
)


def people(database: str) -> list[tuple[str, int]]:
    """Give a coordinator for each municipality whose compass is open, and their assessment."""
    engine = create_engine(database)
    with engine.connect() as connection:
        found = {number: email for email, number in connection.execute(CAN_ANSWER)}
    engine.dispose()
    return [(email, number) for number, email in found.items()]


def acknowledged(journal: Path) -> dict[int, list[tuple[str, str, int, str]]]:
    """Read the journal: question, key, version and text of every acknowledged save, by assessment."""
    found: dict[int, list[tuple[str, str, int, str]]] = defaultdict(list)
    with journal.open(encoding="utf-8") as lines:
        for line in lines:
            assessment, *save = json.loads(line)
            found[assessment].append((save[0], save[1], save[2], save[3]))
    return found


def lost(database: str, journal: Path) -> list[str]:
    """Name every acknowledged save that the database does not have as it was sent; none may be."""
    missing = []
    for assessment, saves in acknowledged(journal).items():
        kept = Kept(database, assessment)
        by_key = kept.by_key()
        newest = {
            question: (version, said)
            for question, _key, version, said in sorted(saves, key=lambda one: one[2])
        }
        missing += [
            key
            for question, key, version, said in saves
            if by_key.get(f"{key}:{question}") != (version, said)
        ]
        missing += [
            f"{assessment} {question}"
            for question, (version, said) in newest.items()
            if kept.answers.get(question, (0, ""))[0] == version and kept.answers[question][1] != said
        ]
        missing += [
            f"{assessment} {question}"
            for question, (version, _said) in newest.items()
            if kept.answers.get(question, (0, ""))[0] < version
        ]
    return missing
