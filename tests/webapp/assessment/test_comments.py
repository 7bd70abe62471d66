"""Talk on a question: who reads what, and never anybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.support.colleagues import Q, own
from tests.support.judges import sit
from webapp.assessment.deeds.teamwork import comments
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.models.teamwork import Comment
from webapp.assessment.queries.read_through.answer_lines import DISCUSSED, UNRESOLVED, reading
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.queries.teamwork.comments import INTERNAL, SHARED, threads
from webapp.evaluation.deeds import shared_comments
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.events import story as story_events
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError, NotAllowedError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Person

PLACE = "Lillhärad"
THEIRS = "samordnare@lillharad.example"


def say(world, audience, text, **about):
    comments.say(own(world, THEIRS, PLACE), Q, Words(audience, text, **about))


def told(found):
    return [[one.text for one in thread.comments] for thread in found]


def theirs(world):
    return threads(own(world, THEIRS, PLACE), Q)


def test_evaluators_read_what_is_shared_and_never_what_is_internal(world):
    say(world, INTERNAL, "Mellan oss.")
    say(world, SHARED, "Till er.")

    assert told(theirs(world)) == [["Mellan oss."], ["Till er."]]
    assert told(shared_comments.threads_for(sit(world), Q)) == [["Till er."]]


def test_an_evaluator_replies_in_a_thread_and_the_municipality_reads_it(world):
    say(world, SHARED, "Till er.")
    (thread,) = shared_comments.threads_for(sit(world), Q)

    shared_comments.say_as_evaluator(sit(world), Q, Words("", "Tack.", thread.last.id))

    assert told(theirs(world)) == [["Till er.", "Tack."]]


def test_evaluators_are_blind_to_each_others_words_until_both_are_done(world):
    shared_comments.say_as_evaluator(sit(world, "a"), Q, Words("", "Gäller det alla nämnder?"))
    (thread,) = theirs(world)
    say(world, SHARED, "Ja, alla.", reply_to=thread.last.id)
    seen = told(shared_comments.threads_for(sit(world, "b"), Q))

    evaluation = db.session.get_one(Evaluation, world.evaluation(PLACE))
    evaluation.revealed_at = evaluation.created_at
    db.session.commit()

    assert seen == []
    assert told(shared_comments.threads_for(sit(world, "a"), Q)) == [
        ["Gäller det alla nämnder?", "Ja, alla."]
    ]
    assert told(shared_comments.threads_for(sit(world, "b"), Q)) == [
        ["Gäller det alla nämnder?", "Ja, alla."]
    ]


def test_an_evaluator_cannot_reply_to_what_is_hidden(world):
    say(world, INTERNAL, "Mellan oss.")
    hidden = theirs(world)[0].last.id

    with pytest.raises(NotThereError):
        shared_comments.say_as_evaluator(sit(world), Q, Words(SHARED, "Jag ser er.", hidden))


def test_a_reply_never_changes_its_threads_audience_or_question(world):
    say(world, INTERNAL, "Mellan oss.")
    comment = theirs(world)[0].last.id
    for question, audience in ((Q, SHARED), ("kommunikation-policy", INTERNAL)):
        with pytest.raises(NotThereError):
            comments.say(own(world, THEIRS, PLACE), question, Words(audience, "Hej", comment))
    with pytest.raises(NotThereError):
        comments.say(own(world), Q, Words(INTERNAL, "Hej", comment))

    assert told(theirs(world)) == [["Mellan oss."]]


def test_a_reader_reads_and_does_not_write(world):
    with pytest.raises(NotAllowedError):
        comments.say(own(world, "lasare"), Q, Words(INTERNAL, "Hej"))


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        (Words("alla", "Hej"), {"audience": "Välj vem som ska kunna läsa det du skriver."}),
        (Words(INTERNAL, ""), {"text": "Skriv något först."}),
    ],
)
def test_a_comment_has_an_audience_and_a_text(world, words, faults):
    with pytest.raises(InvalidError) as refusal:
        comments.say(own(world), Q, words)

    assert refusal.value.faults == faults


@pytest.mark.both
def test_a_form_that_is_sent_twice_is_one_comment(world):
    for _n in range(2):
        comments.say(own(world), Q, Words(INTERNAL, "Hej", key="k1"))

    assert told(threads(own(world), Q)) == [["Hej"]]
    assert tasks.beside(own(world).id).comments == {Q: 1}


def test_the_events_tell_that_something_was_said_and_not_what(world):
    comments.say(own(world), Q, Words(INTERNAL, "Mellan oss."))

    comment = db.session.query(Comment).one()
    assert comment.text == "Mellan oss."
    story = story_events.story(own(world).edition, own(world).id, 1)
    assert (story[0].sentence, "Mellan" in str(story)) == ("skrev till kollegorna", False)


def test_a_thread_is_resolved_and_opened_again_and_what_is_said_later_opens_it(world):
    say(world, INTERNAL, "Räcker det?")
    first = theirs(world)[0].comments[0].id

    told = []
    for resolved in (True, True, False, True):
        comments.resolve(own(world, THEIRS, PLACE), Q, first, resolved=resolved)
        told.append(theirs(world)[0].resolved is not None)
    say(world, INTERNAL, "Nej, tekniska saknas.", reply_to=first)

    assert told == [True, True, False, True]
    assert [one.resolved for one in theirs(world)] == [None]
    events = (
        select(Event.what).where(Event.what.in_(("comment.resolved", "comment.reopened"))).order_by(Event.id)
    )
    assert list(db.session.scalars(events)) == ["comment.resolved", "comment.reopened", "comment.resolved"]


def test_who_has_resolved_a_thread_is_told_and_open_threads_are_listed(world):
    subject = own(world, THEIRS, PLACE)
    say(world, SHARED, "Till er.")
    before = Q in reading(subject, UNRESOLVED).shown

    comments.resolve(subject, Q, theirs(world)[0].comments[0].id, resolved=True)

    found = theirs(world)[0].resolved
    assert found.who == db.session.get_one(Person, subject.person_id).name
    assert (before, Q in reading(subject, UNRESOLVED).shown, Q in reading(subject, DISCUSSED).shown) == (
        True,
        False,
        True,
    )


def test_nobody_resolves_a_thread_of_another_question_or_without_writing_in_it(world):
    say(world, INTERNAL, "Räcker det?")
    first = theirs(world)[0].comments[0].id
    subject = own(world, THEIRS, PLACE)
    other = next(one for one in subject.edition.questions if one != Q)

    with pytest.raises(NotThereError):
        comments.resolve(subject, other, first, resolved=True)
    with pytest.raises(NotAllowedError):
        comments.resolve(replace(subject, role="reader"), Q, first, resolved=True)

    assert theirs(world)[0].resolved is None
