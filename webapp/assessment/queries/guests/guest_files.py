"""The files that guests have sent: to the guest the own ones, to a member those behind each proposal."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from webapp.assessment.models.teamwork import ProposedFile
from webapp.evidence.models.evidence import Evidence
from webapp.ground.store.database import db


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as the guest who sent it sees it, and as it stands in the register."""

    id: int
    title: str
    sent: bool
    """Whether a proposal has taken it along."""
    evidence: Evidence


def sent_by(tasks: Collection[int]) -> dict[int, tuple[SentFile, ...]]:
    """Tell by task which files its guest has sent, in the order they came; one query."""
    return _by(ProposedFile.task_id, tasks)


def sent_with(proposals: Collection[int]) -> dict[int, tuple[SentFile, ...]]:
    """Tell by proposal which files came with it, in the order they came; one query."""
    return _by(ProposedFile.proposal_id, proposals)


def _by(of: InstrumentedAttribute[Any], ids: Collection[int]) -> dict[int, tuple[SentFile, ...]]:
    if not ids:
        return {}
    query = (
        select(ProposedFile, Evidence, of)
        .join(Evidence, Evidence.id == ProposedFile.evidence_id)
        .where(of.in_(ids))
        .order_by(ProposedFile.id)
    )
    found: dict[int, tuple[SentFile, ...]] = {}
    for row, evidence, which in db.session.execute(query):
        one = SentFile(row.id, row.title, row.proposal_id is not None, evidence)
        found[which] = (*found.get(which, ()), one)
    return found
