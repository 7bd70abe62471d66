"""A third reader says whether there is a conflict of interest, before a draft is read."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp import clock
from webapp.models import NO_CONFLICT, OTHER, Declaration, db, deed
from webapp.services import events
from webapp.services.refusals import InvalidError
from webapp.services.reviewing.access import ReviewSeat, declaration, hold


@deed
def declare(seat: ReviewSeat, conflict: str, *, none: bool) -> bool:
    """Declare a conflict of interest (jäv), or that there is none; tell whether reading may go on.

    A conflict can be added afterwards, never taken back: it closes the draft to this person at once.
    """
    if not none and not conflict:
        raise InvalidError(
            {"conflict": _("Skriv vilken jävssituation det gäller, eller intyga att ingen finns.")}
        )
    hold(seat.evaluation.id)
    assessment = seat.assessment
    row = declaration(seat.person_id, assessment)
    if row is not None and none:
        return row.kind == NO_CONFLICT
    if row is None:
        row = Declaration(
            round_id=assessment.round_id,
            person_id=seat.person_id,
            municipality_id=assessment.municipality_id,
        )
        db.session.add(row)
    row.kind, row.text = (NO_CONFLICT, "") if none else (OTHER, conflict)
    row.declared_at = clock.now()
    what = "conflict.none" if none else "conflict.declared"
    events.note(what, seat.person_id, evaluation_id=seat.evaluation.id, why=row.text)
    return none
