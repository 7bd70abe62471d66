"""Two evaluators mark, mostly see the same things, and agree."""

from __future__ import annotations

import random
from dataclasses import dataclass

from questionnaires.compass import QuestionScore
from questionnaires.marks import Levels, levels_of
from webapp.demo.texts import LOWERED, RAISED
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.roles import AGREED
from webapp.ground.who import Person

SHARE_ADJUSTED, SHARE_RAISED, SHARE_SEEN = 0.16, 0.2, 0.75


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a visit shows: a question whose level is another than the municipality thinks, and why."""

    own: QuestionScore
    mark: Levels
    motivation: str


def evaluate(
    evaluation_id: int, people: dict[str, Person], chance: random.Random, share: float = SHARE_ADJUSTED
) -> None:
    """Let both evaluators declare, mark, be done and agree; `share` is how much a visit does not bear out."""
    mark_together(evaluation_id, people, chance, share)
    _agree(own_seat.own_seat(people["utvarderare.a"].id, evaluation_id))


def mark_together(evaluation_id: int, people: dict[str, Person], chance: random.Random, share: float) -> None:
    """Let both evaluators declare, mark mostly the same, and be done."""
    discoveries: list[Discovery] = []
    for key in ("utvarderare.a", "utvarderare.b"):
        seat = own_seat.own_seat(people[key].id, evaluation_id, declared=False)
        agreement.declare(seat, "", none=True)
        discoveries = discoveries or _discover(seat, chance, share)
        mark_all(seat, discoveries, chance)


def evaluate_alone(seat: OwnSeat, chance: random.Random, share: float) -> None:
    """Let one evaluator declare, mark and be done, while the other has not begun."""
    agreement.declare(seat, "", none=True)
    mark_all(seat, _discover(seat, chance, share), chance)


def mark_all(seat: OwnSeat, discoveries: list[Discovery], chance: random.Random) -> None:
    """Mark what one has seen oneself, accept the rest, and be done."""
    for one in discoveries:
        if chance.random() < SHARE_SEEN:
            marks.give_mark(seat, seat.track, one.own.question, one.mark, one.motivation, 0)
    marks.accept_area(seat, seat.track, *seat.edition.areas)
    agreement.finish(seat)


def _agree(seat: OwnSeat) -> None:
    """Settle what is alike, then what the two saw differently: whoever has seen something convinces."""
    alike_marks.accept_alike(seat)
    for line in agreement.agreeing(seat).lines:
        seen = line.a_line if line.a_line.differs else line.b_line
        if not line.settled and seen.kept.mark is not None:
            marks.give_mark(seat, AGREED, seen.question, seen.kept.mark, seen.kept.motivation, 0)


def _discover(seat: OwnSeat, chance: random.Random, share: float) -> list[Discovery]:
    """Choose the questions whose answer the visit does not bear out."""
    own = marks.marking(seat).own.questions.values()
    found = (_discovery(score, chance) for score in own if chance.random() < share)
    return [one for one in found if one and one.mark != one.own.mark]


def _discovery(own: QuestionScore, chance: random.Random) -> Discovery | None:
    """Move one or two parts of a question a level, most often down."""
    if own.state != "answered" or not own.parts:
        return None
    step = 1 if chance.random() < SHARE_RAISED else -1
    levels = {score.part.id: score.level.id for score in own.parts if score.level}
    for moved in chance.sample(own.parts, min(2, len(own.parts))):
        order = [level.id for level in moved.part.levels]
        place = order.index(levels[moved.part.id]) + step
        levels[moved.part.id] = order[max(0, min(len(order) - 1, place))]
    return Discovery(own, levels_of(own.question, levels), chance.choice(RAISED if step > 0 else LOWERED))
