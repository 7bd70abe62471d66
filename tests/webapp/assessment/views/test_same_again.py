"""Last time's answers for all of a page that nobody has answered, in one press."""

from __future__ import annotations

from tests.support.colleagues import Q
from tests.support.last_time import SAID, begin, last_time
from webapp.assessment.content import Said
from webapp.assessment.queries import answers as answer_queries


def test_last_time_is_taken_over_for_all_of_a_page_that_nobody_has_answered(small_world):
    other = "kommunikation-policy"
    last_time(small_world, "kommunkompassen/2010", {Q: SAID, other: Said(text="Så var det.")})
    subject = begin(small_world)
    browser, to = small_world.at("samordnare"), f"/sjalvvardering/{subject.id}/delomrade/1.1"
    form = browser.page(to).form(f"{Q}:text")

    browser.post(to, {**form, f"{other}:text": "Nytt.", "recall": "alla"})

    told = {one: kept.said for one, kept in answer_queries.kept_answers(subject.id).items()}
    assert told == {Q: SAID, other: Said(text="Nytt.")}
    assert browser.get(to).text.count('name="recall" value="alla"') == 0
