"""Redeeming: once, in time, by the right person, and whole or not at all."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.support.inbox import ANNA, JURY, happened, invitation, invite, invite_to_round, place
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotAllowedError, NotReadyError, NotThereError
from webapp.ground.roles import COORDINATOR, JUROR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person, Post
from webapp.home.queries import commitments
from webapp.people.deeds import invitations, redemptions
from webapp.people.deeds.invitations import Invited

HASH = "a hash of a password"


def role_of(person_id: int, where: str = "Exempelby") -> str | None:
    query = select(Membership.role).where(
        Membership.person_id == person_id, Membership.municipality_id == place(where)
    )
    return db.session.scalar(query)


def test_a_new_person_gets_an_account_with_the_invited_address_and_the_role(world):
    secret = invite(world)

    person = redemptions.redeem_as_new(secret, "Anna Alm-Ek", HASH)

    assert (person.email, person.name, person.password, person.demo, person.active) == (
        ANNA.email,
        "Anna Alm-Ek",
        HASH,
        True,
        True,
    )
    assert (role_of(person.id), redemptions.shown(secret).state) == ("contributor", "redeemed")
    assert happened("invitation.redeemed") == 1


def test_looking_at_an_invitation_changes_nothing(world):
    secret = invite(world)

    told = [redemptions.shown(secret) for _time in range(3)]

    assert {one.state for one in told} == {"open"}
    assert invitation().redeemed_at is None


@pytest.mark.both
def test_an_invitation_is_redeemed_once(world):
    secret = invite(world)
    redemptions.redeem_as_new(secret, "Anna", HASH)

    with pytest.raises(NotReadyError, match="Inbjudan är redan använd"):
        redemptions.redeem_as_new(secret, "Någon annan", HASH)

    assert db.session.scalars(select(Person.name).where(Person.email == ANNA.email)).all() == ["Anna"]


def test_an_invitation_ends_after_fourteen_days(world):
    secret = invite(world)
    moment = clock.now() + timedelta(days=14)
    clock.set_clock(lambda: moment)

    with pytest.raises(NotReadyError, match="Inbjudan har gått ut"):
        redemptions.redeem_as_new(secret, "Anna", HASH)

    assert redemptions.shown(secret).state == "expired"


def test_a_withdrawn_invitation_lets_nobody_in(world):
    secret = invite(world)
    invitations.withdraw(world.person("samordnare"), invitation().id, municipality_id=place())

    with pytest.raises(NotReadyError, match="återkallad"):
        redemptions.redeem_as_new(secret, "Anna", HASH)


@pytest.mark.parametrize("guess", ["", "x", "x" * 43, "å" * 20, "' OR 1=1 --"])
@pytest.mark.usefixtures("world")
def test_a_link_that_nobody_wrote_is_not_there(guess):
    with pytest.raises(NotThereError):
        redemptions.shown(guess)
    with pytest.raises(NotThereError):
        redemptions.redeem_as_new(guess, "Anna", HASH)


@pytest.mark.both
def test_a_link_never_changes_the_password_of_an_account(world):
    secret = invite(world, Invited("jury@demo.example", "Maria", "reader"))
    before = db.session.get_one(Person, world.person("jury")).password

    with pytest.raises(NotReadyError, match="Det finns redan ett konto"):
        redemptions.redeem_as_new(secret, "Maria", HASH)

    assert db.session.get_one(Person, world.person("jury")).password == before
    assert redemptions.shown(secret).state == "open"


def test_another_address_is_refused_and_the_invitation_stays_open(world):
    secret = invite(world)

    with pytest.raises(NotAllowedError, match="annan adress"):
        redemptions.redeem_as(secret, world.person("jury"))

    assert (redemptions.shown(secret).state, role_of(world.person("jury"))) == ("open", None)


@pytest.mark.both
def test_one_account_takes_part_in_two_municipalities(world):
    who = world.person("samordnare@norrvik.example")
    secret = invite(world, Invited("samordnare@norrvik.example", "Nora", "reader"))

    redemptions.redeem_as(secret, who)

    assert (role_of(who), role_of(who, "Norrvik")) == ("reader", COORDINATOR)
    assert len(commitments.home(who).memberships) == 2


def test_a_juror_gets_a_post_and_nothing_in_any_municipality(world):
    person = redemptions.redeem_as_new(invite_to_round(world), "Ove Ask", HASH)

    posts = db.session.scalars(select(Post.role).where(Post.person_id == person.id)).all()
    assert (posts, commitments.home(person.id).memberships) == ([JUROR], [])
    assert person.email == JURY.email


def test_the_office_of_a_round_answers_for_none_of_its_municipalities(world):
    officer = invite(world, Invited("kansli@demo.example", "Per", "reader"))
    member = invite_to_round(world, Invited("lasare@demo.example", "Eva", OFFICER))

    with pytest.raises(NotAllowedError):
        redemptions.redeem_as(officer, world.person("kansli"))
    with pytest.raises(NotAllowedError):
        redemptions.redeem_as(member, world.person("lasare"))

    assert role_of(world.person("kansli")) is None


def test_a_role_that_one_has_is_not_changed_by_an_older_invitation(world):
    who = world.person("samordnare@norrvik.example")
    secret = invite(world, Invited("samordnare@norrvik.example", "Nora", "reader"))
    db.session.add(Membership(person_id=who, municipality_id=place(), role=COORDINATOR))
    db.session.commit()

    redemptions.redeem_as(secret, who)

    assert role_of(who) == COORDINATOR


@pytest.mark.both
def test_of_many_who_redeem_at_once_one_gets_in(world):
    secret = invite(world)
    db.session.remove()
    outcomes: list[str] = []

    def redeem(n: int) -> None:
        with world.app.app_context():
            try:
                redemptions.redeem_as_new(secret, f"Anna {n}", HASH)
                outcomes.append("in")
            except NotReadyError as refusal:
                outcomes.append(refusal.sentence)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=redeem, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["Inbjudan är redan använd."] * 3 + ["in"]
    assert db.session.scalar(select(func.count()).where(Person.email == ANNA.email)) == 1
