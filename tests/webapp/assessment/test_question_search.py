"""Searching among the questions of an assessment: by words, by number, in questions and in answers."""

from __future__ import annotations

import json

import pytest

from tests.support.colleagues import Q, own
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries import own_answers
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.read_through.answer_lines import reading

pytestmark = pytest.mark.both


@pytest.fixture
def subject(small_world):
    subject = own(small_world)
    said = Said(
        text="Medborgarpanelen möts i Kvarnhuset.", evidence=(Link("https://a.example", "Årshjulet"),)
    )
    answers.save_answers(subject, [Sent(Q, said, current(subject.id, Q).version, "")])
    return subject


def shown(subject, query, chosen="", area=""):
    return set(reading(subject, chosen, area, query).shown)


def test_words_are_found_in_answers_and_evidence_whatever_their_ending_or_compound(subject):
    for query in ("kvarnhus", "panelerna", "årshjul", "möts kvarnhuset"):
        assert shown(subject, query) == {Q}
    assert shown(subject, "kvarnhuset uppsala") == set()


def test_words_are_found_in_the_question_and_its_guidance(subject):
    question = subject.edition.questions[Q]
    longest = max(str(question.guidance).strip(".").replace(",", "").split(), key=len)

    assert Q in shown(subject, str(question.text))
    assert Q in shown(subject, longest)


def test_a_number_finds_its_question_and_all_that_begin_with_it(subject):
    numbers = {one.id: one.number for one in subject.edition.questions.values()}

    assert {numbers[one] for one in shown(subject, "1.1.1")} == {"1.1.1"}
    assert shown(subject, "1.2") == {one for one, number in numbers.items() if number.startswith("1.2.")}


def test_a_search_is_counted_within_the_filter_and_the_area_and_taken_along(subject):
    found = reading(subject, query="kvarnhuset")
    data = json.loads(own_answers.answers_file(subject, "json", query="kvarnhuset"))

    assert (found.counts[""], found.of_area("1", ""), found.of_area("2", "")) == (1, 1, 0)
    assert shown(subject, "kvarnhuset", area="2") == set()
    assert [one["question_id"] for one in data["tables"]["answers"]["rows"]] == [Q]
    assert data["about"]["Innehåll"] == "Med ”kvarnhuset”"


def test_the_page_marks_what_was_found_and_leads_to_the_question(small_world, subject):
    page = small_world.at("lasare").page(f"/sjalvvardering/{subject.id}/svar?sok=kvarnhuset")

    assert [one.text for one in page.all("mark")] == ["Kvarnhuset"]
    (answer,) = page.all("article")
    assert [one["href"] for one in answer.all("a")][-1] == (
        f"/sjalvvardering/{subject.id}/delomrade/1.1?fraga={Q}#{Q}"
    )
