"""Mitt arbete tells what has happened lately in all that a person takes part in, also what is over."""

from __future__ import annotations

import pytest

from tests.support.asked import queries
from tests.support.at_home import Home
from tests.support.colleagues import own
from tests.support.planned import acted, make_plan
from tests.support.years import year
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.starts import Wanted
from webapp.review.deeds import results

QUESTION = "demokrati-strategi"


def news(world, who: str = "samordnare") -> list[tuple[str, str]]:
    """Read what has happened, and in what, newest first."""
    page = world.at(who).page("/hem")
    return [
        (one.all("p")[0].text, one.all("a")[0].text)
        for one in page.all("li")
        if one.parent["class"] == "events"
    ]


def test_what_happened_in_two_commitments_stands_in_one_list_with_the_name_of_each(small_world):
    done = year(small_world, 10, name="Nu", areas=frozenset({"4"}))
    acted(make_plan(small_world, done.id), title="Skriv om mallen")
    mine = own(small_world, "medarbetare")
    kept = answers.save_answers(mine, [Sent("demokrati-policy", Said(text="Så är det."), 0, "")])

    shown = news(small_world)

    assert [one.status for one in kept] == ["saved"]
    assert [of for _what, of in shown[:3]] == ["Självvärdering 2026", "Nu", "Nu"]
    assert "Skriv om mallen" in shown[1][0]


def test_a_result_that_was_just_fixed_is_told_of_though_it_is_over(small_world):
    home = Home(small_world)
    home.appoint()
    home.judge("medarbetare")
    home.judge("lasare")
    results.publish(small_world.person("samordnare"), home.evaluation().id)

    what, _of = news(small_world, "medarbetare")[0]

    assert what.endswith("fastställde resultatet")


def test_nobody_reads_of_an_own_assessment_that_others_are_to_answer(small_world):
    who, here = small_world.person("samordnare"), own(small_world).municipality_id
    wanted = Wanted("Bara vi", people=frozenset({who}))
    starts.start(who, here, "kommunkompassen/2012", wanted)

    told = {one: [of for _what, of in news(small_world, one)] for one in ("samordnare", "medarbetare")}

    assert {one: "Bara vi" in names for one, names in told.items()} == {
        "samordnare": True,
        "medarbetare": False,
    }


@pytest.mark.both
def test_the_news_ask_the_database_once_however_many_there_are(small_world):
    before = queries(small_world, "lasare", "/hem")
    for n in range(3):
        starts.start(
            small_world.person("samordnare"), own(small_world).municipality_id, "kommunkompassen/2012",
            Wanted(f"Värdering {n}"),
        )  # fmt: skip

    assert queries(small_world, "lasare", "/hem") == before
