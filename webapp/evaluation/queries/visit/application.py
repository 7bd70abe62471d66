"""What a municipality handed in before it was nominated, where a round has both questionnaires."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from questionnaires.compass import Compass, count
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.answers import Kept, kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground import context
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round


@dataclass(frozen=True, slots=True)
class Application:
    """The nomination answers that were handed in, counted, and the own description by heading."""

    compass: Compass
    answers: dict[str, Kept]
    described: dict[str, str]


def has_application(seat: OwnSeat) -> bool:
    """Tell whether the municipality has handed in a nomination questionnaire in the same round."""
    return _nomination(seat) is not None


def application(seat: OwnSeat) -> Application:
    """Give the nomination answers; raises NotThereError where there are none."""
    row = _nomination(seat)
    if row is None:
        raise NotThereError
    edition, answers = context.edition(row.edition, row.areas), kept_answers(row.id)
    described = {str(d.heading): answers[d.id].said.text for d in edition.descriptions if d.id in answers}
    return Application(count(edition, marks_of(edition, answers)), answers, described)


def _nomination(seat: OwnSeat) -> Assessment | None:
    """Find it: the same round and municipality, the round's nomination edition, handed in."""
    if seat.assessment.round_id is None:
        return None
    query = (
        select(Assessment)
        .join(Round, Round.id == Assessment.round_id)
        .where(
            *(Assessment.round_id == seat.assessment.round_id, Assessment.id != seat.assessment.id),
            Assessment.municipality_id == seat.assessment.municipality_id,
            Assessment.edition == Round.nomination_edition,
            *(Assessment.submitted_at.is_not(None), Assessment.removed_at.is_(None)),
        )
    )
    return db.session.scalars(query).first()
