"""Choosing the questions of an interview: the page says what was done, and nothing else."""

from __future__ import annotations

from tests.support.browsing import PageWorld
from tests.support.judges import question_of, sit
from tests.support.visits import MEETING, kept
from webapp.ground.store.database import db


def test_saving_the_questions_of_an_interview_says_what_was_done(small_world: PageWorld):
    seat = sit(small_world)
    meeting, question = kept(seat, MEETING), question_of(seat)
    page = f"/utvardering/{seat.evaluation.id}/intervjuer/{meeting.id}"
    db.session.commit()
    browser = small_world.at("utvarderare.a")
    sent = ({}, {"question": question.id}, {"had": question.id})
    said = (
        "Du har inte ändrat några",
        "Frågorna till intervjun är sparade",
        "inga valda frågor längre",
    )

    told = []
    for one in sent:
        browser.post(f"{page}/fragor", one, page=page)
        text = browser.get(page).text
        told.append([text.count(words) for words in said])

    assert told == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
