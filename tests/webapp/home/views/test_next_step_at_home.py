"""A municipality that evaluates itself is told what comes next, from the first day to the next year."""

from __future__ import annotations

from tests.support.planned import make_plan
from tests.support.shown import own_one
from tests.support.worlds import COMPASS
from tests.support.years import LOW, place, year
from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import db

START = "/egen-sjalvvardering"


def buttons(page) -> list[str]:
    """Give the filled buttons of a page, without what is only spoken."""
    return [one.text for one in page.all("a") if one["class"] == "btn"]


def overview(world, assessment_id: int, who: str = "samordnare"):
    return world.at(who).page(f"/sjalvvardering/{assessment_id}")


def test_one_that_nobody_has_answered_says_where_to_begin_and_compares_with_nothing(small_world):
    row = db.session.get_one(Assessment, world_own(small_world))

    page = overview(small_world, row.id)

    assert [one.split()[0] for one in buttons(page)] == ["Börja"]
    assert "Jämfört med förra gången" not in [one.text for one in page.all("a")]
    assert "ser svaren, också när ni har lämnat in." in page.one("main").text


def world_own(world) -> int:
    """Start an own evaluation, and give its id."""
    page = world.at("samordnare")
    form = {"municipality": place(world), "name": "Första", "edition": COMPASS}
    answer = page.post(START, form, page=START)
    return int(answer.location.rpartition("/")[2])


def test_what_is_handed_in_leads_to_a_plan_and_the_plan_is_there_after(small_world):
    done = year(small_world, 10, name="Nu")
    receipt = f"/sjalvvardering/{done.id}/kvitto"

    before = [*buttons(overview(small_world, done.id)), *buttons(overview(small_world, done.id, "lasare"))]
    links = [one.text for one in small_world.at("samordnare").page(receipt).all("a")]
    make_plan(small_world, done.id)

    assert before == ["Gör en handlingsplan", "Visa kvittot"]
    assert links.count("Gör en handlingsplan") == 1
    assert buttons(overview(small_world, done.id, "lasare")) == ["Till handlingsplanen"]


def test_the_first_page_leads_on_from_an_own_evaluation_that_is_handed_in(small_world):
    done = year(small_world, 10, name="Nu")

    def step(who: str = "samordnare") -> list[str]:
        links = small_world.at(who).page("/hem").all("a")
        return [one.text for one in links if "btn" in one["class"] and one.text.endswith(" i Nu")]

    seen = [*step(), *step("lasare")]
    make_plan(small_world, done.id)

    assert seen == ["Gör en handlingsplan i Nu", "Visa kvittot i Nu"]
    assert step("lasare") == ["Till handlingsplanen i Nu"]


def test_a_part_that_was_taken_last_time_is_chosen_again(small_world):
    def chosen() -> list[str]:
        page = small_world.at("samordnare").page(START)
        return [
            one["value"] for one in page.all("input") if one["name"] == "areas" and "checked" in one.attrs
        ]

    before = chosen()
    year(small_world, 10, COMPASS, LOW, name="Del", areas=frozenset({"4"}))

    assert (before, f"{COMPASS}:4" in chosen()) == ([], True)


def test_nobody_is_told_of_last_time_who_has_none(small_world):
    page = small_world.at("samordnare").page(START).one("main").text
    year(small_world, 10, name="Nu")
    after = small_world.at("samordnare").page(START).one("main").text

    told = "Svaren från förra gången?"
    assert (told in page, told in after) == (False, True)
    assert own_one(small_world).id
