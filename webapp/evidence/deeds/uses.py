"""Evidence put beside an answer, and taken from it, in the transaction of whoever may change the answer."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evidence.events import EVIDENCE_DROPPED, EVIDENCE_PAGED, EVIDENCE_USED
from webapp.evidence.models.evidence import Evidence, EvidenceUse
from webapp.evidence.queries.evidence_register import own_evidence
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db

MOST_BESIDE = 30


def put_beside(
    question: tuple[int, str], municipality_id: int, evidence_id: int, page: str, person_id: int
) -> str:
    """Put evidence beside the answer to a question (its assessment and id), once; give its title."""
    row = own_evidence(municipality_id, evidence_id)
    if row.withdrawn_at is not None:
        raise NotReadyError(
            _("Underlaget ”%(title)s” är återkallat.", title=row.title),
            _("Välj ett annat, eller lägg in ett nytt."),
        )
    there = _uses(question)
    if any(one.evidence_id == row.id for one in there):
        return row.title
    if len(there) >= MOST_BESIDE:
        raise NotReadyError(
            _("Vid ett svar får det stå högst %(most)s underlag.", most=MOST_BESIDE),
            _("Ta bort något av dem, eller samla flera i en fil."),
        )
    assessment_id, question_id = question
    db.session.add(
        EvidenceUse(
            assessment_id=assessment_id,
            question_id=question_id,
            evidence_id=row.id,
            page=page,
            used_at=clock.now(),
            used_by_id=person_id,
        )
    )
    about = {"assessment_id": assessment_id, "question_id": question_id}
    note(EVIDENCE_USED, person_id, **about, after=_as_data(row, page))
    return row.title


def turn_to_page(question: tuple[int, str], evidence_id: int, page: str, person_id: int) -> str:
    """Say where in the evidence to read; give its title."""
    use = _use(question, evidence_id)
    if use.page != page:
        before = _as_data(use.evidence, use.page)
        use.page = page
        about = {"assessment_id": use.assessment_id, "question_id": use.question_id}
        note(EVIDENCE_PAGED, person_id, **about, before=before, after=_as_data(use.evidence, page))
    return use.evidence.title


def take_away(question: tuple[int, str], evidence_id: int, person_id: int) -> str:
    """Take evidence away from an answer; it stays in the register. Give its title."""
    use = _use(question, evidence_id)
    row = use.evidence
    about = {"assessment_id": use.assessment_id, "question_id": use.question_id}
    note(EVIDENCE_DROPPED, person_id, **about, before=_as_data(row, use.page))
    db.session.delete(use)
    return row.title


def _uses(question: tuple[int, str]) -> list[EvidenceUse]:
    assessment_id, question_id = question
    query = select(EvidenceUse).where(
        EvidenceUse.assessment_id == assessment_id, EvidenceUse.question_id == question_id
    )
    return list(db.session.scalars(query))


def _use(question: tuple[int, str], evidence_id: int) -> EvidenceUse:
    found = next((one for one in _uses(question) if one.evidence_id == evidence_id), None)
    if found is None:
        raise NotThereError
    return found


def _as_data(row: Evidence, page: str) -> dict[str, object]:
    return {"evidence": row.id, "title": row.title, "page": page}
