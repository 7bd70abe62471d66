"""The minutes of two evaluators' meeting: one text for the meeting, one for each question that needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from webapp.evaluation.deeds.consensus.pen import check_begun
from webapp.evaluation.events import MINUTES_SAVED
from webapp.evaluation.models.consensus import Minutes
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import StaleError, final
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person

MEETING = ""


class StaleMinutesError(StaleError):
    """Somebody has saved other minutes since the sender looked."""

    def __init__(self) -> None:
        super().__init__(
            _("Protokollet har ändrats sedan du öppnade sidan."),
            _("Båda texterna står här. Ändra din så att det blir rätt och spara igen."),
        )


@dataclass(frozen=True, slots=True)
class Noted:
    """A text of the minutes as the server holds it; version 0 when nobody has written."""

    text: str = ""
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""


NOTHING = Noted()


def minutes_of(seat: OwnSeat) -> dict[str, Noted]:
    """Give all minutes of an evaluation by question id, "" for the meeting; refused until both are done."""
    check_begun(seat)
    query = (
        select(Minutes, Person.name)
        .join(Person, Person.id == Minutes.saved_by_id)
        .where(Minutes.evaluation_id == seat.evaluation.id)
        .order_by(Minutes.id)
    )
    return {
        row.question_id: Noted(row.text, row.version, row.saved_at, name)
        for row, name in db.session.execute(query)
    }


@deed
def write(seat: OwnSeat, question_id: str, text: str, version: int) -> int:
    """Write the minutes of one question, or of the meeting; give the version that is kept now.

    Raises StaleMinutesError when somebody has written since, ClosedError once the result is fixed.
    """
    if seat.evaluation.published_at:
        raise final(_("Resultatet är fastställt och kan inte ändras."))
    kept = minutes_of(seat).get(question_id, NOTHING)
    if kept.text == text:
        return kept.version
    if kept.version != version:
        raise StaleMinutesError
    _put(seat, question_id, text, version)
    note(
        MINUTES_SAVED,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        question_id=question_id or None,
        before={"text": kept.text} if kept.version else None,
        after={"text": text},
        version=version + 1,
    )
    return version + 1


def _put(seat: OwnSeat, question_id: str, text: str, version: int) -> None:
    place = {"evaluation_id": seat.evaluation.id, "question_id": question_id}
    values = {
        "text": text,
        "version": version + 1,
        "saved_at": clock.now(),
        "saved_by_id": seat.person_id,
    }
    stale = StaleMinutesError()
    if version == 0:
        db.session.add(Minutes(**place, **values))
        try:
            db.session.flush()
        except IntegrityError as error:  # the other made the same row between our look and our write
            raise stale from error
        return
    seen = update(Minutes).filter_by(**place, version=version).values(**values).returning(Minutes.id)
    if db.session.execute(seen).first() is None:
        raise stale
