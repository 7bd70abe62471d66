"""That somebody has read all answers: a bookmark of one's own, which nobody else sees."""

from __future__ import annotations

from datetime import datetime

from webapp.assessment.models.read_throughs import ReadThrough
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.calendar import clock
from webapp.ground.store.database import db, deed
from webapp.ground.store.insertion import insertion


@deed
def mark_read(subject: OwnAssessment, seen_at: datetime) -> None:
    """Keep when the page that was read was made: what has changed after that is still new to its reader.

    It never moves backwards, nor past now. It is no event: what one reads is told to nobody.
    """
    row = {
        "assessment_id": subject.id,
        "person_id": subject.person_id,
        "read_at": min(seen_at, clock.now()),
    }
    insert = insertion(ReadThrough.__table__).values(row)
    db.session.execute(
        insert.on_conflict_do_update(
            index_elements=["assessment_id", "person_id"],
            set_={"read_at": row["read_at"]},
            where=ReadThrough.read_at < row["read_at"],
        )
    )
