"""What an evaluator's employer is told: which evaluation, when, and how much was judged; no points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.rounds.queries.posts import people_with_post


@dataclass(frozen=True, slots=True)
class Testimonial:
    """One evaluator's part in one fixed evaluation."""

    name: str
    place: str
    round: str
    since: datetime
    until: datetime
    marks: int
    areas: int
    office: list[str]


def testimonial_of(seat: OwnSeat) -> Testimonial:
    """Tell of one's own part. Raises NotReadyError until the result is fixed."""
    evaluation, assessment = seat.evaluation, seat.assessment
    if evaluation.published_at is None or seat.seat.declared_at is None:
        raise NotReadyError(
            _("Tjänstgöringsintyget finns när resultatet är fastställt."),
            _("Kom tillbaka då. Inget behöver göras nu."),
        )
    many = db.session.scalar(
        select(func.count()).where(
            EvaluatorMark.evaluation_id == evaluation.id, EvaluatorMark.track == seat.seat.track
        )
    )
    award_round = assessment.round
    return Testimonial(
        seat.seat.person.name,
        assessment.municipality.name,
        award_round.name if award_round else assessment.name,
        seat.seat.declared_at,
        evaluation.published_at,
        many or 0,
        len(seat.edition.areas),
        [one.name for one in people_with_post(award_round.id, OFFICER)] if award_round else [],
    )
