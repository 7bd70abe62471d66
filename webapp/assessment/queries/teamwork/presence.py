"""Who else is in an assessment just now: colleagues of the same municipality alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.presence import Presence
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person

FORGOTTEN = timedelta(minutes=2)
"""After so long nobody is told of any more."""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody with a question open."""

    person_id: int
    name: str
    question_id: str
    at: datetime


def present(subject: OwnAssessment) -> list[Present]:
    """List those who are here, oneself too, in one query; whoever has left the municipality is nowhere."""
    asked = {"assessment": subject.id, "since": clock.now() - FORGOTTEN}
    return [Present(*row) for row in db.session.connection().execute(_PRESENT, asked)]


_HERE, _OF, _IN, _BY = (one.__table__.c for one in (Presence, Assessment, Membership, Person))
_PRESENT = (
    select(_HERE.person_id, _BY.name, _HERE.question_id, _HERE.at)
    .select_from(
        Presence.__table__.join(Assessment.__table__, _OF.id == _HERE.assessment_id)
        .join(Person.__table__, _BY.id == _HERE.person_id)
        .join(
            Membership.__table__,
            (_IN.person_id == _HERE.person_id) & (_IN.municipality_id == _OF.municipality_id),
        )
    )
    .where(_HERE.assessment_id == bindparam("assessment"), _HERE.at > bindparam("since"), _BY.active)
    .order_by(_BY.name, _BY.id)
)
