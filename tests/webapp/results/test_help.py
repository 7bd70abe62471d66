"""Help for each role, and the tour through the demo."""

from __future__ import annotations

import pytest

from tests.support.pages import assert_house_rules
from webapp.results.views.help.guides import GUIDES


@pytest.mark.parametrize("role", GUIDES)
def test_each_role_has_a_short_page_of_help(small_world, role):
    page = assert_house_rules(small_world.at().get(f"/hjalp/{role}").text)

    assert page.one("h1").text == str(GUIDES[role].name)
    assert len(page.one("main").text.split()) < 200


def test_help_is_found_from_every_page_and_leads_to_all_roles(small_world):
    browser = small_world.at()

    listed = [one["href"] for one in browser.page("/hjalp").one("main").all("a")]

    assert "/hjalp" in browser.page("/").addresses()
    assert [one for one in listed if one.startswith("/hjalp/")] == [f"/hjalp/{role}" for role in GUIDES]
    assert browser.get("/hjalp/ingen").status_code == 404


def test_each_stop_of_the_tour_is_there_for_the_one_it_names(world):
    stops = world.at().page("/rundtur").one("ol").all("li")
    seen = []
    for stop in stops:
        (link,) = stop.all("a")
        who = stop.all("p")[-1].text.removeprefix("Som ") if len(stop.all("p")) > 1 else ""
        seen.append(world.at(who.removesuffix("@demo.example")).get(link["href"]).status_code)

    assert seen == [200] * 8


def test_there_is_no_tour_where_there_is_no_demo(small_world):
    small_world.app.config["DEMO"] = False
    try:
        assert small_world.at().get("/rundtur").status_code == 404
    finally:
        small_world.app.config["DEMO"] = True
