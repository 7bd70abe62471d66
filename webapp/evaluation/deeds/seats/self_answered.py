"""At home: which of the questions they judge the evaluators have answered for themselves (egna svar)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.edition import Edition
from webapp.assessment.events import ANSWER_SAVED
from webapp.assessment.models.assessments import Answer
from webapp.evaluation.events import EVALUATOR_ANSWERED_FOR
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError, NotThereError, final
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db, deed


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """One evaluator at home, and the questions whose answers are their own work; none before they say so."""

    track: str
    name: str
    questions: frozenset[str] | None


def of_seat(seat: OwnSeat) -> frozenset[str]:
    """Give the questions an evaluator has answered for: as they have said, else whose answers are theirs."""
    said = seat.seat.answered_for
    return frozenset(said) if said is not None else _written(seat.assessment.id, seat.person_id)


def _written(assessment_id: int, person_id: int) -> frozenset[str]:
    """Give the questions whose answers the person has written, now or earlier."""
    now = select(Answer.question_id).where(
        Answer.assessment_id == assessment_id, Answer.saved_by_id == person_id
    )
    before = select(Event.question_id).where(
        Event.assessment_id == assessment_id, Event.person_id == person_id, Event.what == ANSWER_SAVED.what
    )
    return frozenset(one for one in db.session.scalars(now.union(before)) if one)


def of_evaluation(evaluation: Evaluation) -> list[OwnAnswers]:
    """Tell this of both evaluators of an internal evaluation; of one in a round there is nothing to tell."""
    if evaluation.assessment.round_id is not None:
        return []
    return [
        OwnAnswers(
            seat.track,
            seat.person.name,
            None if seat.answered_for is None else frozenset(seat.answered_for),
        )
        for seat in evaluation.seats
        if seat.track in (TRACK_A, TRACK_B)
    ]


def numbers(edition: Edition, questions: Collection[str]) -> list[str]:
    """Write questions by their numbers, in the edition's order."""
    return [one.number for one in edition.questions.values() if one.id in questions]


@deed
def say(seat: OwnSeat, questions: Collection[str]) -> None:
    """Say which questions one has answered for; none is an answer too. It can be said anew until it is fixed.

    Raises ClosedError, or InvalidError for a question that the edition does not have.
    """
    if not seat.at_home:
        raise NotThereError
    db.session.refresh(seat.evaluation, with_for_update=True)
    db.session.refresh(seat.seat)
    if seat.evaluation.published_at:
        raise final(_("Resultatet är fastställt och kan inte ändras."))
    if seat.seat.track not in (TRACK_A, TRACK_B):
        raise NotThereError
    order = context.edition(seat.assessment.edition, seat.assessment.areas).questions
    if not set(questions) <= set(order):
        raise InvalidError({"question": _("Välj bland frågorna i listan.")})
    said = [one for one in order if one in questions]
    before = seat.seat.answered_for
    if before == said:
        return
    seat.seat.answered_for = said
    seat.seat.declared_at = seat.seat.declared_at or clock.now()
    note(
        EVALUATOR_ANSWERED_FOR,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        before=None if before is None else {"questions": before},
        after={"questions": said},
    )
