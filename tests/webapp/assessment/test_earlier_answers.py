"""Last time's answers beside this time's questions: seen, and counted only when taken over."""

from __future__ import annotations

import pytest

from tests.support.colleagues import Q, hand_in
from tests.support.last_time import SAID, begin, last_time
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, earlier_answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import answers as answer_queries
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db


def recalled(subject, *ids):
    return earlier_answers.recalled(subject, [subject.edition.questions[one] for one in ids or (Q,)])


@pytest.mark.parametrize("edition", ["kommunkompassen/2012", "kommunkompassen/2010"])
def test_last_time_stands_beside_the_same_question_and_counts_for_nothing(world, edition):
    last_time(world, edition, {Q: SAID})
    subject = begin(world)

    found = recalled(subject, Q, "kommunikation-policy")

    assert list(found) == [Q]
    assert (found[Q].said, found[Q].how, found[Q].edition.id) == (SAID, "same", edition)
    assert answer_queries.kept_answers(subject.id) == {}


def test_what_is_taken_over_is_an_ordinary_answer(world):
    last_time(world, "kommunkompassen/2012", {Q: SAID})
    subject = begin(world)

    outcome = earlier_answers.take_over(subject, Q, 0, "k1")

    assert (outcome.status, answer_queries.current(subject.id, Q).said) == ("saved", SAID)


def test_taking_over_after_somebody_else_has_answered_is_a_conflict(world):
    last_time(world, "kommunkompassen/2012", {Q: SAID})
    subject = begin(world)
    answers.save_answers(subject, [Sent(Q, Said(text="Nytt."), 0, "")])

    assert earlier_answers.take_over(subject, Q, 0, "").refused is True
    earlier_answers.take_over(subject, Q, 1, "")
    assert answer_queries.current(subject.id, Q).said.text == "Nytt.\n\nSå gjorde vi då."


def test_measures_of_the_first_edition_give_their_text_but_no_levels(world):
    edition = begin(world, "kommunkompassen/2006").edition
    asked = next(iter(edition.questions.values()))
    part = asked.kind.parts[0]
    taken = next(level for level in part.levels if level.share)
    last_time(world, edition.id, {asked.id: Said({part.id: taken.id}, "Vi gjorde så.")})
    subject = begin(world)
    behind = earlier_answers._behind(subject.edition)[edition.id]
    now = next(question for question, one in behind.items() if asked.id in one.old)

    found = recalled(subject, now)[now]

    assert (found.said, found.how) == (Said(text="Vi gjorde så."), behind[now].how)
    assert found.levels == (f"Åtgärder som var vidtagna: {part.ask}",)


def test_what_was_never_handed_in_is_no_last_time(world):
    subject = begin(world)
    answers.save_answers(subject, [Sent(Q, SAID, 0, "")])

    assert recalled(begin(world)) == {}


def test_another_municipalitys_answers_are_never_recalled(world):
    theirs = world.assessment("Norrvik")

    assert db.session.get_one(Assessment, theirs).submitted_at is not None
    assert recalled(begin(world)) == {}


def test_nothing_is_recalled_where_nothing_can_be_changed(world):
    last_time(world, "kommunkompassen/2012", {Q: SAID})
    subject = hand_in(world)

    assert recalled(subject) == {}
    with pytest.raises(NotThereError):
        earlier_answers.take_over(subject, Q, 0, "")


def test_not_applicable_is_recalled_with_its_reason(world):
    said = Said(not_applicable=True, reason="Vi har ingen sådan.")
    last_time(world, "kommunkompassen/2012", {Q: said})

    found = recalled(begin(world))[Q]

    assert (found.said, found.levels) == (said, ("Ej tillämplig: Vi har ingen sådan.",))
