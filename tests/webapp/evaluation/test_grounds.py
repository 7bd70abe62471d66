"""What a mark rests on is as blind as the mark; one kind of source alone is told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.evaluators import make_evaluator
from tests.support.judges import finish, question_of, sit
from tests.support.visits import MEETING, PAGE, PAPER, kept
from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.deeds.seats import seats
from webapp.evaluation.deeds.visit import grounds, interviews, sources
from webapp.evaluation.models.visits import SourceLink
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.visit import visit_story
from webapp.ground.events.models import Event
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant, Round


def titles(seat, question) -> list[str]:
    return [source.title for source in grounds.grounds(seat).of(question).linked]


def test_what_one_rests_on_is_unseen_by_the_other_until_both_are_done(world):
    a, b = sit(world, "a"), sit(world, "b")
    paper, page = kept(a), kept(a, PAGE)
    question = question_of(a)
    grounds.rest_on(a, question, {paper.id}, ())
    grounds.rest_on(b, question, {page.id}, ())

    assert titles(a, question) == ["Mål och budget"]
    assert titles(b, question) == ["Så styrs kommunen"]
    finish(a)
    finish(b)
    assert titles(sit(world, "a"), question) == ["Mål och budget", "Så styrs kommunen"]


def test_what_the_other_has_linked_is_told_once_both_are_done(world):
    a, b = sit(world, "a"), sit(world, "b")
    grounds.rest_on(a, question_of(a), {kept(a).id}, ())

    sentences = [told.sentence for told in visit_story.story(b)]

    assert sentences == ["lade till källan ”Mål och budget”"]
    finish(a)
    finish(b)
    after = [(told.sentence, told.question) for told in visit_story.story(sit(world, "b"))]
    assert after == [("ändrade bedömningens källor", "2.1.1"), ("lade till källan ”Mål och budget”", "")]


@pytest.mark.parametrize(
    ("words", "kinds", "single"),
    [
        ((PAPER,), ["document"], "document"),
        ((PAPER, PAPER), ["document"], "document"),
        ((PAGE, PAPER), ["document", "web"], ""),
        ((MEETING, PAGE, PAPER), ["document", "web", "interview"], ""),
        ((), [], ""),
    ],
)
def test_a_mark_that_rests_on_one_kind_of_source_only_says_so(world, words, kinds, single):
    seat = sit(world)
    question = question_of(seat)
    ids = {kept(seat, one).id for one in words}

    grounds.rest_on(seat, question, ids, ())

    found = grounds.grounds(seat).of(question)
    assert (found.kinds, found.single) == (kinds, single)


def test_a_note_from_an_interview_is_a_source_for_both(world):
    a, b = sit(world, "a"), sit(world, "b")
    meeting = kept(a, MEETING)

    interviews.save_note(a, meeting.id, question_of(a), "Känner till det.", 0)

    found = grounds.grounds(b).of(question_of(b))
    assert (found.single, [one.title for one in found.noted]) == ("interview", ["Nämndordförande"])


def test_only_what_the_sender_changed_is_changed(world):
    seat = sit(world)
    question = question_of(seat)
    paper, page, meeting = kept(seat), kept(seat, PAGE), kept(seat, MEETING)
    grounds.rest_on(seat, question, {paper.id, page.id}, ())

    first = grounds.rest_on(seat, question, {page.id, meeting.id}, {page.id})
    second = grounds.rest_on(seat, question, {meeting.id}, {page.id, meeting.id})

    assert (first, second) == (True, True)
    assert titles(seat, question) == ["Mål och budget", "Nämndordförande"]


def test_the_same_choice_once_more_writes_nothing(world):
    seat = sit(world)
    paper = kept(seat)
    grounds.rest_on(seat, question_of(seat), {paper.id}, ())
    before = db.session.scalars(select(Event.id)).all()

    assert grounds.rest_on(seat, question_of(seat), {paper.id}, ()) is False
    assert db.session.scalars(select(Event.id)).all() == before


def test_a_mark_cannot_rest_on_another_evaluations_source(world):
    seat = sit(world)
    other = sources.sources_of(world.evaluation("Norrvik"))[0]

    with pytest.raises(NotThereError):
        grounds.rest_on(seat, question_of(seat), {other.id}, ())

    assert db.session.scalars(select(SourceLink).filter_by(evaluation_id=seat.evaluation.id)).all() == []


def test_who_takes_over_a_seat_begins_without_the_links_of_the_one_who_left(world):
    seat = sit(world)
    question = question_of(seat)
    grounds.rest_on(seat, question, {kept(seat).id}, ())
    newcomer = make_evaluator("utvarderare.c")
    agreement.declare(seat, "Min syster är kommunalråd där.", none=False)
    award_round = db.session.scalars(select(Round)).one()
    place = seat.assessment.municipality_id
    entrant = db.session.scalars(select(Entrant).filter_by(municipality_id=place)).one()

    seats.replace(world.person("kansli"), award_round, entrant.id, newcomer)

    agreement.declare(own_seat.own_seat(newcomer, seat.evaluation.id, declared=False), "", none=True)
    assert titles(own_seat.own_seat(newcomer, seat.evaluation.id), question) == []
