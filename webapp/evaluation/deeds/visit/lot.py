"""The lot of an evaluation (stickprov): drawn once, what of it is looked at, and what that says."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from questionnaires.judgement.checks.lot import ROUNDS, Alone, alone, rounds_of, whole_rounds
from questionnaires.judgement.checks.unchecked import Trace
from questionnaires.judgement.likely.evaluated import side_of
from questionnaires.judgement.likely.grid import grid
from questionnaires.judgement.likely.model import Likely
from questionnaires.judgement.likely.prediction import Known
from webapp.evaluation.deeds.marks import Marking, marking
from webapp.evaluation.deeds.visit.verification_plan import Plan, PlanLine
from webapp.evaluation.queries.likely_model import TOTAL, pool
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground import context
from webapp.ground.roles import AGREED


@dataclass(frozen=True, slots=True)
class LotRound:
    """One round of the lot: a question of each area, and how many of them are looked at."""

    lines: list[PlanLine]
    looked: int

    @property
    def whole(self) -> bool:
        """Tell whether all of it is looked at."""
        return self.looked == len(self.lines)


@dataclass(frozen=True, slots=True)
class Sample:
    """The lot as far as it is shown: whole rounds count, and the span of the total that they give."""

    rounds: list[LotRound]
    whole: int
    known: int
    """Questions of the whole rounds."""
    before: Likely | None
    """What was likely before anything was looked at; None where that is not told."""
    after: Likely | Alone | None
    more: bool
    """Whether the lot goes on after what is shown."""


def sample(seat: OwnSeat, plan: Plan) -> Sample:
    """Show the lot: the first rounds, and one more for each that is looked at beyond them."""
    now = marking(seat, AGREED if seat.revealed else "")
    drawn = rounds_of(seat.edition, lot_of(seat.assessment.id))
    looked = looked_at(now, plan)
    whole = whole_rounds(drawn, looked)
    lines = {line.stake.question.id: line for line in plan.lines}
    shown = drawn[: max(ROUNDS, whole + 1)]
    known = {one for each in drawn[:whole] for one in each}
    before, after = _told(now, known, looked) if whole >= ROUNDS else (None, None)
    rounds = [LotRound([lines[one] for one in each], sum(one in looked for one in each)) for each in shown]
    return Sample(rounds, whole, len(known), before, after, len(shown) < len(drawn))


def lot_of(assessment_id: int) -> Callable[[str], str]:
    """Give each question its place in the lot of an assessment, which nobody can foretell or draw again."""
    return partial(context.fingerprint, "lot", str(assessment_id))


def looked_at(now: Marking, plan: Plan) -> set[str]:
    """List the questions that are marked wholly, and not merely accepted."""
    found = set()
    for line in plan.lines:
        question = line.stake.question
        marked = now.line(question)
        trace = Trace(marked.kept.way, marked.differs, bool(marked.kept.motivation))
        seen = trace.looked or line.ticked or bool(line.ground.linked)
        if seen and marked.score.state in {"answered", "not_applicable"}:
            found.add(question.id)
    return found


def _told(
    now: Marking, known: Collection[str], looked: Collection[str]
) -> tuple[Likely | None, Likely | Alone | None]:
    """Tell where the total was likely before, and where it is after; by the lot alone if need be."""
    laid = grid(context.edition(now.edition.id))
    numbers = {one: number for number, one in enumerate(laid.ids)}
    own, agreed = side_of(laid, now.own), side_of(laid, now.compass)
    lot, seen = (frozenset(numbers[one] for one in some) for some in (known, looked))
    model = pool(now.edition).told
    if model is None:
        return None, alone(laid, own, agreed, lot)
    return model.told(own).get(TOTAL), model.told(own, Known(agreed, seen | lot, lot)).get(TOTAL)
