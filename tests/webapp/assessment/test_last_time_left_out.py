"""An own assessment begins beside last time's answers, or without them; the coordinator may change that."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.colleagues import Q
from tests.support.last_time import SAID, last_time
from tests.support.worlds import COMPASS
from tests.support.years import EDITION, place
from webapp.assessment.models.assessments import Assessment
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

START = "/egen-sjalvvardering"
LEFT_OUT = "Ni valde att börja utan svaren från förra gången."


def started(world, choice: str, name: str = "I år") -> int:
    """Start an own assessment by its page, and give its id."""
    sent = {"municipality": place(world), "name": name, "edition": EDITION, "last_time": choice}
    answer = world.at("samordnare").post(START, sent, page=START)
    return int(answer.location.rpartition("/")[2])


def said_then(world, assessment_id: int) -> bool:
    """Tell whether last time's words stand on the page of their question."""
    page = world.at("medarbetare").page(f"/sjalvvardering/{assessment_id}/delomrade/1.1")
    return SAID.text in page.one("main").text


@pytest.mark.parametrize(("choice", "shown"), [("beside", True), ("without", False)])
def test_last_times_answers_stand_beside_the_questions_or_nowhere_as_was_chosen(small_world, choice, shown):
    last_time(small_world, EDITION, {Q: SAID})

    made = started(small_world, choice)
    overview = small_world.at("samordnare").page(f"/sjalvvardering/{made}")
    beside = small_world.at("samordnare").page(f"/sjalvvardering/{made}/forra-gangen").one("main").text

    assert said_then(small_world, made) is shown
    assert ("Jämfört med förra gången" in [one.text for one in overview.all("a")]) is shown
    assert (LEFT_OUT in beside) is not shown


def test_what_was_left_out_can_be_had_beside_again_and_nobody_but_the_coordinator_decides(small_world):
    last_time(small_world, EDITION, {Q: SAID})
    made = started(small_world, "without")
    about = f"/sjalvvardering/{made}/om"
    page = small_world.at("samordnare").page(about)
    (chosen,) = [one for one in page.all("input") if one["name"] == "last_time" and "checked" in one.attrs]

    small_world.at("samordnare").post(about, {"name": "I år", "last_time": "beside"}, page=about)
    told = list(
        db.session.scalars(
            select(Event.after).where(Event.assessment_id == made, Event.what == "assessment.changed")
        )
    )

    assert (chosen["value"], said_then(small_world, made)) == ("without", True)
    assert [one["beside"] for one in told] == [True]
    assert small_world.at("medarbetare").get(about).status_code == 403


def test_a_form_without_the_choice_leaves_it_as_it_is(small_world):
    last_time(small_world, EDITION, {Q: SAID})
    made = started(small_world, "without")
    about = f"/sjalvvardering/{made}/om"

    small_world.at("samordnare").post(about, {"name": "Annat namn"}, page=about)
    row = db.session.get_one(Assessment, made, populate_existing=True)

    assert (row.name, row.beside_last) == ("Annat namn", False)


def test_nobody_is_asked_about_last_time_who_has_none(small_world):
    def asked() -> bool:
        page = small_world.at("samordnare").page(START)
        return "last_time" in [one["name"] for one in page.all("input")]

    before = asked()
    last_time(small_world, COMPASS, {})

    assert (before, asked()) == (False, True)


def test_two_presses_with_another_choice_are_told_apart(small_world):
    first = started(small_world, "beside")

    assert started(small_world, "beside") == first
    assert started(small_world, "without", "Utan") != first
