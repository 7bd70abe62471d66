"""Both keep the minutes, and neither overwrites the other unseen."""

from __future__ import annotations

import pytest

from tests.support.judges import reveal, sit
from webapp.evaluation.deeds.consensus import minutes
from webapp.evaluation.deeds.consensus.minutes import MEETING, StaleMinutesError
from webapp.evaluation.models.consensus import Minutes
from webapp.ground.calendar import clock
from webapp.ground.refusals import ClosedError, NotReadyError
from webapp.ground.store.database import db

Q = "demokrati-strategi"


def texts(seat) -> dict[str, tuple[str, int, str]]:
    return {q: (one.text, one.version, one.saved_by) for q, one in minutes.minutes_of(seat).items()}


def test_minutes_of_the_meeting_and_of_a_question_are_kept_apart_with_who_wrote(world):
    a, b = reveal(world)

    minutes.write(a, MEETING, "Möte i Lillhärad.", 0)
    minutes.write(b, Q, "Intervjun avgjorde.", 0)
    minutes.write(a, Q, "Intervjun och planen avgjorde.", 1)

    assert texts(b) == {
        MEETING: ("Möte i Lillhärad.", 1, "Anna Berg"),
        Q: ("Intervjun och planen avgjorde.", 2, "Anna Berg"),
    }


@pytest.mark.both
@pytest.mark.parametrize("version", [0, 2])
def test_minutes_that_somebody_has_passed_are_refused(world, version):
    a, b = reveal(world)
    minutes.write(a, Q, "Från A.", 0)

    with pytest.raises(StaleMinutesError, match="Protokollet har ändrats sedan du öppnade sidan"):
        minutes.write(b, Q, "Från B.", version)

    assert texts(a) == {Q: ("Från A.", 1, "Anna Berg")}


@pytest.mark.both
def test_the_same_minutes_sent_twice_are_kept_once(world):
    a, _b = reveal(world)

    assert [minutes.write(a, Q, "En gång.", 0), minutes.write(a, Q, "En gång.", 0)] == [1, 1]
    assert minutes.write(a, MEETING, "", 0) == 0
    assert texts(a) == {Q: ("En gång.", 1, "Anna Berg")}


@pytest.mark.both
def test_two_first_minutes_at_the_same_moment_do_not_become_a_fault(world):
    a, b = reveal(world)
    minutes.write(a, Q, "Från A.", 0)

    with pytest.raises(StaleMinutesError):
        minutes._put(b, Q, "Från B.", 0)
    db.session.rollback()
    with pytest.raises(StaleMinutesError):
        minutes._put(b, Q, "Från B.", 2)

    db.session.rollback()
    assert db.session.query(Minutes.text).all() == [("Från A.",)]


def test_minutes_begin_when_both_are_done_and_end_when_the_result_is_fixed(world):
    with pytest.raises(NotReadyError):
        minutes.write(sit(world), Q, "För tidigt.", 0)

    a, _b = reveal(world)
    a.evaluation.published_at = clock.now()
    db.session.commit()
    with pytest.raises(ClosedError):
        minutes.write(a, Q, "För sent.", 0)
