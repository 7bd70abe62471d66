"""Evidence beside the answers of an assessment: what stands there, and whether it may be had."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from webapp.evidence.files.file_store import file_at
from webapp.evidence.models.evidence import WAITING, Evidence, EvidenceUse
from webapp.evidence.open_questions import also_given
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db


@dataclass(frozen=True, slots=True)
class Beside:
    """One piece of evidence as it stands beside an answer."""

    use_id: int
    id: int
    title: str
    page: str
    url: str
    ending: str
    size: int
    there: bool
    why: str
    """Why it is not to be had any more, where that is so."""

    @property
    def is_file(self) -> bool:
        """Tell whether it is a file."""
        return not self.url


def beside_answers(
    assessment_id: int, question_ids: Collection[str] | None = None
) -> dict[str, list[Beside]]:
    """Tell by question what evidence stands beside its answer, in the order it was put there; one query."""
    query = (
        select(EvidenceUse)
        .join(EvidenceUse.evidence)
        .options(contains_eager(EvidenceUse.evidence))
        .where(EvidenceUse.assessment_id == assessment_id)
        .order_by(EvidenceUse.id)
    )
    if question_ids is not None:
        query = query.where(EvidenceUse.question_id.in_(question_ids))
    found: dict[str, list[Beside]] = {}
    for use in db.session.scalars(query):
        found.setdefault(use.question_id, []).append(_told(use))
    return found


def given(assessment_id: int) -> dict[str, list[Beside]]:
    """Tell by question all that evaluators have been given: beside the answers, and when they asked."""
    found = beside_answers(assessment_id)
    for more in also_given(assessment_id):
        for question_id, some in more.items():
            here = found.setdefault(question_id, [])
            here += [one for one in some if one.id not in {there.id for there in here}]
    return found


def used_at(assessment_id: int) -> dict[str, int]:
    """Count by question the evidence that stands beside the answers of an assessment."""
    query = (
        select(EvidenceUse.question_id, func.count().label("many"))
        .where(EvidenceUse.assessment_id == assessment_id)
        .group_by(EvidenceUse.question_id)
    )
    return {row.question_id: row.many for row in db.session.execute(query)}


def told_beside(assessment_id: int) -> list[tuple[str, str, str]]:
    """Give what is told of the evidence beside the answers, so that a file can tell whether it is old."""
    found = beside_answers(assessment_id)
    return [(question_id, one.title, one.why) for question_id, some in found.items() for one in some]


def proved_beside(assessment_id: int) -> list[list[str]]:
    """Give what no later word can change of the evidence beside the answers, in one fixed order."""
    query = (
        select(EvidenceUse.question_id, Evidence.digest, EvidenceUse.page)
        .join(EvidenceUse.evidence)
        .where(EvidenceUse.assessment_id == assessment_id)
    )
    return sorted([row.question_id, row.digest, row.page] for row in db.session.execute(query))


def told_as_beside(one: Evidence, use_id: int = 0, page: str = "") -> Beside:
    """Tell a piece of evidence as it stands beside an answer."""
    return Beside(*(use_id, one.id, one.title, page, one.url, one.ending, one.size, one.there, one.why))


def _told(use: EvidenceUse) -> Beside:
    return told_as_beside(use.evidence, use.id, use.page)


def evidence_given(assessment_id: int, evidence_id: int) -> Evidence:
    """Fetch evidence that evaluators have been given; raises NotThereError for any other."""
    if any(one.id == evidence_id for some in given(assessment_id).values() for one in some):
        return db.session.get_one(Evidence, evidence_id)
    raise NotThereError


def evidence_beside(assessment_id: int, evidence_id: int) -> Evidence:
    """Fetch evidence that is used in an assessment; raises NotThereError for any other."""
    query = (
        select(Evidence)
        .join(EvidenceUse, EvidenceUse.evidence_id == Evidence.id)
        .where(EvidenceUse.assessment_id == assessment_id, Evidence.id == evidence_id)
        .limit(1)
    )
    found: Evidence | None = db.session.scalar(query)
    if found is None:
        raise NotThereError
    return found


def file_of(one: Evidence) -> Path:
    """Give the file of a piece of evidence; raises what says why it cannot be had."""
    if not one.is_file:
        raise NotThereError
    if one.withdrawn_at is not None:
        raise NotReadyError(
            _("Kommunen har återkallat underlaget ”%(title)s”: %(why)s", title=one.title, why=one.why),
            _("Gå tillbaka till svaret. Fråga kommunen om du behöver se något annat i stället."),
        )
    if one.scan == WAITING:
        raise NotReadyError(
            _("Filen är inte granskad än, så den lämnas inte ut."),
            _("Den granskas så snart granskningen svarar. Försök igen om en stund."),
        )
    path = file_at(one.place or "")
    if path is None:
        raise NotReadyError(
            _("Filen till underlaget ”%(title)s” saknas i tjänsten.", title=one.title),
            _("Den som driver tjänsten ser det också. Lägg in filen igen om ni har den."),
        )
    return path
