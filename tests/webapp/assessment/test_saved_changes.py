"""What events keep of an answer gives every version of it back, at a tenth of what the whole would take."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import insert, update

from tests.support.selections_asked import FIRST, Answering
from webapp.assessment.content import Link, Said
from webapp.assessment.models.assessments import Answer
from webapp.assessment.queries.history import history, version_of
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.assessment.saved_changes import WHOLE_EVERY, change, versions
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

LONG = "Alla nämnder följer upp målen varje tertial och ändrar det som inte nås. " * 28
RESTS = [Said({"system": "1"}, LONG[: 2_000 * part // 20]) for part in range(1, 21)]
SAIDS = some.builds(
    Said,
    levels=some.dictionaries(
        some.sampled_from(["system", "spridning"]), some.sampled_from("123"), max_size=2
    ),
    text=some.text(alphabet="abå😀", max_size=30),
    evidence=some.tuples() | some.tuples(some.builds(Link, some.sampled_from(["https://a", "https://b"]))),
    not_applicable=some.booleans(),
    reason=some.sampled_from(["", "Nej."]),
    unknown=some.booleans(),
)


def kept(said: list[Said]) -> list[tuple[int, dict]]:
    """Give what the events of these answers keep, one after the other."""
    data = [one.as_data() for one in said]
    changes = [change(*pair, version) for version, pair in enumerate(pairwise([None, *data]), 1)]
    return list(enumerate(json.loads(json.dumps(changes)), 1))


@settings(max_examples=200, deadline=None)
@given(some.lists(SAIDS, min_size=1, max_size=25))
def test_every_version_is_given_back_whatever_was_changed(said):
    assert list(versions(kept(said)).values()) == [one.as_data() for one in said]


def test_the_latest_events_are_enough_for_any_version():
    said = [Said(text=LONG[: 40 * n]) for n in range(1, 60)]
    events = kept(said)

    for number in range(1, 60):
        last = [one for one in events if number - WHOLE_EVERY < one[0] <= number]
        assert versions(last)[number] == said[number - 1].as_data()


@pytest.fixture
def here(world):
    return Answering(world)


def subject(here):
    return own_assessment(here.world.person("samordnare"), here.id)


@pytest.mark.both
def test_a_page_of_text_written_in_twenty_rests_is_ten_kilobytes_of_events_at_most(here):
    for version, said in enumerate(RESTS):
        here.save(said, version)

    size = sum(len(json.dumps([one.before, one.after]).encode()) for one in here.events())
    told = [version_of(subject(here), here.question, number) for number in range(1, 21)]
    assert (told, size <= 10_000) == (RESTS, True)


@pytest.mark.both
def test_an_event_of_before_is_read_as_it_is_and_what_comes_after_rests_on_it(here):
    here.save(FIRST, 0)
    old = Said(FIRST.levels, f"{FIRST.text} Sedan 2024.")
    db.session.execute(
        insert(Event.__table__),
        {
            "at": clock.now(),
            "person_id": here.world.person("samordnare"),
            "what": "answer.saved",
            "assessment_id": here.id,
            "question_id": here.question,
            "before": FIRST.as_data(),
            "after": old.as_data(),
            "version": 2,
            "why": "",
        },
    )
    answer = Answer.__table__
    mine = answer.c.assessment_id == here.id, answer.c.question_id == here.question
    db.session.execute(update(answer).where(*mine).values(said=old.as_data(), version=2))
    db.session.commit()
    new = Said(FIRST.levels, f"{old.text} Den prövas varje år.")

    here.save(new, 2)

    (sitting,) = history(subject(here), here.question).versions
    assert (sitting.before, sitting.said) == (Said(), new)
    assert [version_of(subject(here), here.question, number) for number in (1, 2, 3)] == [FIRST, old, new]
