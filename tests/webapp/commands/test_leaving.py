"""Every stored field leaves somewhere, or is listed as left out with the reason."""

from __future__ import annotations

import json

import pytest

from tests.support.figures import read_in
from tests.support.leaving import LEAVES, STAYS, WHOLE_TABLES_STAY
from webapp.ground.store.database import db
from webapp.rounds.queries import posts


def stored() -> set[tuple[str, str]]:
    return {(table.name, column.name) for table in db.metadata.sorted_tables for column in table.columns}


def leaving() -> set[tuple[str, str]]:
    return {(table, column) for table, columns in LEAVES.items() for column in columns}


def staying() -> list[tuple[str, str]]:
    some = [
        (table, column)
        for table, reasons in STAYS.items()
        for columns in reasons.values()
        for column in columns
    ]
    return some + [one for one in sorted(stored()) if one[0] in WHOLE_TABLES_STAY]


def test_every_stored_field_leaves_or_is_listed_as_left_out_with_the_reason(resting_world):
    assert resting_world.app
    listed = staying()

    assert stored() - leaving() - set(listed) == set()
    assert leaving() - stored() == set()
    assert set(listed) - stored() == set()
    assert leaving() & set(listed) == set()
    assert len(listed) == len(set(listed))
    assert [one for one in WHOLE_TABLES_STAY if one not in {table for table, _column in stored()}] == []


def test_every_reason_is_a_sentence():
    reasons = {*WHOLE_TABLES_STAY.values(), *(reason for reasons in STAYS.values() for reason in reasons)}

    assert [one for one in reasons if not one.endswith(".") or len(one.split()) < 5] == []


@pytest.fixture
def extracts(small_world, tmp_path):
    """Write one extract of every kind, and read them."""
    small_world.begin_round("kvalitetskommun/2025")
    read_in(small_world, posts.round_by_key("2025"))
    posts.round_by_key("2026").step = "jury"  # its office reads no answers sooner
    db.session.commit()
    evaluated = str(small_world.evaluation("Norrvik"))
    theirs = str(small_world.assessment("Norrvik"))
    by = ["--by", "samordnare@norrvik.example"]
    made = {
        "answers": [theirs, *by],
        "feedback": [evaluated, *by],
        "figures": ["2025"],
        "national": ["--round", "2026", "--by", "kansli@demo.example"],
        "participants": ["2026"],
    }
    return {
        kind: written(small_world, tmp_path / f"{kind}.json", kind, *words) for kind, words in made.items()
    }


def written(world, path, *words):
    answer = world.app.test_cli_runner().invoke(args=["export", *words, "--to", str(path)])
    assert answer.exit_code == 0, answer.output
    return json.loads(path.read_text(encoding="utf-8"))


def test_where_a_field_is_said_to_leave_there_is_such_a_column(extracts):
    places = {place for columns in LEAVES.values() for place in columns.values()}
    known = {
        f"{kind}.{table}.{column['key']}"
        for kind, told in extracts.items()
        for table, one in told["tables"].items()
        for column in one["columns"]
    } | {f"{kind}.about.{label}" for kind, told in extracts.items() for label in told["about"]}

    assert places - known == set()
