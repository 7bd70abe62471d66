"""What those who are in provisionally may do and not: they answer, and keep among themselves."""

from __future__ import annotations

import pytest

from tests.support.inbox import invite_to_round, token
from tests.support.registered import BODIL, CLAES, HASH, person_id, place_id, register, registration, roles_in
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork import certificates, tasks
from webapp.assessment.deeds.teamwork.tasks import Handing
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.ground.refusals import NotAllowedError
from webapp.ground.roles import COORDINATOR
from webapp.home.deeds import colleagues
from webapp.people.deeds import invitations, redemptions
from webapp.people.deeds.invitations import Invited
from webapp.people.deeds.registrations import decisions
from webapp.people.queries.provisional import until_of


@pytest.fixture
def begun(small_world):  # noqa: ARG001 -- the database in which it begins
    register()
    started = starts.start(person_id(), place_id(), "kommunkompassen/2012")
    return own_assessment(person_id(), started)


def a_question(subject) -> str:
    return next(iter(subject.edition.questions))


def test_they_answer(begun):
    (outcome,) = answers.save_answers(begun, [Sent(a_question(begun), Said(text="Ja."), 0, "k" * 10)])

    assert not outcome.refused


def test_they_hand_in_nothing_and_ask_for_no_certificate(begun):
    with pytest.raises(NotAllowedError, match="preliminärt"):
        hand_in.submit(begun.person_id, begun.id, "Bodil", "Chef", confirmed=True)
    with pytest.raises(NotAllowedError, match="preliminärt"):
        certificates.ask(begun)


def test_they_invite_colleagues_with_an_address_in_the_municipality_who_are_provisional_too(begun):
    invitations.invite_colleague(begun.person_id, place_id(), Invited(CLAES, "Claes Ask", COORDINATOR))
    redemptions.redeem_as_new(token(CLAES), "Claes Ask", HASH)

    assert until_of(person_id(CLAES), place_id()) == until_of(person_id(), place_id())
    with pytest.raises(NotAllowedError, match="preliminärt"):
        hand_in.submit(person_id(CLAES), begun.id, "Claes", "Chef", confirmed=True)


@pytest.mark.parametrize("email", ["x@gmail.com", "x@edu.ale.se", "x@kungalv.se"])
def test_they_invite_nobody_from_outside(begun, email):
    with pytest.raises(NotAllowedError, match="adress i kommunen"):
        invitations.invite_colleague(begun.person_id, place_id(), Invited(email, "Nils", "reader"))
    with pytest.raises(NotAllowedError, match="adress i kommunen"):
        tasks.hand_out(begun, Handing(f"question:{a_question(begun)}", None, email))


def test_they_say_yes_to_nobody_from_outside(begun):
    register("nils@gmail.com", name="Nils")

    with pytest.raises(NotAllowedError, match="adress i kommunen"):
        decisions.approve_at_home(begun.person_id, place_id(), registration("nils@gmail.com").id)


def test_they_decide_over_nobody_who_is_not_provisional_and_take_back_no_invitation_of_the_offices(
    small_world, begun
):
    register("nils@gmail.com", name="Nils")
    decisions.approve_by_office(small_world.person("kansli"), registration("nils@gmail.com").id)
    waiting = registration("nils@gmail.com").invitation_id
    with pytest.raises(NotAllowedError, match="preliminärt"):
        invitations.withdraw(begun.person_id, waiting, municipality_id=place_id())
    redemptions.redeem_as_new(token("nils@gmail.com"), "Nils", HASH)
    nils = person_id("nils@gmail.com")

    with pytest.raises(NotAllowedError, match="preliminärt"):
        colleagues.change_role(begun.person_id, place_id(), nils, "reader")
    with pytest.raises(NotAllowedError, match="preliminärt"):
        colleagues.remove(begun.person_id, place_id(), nils)
    assert roles_in()["nils@gmail.com"] == COORDINATOR
    assert until_of(nils, place_id()) is None


def test_an_invitation_that_is_forwarded_gives_the_account_the_invited_address_and_nobody_elses(begun):
    invitations.invite_colleague(begun.person_id, place_id(), Invited(CLAES, "Claes Ask", "reader"))
    secret = token(CLAES)

    person = redemptions.redeem_as_new(secret, "Någon annan", HASH)

    assert (person.email, set(roles_in())) == (CLAES, {BODIL, CLAES})


def test_a_forwarded_invitation_opened_by_somebody_who_is_signed_in_is_refused(small_world, begun):
    invitations.invite_colleague(begun.person_id, place_id(), Invited(CLAES, "Claes Ask", "reader"))

    with pytest.raises(NotAllowedError, match="annan adress"):
        redemptions.redeem_as(token(CLAES), small_world.person("jury"))
    assert set(roles_in()) == {BODIL}


def test_where_the_office_has_invited_somebody_nobody_begins_by_themselves(small_world):
    invite_to_round(small_world, Invited("ny@exempelby.example", "Ny", COORDINATOR), "Exempelby")

    assert register("x@ale.se", "Exempelby").person is None
