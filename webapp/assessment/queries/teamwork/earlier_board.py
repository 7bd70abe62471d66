"""Who answered for what last time, so that this time's board can begin there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.board import NARROWEST_FIRST, Board, Row
from webapp.assessment.queries.teamwork.task_places import place_of
from webapp.ground import context
from webapp.ground.store.database import db


@dataclass(frozen=True, slots=True)
class LastTime:
    """The latest earlier answers to the same questionnaire that were handed out, and when they began."""

    id: int
    edition: str
    areas: str
    year: int


def last_time(subject: OwnAssessment) -> LastTime | None:
    """Find the latest earlier answers of the municipality of which colleagues had a part."""
    handed = select(Task.id).where(
        Task.assessment_id == Assessment.id, Task.person_id.is_not(None), Task.ended_at.is_(None)
    )
    query = (
        select(Assessment)
        .where(
            *(Assessment.municipality_id == subject.municipality_id, Assessment.id != subject.id),
            Assessment.edition.startswith(f"{subject.edition.bank}/"),
            *(Assessment.created_at <= subject.created_at, Assessment.removed_at.is_(None), handed.exists()),
        )
        .order_by(Assessment.created_at.desc(), Assessment.id.desc())
        .limit(1)
    )
    found = db.session.scalars(query).first()
    return LastTime(found.id, found.edition, found.areas, found.created_at.year) if found else None


def proposed(subject: OwnAssessment, now: Board, able: Collection[int]) -> dict[str, int]:
    """Propose who is to have what nobody has: an area's one answerer of last time, or its subareas' each.

    A question is known by its identity through the editions. Whoever cannot answer any more is left out.
    """
    before = last_time(subject)
    if before is None:
        return {}
    had = {one: who for one, who in _holders(before).items() if who in able}
    found: dict[str, int] = {}
    for row in now.rows:
        if row.held or any(one.held for one in row.subareas):
            continue
        whole = _one(row, had)
        rows = [(row, whole)] if whole else [(one, _one(one, had)) for one in row.subareas]
        found |= {one.place.value: who for one, who in rows if who}
    return found


def _holders(before: LastTime) -> Mapping[str, int]:
    """Tell who had each question: whoever had the narrowest part of it."""
    edition = context.edition(before.edition, before.areas)
    query = select(Task).where(
        Task.assessment_id == before.id, Task.person_id.is_not(None), Task.ended_at.is_(None)
    )
    had: dict[str, int] = {}
    parts = sorted(db.session.scalars(query), key=lambda one: (NARROWEST_FIRST.index(one.scope), -one.id))
    for one in parts:
        place = place_of(edition, one.scope, one.place)
        for question in place.questions if place else ():
            had.setdefault(question, one.person_id or 0)
    return had


def _one(row: Row, had: Mapping[str, int]) -> int:
    """Name whoever had all of a row's questions that anybody had, and most of them; nobody is 0."""
    known = [had[one] for one in row.place.questions if one in had]
    alone = len(set(known)) == 1 and 2 * len(known) > row.total
    return known[0] if alone else 0
