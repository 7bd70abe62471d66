"""What the meeting came to: minutes and a level by words, and the one path into the answer."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.colleagues import events_of, hand_in, own
from tests.support.meetings import Room
from webapp.assessment.content import ANSWER_LIMIT, Link, Said
from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries import answers
from webapp.assessment.queries.teamwork import tasks
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.meetings.deeds import poll_minutes
from webapp.meetings.deeds.poll_minutes import Agreed, StaleNotesError, Taken
from webapp.meetings.queries import polls

TEXT = "Vi ser olika på det i skolan och i vården."


@pytest.fixture
def room(world):
    made = Room(world)
    question = made.questions[0]
    version = answers.current(own(world).id, question).version
    begun = Said({}, "Så arbetar vi.", (Link("https://exempelby.example/plan"),))
    answer_deeds.save_answers(own(world), [Sent(question, begun, version, "")])
    made.show(0, 0, 4, 4)
    return made


def kept(room):
    return answers.current(room.subject().id, room.questions[0])


def take(room, version, *, with_text=False, key="k1", minutes=TEXT):
    agreed = Agreed(room.level(2), minutes, room.poll.version)
    return poll_minutes.write_and_take(room.subject(), room.poll.id, agreed, Taken(version, key, with_text))


def told(room):
    return polls.poll_told(room.subject().edition, room.subject().id, room.poll.id)


def test_minutes_and_a_level_stand_with_the_votes_and_leave_the_answer_alone(room):
    before = kept(room)

    poll_minutes.write(room.subject(), room.poll.id, Agreed(room.level(1), TEXT, 0))

    assert (told(room).minutes, told(room).levels, told(room).saved_by) == (TEXT, room.level(1), "Karin Ek")
    assert (kept(room), told(room).taken_at) == (before, None)


def test_the_level_goes_into_the_answer_as_an_ordinary_save(room):
    before = kept(room)

    outcome = take(room, before.version)

    assert (outcome.status, kept(room).version) == ("saved", before.version + 1)
    assert kept(room).said == Said(room.level(2), before.said.text, before.said.evidence)
    assert told(room).taken_at is not None
    saved = db.session.scalars(select(Event).where(Event.what == "answer.saved").order_by(Event.id)).all()[-1]
    assert (saved.question_id, saved.after["levels"]) == (room.questions[0], room.level(2))


def test_the_minutes_follow_as_text_when_that_is_wanted(room):
    take(room, kept(room).version, with_text=True)

    assert kept(room).said.text == f"Så arbetar vi.\n\n{TEXT}"


def test_an_answer_that_somebody_changed_in_the_meantime_is_left_alone_and_the_minutes_are_kept(room):
    seen = kept(room).version
    answer_deeds.save_answers(
        own(room.world, "medarbetare"), [Sent(room.questions[0], Said(text="Nytt."), seen, "")]
    )

    outcome = take(room, seen)

    assert (outcome.refused, kept(room).said.text, kept(room).said.levels) == (True, "Nytt.", {})
    assert (told(room).minutes, told(room).taken_at) == (TEXT, None)


@pytest.mark.both
def test_the_same_press_twice_is_one_save(room):
    version = kept(room).version

    first, again = take(room, version), take(room, version)

    assert (first.status, again.status, kept(room).version) == ("saved", "same", version + 1)
    assert events_of(room.world, "poll.noted") == ["poll.noted"]


@pytest.mark.both
def test_two_who_write_minutes_at_once_lose_neither(room):
    poll_minutes.write(room.subject("medarbetare"), room.poll.id, Agreed({}, "Först.", 0))

    with pytest.raises(StaleNotesError):
        poll_minutes.write(room.subject(), room.poll.id, Agreed({}, "Sedan.", 0))

    assert told(room).minutes == "Först."


def test_a_level_is_needed_to_be_taken_and_nothing_is_kept_without_it(room):
    agreed = Agreed({}, TEXT, 0)
    with pytest.raises(InvalidError):
        poll_minutes.write_and_take(
            room.subject(), room.poll.id, agreed, Taken(kept(room).version, "", with_text=False)
        )

    assert told(room).minutes == ""


def test_minutes_that_do_not_fit_in_the_answer_are_not_cut(room):
    with pytest.raises(NotReadyError):
        take(room, kept(room).version, with_text=True, minutes="å" * ANSWER_LIMIT)

    assert kept(room).said.text == "Så arbetar vi."


def test_votes_that_are_not_shown_have_no_minutes_and_what_is_handed_in_is_left_alone(room, world):
    silent = Room(world, who="medarbetare")
    with pytest.raises(NotThereError):
        poll_minutes.write(silent.subject(), silent.poll.id, Agreed({}, TEXT, 0))
    hand_in(world)

    with pytest.raises(ClosedError):
        poll_minutes.write(room.subject(), room.poll.id, Agreed({}, TEXT, 0))


def test_an_uneven_question_is_listed_until_it_is_voted_on_evenly(room):
    def uneven():
        return [one.question.id for one in polls.uneven_ones(room.subject().edition, room.subject().id)]

    before = uneven()
    again = Room(room.world)
    again.show(2, 2, 2, 2)

    assert (before, uneven()) == (room.questions[:1], [])


def test_the_question_counts_its_polls_in_the_query_of_what_stands_beside(room):
    assert tasks.beside(room.subject().id).meetings == {room.questions[0]: 1}
