"""How sure an evaluator is of a mark, and how the scale has been used so far."""

from __future__ import annotations

from tests.support.browsing import PageBrowser, PageWorld
from tests.support.judges import MOTIVATION, finish, other_levels, question_of, sit
from tests.support.pages import assert_house_rules
from webapp.evaluation.deeds import marks
from webapp.ground.store.database import db


def address(world: PageWorld, rest: str = "") -> str:
    return f"/utvardering/{world.evaluation('Lillhärad')}{rest}"


def seated(world: PageWorld) -> PageBrowser:
    """Sit down at the evaluation, free of conflicts, and open a browser."""
    sit(world)
    db.session.commit()
    return world.at("utvarderare.a")


def test_how_sure_one_is_of_a_mark_is_kept_beside_it_and_told_the_other_when_both_are_done(small_world):
    browser, seat = seated(small_world), sit(small_world)
    question = question_of(seat)
    own = marks.marking(seat).own.marks[question.id]
    page = address(small_world, f"/fraga/{question.id}")
    levels = {f"{question.id}:level:{p.id}": one for p, one in zip(question.kind.parts, own, strict=True)}

    answer = browser.post(
        page, {**levels, f"{question.id}:version": "0", f"{question.id}:sureness": "unsure"}
    )
    again = browser.post(page, {**levels, f"{question.id}:version": "1", f"{question.id}:sureness": "gissar"})

    line = marks.marking(sit(small_world)).line(question)
    assert (answer.status_code, again.status_code) == (302, 302)
    assert (line.kept.sureness, line.kept.version) == ("", 2)

    browser.post(page, {f"{question.id}:version": "2", f"{question.id}:sureness": "unsure"})
    b = sit(small_world, "b")
    for one in (sit(small_world), b):
        finish(one)
    db.session.commit()
    told = small_world.at("utvarderare.b").get(address(small_world, f"/samsyn/{question.id}")).text
    listed = browser.get(address(small_world, "?visa=osakra")).text
    assert told.count("Hur säker: osäker") == 1
    assert listed.count(f"{question.number} {question.text}") == 1


def test_a_mark_that_says_nothing_of_how_sure_one_is_leaves_it_as_it_stands(small_world):
    seat = sit(small_world)
    question = question_of(seat)
    mark = other_levels(seat, question)
    marks.give_mark(seat, "a", question, mark, MOTIVATION, 0, sureness="fairly")

    kept_now = marks.give_mark(seat, "a", question, mark, "Nya ord.", 1)

    assert (kept_now.sureness, kept_now.version) == ("fairly", 2)


def test_an_evaluator_sees_how_the_scale_has_been_used_so_far(small_world):
    browser, seat = seated(small_world), sit(small_world)
    question = question_of(seat)
    before = browser.get(address(small_world)).text
    marks.give_mark(seat, "a", question, other_levels(seat, question), MOTIVATION, 0, sureness="sure")
    db.session.commit()

    page = assert_house_rules(browser.get(address(small_world)).text, own_words=False)

    assert before.count("Så har du använt skalan") == 0
    assert "Så har du använt skalan" in page.one("main").text
    assert "Hur säker du säger dig vara: säker 1." in page.one("main").text
