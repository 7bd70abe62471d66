"""Only an impartial third reader reads a draft: asked before anything is read, and known from ties."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.reviewing import PLACE, evaluation_of, join, revealed, sent
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ConflictError, InvalidError, UndeclaredError
from webapp.ground.store.database import db
from webapp.people.models.ties import FORMER_EMPLOYER
from webapp.review.deeds import declarations, reviews
from webapp.review.queries.readers import review_seat, reviewers_of


def test_a_third_reader_says_whether_there_is_a_conflict_before_reading(world):
    who = join("granskare.a")
    one = revealed(world)
    reviews.send(one)
    assert [row.declared for row in reviews.to_read(who)] == [False]

    with pytest.raises(UndeclaredError):
        review_seat(who, one.evaluation.id)
    asked = review_seat(who, one.evaluation.id, declared=False)
    with pytest.raises(InvalidError):
        declarations.declare(who, asked.evaluation, "", none=False)
    assert declarations.declare(who, asked.evaluation, "", none=True)
    assert declarations.declare(who, asked.evaluation, "", none=True)

    assert review_seat(who, one.evaluation.id).person_id == who
    assert [row.declared for row in reviews.to_read(who)] == [True]
    told = select(Event.what, Event.person_id).where(Event.what.like("conflict.%"), Event.person_id == who)
    assert db.session.execute(told).all() == [("conflict.none", who)]


@pytest.mark.both
def test_a_conflict_that_a_third_reader_declares_closes_the_draft_at_once(world):
    one, reader = sent(world)

    assert not declarations.declare(
        reader.person_id, one.evaluation, "Min syster är förvaltningschef där.", none=False
    )

    with pytest.raises(ConflictError, match="har själv anmält jäv"):
        review_seat(reader.person_id, one.evaluation.id)
    assert reviews.to_read(reader.person_id) == []
    assert reviewers_of(evaluation_of(one)) == []
    join("granskare.b")
    assert [person.email for person in reviewers_of(evaluation_of(one))] == ["granskare.b@demo.example"]


@pytest.mark.both
@pytest.mark.parametrize("place", [PLACE, "Norrvik"], ids=["the municipality itself", "one that competes"])
def test_a_tie_closes_the_draft_to_a_third_reader_at_once(world, place):
    one, reader = sent(world)
    assert [row.evaluation.id for row in reviews.to_read(reader.person_id)] == [one.evaluation.id]

    ties.state(reader.person_id, Stated(place, FORMER_EMPLOYER, 2015, clock.now().year - 1))

    with pytest.raises(ConflictError, match=f"tidigare anställd i {place}"):
        review_seat(reader.person_id, one.evaluation.id)
    assert reviews.to_read(reader.person_id) == []
    assert reviewers_of(evaluation_of(one)) == []
