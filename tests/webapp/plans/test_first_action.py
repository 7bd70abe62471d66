"""What a plan says before there is anything to count, and where an action is added when no area waits."""

from __future__ import annotations

import pytest

from tests.support.planned import acted, highest, own_ones
from webapp.plans.action_content import DROPPED
from webapp.plans.deeds import actions
from webapp.plans.queries.own_plans import OwnPlan
from webapp.plans.queries.plan_board import board


@pytest.fixture
def plan(small_world):
    return own_ones(small_world)


def shown(world, plan: OwnPlan, who: str = "samordnare"):
    return world.at(who).page(f"/handlingsplan/{plan.id}")


def top_buttons(page) -> list[str]:
    """Give the buttons of the first section, without the files."""
    (top,) = [one for one in page.all("section") if one["aria-labelledby"] == "lyckas"]
    return [one.text for one in top.all("a") if "small" not in one["class"]]


def great(page) -> list[str]:
    return [one.text for one in page.all("p") if one["class"] == "great"]


def open_question(plan: OwnPlan) -> str:
    found = board(plan).now.questions.values()
    return next(one.question.id for one in found if one.score.secured < one.score.maximum)


def test_a_plan_without_actions_says_what_to_do_first_and_no_figure_of_what_it_gives(small_world, plan):
    page = shown(small_world, plan)

    assert (great(page), [one for one in page.all("svg") if one["class"] == "plan-way"]) == ([], [])
    assert "Planen har ingen åtgärd än. Börja med det förbättringsområde" in page.one("main").text
    assert top_buttons(page) == ["Skriv den första åtgärden", "Lägg till åtgärd"]
    assert top_buttons(shown(small_world, plan, "lasare")) == []


def test_each_reason_why_a_plan_gives_nothing_is_said_in_words(small_world, plan):
    row = acted(plan)
    seen = [shown(small_world, plan).one("main").text]
    told = actions.wanted_of(row)
    kept = {name: getattr(told, name) for name in type(told).__slots__}
    actions.save(plan, row.id, type(told)(**kept | {"state": DROPPED, "dropped_why": "Ingen tid."}), 1)
    seen.append(shown(small_world, plan).one("main").text)
    acted(plan, 1, aims=highest(plan, open_question(plan)))
    page = shown(small_world, plan)

    assert "Ingen åtgärd siktar på en nivå än." in seen[0]
    assert "Alla åtgärder är avbrutna." in seen[1]
    assert [one.endswith("poäng av 100") for one in great(page)] == [True]


def test_an_action_is_added_also_when_no_area_waits(small_world, plan):
    first, *others = board(plan).needs
    acted(plan)
    for one in others:
        actions.let_be(plan, one.improvement.id, "Inte i år.", one.improvement.version)
    coordinator = small_world.at("samordnare")

    buttons = top_buttons(shown(small_world, plan))
    page = coordinator.page(f"/handlingsplan/{plan.id}/atgard")
    leads = {one.text: one["href"] for one in page.one("main").all("a")}
    to = leads[first.improvement.text]
    sent = {**coordinator.page(to).form("title"), "title": "En till", "owner": str(plan.person_id)}
    coordinator.post(to, sent, page=to)

    assert buttons == ["Lägg till åtgärd"]
    assert [one.action.title for one in board(plan).needs[0].lines] == ["Gör om", "En till"]
    assert {one.improvement.text for one in board(plan).needs} <= set(leads)


def test_whoever_only_reads_is_not_asked_which_area(small_world, plan):
    assert small_world.at("lasare").get(f"/handlingsplan/{plan.id}/atgard").status_code == 403
