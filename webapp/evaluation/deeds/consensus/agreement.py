"""From two blind evaluators to one agreed compass."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.difference import differs
from questionnaires.edition import Question
from questionnaires.judgement.agreement import read_stake, stake
from questionnaires.judgement.checks.unchecked import CHOSEN
from questionnaires.marks import Mark
from webapp.evaluation.deeds.consensus import pen
from webapp.evaluation.deeds.marks import Marking, MarkLine, marking, put_mark
from webapp.evaluation.deeds.seats.seat_states import be_done, reveal
from webapp.evaluation.deeds.written_marks import write_mark
from webapp.evaluation.events import (
    CONFLICT_DECLARED,
    CONFLICT_NONE,
    EVALUATOR_DONE,
    MARKS_ALIKE,
    MARKS_REVEALED,
)
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.marks import KeptMark, mark_as_data
from webapp.evaluation.queries.seats.conflicts import partial
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import AGREED, TRACK_A, TRACK_B
from webapp.ground.store.database import db, deed


@deed
def declare(seat: OwnSeat, conflict: str, *, none: bool) -> bool:
    """Declare a conflict of interest (jäv), or that there is none; tell whether reading may go on."""
    if seat.at_home:
        raise NotThereError
    if not none and not conflict:
        raise InvalidError(
            {"conflict": _("Skriv vilken jävssituation det gäller, eller intyga att ingen finns.")}
        )
    if seat.seat.declared_at is not None and none:
        return True
    seat.seat.declared_at = clock.now()
    seat.seat.conflict = "" if none else conflict
    note(
        CONFLICT_NONE if none else CONFLICT_DECLARED,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        why="" if none else conflict,
    )
    return none


@deed
def finish(seat: OwnSeat) -> bool:
    """Say that one's own marks are done; when both are, reveal them. Those of whoever sits alone stand.

    Tells whether the marks are revealed now. Raises NotReadyError while a question is unmarked.
    """
    # The row lock makes two evaluators who finish at once come one after the other.
    db.session.execute(select(Evaluation.id).where(Evaluation.id == seat.evaluation.id).with_for_update())
    db.session.refresh(seat.seat)
    if seat.seat.done_at:
        raise ClosedError(
            _("Du har redan sagt att du är klar."),
            _("Ladda om sidan, så ser du vad som händer nu. Dina bedömningar är låsta."),
        )
    now = marking(seat)
    if now.unmarked:
        left = len(now.unmarked)
        raise NotReadyError(
            _("%(left)s frågor är inte bedömda än.", left=left)
            if left > 1
            else _("En fråga är inte bedömd än."),
            _("Bedöm dem, eller godta kommunens nivåer för ett område i taget."),
        )
    _check_other(seat)
    be_done(seat.seat)
    note(EVALUATOR_DONE, seat.person_id, evaluation_id=seat.evaluation.id)
    db.session.flush()
    waiting = select(Seat.id).where(
        Seat.evaluation_id == seat.evaluation.id, Seat.track.in_((TRACK_A, TRACK_B)), Seat.done_at.is_(None)
    )
    if db.session.scalar(waiting) is not None:
        return False
    reveal(seat.evaluation)
    note(MARKS_REVEALED, seat.person_id, evaluation_id=seat.evaluation.id)
    if sits_alone(seat):
        _stand_alone(seat, now)
    return True


def sits_alone(seat: OwnSeat) -> bool:
    """Tell whether nobody sits beside this evaluator, as it can be at home."""
    query = select(Seat.id).where(
        Seat.evaluation_id == seat.evaluation.id,
        Seat.track.in_((TRACK_A, TRACK_B)),
        Seat.id != seat.seat.id,
    )
    return db.session.scalar(query) is None


def _stand_alone(seat: OwnSeat, now: Marking) -> None:
    """Let the only evaluator's marks be the agreed ones; until the result is fixed they can be changed."""
    agreed = {}
    for line in now.lines:
        if line.kept.mark is None:
            continue
        mark, motivation = line.kept.mark, line.kept.motivation
        write_mark(seat, AGREED, line.question, mark, motivation, 0, departs=line.differs, way=line.kept.way)
        agreed[line.question.id] = mark_as_data(line.question, mark)
    note(MARKS_ALIKE, seat.person_id, evaluation_id=seat.evaluation.id, after={"marks": agreed})


