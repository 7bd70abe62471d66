"""The verification plan: what to check first, how, and what the pair has checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import delete, select

from questionnaires.compass import QuestionScore
from questionnaires.edition import Question
from questionnaires.judgement.checks.verification import Check, Stake, check_of, questions_for, ranked
from questionnaires.judgement.likely.span import VALUED
from webapp.evaluation.deeds.marks import marking
from webapp.evaluation.deeds.visit.grounds import Ground, Grounds, grounds
from webapp.evaluation.deeds.visit.interview_roles import heard
from webapp.evaluation.deeds.visit.sources import hold
from webapp.evaluation.events import PLAN_TICKED, PLAN_UNTICKED
from webapp.evaluation.models.visits import EvaluationSource, PlanTick
from webapp.evaluation.queries.likely_model import expected_moves, pool
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evidence.queries.beside_answers import used_at
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.store.database import db, deed


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One question of the plan: its place, what to check, what it rests on, and whether it is checked."""

    place: int
    stake: Stake
    check: Check
    own: QuestionScore
    evidence: int
    ground: Ground
    ticked: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan, most to check first, with all sources and from how many evaluations it knows."""

    lines: list[PlanLine]
    grounds: Grounds
    known_from: int
    """Municipalities that what is expected to move comes from; 0 while too few are known."""

    @property
    def ticked(self) -> int:
        """Count what is checked."""
        return sum(line.ticked for line in self.lines)


def plan(seat: OwnSeat) -> Plan:
    """Make the plan from the municipality's answers, what is gathered so far and what is usual."""
    now, found = marking(seat), grounds(seat)
    evidence = Counter(used_at(seat.assessment.id))
    evidence.update({q: len(kept.said.evidence) for q, kept in now.answers.items()})
    signs = {
        q.id: (evidence.get(q.id, 0) > 0) + len(found.of(q).kinds) for q in seat.edition.questions.values()
    }
    known = pool(seat.edition)
    expected = expected_moves(known, now.own) if known.n >= VALUED else None
    ticks = set(db.session.scalars(select(PlanTick.question_id).filter_by(evaluation_id=seat.evaluation.id)))
    lines = [
        PlanLine(
            place,
            stake,
            check_of(seat.edition, stake.question),
            now.own.question(stake.question.id),
            evidence.get(stake.question.id, 0),
            found.of(stake.question),
            stake.question.id in ticks,
        )
        for place, stake in enumerate(ranked(now.own, signs, expected), start=1)
    ]
    return Plan(lines, found, known.n if expected is not None else 0)


def proposed(seat: OwnSeat, interview: EvaluationSource) -> list[str]:
    """Propose the questions of an interview: those the plan would put to its roles, most to check first."""
    roles = heard(interview).roles
    return questions_for(seat.edition, roles, [line.stake for line in plan(seat).lines]) if roles else []


@deed
def tick(seat: OwnSeat, question: Question, *, done: bool) -> None:
    """Say that a question is checked, or that it is not; for both evaluators."""
    hold(seat)
    about = {"evaluation_id": seat.evaluation.id, "question_id": question.id}
    was = db.session.scalar(select(PlanTick.id).filter_by(**about)) is not None
    if was == done:
        return
    if done:
        db.session.add(PlanTick(at=clock.now(), person_id=seat.person_id, **about))
    else:
        db.session.execute(delete(PlanTick).filter_by(**about))
    note(PLAN_TICKED if done else PLAN_UNTICKED, seat.person_id, **about)
