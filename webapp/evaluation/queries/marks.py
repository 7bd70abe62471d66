"""Marks as they are kept: each with its version, read back under its question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import bindparam, select

from questionnaires.edition import Edition, Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints, levels_of
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.store.database import db
from webapp.ground.who import Person


def mark_as_data(question: Question, mark: Mark) -> dict[str, Any]:
    """Write a mark as the database keeps it, by part id so that it can be read without the edition."""
    if isinstance(mark, NotApplicable):
        return {"not_applicable": mark.reason}
    if isinstance(mark, OwnPoints):
        return {"points": str(mark.points), "out_of": str(mark.out_of)}
    parts = (part.id for part in question.kind.parts)
    return {"levels": {part: level for part, level in zip(parts, mark, strict=True) if level}}


def mark_from_data(question: Question, data: Mapping[str, Any]) -> Mark:
    """Read a mark back."""
    if "not_applicable" in data:
        return NotApplicable(data["not_applicable"])
    if "points" in data:
        return OwnPoints(Fraction(data["points"]), Fraction(data["out_of"]))
    return levels_of(question, data["levels"])


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A mark as the server holds it; version 0 when nobody has marked."""

    mark: Mark | None
    motivation: str = ""
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""
    saved_by_id: int | None = None
    way: str = ""
    sureness: str = ""

    @property
    def said(self) -> tuple[Mark | None, str, str]:
        """Give what is said, without when and by whom."""
        return self.mark, self.motivation, self.sureness

    @property
    def seen(self) -> str:
        """Give a short fingerprint, so that a form can tell whether somebody touched the mark."""
        said = [repr(self.mark), self.motivation, *([self.sureness] if self.sureness else [])]
        return fingerprint(said)[:16] if self.version else ""


UNMARKED = KeptMark(None)


_MARK, _PERSON = EvaluatorMark.__table__.c, Person.__table__.c
_KEPT = (
    select(_MARK.question_id, _MARK.mark, _MARK.motivation, _MARK.version, _MARK.saved_at)
    .add_columns(_PERSON.name, _PERSON.id, _MARK.way, _MARK.sureness)
    .join(Person.__table__, _PERSON.id == _MARK.saved_by_id)
    .where(_MARK.evaluation_id == bindparam("evaluation"), _MARK.track == bindparam("track"))
    .order_by(_MARK.id)
)


_ONE_KEPT = _KEPT.where(_MARK.question_id == bindparam("question"))


def kept_mark(evaluation_id: int, track: str, question: Question) -> KeptMark:
    """Give the mark of one question on one track."""
    asked = {"evaluation": evaluation_id, "track": track, "question": question.id}
    row = db.session.connection().execute(_ONE_KEPT, asked).first()
    if row is None:
        return UNMARKED
    _question_id, mark, *about = row
    return KeptMark(mark_from_data(question, mark), *about)


def kept_marks(edition: Edition, evaluation_id: int, track: str) -> dict[str, KeptMark]:
    """Give all marks of one track by question id."""
    rows = db.session.connection().execute(_KEPT, {"evaluation": evaluation_id, "track": track})
    return {
        question_id: KeptMark(mark_from_data(edition.questions[question_id], mark), *about)
        for question_id, mark, *about in rows
        if question_id in edition.questions  # an open edition may have let a question go
    }
