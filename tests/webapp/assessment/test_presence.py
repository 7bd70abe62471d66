"""Who is here now: told to colleagues who have the page open, forgotten after two minutes, and cheap."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.support.asked import counted
from tests.support.colleagues import Q, own
from webapp.assessment.deeds.question.presence import be_here, forget_absent, leave
from webapp.assessment.models.presence import Presence
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.ground.who import Membership

OTHER = "kommunikation-policy"


@pytest.fixture
def pair(world):
    return own(world), own(world, "medarbetare")


def seen(subject, question_id=Q) -> list[tuple[str, str]]:
    return [(one.name, one.question_id) for one in be_here(subject, question_id)]


def later(**how):
    now = clock.now()
    clock.set_clock(lambda: now + timedelta(**how))


@pytest.mark.both
def test_two_colleagues_see_each_other_and_where_they_are(pair):
    karin, johan = pair

    assert [seen(karin), seen(johan, OTHER), seen(karin)] == [[], [("Karin Ek", Q)], [("Johan Lind", OTHER)]]
    seen(johan)
    assert seen(karin) == [("Johan Lind", Q)]


def test_whoever_leaves_the_page_is_gone_at_once_and_the_silent_after_two_minutes(pair):
    karin, johan = pair
    seen(karin)
    seen(johan)

    leave(johan)
    assert seen(karin) == []
    later(seconds=119)
    assert seen(johan) == [("Karin Ek", Q)]
    later(seconds=2)
    assert seen(johan) == []


def test_the_clock_forgets_whoever_nobody_asks_after_and_no_event_is_written(pair):
    events = db.session.scalar(select(func.count(Event.id)))
    seen(pair[0])
    later(seconds=60)
    seen(pair[1])
    later(seconds=60)

    assert (forget_absent(), forget_absent()) == (1, 0)
    assert db.session.scalars(select(Presence.person_id)).all() == [pair[1].person_id]
    assert db.session.scalar(select(func.count(Event.id))) == events


def test_whoever_stays_writes_about_once_a_minute(pair):
    first = clock.now()
    clock.set_clock(lambda: first)
    seen(pair[0])
    later(seconds=40)
    with counted() as asked:
        seen(pair[0])
    still = db.session.scalars(select(Presence.at)).one()
    later(seconds=20)
    seen(pair[0])

    assert [one.split()[0] for one in asked if not one.startswith("BEGIN")] == ["SELECT"]
    assert [still - first, db.session.scalars(select(Presence.at)).one() - first] == [
        timedelta(0),
        timedelta(seconds=60),
    ]


def test_whoever_has_left_the_municipality_and_a_question_that_is_none_are_not_told_of(pair):
    karin, johan = pair
    seen(johan)
    seen(karin, "no-such-question")
    assert seen(karin) == [("Johan Lind", Q)]

    member = select(Membership).where(Membership.person_id == johan.person_id)
    db.session.delete(db.session.scalars(member).one())
    db.session.commit()

    assert seen(karin) == []


def test_the_script_is_told_in_words_and_asks_seldom_while_nobody_is_there(world, pair):
    here = f"/sjalvvardering/{pair[0].id}"
    someone, colleague = world.at("samordnare"), world.at("medarbetare")
    page = f"{here}/delomrade/1.1"

    alone = someone.post(f"{here}/har", {"question": Q}, page=page).json
    beside = colleague.post(f"{here}/har", {"question": OTHER}, page=page).json
    same = someone.post(f"{here}/har", {"question": OTHER}, page=page).json

    assert (alone, beside["again"]) == ({"near": "", "again": 45}, 20)
    assert "Karin Ek är vid 1.1.1" in beside["near"]
    assert "Johan Lind är också här" in same["near"]
    assert someone.post(f"{here}/har", {"leaves": "1"}, page=page).json["near"] == ""
    elsewhere = colleague.post(f"{here}/har", {"question": "ledare-uppdrag"}, page=page).json
    assert elsewhere["near"] == ""
