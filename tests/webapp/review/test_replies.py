"""A municipality reads its draft, replies in time, and gets an outcome with a reason for every reply."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.reviewing import (
    COORDINATOR,
    PLACE,
    Q,
    change_mark,
    evaluation_of,
    join,
    later,
    object_to,
    opened,
    release,
    revealed,
    seat,
    sent,
)
from webapp.ground.calendar import clock
from webapp.ground.events import story
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import (
    ClosedError,
    InvalidError,
    NotAllowedError,
    NotReadyError,
    NotThereError,
    Refusal,
)
from webapp.ground.roles import READER
from webapp.ground.store.database import db
from webapp.review.deeds import results
from webapp.review.deeds.draft import outcomes, replies
from webapp.review.deeds.draft.replies import StaleReplyError, Words
from webapp.review.models.reviews import ACCEPTED_AS_IS, CHANGED, FACTUAL_ERROR, OTHER_LEVEL, UNCHANGED
from webapp.review.queries import stage_overview
from webapp.review.queries.draft.draft import place_words, places
from webapp.review.queries.readers import own_draft

WHY = "Beslutet visar det."


def test_a_draft_is_opened_answered_decided_and_fixed(world):
    one, draft = opened(world)
    reply = object_to(draft)
    assert replies.finish(draft) == 1
    assert stage_overview.standing(one.evaluation).stage == stage_overview.ANSWERING

    change_mark(one)
    outcomes.decide_reply(one, reply, CHANGED, WHY, 1)

    assert stage_overview.standing(one.evaluation).stage == stage_overview.READY
    results.publish(world.person("kansli"), one.evaluation.id)
    assert stage_overview.standing(evaluation_of(one)).stage == stage_overview.FIXED


def test_publishing_with_open_replies_is_refused_with_which(world):
    one, draft = opened(world)
    object_to(draft)
    object_to(draft, "3")
    replies.finish(draft)
    number = one.edition.questions[Q].number

    with pytest.raises(NotReadyError) as refused:
        results.publish(world.person("kansli"), one.evaluation.id)

    listed = ", ".join(place.called for place in stage_overview.standing(one.evaluation).unanswered)
    assert sorted(listed.split(", ")) == sorted([number, "område 3"])
    assert refused.value.sentence == f"Kommunens svar har inte fått något utfall: {listed}."


def test_nothing_is_fixed_while_the_municipality_replies(world):
    one, _draft = opened(world)

    with pytest.raises(NotReadyError, match="sakgranskar"):
        results.publish(world.person("kansli"), one.evaluation.id)
    later(15)

    results.publish(world.person("kansli"), one.evaluation.id)
    assert stage_overview.standing(evaluation_of(one)).stage == stage_overview.FIXED


def test_a_draft_leaves_the_pair_only_when_it_is_released(world):
    one, reader = sent(world)
    soon = clock.now() + timedelta(days=14)

    with pytest.raises(NotReadyError, match="inte släppt"):
        replies.open_reply(one.person_id, one.evaluation, soon)
    release(reader)
    replies.open_reply(one.person_id, one.evaluation, soon)

    assert stage_overview.standing(one.evaluation).stage == stage_overview.REPLYING


def test_a_municipality_does_not_reach_its_draft_before_it_is_opened(world):
    one = revealed(world)

    with pytest.raises(NotThereError):
        own_draft(world.person(COORDINATOR), one.evaluation.id)


def test_what_is_read_is_the_draft_as_it_was_opened(world):
    one, _draft = opened(world)
    place = places(one.edition)[Q]
    before = place_words(place, one.edition, stage_overview.time_of(one.evaluation.id).content)
    change_mark(one)

    assert place_words(place, one.edition, stage_overview.time_of(one.evaluation.id).content) == before


def test_a_reply_after_the_last_day_is_refused_and_more_time_lets_it_in(world):
    one, draft = opened(world)
    later(15)

    with pytest.raises(ClosedError, match="gått ut"):
        object_to(draft)
    with pytest.raises(InvalidError):
        replies.open_reply(world.person("kansli"), one.evaluation, clock.now() - timedelta(minutes=1))
    replies.open_reply(world.person("kansli"), one.evaluation, clock.now() + timedelta(days=3))

    object_to(draft)
    assert [reply.kind for reply in stage_overview.standing(one.evaluation).replies] == [FACTUAL_ERROR]


def test_a_reply_within_the_grace_after_the_last_minute_is_kept(world):
    one, draft = opened(world, days=1)
    now = stage_overview.time_of(one.evaluation.id).closes_at + timedelta(minutes=1)
    clock.set_clock(lambda: now)

    object_to(draft)

    assert len(stage_overview.standing(one.evaluation).replies) == 1


def test_of_two_colleagues_who_reply_to_one_question_the_second_sees_both(world):
    _one, draft = opened(world)
    object_to(draft, clause="Första")

    with pytest.raises(StaleReplyError) as refused:
        object_to(draft, clause="Andra")

    assert refused.value.kept.clause == "Första"
    object_to(draft, version=1, clause="Andra")
    assert replies.reply_to(draft.evaluation.id, Q).clause == "Andra"


def test_a_reader_reads_the_draft_but_does_not_reply_or_finish(world):
    one, _draft = opened(world)
    reader = own_draft(join("lasare.l", PLACE, READER), one.evaluation.id)

    with pytest.raises(NotAllowedError):
        object_to(reader)
    with pytest.raises(NotAllowedError):
        replies.finish(reader)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (Words("", "", ""), ["kind"]),
        (Words("hostile", "x", "y"), ["kind"]),
        (Words(FACTUAL_ERROR, "", ""), ["clause", "evidence"]),
        (Words(OTHER_LEVEL, "", "Beslut"), ["levels"]),
        (Words(FACTUAL_ERROR, "x" * 2_001, "y"), ["clause"]),
        (Words(OTHER_LEVEL, "", "An area has no level", {"part": "1"}), ["kind"]),
    ],
)
def test_a_reply_without_clause_or_evidence_is_refused_beside_its_field(small_world, words, fields):
    _one, draft = opened(small_world)

    with pytest.raises(InvalidError) as refused:
        replies.save_reply(draft, places(draft.edition)["3" if words.levels else Q], words)

    assert sorted(refused.value.faults) == sorted(fields)


def test_accepting_the_rest_leaves_nothing_open_and_closes_the_replies(world):
    one, draft = opened(world)
    replies.save_reply(draft, places(draft.edition)[Q], Words(ACCEPTED_AS_IS))

    assert replies.finish(draft) == 0

    assert stage_overview.standing(one.evaluation).stage == stage_overview.READY
    with pytest.raises(ClosedError):
        object_to(draft, version=1)
    with pytest.raises(ClosedError):
        replies.finish(draft)


def test_an_outcome_waits_for_the_municipality_and_says_what_is_so(world):
    one, draft = opened(world)
    reply = object_to(draft)
    with pytest.raises(NotReadyError, match="inte klar"):
        outcomes.decide_reply(one, reply, UNCHANGED, WHY, 1)
    replies.finish(draft)

    with pytest.raises(NotReadyError, match="Ingenting är ändrat"):
        outcomes.decide_reply(one, reply, CHANGED, WHY, 1)
    with pytest.raises(InvalidError) as refused:
        outcomes.decide_reply(one, reply, "", "", 1)
    assert sorted(refused.value.faults) == ["outcome", "why"]
    change_mark(one)
    with pytest.raises(NotReadyError, match="något ändrat"):
        outcomes.decide_reply(one, reply, UNCHANGED, WHY, 1)

    assert outcomes.decide_reply(one, reply, CHANGED, WHY, 1).outcome_why == WHY


def test_of_two_evaluators_who_decide_at_once_the_second_is_told(world):
    one, draft = opened(world)
    reply = object_to(draft)
    replies.finish(draft)
    outcomes.decide_reply(one, reply, UNCHANGED, WHY, 1)

    with pytest.raises(Refusal, match="redan gett svaret ett utfall"):
        outcomes.decide_reply(seat(world, "b"), reply, UNCHANGED, "Något annat.", 1)

    assert replies.reply_to(one.evaluation.id, Q).outcome_why == WHY


def test_an_accepted_place_or_another_evaluations_reply_gets_no_outcome(world):
    one, draft = opened(world)
    reply = replies.save_reply(draft, places(draft.edition)[Q], Words(ACCEPTED_AS_IS)).id
    replies.finish(draft)

    for missing in (reply, 999_999):
        with pytest.raises(NotThereError):
            outcomes.decide_reply(one, missing, UNCHANGED, WHY, 1)


def test_the_municipality_reads_in_its_events_what_happened_to_its_replies(world):
    one, draft = opened(world)
    reply = object_to(draft)
    replies.finish(draft)
    outcomes.decide_reply(one, reply, UNCHANGED, WHY, 1)

    told = [event.sentence for event in story.story(draft.edition, draft.assessment.id, 4)]

    assert told[:3] == [
        "tog ställning till ett svar på utkastet: inte ändrat",
        "sade till att svaren på utkastet är klara",
        "svarade på utkastet",
    ]
    to = select(Letter.link).where(Letter.recipient == COORDINATOR).order_by(Letter.id.desc()).limit(2)
    assert list(db.session.scalars(to)) == [f"/utkast/{one.evaluation.id}"] * 2