def _check_other(seat: OwnSeat) -> None:
    """Refuse to be the last one done beside somebody who must leave: partial marks are never agreed on."""
    query = select(Seat).where(
        Seat.evaluation_id == seat.evaluation.id,
        Seat.track.in_((TRACK_A, TRACK_B)),
        Seat.id != seat.seat.id,
        Seat.done_at.is_not(None),
    )
    other = db.session.scalars(query).first()
    if other is None:
        return
    assessment = seat.assessment
    if seat.at_home:
        return
    if other.conflict or partial(other.person_id, assessment.round_id, assessment.municipality.name):
        raise NotReadyError(
            _("Kansliet behöver först utse en ny utvärderare vid sidan av dig."),
            _("Dina bedömningar är sparade. Säg att du är klar när det är gjort, eller fråga kansliet."),
        )


@deed
def agree_on(  # noqa: PLR0913, PLR0917 -- a mark is what it is
    seat: OwnSeat,
    question: Question,
    mark: Mark,
    motivation: str,
    version: int,
    way: str = CHOSEN,
    *,
    taking: bool,
) -> KeptMark:
    """Write the agreed mark of one question; `taking` takes the pen from the other in the same deed.

    Raises what giving a mark raises, and PenHeldError while the other writes.
    """
    if taking:
        pen.take(seat)
    return put_mark(seat, AGREED, question, mark, motivation, version, way)


@dataclass(frozen=True, slots=True)
class AgreeLine:
    """One question on its way to an agreed mark: the municipality, evaluator A, evaluator B, agreed."""

    line: MarkLine
    a: KeptMark
    b: KeptMark
    a_line: MarkLine
    b_line: MarkLine

    @property
    def settled(self) -> bool:
        """Tell whether the evaluators have agreed on the question."""
        return self.line.marked

    @property
    def apart(self) -> bool:
        """Tell whether the evaluators said different things."""
        return differs(self.a.mark, self.b.mark)

    @property
    def stake(self) -> Fraction:
        """Tell what the difference puts at stake: the difference in share times the question's points."""
        return stake(self.a_line.score, self.b_line.score)

    @property
    def read_stake(self) -> Fraction:
        """Tell what is at stake as it is read: where both apply, the difference of the figures beside it."""
        return read_stake(self.a_line.score, self.b_line.score)

    @property
    def shared_words(self) -> str:
        """Put both evaluators' words together, once if they are the same; none where nothing departs."""
        if not self.a_line.differs:
            return ""
        return "\n".join(dict.fromkeys(text for text in (self.a.motivation, self.b.motivation) if text))


@dataclass(frozen=True)
class Agreeing:
    """All four sets of marks beside each other, once both evaluators are done."""

    agreed: Marking
    a: Marking
    b: Marking

    def line(self, question: Question) -> AgreeLine:
        """Set one question's four marks beside each other."""
        a, b = self.a.line(question), self.b.line(question)
        return AgreeLine(self.agreed.line(question), a.kept, b.kept, a, b)

    @cached_property
    def lines(self) -> list[AgreeLine]:
        """Set all questions beside each other: the agenda, what is alike, and last what is settled."""
        lines = [self.line(question) for question in self.agreed.edition.questions.values()]
        return sorted(lines, key=lambda line: (line.settled, not line.apart, -line.stake))

    @property
    def agenda(self) -> list[AgreeLine]:
        """List what there is to talk about: said differently and not settled, most at stake first."""
        return [line for line in self.lines if line.apart and not line.settled]

    @property
    def alike(self) -> list[AgreeLine]:
        """List what both have said exactly alike, and that is not settled."""
        return [line for line in self.lines if not line.apart and not line.settled]

    @property
    def settled(self) -> list[AgreeLine]:
        """List what is agreed on, in the edition's order."""
        order = self.agreed.edition.questions
        return [self.line(question) for question in order.values() if question.id in self.agreed.kept]

    @property
    def unsettled(self) -> list[Question]:
        """List the questions without an agreed mark."""
        return self.agreed.unmarked


def agreeing(seat: OwnSeat) -> Agreeing:
    """Open the agreed marks beside both evaluators'; refused until both are done."""
    if not seat.revealed:
        raise NotReadyError(
            _("Den andra utvärderaren är inte klar än."),
            _("Vänta tills den är det. Då visas bådas bedömningar."),
        )
    return Agreeing(marking(seat, AGREED), marking(seat, TRACK_A), marking(seat, TRACK_B))
