"""A post that is refused changes nothing, says why in Swedish, and gives back every text with it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.support.form_posts import JSON, TYPED, Post
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar import clock
from webapp.ground.store.database import db


@pytest.fixture(params=[False, True], ids=["by its button", "while it is written"])
def post(request, small_world):
    return Post(small_world, by_script=request.param)


def test_a_level_that_does_not_exist(post):
    part = post.question.kind.parts[0]
    post.form[f"{post.question.id}:level:{part.id}"] = "tusen"

    answer = post.send()

    fault = f"Välj en nivå för {part.name}. Vi kunde inte läsa det som skickades."
    assert answer.status_code == 422
    if post.by_script:
        assert answer.json == {"faults": {f"{post.question.id}:level:{part.id}": fault}}
    else:
        assert Page(answer.text).faults() == [fault]
        assert post.gives_back(answer)
    assert post.rows() == post.kept


def test_a_version_that_is_missing(post):
    del post.form[f"{post.question.id}:version"]

    answer = post.send()

    fault = "Vi kan inte se vilken version av svaret du ändrar. Ladda om sidan och försök igen."
    assert answer.status_code == 422
    if post.by_script:
        assert answer.json == {"faults": {f"{post.question.id}:version": fault}}
    else:
        assert post.gives_back(answer)
    assert post.rows() == post.kept


def test_a_version_that_somebody_has_passed_shows_both_texts(post):
    other = Post(post.world, by_script=False, who="medarbetare")
    other.form[f"{other.question.id}:text"] = "Medarbetarens text."
    assert other.send().status_code == 302
    post.kept = post.rows()

    answer = post.send()

    assert answer.status_code == 409
    if post.by_script:
        said = answer.json["conflict"]
        assert (said["who"], said["theirs"]["text"], said["yours"]["text"]) == (
            "Johan Lind",
            "Medarbetarens text.",
            TYPED,
        )
    else:
        page = assert_house_rules(answer.text, own_words=False)
        marked = [one.text for one in page.all("p") if one["class"] == "prose"]
        both = [re.sub("bara i (ditt|det sparade): ", "", one) for one in marked]
        assert both == [" ".join(TYPED.split()), "Medarbetarens text."]
        assert post.gives_back(answer)
    assert post.rows() == post.kept


def test_a_text_can_be_saved_after_both_have_been_seen(small_world):
    post, other = Post(small_world, by_script=False), Post(small_world, by_script=False, who="medarbetare")
    other.form[f"{other.question.id}:text"] = "Medarbetarens text."
    other.send()
    post.form = Page(post.send().text).form("request_key")

    answer = post.send()

    assert answer.status_code == 302
    assert post.browser.page(post.page).value(f"{post.question.id}:text") == TYPED


def test_a_question_of_another_page(small_world):
    post = Post(small_world, by_script=False)
    post.form["demokrati-strategi:text"] = "Hör hemma i område 1."

    post.assert_refused(post.send(), 422, "Något behöver rättas")


def test_a_question_of_another_edition_while_it_is_written(small_world):
    post = Post(small_world, by_script=True)
    answer = post.browser.send(
        "POST", f"/sjalvvardering/{post.assessment}/fraga/finns-inte", data=post.form, headers=JSON
    )

    post.assert_refused(answer, 404, "Sidan finns inte")


def test_a_script_that_sends_another_question_than_it_says(small_world):
    post = Post(small_world, by_script=True)
    answer = post.browser.send(
        "POST", f"/sjalvvardering/{post.assessment}/fraga/demokrati-strategi", data=post.form, headers=JSON
    )

    assert answer.status_code == 422
    assert post.rows() == post.kept


@pytest.mark.parametrize("late", [False, True], ids=["handed in", "after the deadline"])
def test_an_assessment_that_is_closed(post, late):
    row = db.session.get_one(Assessment, post.assessment)
    if late:
        row.closes_at = clock.now() - timedelta(minutes=16)
    else:
        row.submitted_at = clock.now()
    db.session.commit()

    post.assert_refused(post.send(), 409, "Det gick inte att spara")


def test_an_answer_within_the_grace_is_kept(post):
    db.session.get_one(Assessment, post.assessment).closes_at = clock.now() - timedelta(minutes=14)
    db.session.commit()

    assert post.send().status_code == (200 if post.by_script else 302)


def test_a_reader_who_writes(small_world):
    for by_script in (False, True):
        token = small_world.at("lasare").token("/hem")
        post = Post(small_world, by_script=by_script)
        post.browser, post.form["csrf_token"] = small_world.at("lasare"), token

        post.assert_refused(post.send(), 403, "Du får inte göra det här")


@pytest.mark.parametrize("assessment", ["Norrvik", "absent"])
def test_another_municipality_and_one_that_is_not_there(post, assessment):
    found = 999_999 if assessment == "absent" else post.world.assessment(assessment)

    post.assert_refused(post.send(found), 404, "Sidan finns inte")
