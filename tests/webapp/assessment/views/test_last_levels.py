"""Last time's levels beside the pickers: a dashed flag over what was chosen then, said to a reader too."""

from __future__ import annotations

from tests.support.colleagues import Q
from tests.support.last_time import begin, last_time
from tests.support.pages import Page
from webapp.assessment.content import Said

COMPASS = "kommunkompassen/2012"
SAID = Said({"system": "delvis", "spridning": "alla"}, "Så gjorde vi.")


def flags(world, page: str) -> list[tuple[str, str]]:
    """Give the level that each flag stands at, and what the flag says."""
    shown = Page(world.at("samordnare").get(page).text)
    return [
        (one.all("input")[0]["value"], flag.text)
        for one in shown.all("label")
        for flag in one.all("b")
        if flag["class"] == "flag past"
    ]


def test_the_levels_of_last_time_are_flagged_with_their_year_and_nothing_is_chosen(small_world):
    before = last_time(small_world, COMPASS, {Q: SAID})
    subject = begin(small_world)
    here = f"/sjalvvardering/{subject.id}/delomrade/1.1"

    shown = Page(small_world.at("samordnare").get(here).text)

    year = before.created_at.year
    said = f"{year}, er nivå förra gången"
    assert flags(small_world, here) == [("delvis", said), ("alla", said)]
    assert [
        one["value"] for one in shown.all("input") if one["type"] == "radio" and "checked" in one.attrs
    ] == []
    assert [one.text for one in shown.all("a") if one["href"] == f"#{Q}:forra"] == [
        f"Läs svaret från {year} på 1.1.1"
    ]
    assert [one["id"] for one in shown.all("div") if one["class"] == "last" and one["id"]] == [f"{Q}:forra"]


def test_levels_that_mean_something_else_now_are_not_flagged(small_world):
    edition = begin(small_world, "kommunkompassen/2006").edition
    asked = next(iter(edition.questions.values()))
    part = asked.kind.parts[0]
    last_time(small_world, edition.id, {asked.id: Said({part.id: part.levels[-1].id}, "Så gjorde vi.")})
    subject = begin(small_world)

    assert flags(small_world, f"/sjalvvardering/{subject.id}/omrade/1") == []
