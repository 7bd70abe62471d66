"""From two blind evaluators to one agreed compass."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.comparing import differs
from questionnaires.edition import Question
from webapp import clock
from webapp.models import Evaluation, Seat, db, deed
from webapp.roles import AGREED, TRACK_A, TRACK_B
from webapp.services import events
from webapp.services.access import OwnSeat
from webapp.services.conflicts.knowing import partial
from webapp.services.evaluating.keeping import KeptMark, kept_marks, write_mark
from webapp.services.evaluating.marking import Marking, MarkLine, marking
from webapp.services.refusals import ClosedError, InvalidError, NotReadyError


@deed
def declare(seat: OwnSeat, conflict: str, *, none: bool) -> bool:
    """Declare a conflict of interest (jäv), or that there is none; tell whether reading may go on."""
    if not none and not conflict:
        raise InvalidError(
            {"conflict": _("Skriv vilken jävssituation det gäller, eller intyga att ingen finns.")}
        )
    if seat.seat.declared_at is not None and none:
        return True
    seat.seat.declared_at = clock.now()
    seat.seat.conflict = "" if none else conflict
    events.note(
        "conflict.none" if none else "conflict.declared",
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        why="" if none else conflict,
    )
    return none


@deed
def finish(seat: OwnSeat) -> bool:
    """Say that one's own marks are done; when both are, reveal them and agree on what is equal already.

    Tells whether the marks are revealed now. Raises NotReadyError while a question is unmarked.
    """
    # The row lock makes two evaluators who finish at once come one after the other.
    db.session.execute(select(Evaluation.id).where(Evaluation.id == seat.evaluation.id).with_for_update())
    db.session.refresh(seat.seat)
    if seat.seat.done_at:
        raise ClosedError(_("Du har redan sagt att du är klar."))
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
    seat.seat.done_at = clock.now()
    events.note("evaluator.done", seat.person_id, evaluation_id=seat.evaluation.id)
    db.session.flush()
    waiting = select(Seat.id).where(
        Seat.evaluation_id == seat.evaluation.id, Seat.track.in_((TRACK_A, TRACK_B)), Seat.done_at.is_(None)
    )
    if db.session.scalar(waiting) is not None:
        return False
    _reveal(seat)
    return True


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
    if other.conflict or partial(other.person_id, assessment.round_id, assessment.municipality.name):
        raise NotReadyError(
            _("Kansliet behöver först utse en ny utvärderare vid sidan av dig."),
            _("Dina bedömningar är sparade. Säg att du är klar när det är gjort, eller fråga kansliet."),
        )


def _reveal(seat: OwnSeat) -> None:
    """Let each see the other's marks, and take over as agreed what both say."""
    seat.evaluation.revealed_at = clock.now()
    now = marking(seat)
    a = kept_marks(seat.edition, seat.evaluation.id, TRACK_A)
    b = kept_marks(seat.edition, seat.evaluation.id, TRACK_B)
    for question in seat.edition.questions.values():
        first, second = a[question.id], b[question.id]
        if first.mark is None or differs(first.mark, second.mark):
            continue
        departs = differs(now.own.marks.get(question.id), first.mark)
        text = _both(first.motivation, second.motivation) if departs else ""
        write_mark(seat, AGREED, question, first.mark, text, 0, departs=departs)
    events.note("marks.revealed", seat.person_id, evaluation_id=seat.evaluation.id)


def _both(first: str, second: str) -> str:
    """Put both evaluators' words together, once if they are the same."""
    return "\n".join(dict.fromkeys(text for text in (first, second) if text))


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


@dataclass(frozen=True, slots=True)
class Agreeing:
    """All four sets of marks beside each other, once both evaluators are done."""

    agreed: Marking
    a: Marking
    b: Marking

    def line(self, question: Question) -> AgreeLine:
        """Set one question's four marks beside each other."""
        a, b = self.a.line(question), self.b.line(question)
        return AgreeLine(self.agreed.line(question), a.kept, b.kept, a, b)

    @property
    def lines(self) -> list[AgreeLine]:
        """Set all questions beside each other: first what is not settled, then in the edition's order."""
        lines = [self.line(question) for question in self.agreed.edition.questions.values()]
        return sorted(lines, key=lambda line: line.settled)

    @property
    def unsettled(self) -> list[Question]:
        """List the questions without an agreed mark."""
        return self.agreed.unmarked


def agreeing(seat: OwnSeat) -> Agreeing:
    """Open the agreed marks beside both evaluators'; refused until both are done."""
    if not seat.revealed:
        raise NotReadyError(
            _("Den andra utvärderaren är inte klar än."), _("Bådas bedömningar visas när båda är klara.")
        )
    return Agreeing(marking(seat, AGREED), marking(seat, TRACK_A), marking(seat, TRACK_B))
