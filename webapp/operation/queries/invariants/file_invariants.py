"""What must hold of a municipality's evidence, of files that wait to be made and of those brought back."""

from __future__ import annotations

from sqlalchemy import select

from webapp.evidence.files.file_store import is_kept
from webapp.evidence.models.evidence import Evidence
from webapp.ground.store.database import db
from webapp.operation.queries.invariants.invariant import Invariant, both_or_neither, rule

FILE_IS_THERE = Invariant("evidence_file_is_there", "Varje fil bland underlagen finns kvar.", "evidence", "")
"""Of the files themselves, which no question to the database finds."""


def lost_files() -> list[int]:
    """Give the numbers of the evidence whose file is nowhere."""
    rows = db.session.execute(select(Evidence.id, Evidence.place).where(Evidence.place.is_not(None)))
    return sorted(row.id for row in rows if not is_kept(row.place))


USED = "JOIN evidence ON evidence.id = evidence_use.evidence_id"

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
    rule(
        "evidence_is_a_file_or_a_link",
        "Ett underlag är en fil med sort och storlek, eller en länk med adress.",
        "evidence",
        "evidence.kind NOT IN ('file', 'link') "
        "OR evidence.kind = 'file' AND (evidence.size < 1 OR evidence.ending = '' OR evidence.url <> '') "
        "OR evidence.kind = 'link' AND (evidence.url = '' OR evidence.place IS NOT NULL)",
    ),
    both_or_neither(
        "evidence_withdrawn_by_somebody",
        "Ett underlag som är återkallat är det av någon.",
        "evidence",
        "withdrawn_at",
        "withdrawn_by_id",
    ),
    rule(
        "evidence_withdrawn_says_why",
        "Ett underlag som är återkallat säger varför, och inget annat gör det.",
        "evidence",
        "(evidence.withdrawn_at IS NOT NULL) <> (evidence.why <> '')",
    ),
    rule(
        "evidence_file_goes_when_withdrawn",
        "Ett underlags fil har sin plats tills det återkallas, och inte längre.",
        "evidence",
        "evidence.kind = 'file' AND (evidence.withdrawn_at IS NULL) <> (evidence.place IS NOT NULL)",
    ),
    rule(
        "evidence_beside_own_answers",
        "Ett underlag står bara vid den egna kommunens svar.",
        "evidence_use",
        "assessment.municipality_id <> evidence.municipality_id",
        joined=f"{USED} JOIN assessment ON assessment.id = evidence_use.assessment_id",
    ),
    rule(
        "evidence_used_after_it_came",
        "Ett underlag används vid svar först när det finns i registret.",
        "evidence_use",
        "evidence_use.used_at < evidence.added_at",
        joined=USED,
    ),
    rule(
        "proposed_file_where_its_task_is",
        "En gästs fil är den tillfrågande kommunens, och hör till ett förslag på samma fråga.",
        "proposed_file",
        "assessment.municipality_id <> evidence.municipality_id OR proposal.task_id <> proposed_file.task_id",
        joined="JOIN evidence ON evidence.id = proposed_file.evidence_id "
        "JOIN task ON task.id = proposed_file.task_id "
        "JOIN assessment ON assessment.id = task.assessment_id "
        "LEFT JOIN proposal ON proposal.id = proposed_file.proposal_id",
    ),
)
