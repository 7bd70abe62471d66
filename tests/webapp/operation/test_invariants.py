"""What must always hold: each rule finds what breaks it, and nothing in what the house itself has made."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask_migrate import upgrade
from sqlalchemy import text

from tests.support.broken import BREAKS
from tests.support.restored import empty_place
from tests.webapp.conftest import files_of
from webapp import demo
from webapp.ground.store.database import db
from webapp.ground.store.snapshot import without_guards
from webapp.operation.queries.invariants import INVARIANTS, broken

RULES = {one.key: one.sql for one in INVARIANTS}


@pytest.fixture(params=["sqlite", "postgresql"])
def whole(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Work on a database with all rounds of the demo."""
    if request.param == "sqlite":  # loaded once for all who need it
        template = request.getfixturevalue("whole_template")
        shutil.copy(template, tmp_path / "restored.sqlite")
        shutil.copytree(files_of(template), tmp_path / "restored files")
    with empty_place(request, request.param, tmp_path):
        if request.param == "postgresql":
            upgrade()
            assert demo.load()
            db.session.commit()
        yield


def keys() -> set[str]:
    return {one.invariant.key for one in broken()}


def found_when_broken(key: str, statements: list[str]) -> bool | str:
    """Break a rule, ask it, and take it back."""
    changed = 0
    with without_guards(db.session.connection()):
        for statement in statements:
            changed += db.session.execute(text(statement)).rowcount
        found = db.session.scalars(text(RULES[key])).first() is not None
    db.session.rollback()
    return found if changed else "nothing was changed"


@pytest.mark.usefixtures("whole")
def test_every_rule_finds_what_breaks_it_and_nothing_in_a_sound_world():
    before = keys()

    found = {key: found_when_broken(key, statements) for key, statements in BREAKS.items()}

    assert before == set()
    assert {key: told for key, told in found.items() if told is not True} == {}
    assert keys() == set()


def test_every_rule_is_broken_on_purpose_and_there_are_many():
    assert [one.key for one in INVARIANTS] == list(dict.fromkeys(one.key for one in INVARIANTS))
    assert {one.key for one in INVARIANTS} == set(BREAKS)
    assert len(INVARIANTS) >= 40


def test_every_rule_promises_something_in_a_sentence_of_its_own():
    promises = [one.promise for one in INVARIANTS]

    assert len(set(promises)) == len(promises)
    assert [one for one in promises if not re.fullmatch(r"[A-ZÅÄÖ].{15,120}\.", one)] == []


def test_every_rule_only_reads():
    assert [one.key for one in INVARIANTS if not one.sql.startswith("SELECT ") or ";" in one.sql] == []
