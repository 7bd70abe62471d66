"""Who types the agreed marks: one writes while the other follows, and either can take over."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.evaluation.events import PEN_TAKEN
from webapp.evaluation.models.consensus import Pen
from webapp.evaluation.queries.consensus.follower import pen_of
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError, Refusal, final
from webapp.ground.store.database import db, deed


class PenHeldError(Refusal):
    """Somebody else writes the agreed marks now."""


def hold(seat: OwnSeat) -> None:
    """Make sure that this person writes: whoever writes first holds the pen until the other takes over.

    Raises PenHeldError while the other holds it, ClosedError once the result is fixed.
    """
    pen = _at_the_table(seat)
    if pen is None:
        _take(seat, None)
    elif pen.person_id != seat.person_id:
        raise PenHeldError(
            _("%(who)s skriver nu.", who=pen.person.name),
            _("Följ med, eller ta över pennan och spara igen. Det du skrev står kvar."),
        )


def check_begun(seat: OwnSeat) -> None:
    """Refuse to agree before both evaluators are done."""
    if not seat.revealed:
        raise NotReadyError(
            _("Samsyn kan börja först när båda utvärderarna är klara."),
            _("Säg att du är klar när du har bedömt allt, och vänta in den andra."),
        )


def take(seat: OwnSeat) -> None:
    """Take the pen, whoever holds it, inside a deed."""
    pen = _at_the_table(seat)
    if pen is None or pen.person_id != seat.person_id:
        _take(seat, pen)


@deed
def take_over(seat: OwnSeat) -> None:
    """Take the pen from whoever holds it; what the other has saved stays saved."""
    take(seat)


def _at_the_table(seat: OwnSeat) -> Pen | None:
    """Make those who write come one after the other, and look at what is true now."""
    db.session.refresh(seat.evaluation, with_for_update=True)
    check_begun(seat)
    if seat.evaluation.published_at:
        raise final(_("Resultatet är fastställt och kan inte ändras."))
    pen = pen_of(seat.evaluation.id)
    if pen is not None:
        db.session.refresh(pen)
    return pen


def _take(seat: OwnSeat, pen: Pen | None) -> None:
    before = {"person": pen.person_id} if pen else None
    if pen is None:
        pen = Pen(evaluation_id=seat.evaluation.id)
        db.session.add(pen)
    pen.person_id, pen.taken_at = seat.person_id, clock.now()
    note(
        PEN_TAKEN,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        before=before,
        after={"person": seat.person_id},
    )
    db.session.flush()
