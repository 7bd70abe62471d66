"""One evaluator's marks, or the agreed ones: never the municipality's, and motivated where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from questionnaires.compass import Compass, QuestionScore, count
from questionnaires.difference import differs
from questionnaires.edition import Area, Edition, Question, Subarea
from questionnaires.judgement.checks.unchecked import CHOSEN, IN_BULK
from questionnaires.marks import Mark, levels_of
from webapp.assessment.queries.answers import Kept, kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.evaluation.deeds.consensus import pen
from webapp.evaluation.deeds.written_marks import StaleMarkError, write_accepted, write_mark
from webapp.evaluation.events import MARK_GIVEN
from webapp.evaluation.queries.marks import UNMARKED, KeptMark, kept_mark, kept_marks, mark_as_data
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.events.journal import note, note_all
from webapp.ground.refusals import ClosedError, NotReadyError, final
from webapp.ground.store.database import deed


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


def marking(seat: OwnSeat, track: str = "") -> Marking:
    """Open one track of an evaluation: the evaluator's own, or the agreed one."""
    track = track or seat.track
    answers = kept_answers(seat.assessment.id)
    own = count(seat.edition, marks_of(seat.edition, answers))
    kept = kept_marks(seat.edition, seat.evaluation.id, track)
    marks = {question_id: one.mark for question_id, one in kept.items() if one.mark is not None}
    return Marking(seat, track, answers, own, kept, count(seat.edition, marks))


@dataclass(frozen=True, slots=True)
class Beside:
    """The mark of one question beside the municipality's: all that giving it needs; nothing is counted."""

    seat: OwnSeat
    track: str
    question: Question
    own: Mark | None
    kept: KeptMark

    @property
    def accepted(self) -> Mark:
        """Give the mark that accepts what the municipality says; no level where it has said nothing."""
        return self.own if self.own is not None else levels_of(self.question, {})


def beside(seat: OwnSeat, track: str, question: Question) -> Beside:
    """Read one question's two marks."""
    own = marks_of(seat.edition, kept_answers(seat.assessment.id, question.id)).get(question.id)
    return Beside(seat, track, question, own, kept_mark(seat.evaluation.id, track, question))


@deed
def give_mark(  # noqa: PLR0913, PLR0917 -- as below
    seat: OwnSeat,
    track: str,
    question: Question,
    mark: Mark,
    motivation: str,
    version: int,
    way: str = CHOSEN,
    sureness: str | None = None,
) -> KeptMark:
    """Give one question a mark, and give it as it is kept; the municipality's answer stays as it is.

    Raises ClosedError, NotReadyError without a motivation where it differs, StaleMarkError on a version
    that somebody else has passed.
    """
    return put_mark(seat, track, question, mark, motivation, version, way, sureness)


def put_mark(  # noqa: PLR0913, PLR0917 -- as above
    seat: OwnSeat,
    track: str,
    question: Question,
    mark: Mark,
    motivation: str,
    version: int,
    way: str = CHOSEN,
    sureness: str | None = None,
) -> KeptMark:
    """Give one question a mark inside a deed; the same mark a second time is kept already.

    Without `sureness` it stays as it is.
    """
    check_open(seat, track)
    now = beside(seat, track, question)
    sure = now.kept.sureness if sureness is None else sureness
    return _put(now, mark, motivation, version, way, sure)


@deed
def accept_area(seat: OwnSeat, track: str, *areas: Area | Subarea) -> int:
    """Mark every question of areas or subareas that is not marked yet as the municipality did.

    Tells how many.
    """
    check_open(seat, track)
    now = marking(seat, track)
    left = [q for area in areas for q in area.questions if q.id not in now.kept]
    asked = (Beside(seat, now.track, one, now.own.marks.get(one.id), UNMARKED) for one in left)
    marks = write_accepted(seat, now.track, [(one.question, one.accepted) for one in asked], IN_BULK)
    about = {"evaluation_id": seat.evaluation.id, "version": 1}
    told = [
        {**about, "question_id": question_id, "after": {"track": now.track, **mark}}
        for question_id, mark in marks.items()
    ]
    note_all(MARK_GIVEN, seat.person_id, told)
    return len(left)


def check_open(seat: OwnSeat, track: str) -> None:
    """Refuse marks that come too late or too early; agreed ones are written by whoever holds the pen."""
    if seat.evaluation.published_at:
        raise final(_("Resultatet är fastställt och kan inte ändras."))
    if track == seat.track and seat.seat.done_at:
        raise ClosedError(
            _("Du har sagt att du är klar. Dina bedömningar är låsta."),
            _("Ta upp det som behöver ändras i samsynen."),
        )
    if track != seat.track:
        pen.hold(seat)


def _put(  # noqa: PLR0913, PLR0917 -- a mark is what it is
    now: Beside, mark: Mark, motivation: str, version: int, way: str, sureness: str
) -> KeptMark:
    """Write one mark, with its event and how it came about."""
    question, kept = now.question, now.kept
    departs = differs(now.own, mark)
    if departs and not motivation:
        raise NotReadyError(
            _("Skriv en motivering till fråga %(number)s.", number=question.number),
            _("Den krävs eftersom bedömningen skiljer sig från kommunens."),
        )
    if kept.version and kept.said == (mark, motivation, sureness):
        return kept  # sent twice, or by button after it was saved while it was written
    if kept.version != version:
        raise StaleMarkError
    told = (mark, motivation, version)
    try:
        saved_at = write_mark(
            now.seat, now.track, question, *told, departs=departs, way=way, sureness=sureness
        )
    except StaleMarkError:  # passed between our look and our write: perhaps by the same mark, sent twice
        passed = kept_mark(now.seat.evaluation.id, now.track, question)
        if passed.said == (mark, motivation, sureness):
            return passed
        raise
    note(
        MARK_GIVEN,
        now.seat.person_id,
        evaluation_id=now.seat.evaluation.id,
        question_id=question.id,
        before=mark_as_data(question, kept.mark) if kept.mark is not None else None,
        after={"track": now.track, **mark_as_data(question, mark), **_sure(sureness)},
        version=version + 1,
        why=motivation,
    )
    who = now.seat.person_id
    return KeptMark(mark, motivation, version + 1, saved_at, "", who, way, sureness)


def _sure(sureness: str) -> dict[str, str]:
    """Give how sure somebody says to be, as an event has it: nothing where nothing is said."""
    return {"sureness": sureness} if sureness else {}
