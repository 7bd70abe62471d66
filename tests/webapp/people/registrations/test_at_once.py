"""Two people of one municipality at the same minute: one begins, the other asks."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select

from tests.support.registered import HASH, ask, roles_in
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.people.deeds.redemptions import Newcomer
from webapp.people.deeds.registrations import confirmations

pytestmark = pytest.mark.both


def confirm_at_once(world, links: list[str]) -> list[str]:
    """Use the links at the same time, each in a thread of its own; give what came of them."""
    came: list[str] = []
    start = threading.Barrier(len(links))

    def use(n: int, secret: str) -> None:
        with world.app.app_context():
            start.wait()
            try:
                came.append(confirmations.confirm(secret, newcomer=Newcomer(f"Person {n}", HASH)).came)
            except NotReadyError as refusal:
                came.append(refusal.sentence)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=use, args=one) for one in enumerate(links)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came)


def test_of_two_of_one_municipality_at_the_same_minute_one_coordinates_and_the_other_asks(world):
    links = [ask(f"person{n}@ale.se", name=f"Person {n}") for n in range(4)]
    db.session.remove()

    came = confirm_at_once(world, links)

    assert came == ["asked", "asked", "asked", "begun"]
    assert list(roles_in().values()) == ["coordinator"]
    assert db.session.scalar(select(func.count()).where(Municipality.name == "Ale")) == 1


def test_a_link_pressed_twice_at_once_lets_one_in(world):
    secret = ask("person@ale.se")
    db.session.remove()

    came = confirm_at_once(world, [secret] * 3)

    assert came == ["Länken är redan använd.", "Länken är redan använd.", "begun"]
    assert db.session.scalar(select(func.count()).where(Person.email == "person@ale.se")) == 1
