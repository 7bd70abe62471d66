"""A part's own last day, told before and after it, and a colleague who is asked again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.boards import COLLEAGUE, in_days, letters, press, wish
from tests.support.colleagues import hand, own
from webapp.assessment.deeds.teamwork import board as deeds
from webapp.assessment.deeds.teamwork import tasks
from webapp.ground.calendar import clock
from webapp.ground.mail import occasions, turns
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db


def test_a_colleague_is_asked_again_at_most_once_a_day(world):
    hand(world, "area:2")
    hand(world, "area:3")
    who = world.person("medarbetare")

    name = deeds.ask_again(own(world), who)
    with pytest.raises(NotReadyError, match="Johan Lind är redan frågad i dag"):
        deeds.ask_again(own(world), who)
    tomorrow = clock.now() + timedelta(days=1)
    clock.set_clock(lambda: tomorrow)
    deeds.ask_again(own(world), who)

    assert (name, letters("part-asked")) == ("Johan Lind", [("part-asked", COLLEAGUE)] * 2)


def test_nobody_is_asked_again_who_has_nothing_left(world):
    tasks.say_done(own(world, "medarbetare"), hand(world, "area:2").task_id)

    for who in ("medarbetare", "samordnare", "kansli"):
        with pytest.raises(NotThereError):
            deeds.ask_again(own(world), world.person(who))


def test_a_last_day_is_told_before_and_after_it_and_each_once(small_world):
    world = small_world
    press(world, wish(world, "area:2", "medarbetare", 2), wish(world, "area:3", "medarbetare", 2))
    start = clock.now()

    told = []
    for days in (0, 1, 3, 4):
        clock.set_clock(lambda later=days: start + timedelta(days=later))
        occasions.write_due()
        told.append(letters("part-due-soon", "part-late"))

    soon, late = ("part-due-soon", COLLEAGUE), ("part-late", COLLEAGUE)
    assert told == [[soon], [soon], [soon, late], [soon, late]]
    body = db.session.scalars(select(Letter.body).where(Letter.occasion == "part-late")).one()
    assert body.count("\n– ") == 2


def test_the_nearer_of_the_two_last_days_is_what_waits(small_world):
    press(small_world, wish(small_world, "area:2", "medarbetare", 4))

    (waits,) = turns.waiting_for(small_world.person("medarbetare"))

    assert (waits.label, waits.closes_at) == (
        "Svara på 2 Tillgänglighet och brukarorientering",
        in_days(4),
    )
