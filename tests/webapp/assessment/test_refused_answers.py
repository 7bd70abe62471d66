"""Who may not save an answer, and when nobody may any longer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.selections_asked import FIRST, SECOND, Answering
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries import own_assessment
from webapp.assessment.queries.answers import Kept
from webapp.ground.calendar import clock
from webapp.ground.refusals import ClosedError, NotAllowedError, NotThereError
from webapp.ground.store.database import db


@pytest.fixture
def here(world):
    return Answering(world)


def test_a_reader_is_refused(here):
    with pytest.raises(NotAllowedError):
        here.save(FIRST, 0, who="lasare")

    assert (here.kept(), here.events()) == ((0, Said()), [])


def test_another_municipality_finds_nothing_there(here):
    with pytest.raises(NotThereError):
        here.save(FIRST, 0, who="samordnare@norrvik.example")


def test_nothing_is_saved_after_the_hand_in(here):
    here.save(FIRST, 0, "k1")
    hand_in.submit(here.world.person("samordnare"), here.id, "Kim Ek", "Kommunchef", confirmed=True)

    with pytest.raises(ClosedError):
        here.save(SECOND, 1, "k2", who="medarbetare")

    assert here.kept() == (1, FIRST)


def test_nothing_is_saved_by_somebody_who_looked_before_the_hand_in(here):
    subject = own_assessment.own_assessment(here.world.person("medarbetare"), here.id, lock="share")
    db.session.rollback()
    hand_in.submit(here.world.person("samordnare"), here.id, "Kim Ek", "Kommunchef", confirmed=True)

    with pytest.raises(ClosedError):
        answers.save_answers(subject, [Sent(here.question, FIRST, 0, "k1")])

    assert here.kept() == (0, Said())


@pytest.mark.parametrize("late", [timedelta(seconds=-1), timedelta(0), timedelta(minutes=15)])
def test_an_answer_is_saved_until_the_grace_after_the_deadline_is_over(here, late):
    moment = here.closes() + late
    clock.set_clock(lambda: moment)

    outcome = here.save(FIRST, 0, "k1")

    told = outcome.ref, outcome.status, outcome.kept
    assert told == (here.question, "saved", Kept(FIRST, 1, moment))


def test_an_answer_that_comes_after_the_grace_is_refused(here):
    moment = here.closes() + timedelta(minutes=15, seconds=1)
    clock.set_clock(lambda: moment)

    with pytest.raises(ClosedError):
        here.save(FIRST, 0, "k1")

    assert (here.kept(), here.events()) == ((0, Said()), [])
