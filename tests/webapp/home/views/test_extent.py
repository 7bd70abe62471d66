"""Before an own assessment starts it is said how much each choice asks, and about how long it takes."""

from __future__ import annotations

from fractions import Fraction

from tests.support.worlds import COMPASS
from webapp.assessment.queries import own_years
from webapp.assessment.queries.progress import MINUTES_A_QUESTION
from webapp.home.views.extent import extents

START = "/egen-sjalvvardering"


def test_each_area_and_the_whole_say_their_questions_points_and_time(small_world):
    (edition,) = [one for one in own_years.offered() if one.id == COMPASS]
    page = small_world.at("samordnare").page(START)
    told = {
        one["value"].rpartition(":")[2]: (one.parent.text, one["data-questions"], one["data-points"])
        for one in page.all("input")
        if one["name"] == "areas" and one["value"].startswith(f"{COMPASS}:")
    }
    (whole,) = [one.parent.text for one in page.all("input") if one["value"] == COMPASS]

    asks = extents(edition)
    assert told == {
        area.number: (
            f"{area.number} {area.short} {len(area.questions)} frågor, {asks[area.number].time}",
            str(len(area.questions)),
            "100",
        )
        for area in edition.areas
    }
    assert f"{len(edition.questions)} frågor, {asks[''].time} tillsammans." in whole


def test_the_time_is_so_many_minutes_a_question_to_the_half_hour_and_the_page_says_so(small_world):
    (edition,) = [one for one in own_years.offered() if one.id == COMPASS]
    page = small_world.at("samordnare").page(START).one("main").text

    for one in extents(edition).values():
        hours = Fraction(one.time.removeprefix("ungefär ").removesuffix(" tim").replace(",", "."))
        assert abs(hours - Fraction(one.questions * MINUTES_A_QUESTION, 60)) <= Fraction(1, 4)
    assert f"Tiden är en tumregel: {MINUTES_A_QUESTION} minuter per fråga" in page
