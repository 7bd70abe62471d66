"""Who evaluates whom: two impartial people in two seats, and somebody else when one of them must leave."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select, update

from webapp import clock
from webapp.models import (
    Assessment,
    Entrant,
    Evaluation,
    EvaluatorMark,
    Membership,
    Round,
    Seat,
    SourceLink,
    db,
    deed,
)
from webapp.roles import COORDINATOR, EVALUATOR, TRACK_A, TRACK_B
from webapp.services import events
from webapp.services.access import OwnAssessment
from webapp.services.arranging import entrant_of, people_of, people_with_post
from webapp.services.refusals import InvalidError, NotAllowedError, NotReadyError

TRACKS = (TRACK_A, TRACK_B)


def evaluation_of(assessment_id: int) -> Evaluation | None:
    """Give the evaluation of an assessment, if there is one."""
    return db.session.scalars(select(Evaluation).where(Evaluation.assessment_id == assessment_id)).first()


@deed
def assign(person_id: int, award_round: Round, entrant_id: int, first: int, second: int) -> Evaluation:
    """Assign two evaluators of the round to a nominated municipality's self-assessment."""
    entrant = entrant_of(award_round, entrant_id)
    if entrant.nominated_at is None:
        raise NotReadyError(_("Kommunen är inte nominerad."), _("Nominera den först."))
    assessment = _compass_assessment(award_round, entrant)
    if assessment is None:
        raise NotReadyError(_("Kommunen har ingen självvärdering i den här omgången."))
    allowed = {person.id for person in people_with_post(award_round.id, EVALUATOR)}
    return _seat_two(person_id, assessment, (first, second), allowed)


def _compass_assessment(award_round: Round, entrant: Entrant) -> Assessment | None:
    query = select(Assessment).where(
        Assessment.round_id == award_round.id,
        Assessment.municipality_id == entrant.municipality_id,
        Assessment.edition == award_round.compass_edition,
    )
    return db.session.scalars(query).first()


@deed
def appoint(subject: OwnAssessment, first: int, second: int) -> Evaluation:
    """Let two of the municipality's own people evaluate an internal self-assessment."""
    if subject.round_id is not None or subject.role != COORDINATOR:
        raise NotAllowedError(_("Bara samordnaren kan utse utvärderare, och bara i en egen självvärdering."))
    allowed = {person.id for person in people_of(subject.municipality_id)}
    assessment = db.session.get_one(Assessment, subject.id)
    return _seat_two(subject.person_id, assessment, (first, second), allowed)


def _seat_two(person_id: int, assessment: Assessment, two: tuple[int, int], allowed: set[int]) -> Evaluation:
    if assessment.submitted_at is None:
        raise NotReadyError(_("Självvärderingen är inte inlämnad än."))
    if two[0] == two[1]:
        raise InvalidError({"second": _("Välj två olika personer.")})
    if not allowed.issuperset(two):
        raise InvalidError({"first": _("Välj bland dem som finns i listan.")})
    _check_impartial(assessment, two)
    if db.session.scalar(select(Evaluation.id).where(Evaluation.assessment_id == assessment.id)):
        raise NotReadyError(_("Kommunen har redan två utvärderare."))
    evaluation = Evaluation(assessment_id=assessment.id, created_at=clock.now())
    evaluation.seats = [Seat(person_id=two[0], track=TRACK_A), Seat(person_id=two[1], track=TRACK_B)]
    db.session.add(evaluation)
    db.session.flush()
    events.note(
        "evaluators.assigned",
        person_id,
        evaluation_id=evaluation.id,
        round_id=assessment.round_id,
        after={"people": list(two)},
    )
    return evaluation


@deed
def replace(person_id: int, award_round: Round, entrant_id: int, chosen: int) -> Seat:
    """Put somebody else in the seat of an evaluator who has declared a conflict of interest.

    What the first one had marked is kept, but on a track of its own that nobody counts.
    """
    entrant = entrant_of(award_round, entrant_id)
    assessment = _compass_assessment(award_round, entrant)
    evaluation = evaluation_of(assessment.id) if assessment else None
    left = (
        next((seat for seat in evaluation.seats if seat.conflict and seat.track in TRACKS), None)
        if evaluation
        else None
    )
    if assessment is None or evaluation is None or left is None:
        raise NotReadyError(_("Ingen av kommunens utvärderare har anmält jäv."))
    if evaluation.revealed_at:
        raise NotReadyError(
            _("Bedömningarna är redan visade för båda."), _("Den andra utvärderaren slutför bedömningen.")
        )
    allowed = {person.id for person in people_with_post(award_round.id, EVALUATOR)}
    allowed -= {seat.person_id for seat in evaluation.seats}
    if chosen not in allowed:
        raise InvalidError({"first": _("Välj någon i listan som inte redan är utsedd här.")})
    _check_impartial(assessment, (chosen,))
    return _take_over(person_id, evaluation, left, chosen)


def _take_over(person_id: int, evaluation: Evaluation, left: Seat, chosen: int) -> Seat:
    track, aside = left.track, f"{left.track}-{left.id}"
    marks = (EvaluatorMark.evaluation_id == evaluation.id, EvaluatorMark.track == track)
    db.session.execute(update(EvaluatorMark).where(*marks).values(track=aside))
    links = update(SourceLink).filter_by(evaluation_id=evaluation.id, track=track)
    db.session.execute(links.values(track=aside))
    left.track = aside
    db.session.flush()
    seat = Seat(evaluation_id=evaluation.id, person_id=chosen, track=track)
    db.session.add(seat)
    events.note(
        "evaluator.replaced",
        person_id,
        evaluation_id=evaluation.id,
        before={"person": left.person_id},
        after={"person": chosen},
        why=left.conflict,
    )
    return seat


def _check_impartial(assessment: Assessment, two: tuple[int, ...]) -> None:
    """In a round nobody evaluates a municipality of their own."""
    if assessment.round_id is None:
        return
    own = select(Membership.id).where(
        Membership.municipality_id == assessment.municipality_id, Membership.person_id.in_(two)
    )
    if db.session.scalar(own) is not None:
        raise InvalidError({"first": _("En av dem hör till kommunen och är därför jävig. Välj någon annan.")})
