"""A first rose: tried by anybody, counted and forgotten, and taken along to an own assessment."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from tests.support.pages import Page, assert_house_rules
from webapp.assessment.models.assessments import Answer
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

FIRST = "demokrati-strategi"
"""The question that stands for the first subarea, of 15 points."""


def tried(browser, **sent):
    return browser.post("/prova", sent, page="/prova")


def glance(text: str) -> str:
    (told,) = [one for one in Page(text).all("p") if one["class"] == "great"]
    return " ".join(told.text.split())


def answers(assessment: int) -> dict[str, dict]:
    asked = select(Answer.question_id, Answer.said).where(Answer.assessment_id == assessment)
    return dict(db.session.execute(asked).all())


@pytest.fixture
def anybody(small_world):
    return small_world.browser()


def test_anybody_reads_the_first_areas_questions(anybody):
    page = anybody.get("/prova")

    assert_house_rules(page.text)
    assert glance(page.text) == "0–800 av 800 poäng"
    assert page.text.count("<fieldset") == 5


def test_answers_are_counted_and_stand_in_the_form_of_every_area(anybody):
    page = tried(anybody, **{f"level-{FIRST}": "fullt-ut", "go": "2", "area": "1"})

    assert_house_rules(page.text)
    assert page.text.count(f'name="level-{FIRST}" value="fullt-ut"') == 1
    assert page.text.count("<fieldset") == 6
    assert glance(page.text) == "15–800 av 800 poäng"


def test_nothing_of_it_is_kept(anybody):
    before = [db.session.scalar(select(func.count()).select_from(one)) for one in (Answer, Event)]

    tried(anybody, **{f"level-{FIRST}": "fullt-ut"})

    assert [db.session.scalar(select(func.count()).select_from(one)) for one in (Answer, Event)] == before


@pytest.mark.parametrize(
    "sent",
    [
        {f"level-{FIRST}": "finns-inte"},
        {"level-finns-inte": "fullt-ut"},
        {"area": "99", "go": "rose:99"},
        {"go": "x" * 5000},
        {},
    ],
)
def test_what_is_no_level_and_no_area_is_no_answer(anybody, sent):
    page = tried(anybody, **sent)

    assert (page.status_code, glance(page.text)) == (200, "0–800 av 800 poäng")


def test_whoever_answers_for_a_municipality_takes_the_answers_along_and_nothing_answered_changes(small_world):
    browser, here = small_world.at("samordnare"), small_world.assessment("Exempelby")
    kept = answers(here)
    asked = re.findall(r'name="level-([^"]+)"', tried(browser).text)
    open_ones = [one for one in dict.fromkeys(asked) if one not in kept]
    answered = [one for one in dict.fromkeys(asked) if one in kept]
    sent = {f"level-{one}": "delvis" for one in (answered[0], *open_ones[:2])}

    answer = browser.post(f"/prova/ta-med/{here}", {**sent, "request_key": "nyckel"}, page="/prova")

    assert (answer.status_code, answer.location) == (302, f"/sjalvvardering/{here}")
    now = answers(here)
    assert {key: now[key] for key in kept} == kept
    assert {one: now[one]["levels"] for one in now.keys() - kept.keys()} == {
        one: {"system": "delvis"} for one in open_ones[:2]
    }


def test_only_an_open_assessment_of_ones_own_in_the_same_edition_is_offered(small_world):
    offered = {
        who: re.findall(r'formaction="([^"]+)"', tried(small_world.at(who)).text)
        for who in ("samordnare", "lasare", "jury", "")
    }

    own = [small_world.assessment("Exempelby", purpose="internal")]
    assert offered == {
        "samordnare": [f"/prova/ta-med/{one}" for one in own],
        "lasare": [],
        "jury": [],
        "": [],
    }


def test_without_anything_to_take_along_nothing_is_saved_and_the_page_says_so(small_world):
    browser, here = small_world.at("samordnare"), small_world.assessment("Exempelby")

    answer = browser.post(f"/prova/ta-med/{here}", {"request_key": "nyckel"}, page="/prova")

    assert browser.get(answer.location).text.count("Inget nytt fanns att ta med. Svaren är som de var.") == 1
