"""What is final stays as it is, whoever opens the database: the triggers ask nothing of the connection."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from webapp.evaluation.models.evaluations import Evaluation, EvaluatorMark, PublishedResult
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

pytestmark = pytest.mark.both


@pytest.fixture
def fixed(world) -> int:
    """Give the id of an evaluation whose result is fixed."""
    return world.evaluation("Norrvik")


def kept() -> list[tuple[int, ...]]:
    """Count what is final, and add up what identifies it."""
    tables = (Event, PublishedResult, EvaluatorMark)
    found = [
        db.session.execute(select(func.count(), func.sum(one.id)).select_from(one)).one() for one in tables
    ]
    return [tuple(row) for row in found]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE published_result SET digest = 'x' WHERE evaluation_id = :evaluation",
        "DELETE FROM published_result WHERE evaluation_id = :evaluation",
        "UPDATE evaluator_mark SET motivation = 'x' WHERE evaluation_id = :evaluation",
        "UPDATE evaluator_mark SET evaluation_id = :evaluation WHERE evaluation_id <> :evaluation",
        "DELETE FROM evaluator_mark WHERE evaluation_id = :evaluation",
        "UPDATE event SET why = 'x'",
        "DELETE FROM event",
    ],
)
def test_what_is_final_is_neither_changed_nor_removed(fixed, statement):
    before = kept()

    with pytest.raises(DatabaseError, match=r"never changed|never removed|result is fixed"):
        db.session.execute(text(statement), {"evaluation": fixed})
    db.session.rollback()

    assert kept() == before


def test_no_mark_comes_to_a_fixed_result(fixed):
    mark = db.session.scalars(select(EvaluatorMark).where(EvaluatorMark.evaluation_id == fixed)).first()
    names = ("evaluation_id", "mark", "differs", "motivation", "version", "saved_at", "saved_by_id")
    db.session.add(
        EvaluatorMark(
            track="c", question_id=mark.question_id, **{name: getattr(mark, name) for name in names}
        )
    )

    with pytest.raises(DatabaseError, match="the result is fixed"):
        db.session.commit()
    db.session.rollback()


def test_marks_are_changed_until_the_result_is_fixed(world):
    open_one = world.evaluation("Lillhärad")
    values = {"evaluation": open_one}

    db.session.execute(
        text("UPDATE evaluator_mark SET version = 7 WHERE evaluation_id = :evaluation"), values
    )
    db.session.execute(text("DELETE FROM evaluator_mark WHERE evaluation_id = :evaluation"), values)
    db.session.commit()

    assert db.session.get(Evaluation, open_one).published_at is None


REPLACED = {
    "event by id": "INSERT OR REPLACE INTO event SELECT * FROM event ORDER BY id LIMIT 1",
    "event by key": """REPLACE INTO event (at, what, why, person_id, request_key)
        SELECT at, what, 'x', person_id, request_key FROM event WHERE request_key IS NOT NULL LIMIT 1""",
    "result by id": "INSERT OR REPLACE INTO published_result SELECT * FROM published_result LIMIT 1",
    "result by evaluation": """REPLACE INTO published_result
        (evaluation_id, municipality_id, edition, digest, marks, figures, published_at, published_by_id)
        SELECT evaluation_id, municipality_id, edition, 'x', marks, figures, published_at, published_by_id
        FROM published_result LIMIT 1""",
    "mark by id": """INSERT OR REPLACE INTO evaluator_mark SELECT evaluator_mark.* FROM evaluator_mark
        JOIN published_result USING (evaluation_id) LIMIT 1""",
    "result by update": "UPDATE OR REPLACE published_result SET digest = 'x'",
}
WITH_KEY = """INSERT INTO event (at, what, why, person_id, request_key)
    SELECT at, what, why, person_id, 'key' FROM event WHERE person_id IS NOT NULL LIMIT 1"""


@pytest.mark.parametrize("what", REPLACED)
def test_in_sqlite_nothing_final_is_replaced_from_a_connection_of_ones_own(sqlite_url, what):
    connection = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    connection.execute("PRAGMA recursive_triggers = OFF")
    connection.execute(WITH_KEY)

    with pytest.raises(sqlite3.IntegrityError, match=r"never changed|the result is fixed"):
        connection.execute(REPLACED[what])
    connection.close()
