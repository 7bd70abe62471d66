"""Which marks rest on nothing that is registered: no source, and no note from the visit."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from webapp.evaluation.models.visits import SourceLink
from webapp.evaluation.queries.visit import heard
from webapp.ground.store.database import db


def ungrounded(evaluation_id: int, marked: Collection[str]) -> frozenset[str]:
    """Give those of the marked questions that neither of the pair has linked a source or a note to."""
    linked = select(SourceLink.question_id).where(SourceLink.evaluation_id == evaluation_id)
    noted = {one.question_id for one in heard.noted(evaluation_id)}
    return frozenset(marked) - set(db.session.scalars(linked)) - noted
