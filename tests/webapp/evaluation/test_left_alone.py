"""An evaluator leaves in the middle: schedule, notes and requests stay, and somebody goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, select

from tests.support.evaluators import make_evaluator
from tests.support.judges import other_levels, question_of, reveal, sit
from tests.support.mail import letters_of
from tests.support.visits import MEETING, kept
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, pen
from webapp.evaluation.deeds.schedule import visit_days
from webapp.evaluation.deeds.seats import seats
from webapp.evaluation.deeds.visit import evidence_requests, interviews
from webapp.evaluation.deeds.visit.evidence_requests import Wanted
from webapp.evaluation.queries.marks import kept_marks
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.visit.requests import requests_of
from webapp.evaluation.queries.visit.schedule import schedule
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import AGREED, EVALUATOR
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.rounds.models.rounds import Entrant, Round

NOTE = "Sex av elva har ett uppdrag."
DAYS = date(2027, 3, 15), date(2027, 3, 17), None
CONFLICT = "Min syster är kommunalråd där."


def visit(seat) -> int:
    """Plan a visit with one interview of one's own, note in it and ask for something; give the interview."""
    visit_days.plan_days(seat, DAYS, 0)
    meeting = kept(seat, replace(MEETING, track=seat.track, people=7))
    interviews.save_note(seat, meeting.id, question_of(seat), NOTE, 0)
    evidence_requests.ask(seat, Wanted("Rutinen", "", date(2099, 1, 1)))
    return meeting.id


def found(seat, meeting: int) -> tuple[str, list[str], str, list[str]]:
    plan = schedule(seat.evaluation)
    noted = [one.text for _question, one in interviews.asked_in(seat, meeting)]
    return plan.when, noted, plan.interviews[0].track, [one.text for one in requests_of(seat.evaluation.id)]


def test_who_comes_instead_finds_the_schedule_the_notes_and_what_is_asked_for(small_world):
    a = sit(small_world, "a")
    meeting = visit(a)
    before = found(a, meeting)
    newcomer = make_evaluator("utvarderare.c")

    leave_to(small_world, a, newcomer)
    instead = own_seat.own_seat(newcomer, a.evaluation.id)

    assert found(instead, meeting) == before
    assert schedule(instead.evaluation).names["a"] == "utvarderare.c"
    with pytest.raises(NotThereError):
        own_seat.own_seat(small_world.person("utvarderare.a"), a.evaluation.id)


def leave_to(world, seat, newcomer: int) -> None:
    """Let somebody partial leave a seat to a newcomer, who declares."""
    agreement.declare(seat, CONFLICT, none=False)
    award_round = db.session.scalars(select(Round)).one()
    place = seat.assessment.municipality_id
    entrant = db.session.scalars(select(Entrant).filter_by(municipality_id=place)).one()
    seats.replace(world.person("kansli"), award_round, entrant.id, newcomer)
    agreement.declare(own_seat.own_seat(newcomer, seat.evaluation.id, declared=False), "", none=True)


def test_a_conflict_found_after_the_reveal_leaves_the_work_to_the_other(small_world):
    a, b = reveal(small_world, "2.1.1")
    meeting, question = visit(a), question_of(a)
    before = found(b, meeting)
    agreement.agree_on(a, question, other_levels(a, question), "Första bud.", 0, taking=False)

    agreement.declare(a, CONFLICT, none=False)
    with pytest.raises(NotThereError):
        own_seat.own_seat(a.person_id, a.evaluation.id)
    pen.take_over(b)
    agreement.agree_on(b, question, other_levels(b, question), "Björn går vidare.", 1, taking=False)

    assert found(b, meeting) == before
    assert marks.marking(b, AGREED).line(question).kept.motivation == "Björn går vidare."
    assert letters_of("conflict", a.evaluation.id) != []


def test_who_falls_ill_between_marking_and_consensus_leaves_marks_to_read_to_the_other(small_world):
    a, b = reveal(small_world, "2.1.1")
    meeting, question = visit(a), question_of(a)
    before = found(b, meeting), kept_marks(a.edition, a.evaluation.id, a.track)
    agreement.agree_on(a, question, other_levels(a, question), "Första bud.", 0, taking=False)

    db.session.execute(delete(Post).filter_by(person_id=a.person_id, role=EVALUATOR))
    db.session.commit()
    pen.take_over(b)
    agreement.agree_on(b, question, other_levels(b, question), "Björn går vidare.", 1, taking=False)

    assert (found(b, meeting), kept_marks(a.edition, a.evaluation.id, a.track)) == before
    assert marks.marking(b, AGREED).line(question).kept.motivation == "Björn går vidare."
    with pytest.raises(NotThereError):
        own_seat.own_seat(a.person_id, a.evaluation.id)
