"""What is changed after the draft was released or opened is read by all it concerns before it is fixed."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from tests.support.reviewing import (
    COORDINATOR,
    Q,
    change_mark,
    evaluation_of,
    later,
    object_to,
    release,
    renewal,
    replied,
    revealed,
    sent,
)
from webapp.evaluation.deeds import marks
from webapp.evaluation.queries.marks import mark_from_data
from webapp.ground.calendar import clock
from webapp.ground.refusals import ClosedError, NotReadyError
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.results.deeds import report_texts
from webapp.results.queries.report.report_texts import Words as ReportWords
from webapp.review.deeds import results, reviews, texts
from webapp.review.deeds.draft import outcomes, replies
from webapp.review.deeds.draft import renewal as renewal_deeds
from webapp.review.deeds.texts import Sent
from webapp.review.models.reviews import CHANGED, UNCHANGED, Reply
from webapp.review.queries import stage_overview
from webapp.review.queries.draft.draft import content_of
from webapp.review.queries.readers import own_draft

WHY = "Beslutet visar det."


def fix(world, one):
    return results.publish(world.person("kansli"), one.evaluation.id)


def soon(days=14):
    return clock.now() + timedelta(days=days)


def _text(one):
    texts.save_texts(one, one.edition.area("3"), [Sent("running-3.1", "Nytt", 1)])


def _emptied(one):
    texts.save_texts(one, one.edition.area("3"), [Sent("running-3.1", "", 1)])


def _example_gone(one):
    (row,) = texts.examples_of(one.evaluation.id)
    texts.remove_example(one, row.id, row.version)


def _example_more(one):
    texts.add_example(one, one.edition.area("3"), "Ett till", "")


def _summary(one):
    report_texts.save_words(one, {"summary": ReportWords("Något annat", 1)})


def test_a_mark_changed_after_the_release_goes_back_to_the_reader_before_the_draft_is_opened_or_fixed(world):
    one, reader = sent(world)
    release(reader)
    change_mark(one)
    number = one.edition.questions[Q].number

    with pytest.raises(NotReadyError, match="ändrat sedan kvalitetsgranskaren släppte") as refused:
        fix(world, one)
    with pytest.raises(NotReadyError, match="inte släppt utvärderingen som den är nu"):
        replies.open_reply(one.person_id, one.evaluation, soon())
    assert (number in refused.value.sentence, stage_overview.standing(one.evaluation).stage) == (
        True, stage_overview.CHANGED_AFTER,
    )  # fmt: skip
    reviews.send(one)
    release(reader)

    fix(world, one)
    assert stage_overview.standing(evaluation_of(one)).stage == stage_overview.FIXED


def test_a_mark_changed_after_the_opening_is_not_fixed_until_the_municipality_has_read_it(world):
    one, draft, _reply = replied(world)
    change_mark(one)
    number = one.edition.questions[Q].number

    with pytest.raises(NotReadyError) as refused:
        fix(world, one)
    assert refused.value.sentence == f"Det här är ändrat sedan kommunen fick utkastet: {number}."
    assert stage_overview.standing(one.evaluation).stage == stage_overview.RENEWING
    renewal_deeds.send_version(one, renewal(one))
    assert stage_overview.standing(one.evaluation).stage == stage_overview.REPLYING
    with pytest.raises(NotReadyError, match="sakgranskar"):
        fix(world, one)
    assert replies.finish(draft) == 0

    fix(world, one)


def test_what_a_reply_has_changed_needs_no_new_version_and_no_new_reading(world):
    one, reader = sent(world)
    release(reader)
    replies.open_reply(one.person_id, one.evaluation, soon())
    draft = own_draft(world.person(COORDINATOR), one.evaluation.id)
    reply = object_to(draft)
    replies.finish(draft)
    change_mark(one)
    outcomes.decide_reply(one, reply, CHANGED, WHY, 1)

    with pytest.raises(ClosedError, match="bara det ändrat som kommunens svar"):
        reviews.send(one)
    with pytest.raises(ClosedError, match="bara det ändrat som dess svar"):
        renewal_deeds.send_version(one, renewal(one))
    fix(world, one)


@pytest.mark.parametrize("again", [CHANGED, UNCHANGED])
def test_a_mark_changed_after_its_outcome_needs_another_outcome(world, again):
    one, _draft, reply = replied(world, Q)
    if again == CHANGED:
        change_mark(one)
    outcomes.decide_reply(one, reply, again, WHY, 1)
    change_mark(one)

    with pytest.raises(NotReadyError, match="ändrat sedan kommunens svar fick sina utfall"):
        fix(world, one)
    assert stage_overview.standing(one.evaluation).stage == stage_overview.ANSWERING
    outcome = CHANGED if Q in stage_overview.standing(one.evaluation).changed else UNCHANGED
    outcomes.decide_reply(one, reply, outcome, "Vi ändrade en gång till.", 2)

    fix(world, one)


@pytest.mark.parametrize(
    ("change", "place", "what"),
    [
        (change_mark, Q, "Bedömning"),
        (_text, "3", "Löpande text 3.1"),
        (_emptied, "3", "Löpande text 3.1"),
        (_example_gone, "3", "Gott exempel"),
        (_example_more, "3", "Gott exempel"),
        (_summary, "rapport", "Sammanfattning"),
    ],
)
def test_whatever_is_in_the_draft_makes_a_new_version_when_it_is_changed(small_world, change, place, what):
    one = revealed(small_world)
    texts.save_texts(one, one.edition.area("3"), [Sent("running-3.1", "Först", 0)])
    texts.add_example(one, one.edition.area("3"), "Ett", "")
    report_texts.save_words(one, {"summary": ReportWords("Så var det", 0)})
    replies.open_reply(one.person_id, one.evaluation, soon())
    draft = own_draft(small_world.person(COORDINATOR), one.evaluation.id)
    replies.finish(draft)

    change(one)

    pending = stage_overview.standing(one.evaluation).pending
    assert (pending[0].place.key, pending[0].what) == (place, what)
    with pytest.raises(NotReadyError, match="ändrat sedan kommunen fick utkastet"):
        fix(small_world, one)
    renewal_deeds.send_version(one, renewal(one))
    assert object_to(draft, place) > 0


def test_what_is_changed_back_again_needs_nothing(world):
    one, _draft, _reply = replied(world)
    kept = content_of(one.evaluation.id)["marks"][Q]
    change_mark(one)

    question = one.edition.questions[Q]
    version = marks.marking(one, AGREED).line(question).kept.version
    marks.give_mark(
        one, AGREED, question, mark_from_data(question, kept["mark"]), kept["motivation"], version
    )

    assert stage_overview.standing(one.evaluation).stage == stage_overview.READY
    fix(world, one)


@pytest.mark.parametrize("touched", [False, True])
def test_an_outcome_from_before_places_were_kept_holds_unless_the_place_was_touched_since(world, touched):
    one, _draft, reply = replied(world, Q)
    change_mark(one)
    outcomes.decide_reply(one, reply, CHANGED, WHY, 1)
    db.session.execute(update(Reply).values(settled=None))
    db.session.commit()
    if touched:
        later(1)
        change_mark(one)

    assert bool(stage_overview.standing(one.evaluation).unanswered) == touched
