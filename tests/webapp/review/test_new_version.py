"""A new version of a draft: read by the third reader, sent with reasons, replied to where it is changed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.reviewing import (
    COORDINATOR,
    PLACE,
    Q,
    change_mark,
    later,
    object_to,
    opened,
    release,
    renewal,
    replied,
    sent,
)
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, Refusal
from webapp.ground.store.database import db
from webapp.review.deeds import results, reviews
from webapp.review.deeds.draft import outcomes, replies
from webapp.review.deeds.draft import renewal as renewal_deeds
from webapp.review.deeds.draft.renewal import Renewal
from webapp.review.models.reviews import CHANGED, RETURNED, UNCHANGED
from webapp.review.queries import stage_overview
from webapp.review.queries.draft import changes
from webapp.review.queries.draft.draft import content_of, digest_of
from webapp.review.queries.readers import own_draft

WHY = "Beslutet visar det."


def fix(world, one):
    return results.publish(world.person("kansli"), one.evaluation.id)


def another(one):
    """Give a question besides the first."""
    return next(q for q in one.edition.questions if q != Q)


def soon(days=14):
    return clock.now() + timedelta(days=days)


def test_with_a_third_reader_a_new_version_is_read_there_first_with_its_reasons(world):
    one, reader = sent(world)
    release(reader)
    replies.open_reply(one.person_id, one.evaluation, soon())
    replies.finish(own_draft(world.person(COORDINATOR), one.evaluation.id))
    change_mark(one)

    with pytest.raises(NotReadyError, match="inte släppt utvärderingen som den är nu"):
        renewal_deeds.send_version(one, renewal(one))
    with pytest.raises(InvalidError) as refused:
        reviews.send(one)
    assert list(refused.value.faults) == [f"why-{Q}"]
    reviews.send(one, {Q: WHY})
    assert stage_overview.standing(one.evaluation).latest.reasons == {Q: WHY}
    release(reader)
    row = renewal_deeds.send_version(one, Renewal(soon(5), {}, digest_of(content_of(one.evaluation.id))))

    assert (row.number, row.reasons, stage_overview.standing(one.evaluation).released) == (2, {Q: WHY}, True)


def test_a_new_version_that_the_reader_sends_back_is_not_fixed(world):
    one, reader = sent(world)
    release(reader)
    replies.open_reply(one.person_id, one.evaluation, soon())
    later(15)
    change_mark(one)
    reviews.send(one, {"": WHY})
    reviews.decide(reader, RETURNED, "Skriv vad ni såg.", digest_of(content_of(one.evaluation.id)))

    assert stage_overview.standing(one.evaluation).stage == stage_overview.BACK
    with pytest.raises(NotReadyError):
        fix(world, one)


def test_only_what_is_changed_is_replied_to_in_a_new_version(world):
    one, draft, _reply = replied(world)
    change_mark(one)
    renewal_deeds.send_version(one, renewal(one))

    with pytest.raises(ClosedError, match="säger detsamma här"):
        object_to(draft, another(one))
    reply = object_to(draft)
    assert replies.finish(draft) == 1
    outcomes.decide_reply(one, reply, UNCHANGED, WHY, 1)

    fix(world, one)


def test_an_earlier_objection_keeps_its_outcome_beside_the_reply_to_the_new_version(world):
    one, draft, first = replied(world, Q)
    outcomes.decide_reply(one, first, UNCHANGED, WHY, 1)
    change_mark(one)
    with pytest.raises(NotReadyError, match="svar har inte fått något utfall som stämmer"):
        renewal_deeds.send_version(one, renewal(one))
    outcomes.decide_reply(one, first, CHANGED, "Vi läste beslutet igen.", 2)
    change_mark(one, another(one))
    renewal_deeds.send_version(one, renewal(one))
    object_to(draft, another(one))
    with pytest.raises(ClosedError, match="tidigare version"):
        outcomes.decide_reply(one, first, UNCHANGED, WHY, 3)

    now = stage_overview.standing(one.evaluation)
    assert [(reply.number, reply.outcome) for reply in now.objections] == [(1, CHANGED), (2, "")]


def test_a_new_version_waits_until_the_municipality_is_done_and_is_about_what_was_seen(world):
    one, draft = opened(world)
    change_mark(one)
    with pytest.raises(NotReadyError, match="läser utkastet nu"):
        renewal_deeds.send_version(one, renewal(one))
    replies.finish(draft)
    seen = renewal(one)
    change_mark(one, another(one))

    with pytest.raises(Refusal, match="ändrats i utkastet sedan du öppnade sidan"):
        renewal_deeds.send_version(one, seen)
    with pytest.raises(InvalidError) as refused:
        renewal_deeds.send_version(one, renewal(one, **{"": ""}))
    assert sorted(refused.value.faults) == sorted([f"why-{Q}", f"why-{another(one)}"])


def test_before_the_last_day_nothing_that_the_pair_is_shown_tells_where_the_municipality_objects(world):
    one, draft = opened(world)
    object_to(draft)
    change_mark(one)
    change_mark(one, another(one))

    pending = {change.place.key for change in stage_overview.standing(one.evaluation).pending}

    assert pending == {Q, another(one)}


def test_the_municipality_reads_what_was_changed_by_whom_and_why(world):
    one, draft, reply = replied(world, Q)
    change_mark(one)
    outcomes.decide_reply(one, reply, CHANGED, WHY, 1)
    other = another(one)
    change_mark(one, other)
    told = [
        (told.change.place.key, told.who, told.why, told.reply is not None)
        for chapter in changes.chapters(stage_overview.standing(one.evaluation))
        for told in chapter.told
    ]
    assert set(told) == {(Q, "Anna Berg", WHY, True)}

    renewal_deeds.send_version(one, renewal(one, **{other: "Vi fick rapporten för sent."}))

    (chapter,) = changes.chapters(stage_overview.standing(one.evaluation))
    assert chapter.version.number == 2
    assert {(one.change.place.key, one.who, one.why) for one in chapter.told} == {
        (Q, "Anna Berg", WHY),
        (other, "Anna Berg", "Vi fick rapporten för sent."),
    }
    assert all(one.at for one in chapter.told)
    assert draft.may_reply


def test_the_letter_about_a_new_version_leads_to_what_is_changed_and_says_no_points(world):
    one, _draft, _reply = replied(world)
    change_mark(one)
    renewal_deeds.send_version(one, renewal(one))

    query = select(Letter).where(Letter.recipient == COORDINATOR).order_by(Letter.id.desc())
    letter = db.session.scalars(query).first()
    assert letter.link == f"/utkast/{one.evaluation.id}/andrat"
    assert (PLACE in letter.body, "poäng" in letter.body, "underlag" in letter.body) == (True, False, False)
