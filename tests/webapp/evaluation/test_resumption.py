"""Whoever is done may go on after all, until the other is done too."""

from __future__ import annotations

import pytest

from tests.support.judges import finish, other_levels, question_of, sit
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import resumption
from webapp.ground.refusals import ClosedError
from webapp.ground.store.database import db


@pytest.mark.both
def test_being_done_can_be_taken_back_while_the_other_is_not(world):
    a = sit(world)
    assert resumption.resume(a) is False
    finish(a)
    question = question_of(a)
    with pytest.raises(ClosedError):
        marks.give_mark(a, "a", question, other_levels(a, question), "Nytt.", 1)

    browser = world.at("utvarderare.a")
    answer = browser.post(
        f"/utvardering/{a.evaluation.id}/inte-klar", {}, page=f"/utvardering/{a.evaluation.id}"
    )

    again = sit(world)
    kept = marks.give_mark(again, "a", question, other_levels(again, question), "Nytt.", 1)
    assert (answer.status_code, again.seat.done_at, kept.version) == (302, None, 2)
    assert finish(again) is False


def test_it_cannot_once_both_have_seen_each_other(small_world):
    a, b = sit(small_world, "a"), sit(small_world, "b")
    finish(a)
    finish(b)
    db.session.commit()

    with pytest.raises(ClosedError, match="också klar"):
        resumption.resume(sit(small_world, "a"))
    page = small_world.at("utvarderare.a").post(
        f"/utvardering/{a.evaluation.id}/inte-klar", {}, page=f"/utvardering/{a.evaluation.id}"
    )
    assert page.status_code == 409
    assert sit(small_world, "a").seat.done_at is not None
