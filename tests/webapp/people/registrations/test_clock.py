"""What the clock alone does with a registration: who is asked, and what holds when the time is out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from tests.support.inbox import happened, token
from tests.support.registered import (
    BODIL,
    CLAES,
    HASH,
    later,
    person_id,
    place_id,
    register,
    registration,
    roles_in,
    subjects_to,
)
from webapp.assessment.deeds import hand_in, starts
from webapp.ground.calendar import clock, upkeep
from webapp.ground.mail import outbox
from webapp.ground.refusals import NotAllowedError, NotReadyError
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.people.deeds import redemptions
from webapp.people.deeds.registrations import decisions
from webapp.people.queries.registrations import (
    State,
    for_office,
    state_of,
    waits_for_office,
)

OFFICE = "kansli@demo.example"
GMAIL = "bodil@gmail.com"


def officer(world) -> int:
    return world.person("kansli")


def test_a_request_where_the_samordnare_is_on_leave_goes_to_the_office_after_three_working_days(
    world,
):
    clock.set_clock(lambda: datetime(2026, 11, 26, 9, 0, tzinfo=UTC))  # a Thursday
    register(CLAES, "Exempelby", "Claes Ask")
    assert (waits_for_office(), subjects_to(OFFICE).count("En anmälan väntar på svar: Exempelby")) == (0, 0)

    clock.set_clock(lambda: datetime(2026, 12, 1, 21, 0, tzinfo=UTC))
    upkeep.keep_up()
    assert subjects_to(OFFICE).count("En anmälan väntar på svar: Exempelby") == 0
    clock.set_clock(lambda: datetime(2026, 12, 2, 7, 0, tzinfo=UTC))
    for _time in range(3):
        upkeep.keep_up()

    assert (waits_for_office(), subjects_to(OFFICE).count("En anmälan väntar på svar: Exempelby")) == (1, 1)
    decisions.approve_by_office(officer(world), registration(CLAES).id)
    assert "En samordnare till är inbjuden: Exempelby" in subjects_to("samordnare@demo.example")
    redemptions.redeem_as_new(token(CLAES), "Claes Ask", HASH)
    assert roles_in("Exempelby")[CLAES] == "coordinator"


@pytest.mark.both
@pytest.mark.usefixtures("world")
def test_a_letter_that_reaches_no_coordinator_lets_the_office_be_asked_at_once():
    register(CLAES, "Exempelby", "Claes Ask")
    while letter := outbox.take():
        outbox.give_up(letter.id, "550 finns inte")

    upkeep.keep_up()

    assert waits_for_office() == 1


@pytest.mark.both
def test_after_seven_days_without_objection_whoever_began_is_in_for_good_by_the_clock_alone(world):
    register()
    until = select(Membership.provisional_until).where(Membership.person_id == person_id())
    assert db.session.scalar(until) == registration().provisional_until
    later(days=7)
    for _time in range(2):
        upkeep.keep_up()

    assert state_of(registration()) is State.SETTLED
    assert db.session.scalar(until) is None
    assert (happened("registration.settled"), subjects_to(BODIL)[-1]) == (1, "Ni är med: Ale")
    with pytest.raises(NotReadyError):
        decisions.undo(officer(world), registration().id, "För sent.")


@pytest.mark.both
@pytest.mark.usefixtures("world")
def test_the_right_does_not_wait_for_the_clocks_errand():
    register()
    started = starts.start(person_id(), place_id(), "kommunkompassen/2012")
    with pytest.raises(NotAllowedError, match="preliminärt"):
        hand_in.submit(person_id(), started, "Bodil Ek", "Chef", confirmed=True)
    later(days=7)

    handed_in = hand_in.submit(person_id(), started, "Bodil Ek", "Chef", confirmed=True)

    assert handed_in.submitted_at is not None


def test_a_request_whose_coordinator_the_office_objected_to_waits_for_the_office_itself(world):
    register()
    register(CLAES, name="Claes Ask")
    decisions.undo(officer(world), registration().id, "Fel person.")

    upkeep.keep_up()

    (waiting,) = [one for one in for_office() if one.state is State.WAITING]
    assert (waiting.row.email, waiting.at_office, waiting.refused_before) == (CLAES, True, True)
    assert waits_for_office() == 1
