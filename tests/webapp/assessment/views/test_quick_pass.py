"""A quick pass: one question a subarea first, kept as ordinary answers."""

from __future__ import annotations

import pytest

from questionnaires.compass.short_form import short_form
from tests.support.colleagues import own
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.quick_pass import quick_pass


@pytest.fixture
def subject(small_world):
    return own(small_world)


def address(subject):
    return f"/sjalvvardering/{subject.id}/snabbt"


def area(subject, number="1"):
    return short_form(subject.edition).area(number)


def test_it_asks_one_question_a_subarea_by_its_first_part(small_world, subject):
    page = small_world.at("samordnare").page(f"{address(subject)}?omrade=1")

    asked = [one["data-question"] for one in page.all("div") if one["data-question"]]
    assert asked == [one.id for one in area(subject).questions]
    assert len(page.all("fieldset")) == len(asked)


def test_a_level_is_kept_as_an_answer_and_leaves_all_else_of_it_as_it_is(small_world, subject):
    question = subject.edition.questions[area(subject).questions[0].id]
    first, *others = question.kind.parts
    said = Said({one.id: one.levels[1].id for one in others}, "Vår text.")
    answers.save_answers(subject, [Sent(question.id, said, current(subject.id, question.id).version, "")])
    browser = small_world.at("medarbetare")
    form = browser.page(f"{address(subject)}?omrade=1").form("request_key")

    answer = browser.post(
        address(subject), {**form, f"{question.id}:level:{first.id}": first.levels[2].id, "save": "1:2"}
    )

    assert answer.headers["Location"] == f"{address(subject)}?omrade=2"
    assert current(subject.id, question.id).said == Said(
        said.levels | {first.id: first.levels[2].id}, "Vår text."
    )


def test_it_goes_on_where_it_was_left_and_counts_what_is_answered_elsewhere_too(subject):
    begun = quick_pass(subject)
    for one in area(subject).questions:
        said = Said({one.kind.parts[0].id: one.kind.parts[0].levels[-1].id})
        answers.save_answers(subject, [Sent(one.id, said, current(subject.id, one.id).version, "")])
    now = quick_pass(subject)

    assert begun.ahead.number == "1"
    assert (now.done(area(subject)), now.ahead.number > "1") == (len(area(subject).questions), True)
    assert now.compass.areas["1"].secured == now.compass.areas["1"].maximum


def test_somebody_elses_change_is_told_and_nothing_is_lost(small_world, subject):
    question = area(subject).questions[0]
    part = question.kind.parts[0]
    browser = small_world.at("samordnare")
    form = browser.page(f"{address(subject)}?omrade=1").form("request_key")
    other = own(small_world, "medarbetare")
    kept = Said({part.id: part.levels[0].id})
    answers.save_answers(other, [Sent(question.id, kept, current(subject.id, question.id).version, "")])

    answer = browser.post(
        address(subject), {**form, f"{question.id}:level:{part.id}": part.levels[2].id, "save": "1:2"}
    )

    assert (answer.status_code, current(subject.id, question.id).said) == (409, kept)
    assert f"{part.levels[2].name}" in answer.text


def test_an_edition_without_a_short_form_has_no_quick_pass(small_world):
    nomination = own(small_world, edition="kvalitetskommun/2003")

    assert small_world.at("samordnare").get(address(nomination)).status_code == 404
    assert small_world.at("samordnare").get(f"{address(own(small_world))}?omrade=9").status_code == 404
