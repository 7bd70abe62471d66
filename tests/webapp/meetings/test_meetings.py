"""A meeting from its start to its end: the code, the turns, the votes shown at once and forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.colleagues import events_of, hand_in, own
from tests.support.meetings import Room, kept_votes
from webapp.ground.calendar import clock, upkeep
from webapp.ground.events.models import Event
from webapp.ground.refusals import (
    ClosedError,
    InvalidError,
    NotAllowedError,
    NotReadyError,
    NotThereError,
    StaleError,
)
from webapp.ground.store.database import db
from webapp.meetings.deeds import meetings, votes
from webapp.meetings.models.meetings import Meeting, Poll
from webapp.meetings.queries import polls, telephones
from webapp.meetings.queries.codes import SIGNS, clean_code, hash_of
from webapp.meetings.queries.meetings import LASTS, held_meetings, own_meeting, under_way_elsewhere
from webapp.meetings.queries.spread import UNKNOWN


def test_a_meeting_asks_its_first_question_and_has_a_code_of_its_own(world):
    room = Room(world)

    meeting, now = room.meeting, own_meeting(room.subject(), room.id)
    assert (len(meeting.code), set(meeting.code) <= set(SIGNS)) == (6, True)
    assert (now.question.id, now.place, now.ahead.id, now.voted) == (
        *room.questions[:1],
        1,
        room.questions[1],
        0,
    )
    assert telephones.meeting_by(meeting.code) == (room.id, False)
    assert telephones.meeting_by("XXXXXX") is None


def test_a_code_is_read_as_people_type_it():
    assert clean_code(" cdf-gh j ") == "CDFGHJ"


@pytest.mark.both
def test_two_presses_start_one_meeting(world):
    subject = own(world)
    chosen = list(subject.edition.questions)[:1]

    first, again = (meetings.start(own(world), chosen, "nyckel") for _press in range(2))

    assert (first == again, events_of(world, "meeting.")) == (True, ["meeting.started"])


@pytest.mark.parametrize("chosen", [[], ["finns-inte"]])
def test_a_meeting_without_questions_is_not_started(world, chosen):
    with pytest.raises(InvalidError):
        meetings.start(own(world), chosen)


@pytest.mark.both
def test_a_reader_starts_no_meeting_and_nobody_does_once_the_answers_are_handed_in(world):
    chosen = list(own(world).edition.questions)[:1]
    with pytest.raises(NotAllowedError):
        meetings.start(own(world, "lasare"), chosen)
    hand_in(world)

    with pytest.raises(ClosedError):
        meetings.start(own(world), chosen)


@pytest.mark.both
def test_all_votes_are_shown_at_once_and_each_by_itself_is_forgotten(world):
    room = Room(world)
    room.vote(0, 0, 4)
    before = kept_votes()

    room.show(0, 0, 4)

    part = next(iter(room.level(0)))
    poll = room.poll
    assert (before, kept_votes(), poll.voted) == (3, 0, 3)
    assert sorted(poll.counts[part].values()) == [0, 0, 0, 0, 1, 2]
    assert telephones.asked_now(room.id, "telefon 0").vote == {}
    event = db.session.scalars(select(Event).where(Event.what == "poll.opened")).one()
    assert event.after == {"poll": poll.id, "voted": 3}


def test_one_vote_alone_is_never_shown(world):
    room = Room(world)
    room.vote(2)

    with pytest.raises(NotReadyError):
        meetings.open_votes(room.subject(), room.id, 1)

    assert (room.poll.opened_at, kept_votes()) == (None, 1)


@pytest.mark.both
def test_showing_twice_is_showing_once(world):
    room = Room(world)
    room.show(1, 2)
    counts = room.poll.counts

    meetings.open_votes(room.subject("medarbetare"), room.id, 1)

    assert (room.poll.counts, len(events_of(world, "poll."))) == (counts, 1)


def test_a_colleague_goes_on_where_the_leader_was_and_a_second_press_goes_no_further(world):
    room = Room(world)
    room.show(1, 2)

    meetings.ask(room.subject("medarbetare"), room.id, 1, room.questions[1])
    with pytest.raises(StaleError):
        meetings.ask(room.subject(), room.id, 1, room.questions[1])

    assert (room.turn, room.poll.question_id) == (2, room.questions[1])


@pytest.mark.both
def test_votes_that_nobody_showed_are_forgotten_when_the_meeting_goes_on(world):
    room = Room(world)
    room.vote(1, 2, 3)

    meetings.ask(room.subject(), room.id, 1, room.questions[1])

    assert (kept_votes(), db.session.query(Poll).count()) == (0, 1)


def test_a_question_is_voted_on_again_and_both_polls_are_kept(world):
    room = Room(world)
    room.show(0, 4)
    meetings.ask(room.subject(), room.id, 1, room.questions[0])
    room.show(2, 2)

    found = polls.of_question(room.subject().edition, room.subject().id, room.questions[0])

    assert [[n for _level, n in one.spread[0].levels] for one in found] == [[0, 0, 2, 0, 0], [1, 0, 0, 0, 1]]
    assert own_meeting(room.subject(), room.id).times == 2


def test_a_meeting_asks_nothing_but_its_own_questions(world):
    room = Room(world)
    other = list(room.subject().edition.questions)[5]

    with pytest.raises(NotThereError):
        meetings.ask(room.subject(), room.id, 1, other)


def test_the_code_dies_with_the_meeting(world):
    room = Room(world)
    code = room.meeting.code
    room.vote(1, 2)

    meetings.end(room.subject("medarbetare"), room.id)
    meetings.end(room.subject(), room.id)

    assert (room.meeting.code, room.meeting.code_hash, kept_votes()) == (None, hash_of(code), 0)
    assert telephones.meeting_by(code) == (room.id, True)
    assert telephones.state_of(room.id) == telephones.OVER
    assert events_of(world, "meeting.") == ["meeting.started", "meeting.ended"]
    with pytest.raises(ClosedError):
        votes.vote(room.id, "telefon 0", 1, {"system": UNKNOWN})
    with pytest.raises(ClosedError):
        meetings.ask(room.subject(), room.id, 1, room.questions[1])


@pytest.mark.both
def test_a_meeting_that_nobody_ends_is_over_by_the_clock_and_is_then_cleaned_away(world):
    room = Room(world)
    room.vote(1, 2)
    moment = clock.now()
    clock.set_clock(lambda: moment + LASTS)

    with pytest.raises(ClosedError):
        room.vote(3)
    state, left = telephones.state_of(room.id), kept_votes()
    upkeep.forget()
    upkeep.forget()

    assert (state, left, kept_votes(), room.meeting.code) == (telephones.OVER, 2, 0, None)
    assert room.meeting.ended_at == room.meeting.ends_at
    assert events_of(world, "meeting.") == ["meeting.started", "meeting.ended"]


def test_a_meeting_that_goes_on_is_left_alone_by_the_cleaning(world):
    room = Room(world)
    room.vote(1, 2)
    moment = clock.now()
    clock.set_clock(lambda: moment + LASTS - timedelta(minutes=1))

    upkeep.forget()

    assert (kept_votes(), room.meeting.ended_at) == (2, None)


@pytest.mark.both
def test_two_meetings_at_once_have_a_code_each_and_their_votes_are_not_mixed(world):
    one, other = Room(world), Room(world, who="medarbetare")
    one.vote(0, 0)
    other.show(4, 4)

    assert one.meeting.code != other.meeting.code
    assert under_way_elsewhere(own(world), other.id) == 1
    assert [own_meeting(room.subject(), room.id).voted for room in (one, other)] == [2, 2]
    assert [one.over for one in held_meetings(own(world).id)] == [False, False]


def test_an_assessment_that_is_handed_in_in_the_midst_can_only_be_ended(world):
    room = Room(world)
    room.vote(1, 2)
    hand_in(world)

    with pytest.raises(ClosedError):
        meetings.open_votes(room.subject(), room.id, 1)
    meetings.end(room.subject(), room.id)

    assert (kept_votes(), room.meeting.code) == (0, None)


def test_another_municipalitys_meeting_is_not_there(world):
    room = Room(world)
    norrvik = own(world, "samordnare@norrvik.example", place="Norrvik")

    with pytest.raises(NotThereError):
        meetings.end(norrvik, room.id)

    assert db.session.get_one(Meeting, room.id).ended_at is None
