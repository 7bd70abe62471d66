"""What must hold of files that wait to be made, and of those that were brought back."""

from __future__ import annotations

from sqlalchemy import select

from webapp.evidence.files.file_store import is_kept
from webapp.evidence.models.evidence import Evidence
from webapp.ground.store.database import db
from webapp.operation.queries.invariants.invariant import Invariant, rule

FILE_IS_THERE = Invariant("evidence_file_is_there", "Varje fil bland underlagen finns kvar.", "evidence", "")
"""Of the files themselves, which no question to the database finds."""


def lost_files() -> list[int]:
    """Give the numbers of the evidence whose file is nowhere."""
    rows = db.session.execute(select(Evidence.id, Evidence.place).where(Evidence.place.is_not(None)))
    return sorted(row.id for row in rows if not is_kept(row.place))


INVARIANTS = (
    rule(
        "job_made_or_given_up",
        "En beställd fil är inte både gjord och uppgiven.",
        "job",
        "job.done_at IS NOT NULL AND job.failed_at IS NOT NULL",
    ),
    rule(
        "job_given_up_says_why",
        "En beställd fil som är uppgiven säger varför, och ingen annan gör det.",
        "job",
        "(job.failed_at IS NOT NULL) <> (job.why <> '')",
    ),
    rule(
        "job_in_hand_is_tried",
        "En beställd fil som någon har tagit är räknad som försökt.",
        "job",
        "job.claimed_at IS NOT NULL AND job.tries < 1",
    ),
    rule(
        "returned_file_read_in_is_emptied",
        "En återlämnad fil som är inläst har inget innehåll kvar.",
        "returned_file",
        "returned_file.read_in_at IS NOT NULL AND returned_file.content <> ''",
    ),
)
