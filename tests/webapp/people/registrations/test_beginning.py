"""A municipality begins by itself: who gets in at once, who waits for whom, and what is told to nobody."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.inbox import happened, invite, token
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
from webapp.assessment.deeds import starts
from webapp.ground.calendar import upkeep
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.people.deeds import redemptions
from webapp.people.deeds.invitations import Invited
from webapp.people.deeds.redemptions import Newcomer
from webapp.people.deeds.registrations import confirmations, sign_ups
from webapp.people.deeds.registrations.confirmations import Came
from webapp.people.deeds.registrations.sign_ups import Asking
from webapp.people.models.registrations import Registration
from webapp.people.queries.registrations import State, state_of

OFFICE = "kansli@demo.example"


@pytest.mark.usefixtures("small_world")
def test_the_first_with_an_address_in_the_municipality_coordinates_it_and_starts_an_assessment_at_once():
    came = register()

    assert (came.came, roles_in()) == (Came.BEGUN, {BODIL: "coordinator"})
    started = starts.start(came.person.id, place_id(), "kommunkompassen/2012")
    assert started > 0
    assert (came.person.name, came.person.title) == ("Bodil Ek", "Utvecklingschef")


@pytest.mark.usefixtures("small_world")
def test_looking_at_the_link_changes_nothing_because_a_mail_scanner_may_have_opened_it():
    secret = ask()

    told = [confirmations.shown(secret) for _time in range(3)]

    assert {one.state for one in told} == {State.UNCONFIRMED}
    assert (registration().confirmed_at, roles_in()) == (None, {})


@pytest.mark.usefixtures("small_world")
def test_an_unconfirmed_request_tells_nobody_anything_and_makes_no_municipality_and_no_account():
    before = db.session.scalar(select(func.count(Letter.id)))
    events = db.session.scalar(select(func.count(Event.id)))

    ask()

    assert db.session.scalar(select(func.count(Letter.id))) == before + 1
    assert db.session.scalar(select(func.count(Event.id))) == events
    assert db.session.scalars(select(Municipality.id).where(Municipality.name == "Ale")).all() == []
    assert db.session.scalars(select(Person.id).where(Person.email == BODIL)).all() == []


@pytest.mark.usefixtures("small_world")
def test_an_unconfirmed_request_is_forgotten_after_seven_days_with_its_letter():
    secret = ask()
    later(days=7)

    assert confirmations.shown(secret).state is State.EXPIRED
    with pytest.raises(NotReadyError, match="Länken har gått ut"):
        confirmations.confirm(secret)
    upkeep.keep_up()

    assert db.session.scalars(select(Registration.id)).all() == []
    assert subjects_to(BODIL) == []
    with pytest.raises(NotThereError):
        confirmations.shown(secret)


@pytest.mark.usefixtures("small_world")
def test_a_link_is_used_once():
    secret = ask()
    confirmations.confirm(secret, newcomer=Newcomer("Bodil Ek", HASH))

    with pytest.raises(NotReadyError, match="Länken är redan använd"):
        confirmations.confirm(secret, newcomer=Newcomer("Någon annan", HASH))

    assert roles_in() == {BODIL: "coordinator"}


@pytest.mark.usefixtures("small_world")
def test_asking_again_ends_the_earlier_link():
    first, second = ask(), ask()

    with pytest.raises(NotThereError):
        confirmations.shown(first)
    assert confirmations.shown(second).state is State.UNCONFIRMED
    assert len(subjects_to(BODIL)) == 1


@pytest.mark.parametrize(
    "email",
    [
        "elev@elev.ale.se",
        "elev@edu.ale.se",
        "x@xale.se",
        "x@ale.se.example.org",
        "x@ale.nu",
        "x@gmail.com",
        "x@kungalv.se",
        "x@vgregion.se",
    ],
)
@pytest.mark.usefixtures("small_world")
def test_any_other_domain_than_the_very_own_waits_for_the_office(email):
    came = register(email)

    assert (came.came, came.person, roles_in()) == (Came.ASKED, None, {})
    assert state_of(registration(email)) is State.WAITING
    assert "En anmälan väntar på svar: Ale" in subjects_to(OFFICE)


@pytest.mark.usefixtures("small_world")
def test_a_domain_that_is_only_believed_to_be_the_municipalitys_waits_for_the_office():
    assert register("x@gavle.se", "Gävle").came is Came.ASKED
    assert roles_in("Gävle") == {}


@pytest.mark.usefixtures("small_world")
def test_an_address_that_has_an_account_begins_with_that_account_and_no_link_changes_its_password():
    register()
    later(days=8)
    before = db.session.get_one(Person, person_id()).password
    secret = ask("maria@boras.se", "Borås")
    person = Person(email="maria@boras.se", name="Maria", password=HASH, fs_uniquifier="m", active=True)
    person.created_at = db.session.get_one(Person, person_id()).created_at
    db.session.add(person)
    db.session.commit()
    with pytest.raises(NotAllowedError, match="Adressen har redan ett konto"):
        confirmations.confirm(secret, newcomer=Newcomer("Tjuv", "another hash"))
    with pytest.raises(NotAllowedError, match="Adressen har redan ett konto"):
        confirmations.confirm(secret, person_id=person_id())

    assert confirmations.confirm(secret, person_id=person.id).came is Came.BEGUN
    assert (roles_in("Borås"), db.session.get_one(Person, person.id).password) == (
        {"maria@boras.se": "coordinator"},
        HASH,
    )
    assert db.session.get_one(Person, person_id()).password == before


@pytest.mark.usefixtures("small_world")
def test_the_second_of_one_municipality_asks_the_first():
    register()

    came = register(CLAES, name="Claes Ask")

    assert (came.came, roles_in()) == (Came.ASKED, {BODIL: "coordinator"})
    assert subjects_to(BODIL)[-1] == "Ska Claes Ask vara med för Ale?"
    assert subjects_to(OFFICE)[-1] == "Ale har börjat själv"


def test_whoever_is_invited_already_goes_on_with_a_fresh_link_to_the_invitation(world):
    old = invite(world, Invited(BODIL, "Bodil Ek", "reader"))

    came = confirmations.confirm(ask(BODIL, "Exempelby"))

    assert (came.came, roles_in("Exempelby").get(BODIL)) == (Came.INVITED, None)
    with pytest.raises(NotThereError):
        redemptions.shown(old)
    assert (redemptions.shown(came.token).state, redemptions.shown(came.token).email) == ("open", BODIL)


@pytest.mark.usefixtures("small_world")
def test_whoever_is_in_already_is_told_so_and_nothing_else_happens():
    register()

    assert register().came is Came.MEMBER
    assert (roles_in(), happened("registration.confirmed")) == ({BODIL: "coordinator"}, 1)
    later(days=366)
    upkeep.keep_up()
    assert db.session.scalars(select(Registration.id)).all() == []


@pytest.mark.usefixtures("small_world")
def test_an_address_that_has_had_its_letters_gets_no_more_and_nothing_is_kept_of_it():
    before = [(row.key, row.subject) for row in db.session.scalars(select(Letter))]

    sign_ups.ask(Asking("Ale", "Bodil Ek", "Chef", BODIL), kept=False)

    assert [(row.key, row.subject) for row in db.session.scalars(select(Letter))] == before
    assert db.session.scalars(select(Registration.id)).all() == []


@pytest.mark.parametrize("guess", ["", "x", "x" * 43, "' OR 1=1 --"])
@pytest.mark.usefixtures("small_world")
def test_a_link_that_nobody_wrote_is_not_there(guess):
    with pytest.raises(NotThereError):
        confirmations.shown(guess)
    with pytest.raises(NotThereError):
        confirmations.confirm(guess)


@pytest.mark.usefixtures("small_world")
def test_the_letter_carries_a_secret_link_and_neither_title_nor_address_of_anybody_else():
    secret = ask()
    letter = db.session.scalars(select(Letter).where(Letter.recipient == BODIL)).one()

    assert (letter.link, letter.secret) == (f"/borja/{secret}", True)
    assert "Utvecklingschef" not in letter.body
    assert token(BODIL) == secret
