"""An evaluator's marks as the database keeps them: each with its version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import bindparam, insert, update
from sqlalchemy.exc import IntegrityError

from questionnaires.edition import Question
from questionnaires.marks import Mark
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.marks import mark_as_data
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.refusals import StaleError
from webapp.ground.store.database import db
from webapp.ground.store.insertion import insertion


class StaleMarkError(StaleError):
    """Somebody has saved another mark since the sender looked."""

    def __init__(self) -> None:
        super().__init__(
            _("Bedömningen har ändrats sedan du öppnade sidan."),
            _("Jämför dem, ändra så att det blir rätt och spara igen."),
        )


# Two hundred marks are read and written at a time: plain columns cost half of what mapped objects do.
_MARK = EvaluatorMark.__table__.c
_INSERT = insert(EvaluatorMark.__table__)
_VALUES = ("mark", "motivation", "differs", "version", "saved_at", "saved_by_id", "way", "sureness")
_UPDATE = (
    update(EvaluatorMark.__table__)
    .where(
        *(_MARK.evaluation_id == bindparam("of"), _MARK.track == bindparam("on")),
        *(_MARK.question_id == bindparam("asked"), _MARK.version == bindparam("seen")),
    )
    .values({name: bindparam(name) for name in _VALUES})
    .returning(_MARK.id)
)


@cache
def _first(_dialect: str) -> Any:  # noqa: ANN401 -- as `insertion` has it
    """Insert a question's first mark; a row that is there by now stays, and the transaction goes on."""
    return insertion(EvaluatorMark.__table__).on_conflict_do_nothing().returning(_MARK.id)


def write_mark(  # noqa: PLR0913, PLR0917 -- a mark is what it is
    seat: OwnSeat,
    track: str,
    question: Question,
    mark: Mark,
    motivation: str,
    version: int,
    *,
    departs: bool,
    way: str,
    sureness: str = "",
) -> datetime:
    """Write the row of one mark, if its version is still the one that was seen; give when."""
    saved_at = clock.now()
    values = {
        "mark": mark_as_data(question, mark),
        "motivation": motivation,
        "differs": departs,
        "version": version + 1,
        "saved_at": saved_at,
        "saved_by_id": seat.person_id,
        "way": way,
        "sureness": sureness,
    }
    if version == 0:
        where = {"evaluation_id": seat.evaluation.id, "track": track, "question_id": question.id}
        first = _first(db.engine.dialect.name)
        if db.session.connection().execute(first, {**where, **values}).first() is None:
            raise StaleMarkError  # somebody made the same row between our look and our write
        return saved_at
    where = {"of": seat.evaluation.id, "on": track, "asked": question.id, "seen": version}
    if db.session.connection().execute(_UPDATE, {**where, **values}).first() is None:
        raise StaleMarkError
    return saved_at


def write_accepted(
    seat: OwnSeat, track: str, accepted: Sequence[tuple[Question, Mark]], way: str
) -> dict[str, dict[str, Any]]:
    """Write the first marks of many questions in one statement, each as the municipality's; give them."""
    marks = {question.id: mark_as_data(question, mark) for question, mark in accepted}
    common = {"evaluation_id": seat.evaluation.id, "track": track, "saved_by_id": seat.person_id}
    common |= {"motivation": "", "differs": False, "version": 1, "saved_at": clock.now(), "way": way}
    rows = [{**common, "question_id": question_id, "mark": mark} for question_id, mark in marks.items()]
    if rows:
        try:
            db.session.connection().execute(_INSERT, rows)
        except IntegrityError as error:  # somebody made one of the rows meanwhile
            raise StaleMarkError from error
    return marks
