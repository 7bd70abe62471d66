"""Evidence that lies beside an answer, for tests that only reach for it."""

from __future__ import annotations

from sqlalchemy import select

from tests.support import papers
from tests.support.worlds import World
from webapp.assessment.deeds.hand_in import ANSWERS_AND_EVIDENCE, receipt_hash
from webapp.assessment.models.assessments import Assessment
from webapp.evidence.files import file_store
from webapp.evidence.models.evidence import FILE, Evidence, EvidenceUse
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db

NAMES = {"Exempelby": "a" * 32, "Norrvik": "b" * 32}


def laid(world: World, place: str = "Exempelby", who: str = "samordnare") -> Evidence:
    """Lay a file beside the first answer of a municipality, once in a world."""
    name = NAMES[place]
    row = db.session.scalars(select(Evidence).where(Evidence.place == name)).first()
    if row is None:
        assessment = db.session.get_one(Assessment, world.assessment(place))
        row = Evidence(
            municipality_id=assessment.municipality_id,
            kind=FILE,
            title=f"Plan för {place}",
            ending="pdf",
            size=len(papers.pdf()),
            digest=name,
            place=name,
            added_at=clock.now(),
            added_by_id=world.person(who),
        )
        db.session.add(row)
        db.session.flush()
        question = next(iter(context.edition(assessment.edition).questions))
        about = {"assessment_id": assessment.id, "question_id": question, "evidence_id": row.id}
        db.session.add(EvidenceUse(**about, page="s. 4–9", used_at=clock.now(), used_by_id=world.person(who)))
        if assessment.submitted_at is not None:  # as if it had been laid before the hand-in
            assessment.receipt_hash = receipt_hash(assessment, ANSWERS_AND_EVIDENCE)
        db.session.commit()
    (file_store.folder() / name).write_bytes(papers.pdf())
    return row


def laid_at_home(world: World) -> dict[str, int]:
    row = laid(world)
    return {"municipality_id": row.municipality_id, "evidence_id": row.id}


def laid_and_judged(world: World) -> dict[str, int]:
    row = laid(world, "Norrvik", "samordnare@norrvik.example")
    return {"evaluation_id": world.evaluation("Norrvik"), "evidence_id": row.id}
