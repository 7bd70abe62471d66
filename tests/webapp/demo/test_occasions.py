"""The letters of the whole demo, in which almost everything happens: each once, and to whom it concerns."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import select

from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import OCCASIONS
from webapp.ground.mail.turns import TURNS, waiting_for
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person, Post

pytestmark = pytest.mark.usefixtures("demo")

NOBODY_THERE = {
    "comment.shared": "A municipality speaks before it has evaluators; test_talk_letters.py has both sides.",
    "conflict.declared": "A juror's, which the office need not mend; test_conflicts.py has an evaluator's.",
    "action.added": "The coordinator adds what is their own, or names somebody without an account.",
    "entrant.nominated": "By the office's own word; test_figure_nominations.py has the one with an answer.",
}
"""What happens in the demo where nobody is to be told."""
TOLD_BY_CLOCK = {"hand-in", "ranking", "action", "task", "opinion"}
"""What waits from the day it is given, and is told when its step opens or its last day is near.

A part too: a press on the board tells of all that somebody has in one letter, and nobody of one's own."""


def letters() -> list[Letter]:
    return list(db.session.scalars(select(Letter)))


def test_nobody_gets_two_letters_of_one_event_about_one_thing():
    found = Counter((one.event_id, one.recipient, one.link) for one in letters() if one.event_id)

    assert [key for key, many in found.items() if many > 1] == []


def test_every_event_that_is_to_be_told_has_been():
    heard = {event.what for one in OCCASIONS.values() if one.whom for event in one.when}
    happened = set(db.session.scalars(select(Event.what).distinct()))
    written = select(Event.what).join(Letter, Letter.event_id == Event.id).distinct()

    assert (heard & happened) - set(db.session.scalars(written)) == set(NOBODY_THERE)


def test_whoever_did_it_gets_no_letter_but_a_receipt():
    query = select(Letter.occasion).join(Event).where(Event.person_id == Letter.person_id).distinct()

    assert set(db.session.scalars(query)) == {"receipt"}


def test_what_waits_for_somebody_has_been_told_in_a_letter():
    told = {(one.person_id, one.thing) for one in letters() if one.thing}
    people = db.session.scalars(select(Person.id)).all()

    untold = {
        (who, one.thing)
        for who in people
        for one in waiting_for(who)
        if one.thing.partition(":")[0] not in TOLD_BY_CLOCK and (who, one.thing) not in told
    }
    assert untold == set()


def test_every_link_leads_its_receiver_to_a_page(demo):
    people = {one.id: one.email for one in db.session.scalars(select(Person))}
    to_open = {(people[one.person_id], one.link) for one in letters() if one.person_id and one.link}
    refused = set()
    for email in sorted({email for email, _link in to_open}):
        browser = demo.browser(email)
        for link in sorted(link for who, link in to_open if who == email):
            status = browser.get(link.partition("#")[0]).status_code
            refused |= {(email, link, status)} if status >= 400 else set()

    assert refused == set()


def test_what_is_asked_of_all_kinds_at_once_hides_nothing_that_waits():
    people = db.session.scalars(select(Person.id)).all()
    opened = {(who, one.thing) for who in people for one in _every_turn_opened(who)}

    assert {(who, one.thing) for who in people for one in waiting_for(who)} == opened
    assert len({who for who, _thing in opened}) > 20


def _every_turn_opened(person_id):
    """Open every kind for those who have its role, whether or not anything is said to be possible."""
    at_home, posts = (select(one.role).where(one.person_id == person_id) for one in (Membership, Post))
    roles = {*db.session.scalars(at_home), *db.session.scalars(posts)}
    for turn in TURNS.values():
        if not turn.roles or roles & set(turn.roles):
            yield from turn.open(person_id)
