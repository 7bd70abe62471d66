"""The three texts of a whole report as they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from exports.report.entry import BRIEF, SUMMARY, VISIT
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.review.models.texts import AreaText

PARTS = (BRIEF, VISIT, SUMMARY)


@dataclass(frozen=True, slots=True)
class Words:
    """One text as it stands; version 0 when nothing is written."""

    text: str = ""
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""
    saved_by_id: int | None = None


def words_of(evaluation_id: int) -> dict[str, Words]:
    """Give the three texts as they stand."""
    query = (
        select(AreaText, Person.name)
        .join(Person, Person.id == AreaText.saved_by_id)
        .where(AreaText.evaluation_id == evaluation_id, AreaText.part.in_(PARTS))
    )
    kept = {
        row.part: Words(row.text, row.version, row.saved_at, name, row.saved_by_id)
        for row, name in db.session.execute(query)
    }
    return {part: kept.get(part, Words()) for part in PARTS}
