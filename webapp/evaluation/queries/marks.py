"""An evaluator's marks as the database keeps them: each with its version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from questionnaires.edition import Edition, Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints, levels_of
from webapp import clock
from webapp.models import EvaluatorMark, Person, db
from webapp.said import fingerprint
from webapp.services.access import OwnSeat
from webapp.services.refusals import Refusal


class StaleMarkError(Refusal):
    """Somebody has saved another mark since the sender looked."""

    def __init__(self) -> None:
        super().__init__(
            _("Bedömningen har ändrats sedan du öppnade sidan."),
            _("Jämför dem, ändra så att det blir rätt och spara igen."),
        )


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

    @property
    def seen(self) -> str:
        """Give a short fingerprint, so that a form can tell whether somebody touched the mark."""
        return fingerprint([repr(self.mark), self.motivation])[:16] if self.version else ""


UNMARKED = KeptMark(None)

# Two hundred marks are read and written at a time: plain columns cost half of what mapped objects do.
_MARK, _PERSON = EvaluatorMark.__table__.c, Person.__table__.c
_INSERT = insert(EvaluatorMark.__table__)
_KEPT = (
    select(_MARK.question_id, _MARK.mark, _MARK.motivation, _MARK.version, _MARK.saved_at)
    .add_columns(_PERSON.name, _PERSON.id)
    .join(Person.__table__, _PERSON.id == _MARK.saved_by_id)
    .where(_MARK.evaluation_id == bindparam("evaluation"), _MARK.track == bindparam("track"))
    .order_by(_MARK.id)
)


def kept_marks(edition: Edition, evaluation_id: int, track: str) -> dict[str, KeptMark]:
    """Give all marks of one track by question id."""
    rows = db.session.connection().execute(_KEPT, {"evaluation": evaluation_id, "track": track})
    return {
        question_id: KeptMark(mark_from_data(edition.questions[question_id], mark), *about)
        for question_id, mark, *about in rows
        if question_id in edition.questions  # an open edition may have let a question go
    }


def write_mark(  # noqa: PLR0913, PLR0917 -- a mark is what it is
    seat: OwnSeat, track: str, question: Question, mark: Mark, motivation: str, version: int, *, departs: bool
) -> None:
    """Write the row of one mark, if its version is still the one that was seen."""
    values = {
        "mark": mark_as_data(question, mark),
        "motivation": motivation,
        "differs": departs,
        "version": version + 1,
        "saved_at": clock.now(),
        "saved_by_id": seat.person_id,
    }
    if version == 0:
        where = {"evaluation_id": seat.evaluation.id, "track": track, "question_id": question.id}
        try:
            db.session.connection().execute(_INSERT, {**where, **values})
        except IntegrityError as error:  # somebody else made the same row between our look and our write
            raise StaleMarkError from error
        return
    seen = update(EvaluatorMark).filter_by(
        evaluation_id=seat.evaluation.id, track=track, question_id=question.id, version=version
    )
    if db.session.execute(seen.values(**values).returning(EvaluatorMark.id)).first() is None:
        raise StaleMarkError
