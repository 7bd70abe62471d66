"""That somebody is at a question, for two minutes: no event, and told to colleagues alone."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from webapp.assessment.models.presence import Presence
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.presence import FORGOTTEN, Present, present
from webapp.assessment.queries.teamwork.task_places import asked
from webapp.ground.calendar import clock, upkeep
from webapp.ground.store.database import db, deed
from webapp.ground.store.insertion import insertion

STANDS = timedelta(seconds=50)
"""So long what is kept of somebody is true enough: a browser asks more often than it writes."""


def be_here(subject: OwnAssessment, question_id: str) -> list[Present]:
    """Say that one is at a question, and tell who else is in the assessment.

    Only what is new is written: who stays at a question writes about once a minute.
    """
    found = present(subject)
    mine = next((one for one in found if one.person_id == subject.person_id), None)
    stands = mine and mine.question_id == question_id and clock.now() - mine.at < STANDS
    if not stands and asked(subject.edition, question_id) is not None:
        _keep(subject, question_id)
    return [one for one in found if one is not mine]


@deed
def _keep(subject: OwnAssessment, question_id: str) -> None:
    """Keep where somebody is, in the place of where they were."""
    row = {"assessment_id": subject.id, "person_id": subject.person_id}
    now = {"question_id": question_id, "at": clock.now()}
    insert = insertion(Presence.__table__).values(row | now)
    db.session.execute(insert.on_conflict_do_update(index_elements=["assessment_id", "person_id"], set_=now))


@deed
def leave(subject: OwnAssessment) -> None:
    """Forget somebody who closes the page."""
    mine = Presence.assessment_id == subject.id, Presence.person_id == subject.person_id
    db.session.execute(delete(Presence).where(*mine))


@upkeep.forgotten.answered
@deed
def forget_absent() -> int:
    """Forget those who have not been heard of; give how many there were."""
    gone = delete(Presence).where(Presence.at <= clock.now() - FORGOTTEN)
    return len(db.session.execute(gone.returning(Presence.person_id)).all())
