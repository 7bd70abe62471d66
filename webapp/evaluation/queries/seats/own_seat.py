"""An evaluator's seat fetched through the person who asks, and an evaluation for whoever fixes its result."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import contains_eager

from questionnaires.edition import Edition
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.open_questions import has_begun
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.seats import conflicts
from webapp.ground import context
from webapp.ground.refusals import AnswersUnsaidError, NotThereError, UndeclaredError, found_conflict
from webapp.ground.roles import COORDINATOR, EVALUATOR, OFFICER, TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Post


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """An evaluator's seat in an evaluation, with the assessment it is about."""

    evaluation: Evaluation
    seat: Seat
    assessment: Assessment
    edition: Edition
    person_id: int

    @property
    def track(self) -> str:
        """Name this evaluator's track: a or b."""
        return self.seat.track

    @property
    def at_home(self) -> bool:
        """Tell whether the municipality evaluates itself, without round and office."""
        return self.assessment.round_id is None

    @property
    def revealed(self) -> bool:
        """Tell whether both evaluators are done, so that each may see the other's marks."""
        return self.evaluation.revealed_at is not None


def own_seat(person_id: int, evaluation_id: int, *, declared: bool = True) -> OwnSeat:
    """Fetch an evaluation the person is assigned to; a conflict of interest closes it at once.

    Raises NotThereError where the person has declared it, ConflictError where it was found.
    """
    found = db.session.execute(_SEAT, {"person": person_id, "evaluation": evaluation_id}).first()
    if found is None or found.Seat.conflict:
        raise NotThereError
    assessment: Assessment = found.Evaluation.assessment
    left_home = assessment.round_id is None and not _is_member(person_id, assessment.municipality_id)
    if assessment.submitted_at is None or left_home:
        raise NotThereError
    if why := conflicts.partial(person_id, assessment.round_id, assessment.municipality.name):
        raise found_conflict(why, _("Kansliet ser det och utser någon annan."))
    if found.Seat.track not in (TRACK_A, TRACK_B):
        raise NotThereError  # somebody else has the seat now
    if declared and found.Seat.declared_at is None:
        raise _undeclared(assessment)
    return OwnSeat(
        found.Evaluation,
        found.Seat,
        assessment,
        context.edition(assessment.edition, assessment.areas),
        person_id,
    )


# Asked before every page and every mark of an evaluator: made once, with all that is asked of it in one look.
_EVALUATES_THERE = exists().where(
    Post.person_id == bindparam("person"), Post.round_id == Assessment.round_id, Post.role == EVALUATOR
)
_SEAT = (
    select(Seat, Evaluation)
    .join(Evaluation, Evaluation.id == Seat.evaluation_id)
    .join(Evaluation.assessment)
    .join(Assessment.municipality)
    .options(contains_eager(Evaluation.assessment).contains_eager(Assessment.municipality))
    .where(
        *(Seat.evaluation_id == bindparam("evaluation"), Seat.person_id == bindparam("person")),
        Assessment.round_id.is_(None) | _EVALUATES_THERE,
    )
)


def _undeclared(assessment: Assessment) -> UndeclaredError:
    """Ask what is not said yet: for a conflict of interest, or at home for whose work the answers are."""
    if assessment.round_id is None:
        return AnswersUnsaidError(
            _("Innan du bedömer behöver du säga vilka frågor du själv har svarat för."),
            _("Har du inte svarat på någon går det bra att säga det."),
        )
    return UndeclaredError(
        _("Innan du läser behöver du ange om du är jävig."), _("Svara på frågan om jäv först.")
    )


def evaluation_to_publish(person_id: int, evaluation_id: int) -> Evaluation:
    """Fetch an evaluation for whoever fixes its result: the office, or the coordinator of an internal one."""
    coordinates = exists().where(
        Membership.person_id == person_id,
        Membership.municipality_id == Assessment.municipality_id,
        Membership.role == COORDINATOR,
    )
    office = exists().where(Post.round_id == Assessment.round_id, Post.role == OFFICER)
    office = office.where(Post.person_id == person_id)
    query = (
        select(Evaluation)
        .join(Evaluation.assessment)
        .where(Evaluation.id == evaluation_id, office | (Assessment.round_id.is_(None) & coordinates))
        .options(contains_eager(Evaluation.assessment))
    )
    found = db.session.scalars(query).first()
    if found is None:
        raise NotThereError
    assessment = found.assessment
    if assessment.round_id is not None:
        known = conflicts.impartiality(assessment.round_id, [person_id])
        if why := known.of_member(person_id, assessment.municipality.name):
            raise found_conflict(why, _("Någon annan i kansliet fastställer resultatet."))
    return found


def _is_member(person_id: int, municipality_id: int) -> bool:
    mine = select(Membership.id).filter_by(person_id=person_id, municipality_id=municipality_id)
    return db.session.scalar(mine) is not None


@has_begun.answered
def evaluators_have_begun(subject: OwnAssessment, lock: bool) -> bool:  # noqa: FBT001 -- as it is asked
    """Tell whether an evaluator may read the answers already; `lock` holds those who may be about to."""
    seats = (
        select(Seat.declared_at)
        .join(Evaluation, Evaluation.id == Seat.evaluation_id)
        .where(Evaluation.assessment_id == subject.id, Seat.conflict == "")
    )
    if lock:  # an evaluator who declares at this very moment comes before or after, never between
        seats = seats.with_for_update(of=Seat)
    return any(db.session.scalars(seats))
