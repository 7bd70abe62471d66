"""Not being done after all, as long as the other is not: nobody has seen anything yet."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evaluation.deeds.seats.seat_states import be_at_work
from webapp.evaluation.events import EVALUATOR_RESUMED
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.events.journal import note
from webapp.ground.refusals import ClosedError
from webapp.ground.store.database import db, deed


@deed
def resume(seat: OwnSeat) -> bool:
    """Take back that one is done; tell whether anything changed.

    Raises ClosedError once both are done: then each has seen the other's marks.
    """
    # The same lock as that of being done: of two who press at once, one comes first.
    db.session.execute(select(Evaluation.id).where(Evaluation.id == seat.evaluation.id).with_for_update())
    db.session.refresh(seat.evaluation)
    db.session.refresh(seat.seat)
    if seat.evaluation.revealed_at is not None:
        raise ClosedError(
            _("Den andra utvärderaren är också klar, och ni har sett varandras bedömningar."),
            _("Ta upp det som behöver ändras i samsynen."),
        )
    if seat.seat.done_at is None:
        return False
    be_at_work(seat.seat, seat.seat.track)
    note(EVALUATOR_RESUMED, seat.person_id, evaluation_id=seat.evaluation.id)
    return True
