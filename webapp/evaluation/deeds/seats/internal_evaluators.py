"""A municipality that evaluates itself: its two evaluators, and somebody else in the place of either."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evaluation.deeds.seats import seats, self_answered
from webapp.evaluation.deeds.seats.self_answered import OwnAnswers
from webapp.evaluation.models.evaluations import Evaluation, EvaluatorMark, Seat
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError, final
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.queries.people import people_of


@dataclass(frozen=True, slots=True)
class Sitting:
    """One of the two evaluators, as the coordinator sees them: how far they have come, never what they mark.

    `gone` tells that the person no longer takes part for the municipality.
    """

    seat: Seat
    answered: OwnAnswers
    marked: int
    gone: bool


@dataclass(frozen=True, slots=True)
class Internal:
    """An internal evaluation: who sits, who has left a seat, and whom the coordinator can choose among."""

    submitted: bool
    evaluation: Evaluation | None
    sitting: list[Sitting]
    left: list[Seat]
    people: list[Person]

    @property
    def open(self) -> bool:
        """Tell whether the evaluators can still be replaced."""
        return self.evaluation is not None and self.evaluation.published_at is None


def internal(subject: OwnAssessment) -> Internal:
    """Gather an internal evaluation for the municipality's people. Raises NotThereError in a round."""
    if subject.round_id is not None or subject.edition.descriptions:
        raise NotThereError
    evaluation = db.session.scalars(select(Evaluation).filter_by(assessment_id=subject.id)).first()
    people = people_of(subject.municipality_id)
    if evaluation is None:
        return Internal(subject.submitted_at is not None, None, [], [], people)
    here = {person.id for person in people}
    marks = (
        select(EvaluatorMark.track, func.count().label("many"))
        .where(EvaluatorMark.evaluation_id == evaluation.id)
        .group_by(EvaluatorMark.track)
    )
    many = {row.track: row.many for row in db.session.execute(marks)}
    said = {one.track: one for one in self_answered.of_evaluation(evaluation)}
    sitting = [
        Sitting(seat, said[seat.track], many.get(seat.track, 0), seat.person_id not in here)
        for seat in evaluation.seats
        if seat.track in said
    ]
    seated = {one.seat.person_id for one in sitting}
    left = [seat for seat in evaluation.seats if seat.track not in said]
    submitted = subject.submitted_at is not None
    return Internal(submitted, evaluation, sitting, left, [one for one in people if one.id not in seated])


def check_replaces(subject: OwnAssessment) -> None:
    """Refuse everybody but the coordinator, and all in a round."""
    if subject.round_id is not None or subject.role != COORDINATOR:
        raise NotAllowedError(
            _("Bara samordnaren kan byta utvärderare, och bara i en egen självvärdering."),
            _("Be samordnaren byta dem. I en omgång gör kansliet det."),
        )


@deed
def replace(subject: OwnAssessment, track: str, chosen: int) -> Seat:
    """Put a colleague in the seat of an internal evaluator, at any time before the result is fixed.

    What the first one marked is kept aside, and counted by nobody. Once both had seen each other's marks,
    the pair begins its agreement anew: the successor is blind to the other until both are done.
    """
    check_replaces(subject)
    db.session.execute(select(Assessment.id).where(Assessment.id == subject.id).with_for_update())
    evaluation = seats.held(subject.id)
    left = next((one for one in evaluation.seats if one.track == track), None) if evaluation else None
    if evaluation is None or left is None or track not in seats.TRACKS:
        raise NotReadyError(_("Utvärderarna är inte utsedda än."), _("Utse dem först."))
    if evaluation.published_at:
        raise final(_("Resultatet är fastställt och kan inte ändras."))
    if left.person_id == chosen:
        return left  # pressed twice
    seated = {one.person_id for one in evaluation.seats if one.track in seats.TRACKS}
    if chosen not in {person.id for person in people_of(subject.municipality_id)} - seated:
        raise InvalidError({f"replace-{track}": _("Välj en kollega i listan som inte redan utvärderar.")})
    if evaluation.revealed_at:
        seats.begin_anew(evaluation, left)
    return seats.take_over(subject.person_id, evaluation, left, chosen, "")
