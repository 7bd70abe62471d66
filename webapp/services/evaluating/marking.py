"""One evaluator's marks, or the agreed ones: never the municipality's, and motivated where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from questionnaires.comparing import differs
from questionnaires.compass import Compass, QuestionScore, count
from questionnaires.edition import Area, Edition, Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints, levels_of
from webapp import clock
from webapp.models import EvaluatorMark, db, deed
from webapp.services import events
from webapp.services.access import OwnSeat
from webapp.services.assessing.answering import Kept, kept_answers
from webapp.services.assessing.standing import marks_of
from webapp.services.refusals import ClosedError, NotReadyError, Refusal


class StaleMarkError(Refusal):
    """Somebody has saved another mark since the sender looked."""


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


UNMARKED = KeptMark(None)


@dataclass(frozen=True, slots=True)
class Marking:
    """A track of an evaluation beside the municipality's own answers, both counted."""

    seat: OwnSeat
    track: str
    answers: dict[str, Kept]
    own: Compass
    kept: dict[str, KeptMark]
    compass: Compass

    @property
    def edition(self) -> Edition:
        """Give the edition both are counted under."""
        return self.seat.edition

    def line(self, question: Question) -> MarkLine:
        """Set one question's mark beside the municipality's answer."""
        return MarkLine(
            question,
            self.answers.get(question.id),
            self.own.question(question.id),
            self.compass.question(question.id),
            self.kept.get(question.id, UNMARKED),
        )

    @property
    def lines(self) -> list[MarkLine]:
        """Set every question beside the municipality's answer."""
        return [self.line(question) for question in self.edition.questions.values()]

    @property
    def marked(self) -> int:
        """Count the questions that are marked."""
        return len(self.kept)

    @property
    def unmarked(self) -> list[Question]:
        """List the questions that are not marked yet."""
        return [q for q in self.edition.questions.values() if q.id not in self.kept]

    @property
    def adjusted(self) -> int:
        """Count the marks that differ from the municipality's own."""
        return sum(line.differs for line in self.lines)


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One question: what the municipality says, and what the evaluator marks."""

    question: Question
    answer: Kept | None
    own: QuestionScore
    score: QuestionScore
    kept: KeptMark

    @property
    def marked(self) -> bool:
        """Tell whether the evaluator has marked the question."""
        return self.kept.version > 0

    @property
    def differs(self) -> bool:
        """Tell whether the evaluator's mark says something else than the municipality's."""
        return self.marked and differs(self.own.mark, self.kept.mark)

    @property
    def difference(self) -> Fraction:
        """Tell how many points the evaluator's mark adds (or, below zero, takes away)."""
        return self.score.score.secured - self.own.score.secured


def marking(seat: OwnSeat, track: str = "") -> Marking:
    """Open one track of an evaluation: the evaluator's own, or the agreed one."""
    track = track or seat.track
    answers = kept_answers(seat.assessment.id)
    own = count(seat.edition, marks_of(seat.edition, answers))
    kept = kept_marks(seat.edition, seat.evaluation.id, track)
    marks = {question_id: one.mark for question_id, one in kept.items() if one.mark is not None}
    return Marking(seat, track, answers, own, kept, count(seat.edition, marks))


def kept_marks(edition: Edition, evaluation_id: int, track: str) -> dict[str, KeptMark]:
    """Give all marks of one track by question id."""
    query = (
        select(EvaluatorMark)
        .where(EvaluatorMark.evaluation_id == evaluation_id, EvaluatorMark.track == track)
        .order_by(EvaluatorMark.id)
    )
    return {
        row.question_id: KeptMark(
            mark_from_data(edition.questions[row.question_id], row.mark),
            row.motivation,
            row.version,
            row.saved_at,
        )
        for row in db.session.scalars(query)
        if row.question_id in edition.questions  # an open edition may have let a question go
    }


@deed
def give_mark(  # noqa: PLR0913, PLR0917 -- as below
    seat: OwnSeat, track: str, question: Question, mark: Mark, motivation: str, version: int
) -> None:
    """Give one question a mark; the municipality's answer stays as it is.

    Raises ClosedError, NotReadyError without a motivation where it differs, StaleMarkError on a version
    that somebody else has passed.
    """
    check_open(seat, track)
    now = marking(seat, track)
    _put(now, question, mark, motivation, version)


@deed
def accept_area(seat: OwnSeat, track: str, area: Area) -> int:
    """Mark every question of an area that is not marked yet as the municipality did; tell how many."""
    check_open(seat, track)
    now = marking(seat, track)
    left = [q for q in area.questions if q.id not in now.kept]
    for question in left:
        _put(now, question, as_the_municipality(question, now.own.marks), "", 0)
    return len(left)


def as_the_municipality(question: Question, marks: Mapping[str, Mark]) -> Mark:
    """Give the mark that accepts what a municipality says; where it has said nothing, no level at all."""
    own = marks.get(question.id)
    return own if own is not None else levels_of(question, {})


def check_open(seat: OwnSeat, track: str) -> None:
    """Refuse marks that come too late or too early."""
    if seat.evaluation.published_at:
        raise ClosedError(_("Resultatet är fastställt och kan inte ändras."))
    if track == seat.track and seat.seat.done_at:
        raise ClosedError(_("Du har sagt att du är klar. Dina bedömningar är låsta."))
    if track != seat.track and not seat.revealed:
        raise NotReadyError(_("Samsyn kan börja först när båda utvärderarna är klara."))


def _put(now: Marking, question: Question, mark: Mark, motivation: str, version: int) -> None:
    """Write one mark, with its event."""
    departs = differs(now.own.marks.get(question.id), mark)
    if departs and not motivation:
        raise NotReadyError(
            _("Skriv en motivering till fråga %(number)s.", number=question.number),
            _("Den krävs eftersom bedömningen skiljer sig från kommunens."),
        )
    kept = now.kept.get(question.id, UNMARKED)
    if kept.version != version:
        raise StaleMarkError(_("Bedömningen har ändrats sedan du öppnade sidan."))
    write_mark(now.seat, now.track, question, mark, motivation, version, departs=departs)
    events.note(
        "mark.given",
        now.seat.person_id,
        evaluation_id=now.seat.evaluation.id,
        question_id=question.id,
        before=mark_as_data(question, kept.mark) if kept.mark is not None else None,
        after={"track": now.track, **mark_as_data(question, mark)},
        version=version + 1,
        why=motivation,
    )


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
        row = EvaluatorMark(evaluation_id=seat.evaluation.id, track=track, question_id=question.id, **values)
        db.session.add(row)
        try:
            db.session.flush()
        except IntegrityError as error:  # somebody else made the same row between our look and our write
            raise StaleMarkError(_("Bedömningen har ändrats sedan du öppnade sidan.")) from error
        return
    seen = update(EvaluatorMark).filter_by(
        evaluation_id=seat.evaluation.id, track=track, question_id=question.id, version=version
    )
    if db.session.execute(seen.values(**values).returning(EvaluatorMark.id)).first() is None:
        raise StaleMarkError(_("Bedömningen har ändrats sedan du öppnade sidan."))
