"""What one evaluator sees while the other writes, and whether anything has happened since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from webapp.evaluation.models.consensus import Pen
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.ground.who import Person


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes the agreed marks, and the question that was saved last, if any."""

    mine: bool
    who: str
    since: datetime
    question_id: str = ""
    saved_at: datetime | None = None
    saved_by: str = ""


def writing(seat: OwnSeat) -> Writing | None:
    """Tell who writes; nobody before the first agreed mark, or once somebody has taken the pen."""
    pen = pen_of(seat.evaluation.id)
    if pen is None:
        return None
    query = (
        select(EvaluatorMark.question_id, EvaluatorMark.saved_at, Person.name)
        .join(Person, Person.id == EvaluatorMark.saved_by_id)
        .where(EvaluatorMark.evaluation_id == seat.evaluation.id, EvaluatorMark.track == AGREED)
        .order_by(EvaluatorMark.saved_at.desc(), EvaluatorMark.id.desc())
        .limit(1)
    )
    last = db.session.execute(query).first()
    return Writing(pen.person_id == seat.person_id, pen.person.name, pen.taken_at, *(last or ()))


def state_of(seat: OwnSeat, shown: str) -> str:
    """Fingerprint what a follower sees of an evaluation: equal as long as nothing has happened in it."""
    last = db.session.scalar(select(func.max(Event.id)).where(Event.evaluation_id == seat.evaluation.id))
    fixed = seat.evaluation.published_at is not None
    today = clock.in_sweden(clock.now()).date().isoformat()  # "i dag" becomes "i går" at midnight
    return fingerprint([seat.evaluation.id, seat.person_id, shown, last, fixed, today])[:24]


def pen_of(evaluation_id: int) -> Pen | None:
    """Tell who writes the agreed marks, if somebody has begun."""
    return db.session.scalars(select(Pen).where(Pen.evaluation_id == evaluation_id)).first()
