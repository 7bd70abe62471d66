"""What both evaluators say alike becomes agreed in one deed."""

from __future__ import annotations

from questionnaires.judgement.checks.unchecked import together
from webapp.evaluation.deeds.consensus.agreement import agreeing
from webapp.evaluation.deeds.marks import check_open
from webapp.evaluation.deeds.written_marks import write_mark
from webapp.evaluation.events import MARKS_ALIKE
from webapp.evaluation.queries.marks import mark_as_data
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.events.journal import note
from webapp.ground.roles import AGREED
from webapp.ground.store.database import deed


@deed
def accept_alike(seat: OwnSeat) -> int:
    """Agree on every question that is not settled and marked exactly alike; tell how many.

    Where the mark departs from the municipality's, the words of both become its motivation.
    """
    check_open(seat, AGREED)
    lines = agreeing(seat).alike
    agreed = {}
    for one in lines:
        if one.a.mark is None:
            continue
        question = one.line.question
        departs, way = one.a_line.differs, together({one.a.way, one.b.way})
        write_mark(seat, AGREED, question, one.a.mark, one.shared_words, 0, departs=departs, way=way)
        agreed[question.id] = mark_as_data(question, one.a.mark)
    if agreed:
        note(MARKS_ALIKE, seat.person_id, evaluation_id=seat.evaluation.id, after={"marks": agreed})
    return len(agreed)
