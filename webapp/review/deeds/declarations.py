"""A third reader says whether there is a conflict of interest, before a draft is read."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evaluation.events import CONFLICT_DECLARED, CONFLICT_NONE
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.models.ties import NO_CONFLICT, OTHER, Declaration
from webapp.review.queries.declarations import declaration


@deed
def declare(person_id: int, evaluation: Evaluation, conflict: str, *, none: bool) -> bool:
    """Declare a conflict of interest (jäv), or that there is none; tell whether reading may go on.

    A conflict can be added afterwards, never taken back: it closes the draft to this person at once.
    """
    if not none and not conflict:
        raise InvalidError(
            {"conflict": _("Skriv vilken jävssituation det gäller, eller intyga att ingen finns.")}
        )
    # One person's declarations come one after the other, however many windows send them.
    db.session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))
    assessment = evaluation.assessment
    row = declaration(person_id, assessment)
    if row is not None and none:
        return bool(row.kind == NO_CONFLICT)
    if row is None:
        row = Declaration(
            round_id=assessment.round_id,
            person_id=person_id,
            municipality_id=assessment.municipality_id,
        )
        db.session.add(row)
    row.kind, row.text = (NO_CONFLICT, "") if none else (OTHER, conflict)
    row.declared_at = clock.now()
    what = CONFLICT_NONE if none else CONFLICT_DECLARED
    note(what, person_id, evaluation_id=evaluation.id, why=row.text)
    return none
