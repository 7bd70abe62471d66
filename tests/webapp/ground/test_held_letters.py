"""Two workers at once write one letter of the day, on both databases."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.colleagues import hand
from webapp.ground.calendar import clock
from webapp.ground.mail import digests, wishes
from webapp.ground.mail.models import Letter
from webapp.ground.mail.wishes import DAILY
from webapp.ground.store.database import db

pytestmark = pytest.mark.both


def test_two_workers_at_once_write_one_letter_of_the_day(world):
    wishes.wish(world.person("medarbetare"), DAILY)
    hand(world)
    moment = clock.now() + timedelta(days=2)
    clock.set_clock(lambda: moment)
    db.session.remove()
    written = []

    def work() -> None:
        with world.app.app_context():
            written.append(digests.write_all())
            db.session.remove()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = db.session.scalars(select(Letter.recipient).where(Letter.occasion == "digest")).all()
    assert (found, sum(written)) == (["medarbetare@demo.example"], 1)
