"""What is said to a registration: by the municipality's coordinator, by the office, and by the clock."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.inbox import happened, token
from tests.support.registered import (
    BODIL,
    CLAES,
    HASH,
    ask,
    later,
    person_id,
    place_id,
    register,
    registration,
    roles_in,
    subjects_to,
)
from webapp.assessment.deeds import hand_in, starts
from webapp.ground.calendar import upkeep
from webapp.ground.events.models import Event
from webapp.ground.mail.turns import waiting_for
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.people.deeds import invitations, redemptions
from webapp.people.deeds.invitations import Invited
from webapp.people.deeds.registrations import decisions
from webapp.people.deeds.registrations.confirmations import Came
from webapp.people.queries.registrations import (
    State,
    for_municipality,
    for_office,
    state_of,
    waits_for_office,
)

OFFICE = "kansli@demo.example"
GMAIL = "bodil@gmail.com"


def officer(world) -> int:
    return world.person("kansli")


@pytest.mark.both
def test_the_office_approves_an_unknown_address_with_one_press_and_it_is_invited_to_coordinate(world):
    register(GMAIL)
    assert waits_for_office() == 1

    decisions.approve_by_office(officer(world), registration(GMAIL).id)
    redemptions.redeem_as_new(token(GMAIL), "Bodil Ek", HASH)

    assert (roles_in(), waits_for_office()) == ({GMAIL: "coordinator"}, 0)
    assert state_of(registration(GMAIL)) is State.INVITED
    assert happened("registration.approved") == 1


@pytest.mark.both
def test_nobody_but_the_office_answers_for_the_office(world):
    register(GMAIL)
    row = registration(GMAIL).id

    for who in ("samordnare", "jury", "utvarderare.a"):
        with pytest.raises(NotThereError):
            decisions.approve_by_office(world.person(who), row)
        with pytest.raises(NotThereError):
            decisions.decline_by_office(world.person(who), row, "Därför.")
    assert state_of(registration(GMAIL)) is State.WAITING


def test_an_unconfirmed_registration_is_not_there_even_for_the_office(world):
    ask(GMAIL)

    with pytest.raises(NotThereError):
        decisions.approve_by_office(officer(world), registration(GMAIL).id)
    assert for_office() == []


def test_a_no_needs_a_reason_which_stands_in_the_letter_and_can_be_regretted(world):
    register(GMAIL)
    row = registration(GMAIL).id
    with pytest.raises(InvalidError):
        decisions.decline_by_office(officer(world), row, "")

    decisions.decline_by_office(officer(world), row, "Vi känner dig inte.")

    assert (state_of(registration(GMAIL)), roles_in()) == (State.DECLINED, {})
    assert subjects_to(GMAIL)[-1] == "Din begäran om Ale"
    decisions.approve_by_office(officer(world), row)
    assert state_of(registration(GMAIL)) is State.INVITED


def test_the_office_takes_back_a_yes_until_somebody_has_come_in_by_it(world):
    register(GMAIL)
    row = registration(GMAIL).id
    decisions.approve_by_office(officer(world), row)
    secret = token(GMAIL)

    decisions.withdraw(officer(world), row)

    assert redemptions.shown(secret).state == "revoked"
    decisions.approve_by_office(officer(world), row)
    redemptions.redeem_as_new(token(GMAIL), "Bodil Ek", HASH)
    with pytest.raises(NotReadyError):
        decisions.withdraw(officer(world), row)


def test_the_coordinator_says_yes_and_the_other_is_invited_to_answer(world):
    register(CLAES, "Exempelby", "Claes Ask")
    me, row = world.person("samordnare"), registration(CLAES).id
    here = place_id("Exempelby")
    assert [one.row.id for one in for_municipality("Exempelby")] == [row]

    decisions.approve_at_home(me, here, row)
    redemptions.redeem_as_new(token(CLAES), "Claes Ask", HASH)

    assert roles_in("Exempelby")[CLAES] == "contributor"
    assert for_municipality("Exempelby") == []


def test_a_coordinator_answers_for_the_own_municipality_alone(world):
    register(CLAES, "Exempelby", "Claes Ask")
    stranger = world.person("samordnare@norrvik.example")

    with pytest.raises(NotThereError):
        decisions.approve_at_home(stranger, place_id("Norrvik"), registration(CLAES).id)
    with pytest.raises(NotThereError):
        decisions.approve_at_home(stranger, place_id("Exempelby"), registration(CLAES).id)


def test_a_coordinators_no_is_not_overruled_by_the_office(world):
    register(CLAES, "Exempelby", "Claes Ask")
    row = registration(CLAES).id
    decisions.decline_at_home(world.person("samordnare"), place_id("Exempelby"), row, "Har slutat.")

    with pytest.raises(NotReadyError):
        decisions.approve_by_office(officer(world), row)
    assert state_of(registration(CLAES)) is State.DECLINED


def test_the_office_confirms_before_the_time_is_out(world):
    register()

    decisions.settle(officer(world), registration().id)

    started = starts.start(person_id(), place_id(), "kommunkompassen/2012")
    assert hand_in.submit(person_id(), started, "Bodil Ek", "Chef", confirmed=True).submitted_at
    later(days=8)
    upkeep.keep_up()
    assert happened("registration.settled") == 1


def test_an_objection_ends_everybody_who_is_in_provisionally_and_what_they_answered_stays(world):
    register()
    started = starts.start(person_id(), place_id(), "kommunkompassen/2012")
    invitations.invite_colleague(person_id(), place_id(), Invited(CLAES, "Claes Ask", "coordinator"))
    redemptions.redeem_as_new(token(CLAES), "Claes Ask", HASH)
    invitations.invite_colleague(person_id(CLAES), place_id(), Invited("eva@ale.se", "Eva", "reader"))
    open_link = token("eva@ale.se")

    decisions.undo(officer(world), registration().id, "Fel person.")

    assert (roles_in(), state_of(registration())) == ({}, State.UNDONE)
    assert redemptions.shown(open_link).state == "revoked"
    for email in (BODIL, CLAES):
        assert subjects_to(email)[-1] == "Kansliet har invänt: Ale"
    with pytest.raises(NotThereError):
        hand_in.submit(person_id(), started, "Bodil Ek", "Chef", confirmed=True)
    said = db.session.scalars(select(Event.why).where(Event.what == "registration.undone")).all()
    assert said == ["Fel person."]


def test_after_an_objection_nobody_begins_for_the_municipality_by_themselves_again(world):
    register()
    decisions.undo(officer(world), registration().id, "Fel person.")

    assert register().came is Came.ASKED
    assert register(CLAES, name="Claes Ask").came is Came.ASKED
    decisions.approve_by_office(officer(world), registration(CLAES).id)
    redemptions.redeem_as_new(token(CLAES), "Claes Ask", HASH)
    assert roles_in() == {CLAES: "coordinator"}


def test_an_officer_does_not_approve_the_own_registration(world):
    register(OFFICE)

    with pytest.raises(NotReadyError, match="din egen anmälan"):
        decisions.approve_by_office(officer(world), registration(OFFICE).id)


@pytest.mark.both
def test_an_unanswered_registration_waits_on_the_first_page_of_whoever_the_letter_asks(world):
    register(CLAES, "Exempelby", "Claes Ask")
    me, here = world.person("samordnare"), place_id("Exempelby")

    def waits() -> list[list[str]]:
        kind = "registration-answer:"
        return [
            [w.link for w in waiting_for(who) if w.thing.startswith(kind)] for who in (me, officer(world))
        ]

    seen = [waits()]
    later(days=7)
    seen.append(waits())
    decisions.approve_at_home(me, here, registration(CLAES).id)

    home, office = f"/kommun/{here}/medarbetare", "/kansli/anmalningar"
    assert [*seen, waits()] == [[[home], []], [[home], [office]], [[], []]]


def test_an_officers_own_registration_does_not_wait_for_that_officer(world):
    register(OFFICE)

    assert waiting_for(officer(world)) == []
