"""What tests of evaluations do again and again: sit down, mark, finish."""

from __future__ import annotations

from questionnaires.edition import Question
from questionnaires.marks import Levels, Mark, levels_of
from tests.support.browsing import PageWorld
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks
from webapp.evaluation.models.consensus import Pen
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.store.database import db

MOTIVATION = "I intervjuerna kände bara hälften till det."


def sit(world: PageWorld, which: str = "a", municipality: str = "Lillhärad") -> OwnSeat:
    """Give an evaluator's seat, declared free of conflicts."""
    who, evaluation = world.person(f"utvarderare.{which}"), world.evaluation(municipality)
    agreement.declare(own_seat.own_seat(who, evaluation, declared=False), "", none=True)
    return own_seat.own_seat(who, evaluation)


def question_of(seat: OwnSeat, number: str = "2.1.1") -> Question:
    """Find a question by its number."""
    return next(one for one in seat.edition.questions.values() if one.number == number)


def other_levels(seat: OwnSeat, question: Question) -> Levels:
    """Choose levels that differ from the municipality's own in the first part."""
    own = marks.marking(seat).own.question(question.id).mark
    part, chosen = question.kind.parts[0], own[0] if isinstance(own, tuple) else None
    another = next(level.id for level in part.levels if level.id != chosen)
    return (another, *(own[1:] if isinstance(own, tuple) else levels_of(question, {})[1:]))


def finish(seat: OwnSeat) -> bool:
    """Accept the rest as the municipality has it, and be done; the second one agrees on what is alike.

    The pen is put down again, so that either may go on.
    """
    for area in seat.edition.areas:
        marks.accept_area(seat, seat.track, area)
    revealed = agreement.finish(seat)
    if revealed:
        alike_marks.accept_alike(seat)
        db.session.execute(db.delete(Pen))
        db.session.commit()
    return revealed


def reveal(world: PageWorld, *numbers: str) -> tuple[OwnSeat, OwnSeat]:
    """Let both be done, apart on these questions, with nothing agreed on yet; give both seats."""
    a, b = sit(world, "a"), sit(world, "b")
    for number in numbers:
        question = question_of(a, number)
        marks.give_mark(a, "a", question, other_levels(a, question), MOTIVATION, 0)
    for seat in (a, b):
        for area in seat.edition.areas:
            marks.accept_area(seat, seat.track, area)
        agreement.finish(seat)
    return a, b


def kept(seat: OwnSeat, question: Question, track: str = "a") -> tuple[Mark | None, str, int]:
    """Give a mark as it is kept: what, why and which version."""
    found = marks.marking(seat, track).line(question).kept
    return found.mark, found.motivation, found.version
