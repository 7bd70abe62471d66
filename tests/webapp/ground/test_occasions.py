"""Every event that gives somebody something to do has a letter, or the register says why it has none."""

from __future__ import annotations

from webapp import subjects
from webapp.ground.events.registry import EVENTS
from webapp.ground.mail.occasions import OCCASIONS, TURNS, UNTOLD

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
