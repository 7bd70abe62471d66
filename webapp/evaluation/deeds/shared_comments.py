"""Talk with the municipality as its evaluator: always shared, blind to the other until both are done."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.deeds.teamwork.comments import Words, keep_once
from webapp.assessment.open_questions import is_blind
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.comments import (
    SHARED,
    Thread,
    comments_on,
    in_threads,
    without_the_other,
)
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.refusals import ClosedError, NotThereError, final
from webapp.ground.store.database import db


def threads_for(seat: OwnSeat, question_id: str) -> list[Thread]:
    """List the threads that an evaluator may read: shared ones; blind to the other until both are done."""
    found = [one for one in comments_on(seat.assessment.id, question_id) if one.audience == SHARED]
    return in_threads(found if seat.revealed else without_the_other(found, seat.person_id))


def say_as_evaluator(seat: OwnSeat, question_id: str, words: Words) -> None:
    """Comment on a question as its evaluator; what an evaluator says is always shared.

    Raises ClosedError when the evaluator is done, or InvalidError.
    """
    if seat.evaluation.published_at:
        raise final(_("Resultatet är fastställt. Samtalet kan bara läsas."))
    if seat.seat.done_at:
        raise ClosedError(
            _("Du har sagt att du är klar. Samtalet kan bara läsas."), _("Ta upp det i samsynen i stället.")
        )
    shared = Words(SHARED, words.text, words.reply_to, words.key)
    readable = {one.id for thread in threads_for(seat, question_id) for one in thread.comments}
    if shared.reply_to is not None and shared.reply_to not in readable:
        raise NotThereError
    keep_once(seat.person_id, seat.assessment.id, question_id, shared, seat.evaluation.id)


@is_blind.answered
def judges_blindly(subject: OwnAssessment) -> bool:
    """Tell whether one of the municipality also judges its answers, and is still blind to the other."""
    blind = (
        select(Seat.id)
        .join(Evaluation)
        .where(
            Evaluation.assessment_id == subject.id,
            Evaluation.revealed_at.is_(None),
            Seat.person_id == subject.person_id,
        )
    )
    return db.session.scalar(blind) is not None
