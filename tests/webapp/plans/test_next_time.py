"""The next assessment opens with the plan: reached, partly, not, or no longer asked, by the bridge."""

from __future__ import annotations

import pytest

from questionnaires.bridge import Link
from questionnaires.compass import count
from questionnaires.marks import NotApplicable
from questionnaires.succession.placement import (
    ASIDE,
    GONE,
    NOT,
    PARTLY,
    REACHED,
    UNKNOWN,
    UNSAID,
    places,
    together,
)
from tests.support.bridges import make_bridge, make_shelf, make_year
from tests.support.editions import make_question
from tests.support.planned import acted, highest, make_plan
from tests.support.years import HIGH, year
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_years import offered
from webapp.ground.store.database import db
from webapp.plans.queries.plan_board import board
from webapp.plans.queries.succession import placements

Q = "a"
AIMS = {Q: {"system": "3", "spridning": "2"}}
OLD = make_year(2010, make_question(Q), make_question("b"))


def placed(now, mark, *links, then=("1", "1")):
    shelf = make_shelf((OLD, now), make_bridge(OLD, now, *links))
    marks = dict.fromkeys(now.questions, mark) if mark else {}
    return places(shelf, count(OLD, {Q: then}), AIMS, count(now, marks))[Q].state


SAME = make_year(2012, make_question(Q))


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        (("3", "2"), REACHED),
        (("4", "4"), REACHED),
        (("3", "1"), PARTLY),
        (("1", "1"), NOT),
        (("0", "1"), NOT),
        (None, UNSAID),
        (NotApplicable("Regionen."), ASIDE),
    ],
)
def test_a_question_that_is_asked_as_before_is_placed_part_by_part(mark, state):
    assert placed(SAME, mark) == state


def test_a_question_that_is_gone_is_no_longer_asked():
    now = make_year(2012, make_question("ny"))

    assert placed(now, ("4", "4"), Link("gone", (Q,), ()), Link("new", (), ("ny",))) == GONE


def test_a_question_that_was_split_is_placed_by_the_share_of_what_stands_in_its_place():
    now = make_year(2012, make_question("a1"), make_question("a2"))
    split = Link("split", (Q,), ("a1", "a2"))

    assert placed(now, ("4", "4"), split) == REACHED
    assert placed(now, ("2", "1"), split) == PARTLY
    assert placed(now, ("1", "1"), split) == NOT


def test_where_no_bridge_leads_nothing_is_said_of_it():
    now = make_year(2020, make_question(Q))

    assert places(make_shelf((OLD, now)), count(OLD, {}), AIMS, count(now, {}))[Q].state == UNKNOWN


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ([REACHED, REACHED, GONE], REACHED),
        ([REACHED, NOT], PARTLY),
        ([NOT, UNSAID], UNSAID),
        ([NOT, ASIDE], NOT),
        ([GONE, ASIDE], ASIDE),
        ([GONE], GONE),
    ],
)
def test_an_area_is_placed_by_all_its_questions(states, whole):
    assert together(states) == whole


def test_the_next_assessment_opens_with_the_plan_before_it(small_world):
    first = year(small_world, 400, name="Då")
    plan = make_plan(small_world, first.id)
    question = board(plan).needs[0].question.id
    acted(plan, aims=highest(plan, question))
    assert placements.after(board(plan)).name != "Nu"

    second = year(small_world, 10, name="Nu", level=HIGH)

    found = placements.after(board(plan))
    assert (found.name, dict(found.counts)) == ("Nu", {REACHED: len(board(plan).needs)})
    opened = small_world.browser("lasare").get(f"/sjalvvardering/{second.id}").text
    assert "Handlingsplanen, och hur det gick" in opened
    assert (
        "Handlingsplanen, och hur det gick"
        not in small_world.browser("lasare").get(f"/sjalvvardering/{first.id}").text
    )


def test_the_page_that_starts_another_says_which_plan_it_will_open_with(small_world):
    address = "/egen-sjalvvardering"

    def told() -> list[str]:
        page = small_world.browser("samordnare").page(address).one("main")
        return [one["href"] for one in page.all("a") if one.text == "Läs planen"]

    before = told()
    plan = make_plan(small_world, year(small_world, 400, name="Då").id)

    assert (before, told()) == ([], [f"/handlingsplan/{plan.id}"])


def test_the_page_that_starts_another_says_how_much_of_the_plan_each_edition_asks_about(small_world):
    plan = make_plan(small_world, year(small_world, 400, name="Då").id)
    found = board(plan)
    editions = {one.id: one for one in offered()}

    told = placements.asked_again(found, editions.values())

    every = len(found.needs)
    assert told[found.now.edition.id] == (every, every)
    hint = f"Av planens {every} förbättringsområden frågas {every} här."
    page = small_world.browser("samordnare").page("/egen-sjalvvardering").one("main").text
    assert page.count("Av planens") == len(told)
    assert hint in page


def test_an_area_aimed_at_in_an_edition_that_is_retired_is_said_not_to_be_followed(small_world):
    first = year(small_world, 400, name="Då")
    plan = make_plan(small_world, first.id)
    acted(plan, aims=highest(plan, board(plan).needs[0].question.id))
    second = year(small_world, 10, name="Nu", level=HIGH)
    db.session.get_one(Assessment, first.id).edition = "kommunkompassen/1999"
    db.session.commit()

    found = placements.after(board(plan))

    assert found.name == second.name
    assert dict(found.counts) == {UNKNOWN: 1, "without": len(found.placed) - 1}
