"""A telephone has one vote a poll, changes it until the votes are shown, and is nobody by name."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.meetings import Room, kept_votes
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, StaleError
from webapp.ground.store.database import db
from webapp.meetings.deeds import meetings, votes
from webapp.meetings.models.meetings import Vote
from webapp.meetings.queries import telephones
from webapp.meetings.queries.spread import UNKNOWN


@pytest.mark.both
def test_a_vote_is_changed_and_never_doubled(world):
    room = Room(world)

    votes.vote(room.id, "a", 1, room.level(0))
    votes.vote(room.id, "a", 1, room.level(3))

    assert (kept_votes(), telephones.asked_now(room.id, "a").vote) == (1, room.level(3))


@pytest.mark.both
def test_a_vote_is_kept_with_a_fingerprint_of_the_telephones_own_mark_and_nothing_else(world):
    room, other = Room(world), Room(world)
    votes.vote(room.id, "a", 1, room.level(0))
    votes.vote(other.id, "a", 1, other.level(0))

    rows = db.session.scalars(select(Vote)).all()

    assert {column.name for column in Vote.__table__.columns} == {"id", "poll_id", "voter", "levels"}
    assert [key.column.table.name for key in Vote.__table__.foreign_keys] == ["poll"]
    assert (len({row.voter for row in rows}), {len(row.voter) for row in rows}) == (2, {64})


def test_a_vote_may_be_that_one_does_not_know(world):
    room = Room(world)
    part = next(iter(room.level(0)))

    for one in ("a", "b"):
        votes.vote(room.id, one, 1, {part: UNKNOWN})
    meetings.open_votes(room.subject(), room.id, 1)

    assert room.poll.counts[part][UNKNOWN] == 2


@pytest.mark.parametrize("levels", [{}, {"system": "nästan"}, {"okänd": "helt"}])
def test_a_vote_for_nothing_that_there_is_is_refused(world, levels):
    room = Room(world)

    with pytest.raises(InvalidError):
        votes.vote(room.id, "a", 1, levels)

    assert kept_votes() == 0


def test_a_vote_after_the_votes_were_shown_is_refused_and_changes_nothing(world):
    room = Room(world)
    room.show(1, 2)
    counts = room.poll.counts

    with pytest.raises(ClosedError):
        votes.vote(room.id, "sen", 1, room.level(4))

    assert (room.poll.counts, kept_votes()) == (counts, 0)


def test_a_vote_on_the_question_before_is_refused(world):
    room = Room(world)
    levels = room.level(1)
    meetings.ask(room.subject(), room.id, 1, room.questions[1])

    with pytest.raises(StaleError):
        votes.vote(room.id, "a", 1, levels)

    assert kept_votes() == 0


def test_whoever_sends_more_votes_than_any_group_has_people_is_refused(world, monkeypatch):
    monkeypatch.setattr(votes, "MOST_VOTES", 3)
    room = Room(world)
    room.vote(1, 1, 1)

    with pytest.raises(NotReadyError):
        votes.vote(room.id, "en till", 1, room.level(1))
    room.vote(2)

    assert kept_votes() == 3
