"""The letters that the clock writes about a visit: each once, to those it concerns, never when moot."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from tests.support.judges import question_of, sit
from tests.support.reviewing import later, sent
from tests.support.visits import MEETING, kept
from webapp.evaluation.deeds.schedule import visit_days
from webapp.evaluation.deeds.visit import evidence_requests as requests
from webapp.evaluation.deeds.visit.evidence_requests import Wanted
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.visit.requests import requests_of
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import write_due
from webapp.ground.store.database import db
from webapp.people.queries.people import coordinators

EVALUATORS = ["utvarderare.a@demo.example", "utvarderare.b@demo.example"]


def today() -> date:
    return clock.in_sweden(clock.now()).date()


def got(occasion: str) -> list[str]:
    """Let the clock write twice what is due; give who got it."""
    write_due()
    write_due()
    query = select(Letter.recipient).where(Letter.occasion == occasion)
    return sorted(db.session.scalars(query))


def hosts(seat) -> list[str]:
    return [one.email for one in coordinators(seat.assessment.municipality_id)]


def fix(seat) -> None:
    db.session.execute(update(Evaluation).filter_by(id=seat.evaluation.id).values(published_at=clock.now()))
    db.session.commit()


def planned(world, away: int, *, told: bool = True):
    """Decide a visit that begins so many days from now, and send its schedule."""
    seat, _other = sit(world, "a"), sit(world, "b")
    first = today() + timedelta(days=away)
    visit_days.plan_days(seat, (first, first + timedelta(days=1), None), 0)
    if told:
        kept(seat, MEETING)
        visit_days.send_schedule(seat)
    return seat, first


def asked(world, away: int = 1):
    seat, _other = sit(world, "a"), sit(world, "b")
    requests.ask(seat, Wanted("Rutinen", question_of(seat).id, today() + timedelta(days=away)))
    return seat, requests_of(seat.evaluation.id)[-1]


def test_a_visit_that_is_near_is_told_to_its_hosts_and_to_the_pair(small_world):
    seat, _first = planned(small_world, 3)

    assert got("visit-soon") == sorted([*hosts(seat), *EVALUATORS])


def test_a_visit_is_told_three_days_before_and_not_sooner(small_world):
    planned(small_world, 4)

    assert got("visit-soon") == []


def test_a_visit_that_is_moved_is_told_anew_for_its_new_day(small_world):
    seat, first = planned(small_world, 3)
    before = got("visit-soon")

    moved = first - timedelta(days=1)
    visit_days.plan_days(seat, (moved, moved, None), 1)

    assert len(got("visit-soon")) == 2 * len(before) > 0


@pytest.mark.parametrize("moot", ["not sent", "fixed", "over"])
def test_a_visit_that_nobody_is_to_expect_is_not_told(small_world, moot):
    seat, _first = planned(small_world, 3, told=moot != "not sent")
    if moot == "fixed":
        fix(seat)
    if moot == "over":
        later(4)

    assert got("visit-soon") == []


def test_the_day_before_and_the_day_after_the_last_are_told_to_the_one_who_can_do_something(small_world):
    seat, _row = asked(small_world)

    near = got("request-near")
    later(2)

    assert (near, got("request-near")) == (sorted(hosts(seat)), near)
    assert got("request-late") == EVALUATORS


def test_a_request_is_not_late_on_its_last_day(small_world):
    asked(small_world, 0)

    assert got("request-late") == []


@pytest.mark.parametrize("moot", ["withdrawn", "fixed"])
def test_what_is_no_longer_waited_for_is_neither_near_nor_late(small_world, moot):
    seat, row = asked(small_world)
    if moot == "withdrawn":
        requests.withdraw(seat, row.id, "")
    else:
        fix(seat)

    near = got("request-near")
    later(3)

    assert (near, got("request-late")) == ([], [])


def report_due(world, after: int):
    """Decide a visit whose report is due so many days from now."""
    seat, _other = sit(world, "a"), sit(world, "b")
    first = today() - timedelta(days=20)
    visit_days.plan_days(seat, (first, first, today() + timedelta(days=after)), 0)
    return seat


def test_a_report_is_asked_for_a_week_before_and_when_its_day_has_gone(small_world):
    report_due(small_world, 7)

    soon, late = got("report-soon"), got("report-late")
    later(8)

    assert (soon, late) == (EVALUATORS, [])
    assert (got("report-soon"), got("report-late")) == (EVALUATORS, EVALUATORS)


def test_a_report_is_not_asked_for_sooner_nor_once_it_is_fixed(small_world):
    seat = report_due(small_world, 8)
    sooner = got("report-soon")
    fix(seat)
    later(9)

    assert (sooner, got("report-soon"), got("report-late")) == ([], [], [])


def test_a_report_that_is_handed_on_is_not_asked_for(small_world):
    one, _reader = sent(small_world)
    visit_days.plan_days(one, (today() - timedelta(days=20), None, today() - timedelta(days=1)), 0)

    assert got("report-late") == []
