"""A change is written down where the row was there to change, and only then; the same on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, select, update

from webapp.assessment.events import ANSWER_SAVED
from webapp.assessment.models.assessments import Answer
from webapp.ground.events.journal import NotedChange, note
from webapp.ground.events.models import Event
from webapp.ground.store.database import db, one_transaction

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("world")]
ANSWER = Answer.__table__
TO_VERSION = NotedChange(
    update(ANSWER).where(ANSWER.c.id == bindparam("answer")).values(version=bindparam("to_version"))
)
AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def about(answer, key):
    told = {"assessment_id": answer.assessment_id, "question_id": answer.question_id, "at": AT}
    return told | {"after": {"text": "Åäö", "levels": {}}, "version": 7, "request_key": key}


def change(answer_id, answer, key="once"):
    with one_transaction():
        asked = {"answer": answer_id, "to_version": 7}
        return TO_VERSION.make(asked, ANSWER_SAVED, answer.saved_by_id, about(answer, key))


def written(key):
    event = Event.__table__.c
    columns = [one for one in event if one.name not in {"id", "request_key"}]
    return db.session.execute(select(*columns).where(event.request_key == key)).all()


def an_answer():
    return db.session.execute(select(ANSWER).where(ANSWER.c.saved_by_id.is_not(None)).limit(1)).one()


def test_a_change_and_its_event_are_kept_as_if_each_had_been_written_by_itself():
    answer = an_answer()
    with one_transaction():
        note(ANSWER_SAVED, answer.saved_by_id, **about(answer, "by itself"))

    assert change(answer.id, answer) is True

    assert db.session.scalar(select(ANSWER.c.version).where(ANSWER.c.id == answer.id)) == 7
    assert written("once") == written("by itself")
    assert len(written("once")) == 1


def test_where_no_row_is_as_asked_nothing_is_changed_and_nothing_written():
    assert change(-1, an_answer()) is False

    assert written("once") == []
