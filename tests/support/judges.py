"""What tests of evaluations do again and again: sit down, mark, finish."""

from __future__ import annotations

from questionnaires.edition import Question
from questionnaires.marks import Levels, Mark, levels_of
from tests.webapp.browsing import PageWorld
from webapp.models import Pen, db
from webapp.services import access
from webapp.services.access import OwnSeat
from webapp.services.consensus import alike
from webapp.services.evaluating import agreeing, marking

MOTIVATION = "I intervjuerna kände bara hälften till det."


def sit(world: PageWorld, which: str = "a", municipality: str = "Lillhärad") -> OwnSeat:
    """Give an evaluator's seat, declared free of conflicts."""
    who, evaluation = world.person(f"utvarderare.{which}"), world.evaluation(municipality)
    agreeing.declare(access.own_seat(who, evaluation, declared=False), "", none=True)
    return access.own_seat(who, evaluation)


def question_of(seat: OwnSeat, number: str = "2.1.1") -> Question:
    """Find a question by its number."""
    return next(one for one in seat.edition.questions.values() if one.number == number)


def other_levels(seat: OwnSeat, question: Question) -> Levels:
    """Choose levels that differ from the municipality's own in the first part."""
    own = marking.marking(seat).own.question(question.id).mark
    part, chosen = question.kind.parts[0], own[0] if isinstance(own, tuple) else None
    another = next(level.id for level in part.levels if level.id != chosen)
    return (another, *(own[1:] if isinstance(own, tuple) else levels_of(question, {})[1:]))


def finish(seat: OwnSeat) -> bool:
    """Accept the rest as the municipality has it, and be done; the second one agrees on what is alike.

    The pen is put down again, so that either may go on.
    """
    for area in seat.edition.areas:
        marking.accept_area(seat, seat.track, area)
    revealed = agreeing.finish(seat)
    if revealed:
        alike.accept_alike(seat)
        db.session.execute(db.delete(Pen))
        db.session.commit()
    return revealed


def reveal(world: PageWorld, *numbers: str) -> tuple[OwnSeat, OwnSeat]:
    """Let both be done, apart on these questions, with nothing agreed on yet; give both seats."""
    a, b = sit(world, "a"), sit(world, "b")
    for number in numbers:
        question = question_of(a, number)
        marking.give_mark(a, "a", question, other_levels(a, question), MOTIVATION, 0)
    for seat in (a, b):
        for area in seat.edition.areas:
            marking.accept_area(seat, seat.track, area)
        agreeing.finish(seat)
    return a, b


def kept(seat: OwnSeat, question: Question, track: str = "a") -> tuple[Mark | None, str, int]:
    """Give a mark as it is kept: what, why and which version."""
    found = marking.marking(seat, track).line(question).kept
    return found.mark, found.motivation, found.version
