"""What one party has written reaches nobody who may not know it, on any page."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from tests.support.crawl import crawl
from tests.support.final import let_go
from tests.support.judges import finish, other_levels, question_of, sit
from tests.support.secrets import result_of, without_tokens
from tests.support.summaries import make_public
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.deeds import marks
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult, Seat
from webapp.evaluation.models.sums import FixedSums
from webapp.ground.calendar import clock
from webapp.ground.store.database import db

CANARY = "KANARIEFÅGEL motivering"
QUESTION = "2.1.1"


def pages_of(world, role, *starts) -> dict[str, str]:
    """Give all that a person can reach from the start pages and some that are known."""
    home = ["/hem"] if role else []
    return crawl(
        world.app, world.at(role), role, ["/", "/resultat/", *home, *starts], each=2, files=False
    ).html


def marked(world):
    """Let evaluator B mark one question of Lillhärad with a motivation nobody else may see."""
    b = sit(world, "b")
    question = question_of(b, QUESTION)
    marks.give_mark(b, "b", question, other_levels(b, question), CANARY, 0)
    start = f"/utvardering/{b.evaluation.id}"
    return b, [
        start,
        f"{start}/fraga/{question.id}",
        f"{start}/fraga/{question.id}?visa=justerade",
        f"{start}/samsyn",
        f"{start}/samsyn/{question.id}",
        f"{start}/faststall",
        "/jury/2026",
        "/kansli/2026",
    ]


@pytest.mark.parametrize("done", [False, True], ids=["while B marks", "when B is done"])
def test_nobody_but_its_writer_sees_a_motivation_before_both_are_done(small_world, done):
    b, starts = marked(small_world)
    sit(small_world, "a")
    if done:
        finish(b)
    others = ["", "utvarderare.a", "jury", "kansli", "samordnare@lillharad.example"]

    seen = {
        (role, to)
        for role in others
        for to, html in pages_of(small_world, role, *starts).items()
        if CANARY in html
    }
    own = {to for to, html in pages_of(small_world, "utvarderare.b", *starts).items() if CANARY in html}

    assert seen == set()
    assert starts[1] in own


def test_what_one_evaluator_marks_changes_nothing_that_the_other_sees(small_world):
    sit(small_world, "a")
    evaluation = small_world.evaluation("Lillhärad")
    addresses = [f"/utvardering/{evaluation}", f"/utvardering/{evaluation}/fraga/demokrati-strategi", "/hem"]
    browser = small_world.at("utvarderare.a")
    moment = clock.now()
    clock.set_clock(lambda: moment)
    before = [without_tokens(browser.get(to).text) for to in addresses]

    finish(sit(small_world, "b"))

    assert [without_tokens(browser.get(to).text) for to in addresses] == before


def test_each_sees_the_others_motivation_when_both_are_done(small_world):
    b, starts = marked(small_world)
    finish(b)
    finish(sit(small_world, "a"))

    assert CANARY in small_world.at("utvarderare.a").get(starts[4]).text


def test_an_evaluator_cannot_open_a_draft(small_world):
    draft, a = small_world.assessment("Exempelby"), small_world.person("utvarderare.a")
    evaluation = Evaluation(assessment_id=draft, created_at=clock.now())
    evaluation.seats = [Seat(person_id=a, track="a", declared_at=clock.now())]
    db.session.add(evaluation)
    db.session.commit()

    found = {
        small_world.at("utvarderare.a").get(f"/utvardering/{evaluation.id}{to}").status_code
        for to in ("", "/jav", "/fraga/demokrati-strategi", "/samsyn")
    }

    assert found == {404}


def test_a_draft_reaches_nobody_outside_the_municipality(small_world):
    browser, page = (
        small_world.at("samordnare"),
        f"/sjalvvardering/{small_world.assessment('Exempelby')}/delomrade/1.1",
    )
    form = browser.page(page).form("request_key")
    browser.send("POST", page, data={**form, "demokrati-strategi:text": CANARY})
    others = ["", "utvarderare.a", "jury", "kansli", "samordnare@norrvik.example"]

    seen = {
        (role, to)
        for role in others
        for to, html in pages_of(small_world, role, page, "/jury/2026", "/kansli/2026").items()
        if CANARY in html
    }

    assert seen == set()
    assert CANARY in small_world.at("lasare").get(page).text


def test_the_office_sees_how_far_everybody_is_but_no_answers(resting_world):
    browser = resting_world.at("kansli")
    answers = [
        resting_world.at("samordnare").get(f"/sjalvvardering/{resting_world.assessment('Exempelby')}/{to}")
        for to in ("omrade/1", "rakna/1")
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert {
        browser.get(f"/sjalvvardering/{resting_world.assessment(name)}").status_code
        for name in ("Exempelby", "Norrvik")
    } == {404}


def test_results_are_public_from_the_announcement_and_not_before(small_world):
    everybody, to = ["", "jury", "utvarderare.a", "samordnare"], result_of("Norrvik")

    before = {
        small_world.at(role).get(f"{to}{more}").status_code for role in everybody for more in ("", "/ros.svg")
    }
    listed_before = [
        name
        for name in ("Norrvik", "Granhult")
        if name in small_world.at().get("/resultat/").text + small_world.at().get("/").text
    ]
    make_public()
    after = {
        small_world.at(role).get(f"{to}{more}").status_code for role in everybody for more in ("", "/ros.svg")
    }
    listed_after = [
        name for name in ("Norrvik", "Granhult") if name in small_world.at().get("/resultat/").text
    ]

    assert (before, listed_before) == ({404}, [])
    assert (after, listed_after) == ({200}, ["Norrvik", "Granhult"])


def test_the_jury_sees_nobody_without_a_fixed_result(small_world):
    let_go()
    db.session.execute(delete(FixedSums))
    db.session.execute(delete(PublishedResult))
    db.session.commit()
    jury = small_world.at("jury")

    found = {
        to: jury.get(f"/jury/2026{to}").status_code
        for to in ("", "/arbetsbok", "/rosor.svg", "/nominerad/1", "/nominerad/2")
    }

    assert found == {"": 200, "/arbetsbok": 409, "/rosor.svg": 404, "/nominerad/1": 404, "/nominerad/2": 404}
    assert db.session.scalar(select(Assessment.id).limit(1)) is not None


def test_a_declared_conflict_closes_every_page_of_the_evaluation_at_once(small_world):
    sit(small_world, "a")
    browser, start = small_world.at("utvarderare.a"), f"/utvardering/{small_world.evaluation('Lillhärad')}"
    assert browser.get(start).status_code == 200

    answer = browser.post(
        f"{start}/jav", {"declaration": "some", "conflict": "Min syster är kommunchef."}, page="/hem"
    )

    found = {
        browser.get(f"{start}{to}").status_code for to in ("", "/jav", "/fraga/demokrati-strategi", "/samsyn")
    }
    assert (answer.status_code, found) == (302, {404})
    assert "Lillhärad" not in browser.get("/hem").text
