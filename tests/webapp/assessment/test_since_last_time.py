"""The questions of an assessment by what has become of them since last time."""

from __future__ import annotations

import pytest

from tests.support.pages import assert_house_rules
from tests.support.years import BEFORE, HIGH, LOW, place, said, year
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, earlier_answers, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.earlier_answers import CHANGED, LEFT, NEW, UNCHANGED, since_last_time, take_over
from webapp.assessment.deeds.starts import Wanted
from webapp.assessment.queries.own_assessment import own_assessment

EDITION = "kommunkompassen/2012"


def _begin(world, **wanted):
    who = world.person("samordnare")
    return own_assessment(who, starts.start(who, place(world), EDITION, Wanted(**wanted)))


def _states(subject):
    found = {}
    for one in since_last_time(subject):
        found[one.state] = found.get(one.state, 0) + 1
    return found


def test_without_a_last_time_all_is_new(world):
    subject = _begin(world, name="Den första")

    assert _states(subject) == {NEW: len(subject.edition.questions)}


def test_what_waits_what_is_taken_over_and_what_is_changed_are_told_apart(world):
    year(world, 700, level=LOW, name="Då")
    subject = _begin(world, name="Nu")
    one, two, *rest = subject.edition.questions
    take_over(subject, one, 0, "k1")
    answers.save_answers(subject, [Sent(two, said(subject, two, HIGH), 0, "")])

    assert _states(subject) == {UNCHANGED: 1, CHANGED: 1, LEFT: len(rest)}


def test_a_last_time_that_asked_only_some_areas_leaves_the_others_to_the_time_before(world):
    year(world, 900, level=LOW, name="Hel")
    year(world, 300, level=HIGH, name="Del", areas=frozenset({"4"}))

    whole, part = _begin(world, name="Ny hel"), _begin(world, name="Ny del", areas=frozenset({"4"}))

    assert _states(whole) == {LEFT: len(whole.edition.questions)}
    question = next(iter(part.edition.questions))
    then = earlier_answers.recalled(part, [part.edition.questions[question]])[question]
    assert then.said == said(part, question, HIGH)


def test_over_a_bridge_every_question_is_in_one_state(world):
    year(world, 900, BEFORE, name="Gammal")
    subject = _begin(world, name="Ny")

    found = _states(subject)

    assert sum(found.values()) == len(subject.edition.questions)
    assert found[LEFT] > found.get(NEW, 0)


@pytest.mark.parametrize("shown", ["", "kvar", "andrat", "oforandrat", "nytt", "annat"])
def test_the_filters_list_what_they_count(small_world, shown):
    year(small_world, 700, level=LOW, name="Då")
    subject = _begin(small_world, name="Nu")
    question = next(iter(subject.edition.questions))
    answers.save_answers(subject, [Sent(question, Said(text="Nytt"), 0, "")])

    to = f"/sjalvvardering/{subject.id}/forra-gangen?visa={shown}"
    page = assert_house_rules(small_world.at("samordnare").get(to).text, own_words=False)

    (chip,) = [
        one for one in page.all("a") if one.attrs.get("aria-current") == "page" and "visa=" in one["href"]
    ]
    listed = [one for one in page.all("a") if "/delomrade/" in one["href"]]
    assert int(chip.text.split()[-1]) == len(listed)
