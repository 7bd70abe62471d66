"""Every event that gives somebody something to do has a letter, or the register says why it has none."""

from __future__ import annotations

import pytest
from flask_babel import lazy_gettext as _
from sqlalchemy import func, select, update

from webapp import subjects
from webapp.ground.events.registry import EVENTS
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import OCCASIONS, UNTOLD, Occasion, To, write_due
from webapp.ground.mail.turns import TURNS
from webapp.ground.store.database import db
from webapp.ground.who import Person

TOLD = {event.what for occasion in OCCASIONS.values() for event in occasion.when}


def test_every_event_has_a_letter_or_a_reason_why_not_and_never_both():
    assert subjects.SUBJECTS
    assert sorted(set(EVENTS) - TOLD - set(UNTOLD)) == []
    assert sorted(TOLD & set(UNTOLD)) == []


def test_every_reason_is_a_sentence():
    assert [why for why in UNTOLD.values() if not why.endswith(".") or len(why) < 30] == []


def test_a_letter_that_asks_for_something_names_what_waits():
    assert sorted({one.turn for one in OCCASIONS.values() if one.turn} - set(TURNS)) == []
    assert sorted(set(TURNS) - {one.turn for one in OCCASIONS.values()}) == []


def test_a_letter_that_carries_a_secret_is_never_put_off_till_the_days_letter():
    assert [one.name for one in OCCASIONS.values() if one.secret and one.digest] == []


def test_a_letter_comes_of_an_event_or_of_the_clock_or_of_the_deed_that_writes_it():
    assert [one.name for one in OCCASIONS.values() if one.due and (one.when or one.whom)] == []
    assert [one.name for one in OCCASIONS.values() if one.whom and not one.when] == []


@pytest.fixture
def looked_for(monkeypatch):
    """Give an occasion that somebody else writes beside while the clock finds out whom it concerns."""

    def look():
        with db.engine.begin() as other:
            other.execute(update(Person).where(Person.email == "kansli@demo.example").values(name="Ny"))
        yield To("karin@kommun.example", once="a")

    monkeypatch.setattr("webapp.ground.mail.occasions.OCCASIONS", {})
    return Occasion("looked-for", subject=_("Hej."), text=_("Hej."), due=look)


@pytest.mark.usefixtures("looked_for")
def test_nobody_waits_while_the_clock_finds_out_whom_to_write_to(small_world):
    write_due()
    write_due()

    assert db.session.get(Person, small_world.person("kansli")).name == "Ny"
    assert db.session.scalar(select(func.count()).where(Letter.occasion == "looked-for")) == 1
