"""A letter that did not arrive stands where it was for, and goes again with one press."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.colleagues import Q, hand, own
from tests.support.inbox import ANNA, invite, token
from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.queries.guests.guest_links import guest_link
from webapp.ground.calendar import clock
from webapp.ground.mail import delivery, lost_letters, occasions, outbox
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.people.deeds import redemptions

GUEST = "gast@kommun.example"
WHO = "medarbetare@demo.example"


def place(name: str = "Exempelby") -> int:
    return db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()


def letter_to(email: str) -> Letter:
    db.session.expire_all()
    query = select(Letter).where(Letter.recipient == email).order_by(Letter.id.desc())
    return db.session.scalars(query).first()


def bounce(server, *emails: str) -> None:
    server.refused = dict.fromkeys(emails, "550 no such person")
    delivery.post_all()
    server.refused = {}


def again(email: str) -> Letter:
    lost_letters.send_again_at(place(), letter_to(email).id)
    delivery.post_all()
    return letter_to(email)


def die_in_the_middle() -> None:
    """Let a sender take a letter and be gone, and another look an hour later."""
    assert outbox.take() is not None
    moment = clock.now() + timedelta(hours=1)
    clock.set_clock(lambda: moment)
    delivery.post_all()


def test_an_address_that_bounces_is_told_of_where_it_was_for_and_to_whoever_waits(world, server):
    hand(world)
    bounce(server, WHO)
    occasions.write_due()
    occasions.write_due()

    assert [one.recipient for one in lost_letters.of_municipality(place())] == [WHO]
    query = select(Letter.recipient, Letter.link).where(Letter.occasion == "letter-lost")
    assert db.session.execute(query).all() == [("samordnare@demo.example", f"/kommun/{place()}/medarbetare")]


@pytest.mark.both
def test_it_is_the_same_letter_that_goes_again(world, server):
    hand(world)
    bounce(server, WHO)
    first = letter_to(WHO).message_id

    sent = again(WHO)

    assert (sent.state, server.receivers) == ("sent", [WHO])
    assert server.taken[0]["Message-ID"] == first == sent.message_id
    assert lost_letters.of_municipality(place()) == []


def test_a_letter_whose_sender_died_is_unclear_and_goes_again_only_when_somebody_says_so(world, server):
    hand(world)
    die_in_the_middle()
    unclear = letter_to(WHO).state
    before = list(server.taken)

    sent = again(WHO)

    assert (unclear, before, sent.state, server.receivers) == ("unclear", [], "sent", [WHO])


def test_a_guests_link_is_fresh_and_the_one_that_may_be_lying_somewhere_ends(world, server):
    handed = hand(world, f"question:{Q}", to=GUEST)
    bounce(server, GUEST)
    lost_letters.send_again_at(place(), letter_to(GUEST).id)
    fresh = letter_to(GUEST).link.rpartition("/")[2]

    assert guest_link(fresh).here.task_id == handed.task_id
    with pytest.raises(NotThereError):
        guest_link(handed.token)


def test_an_invitations_link_is_fresh_too(world, server):
    old = invite(world)
    bounce(server, ANNA.email)
    lost_letters.send_again_at(place(), letter_to(ANNA.email).id)
    fresh = token(ANNA.email)

    assert (fresh != old, redemptions.shown(fresh).email) == (True, ANNA.email)
    with pytest.raises(NotThereError):
        redemptions.shown(old)


def test_a_letter_about_what_is_taken_back_does_not_go_again(world, server):
    handed = hand(world, f"question:{Q}", to=GUEST)
    bounce(server, GUEST)
    tasks.take_back(own(world), handed.task_id)

    with pytest.raises(NotReadyError, match="gäller inte längre"):
        again(GUEST)
    assert letter_to(GUEST).state == "failed"


@pytest.mark.both
def test_pressed_twice_by_two_it_goes_once(world, server):
    hand(world)
    bounce(server, WHO)
    lost = letter_to(WHO).id
    here = place()
    db.session.remove()

    def press() -> None:
        with world.app.app_context():
            lost_letters.send_again_at(here, lost)
            delivery.post_all()
            db.session.remove()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert server.receivers == [WHO]


def test_nobody_sends_again_what_was_to_another_municipality_or_in_another_round(world, server):
    hand(world)
    bounce(server, WHO)

    with pytest.raises(NotThereError):
        lost_letters.send_again_at(place("Norrvik"), letter_to(WHO).id)
    with pytest.raises(NotThereError):
        lost_letters.send_again_in([0], letter_to(WHO).id)
