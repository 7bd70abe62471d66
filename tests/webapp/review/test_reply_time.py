"""A municipality gets the time it was promised for its draft, or is told why not."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.reviewing import COORDINATOR, change_mark, renewal, replied, revealed
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db
from webapp.review.deeds.draft import renewal as renewal_deeds
from webapp.review.deeds.draft import replies
from webapp.review.deeds.draft.renewal import Renewal

WHY = "Beslutet visar det."


def soon(days=14):
    return clock.now() + timedelta(days=days)


def test_a_time_shorter_than_promised_needs_a_reason(world):
    one, draft, _reply = replied(world)
    change_mark(one)
    short = renewal(one, days=2)

    with pytest.raises(InvalidError) as refused:
        renewal_deeds.send_version(one, short)
    assert list(refused.value.faults) == ["hurry"]
    row = renewal_deeds.send_version(
        one, Renewal(short.closes_at, short.reasons, short.seen, "Juryn möts i morgon.")
    )

    assert row.hurry == "Juryn möts i morgon."
    assert draft.evaluation.id == row.evaluation_id


@pytest.mark.parametrize(("days", "taken"), [(13, False), (14, True)])
def test_a_draft_is_opened_for_two_weeks_or_with_a_reason(world, days, taken):
    one = revealed(world)

    if taken:
        replies.open_reply(one.person_id, one.evaluation, soon(days))
    else:
        with pytest.raises(InvalidError) as refused:
            replies.open_reply(one.person_id, one.evaluation, soon(days))
        assert list(refused.value.faults) == ["hurry"]
        replies.open_reply(one.person_id, one.evaluation, soon(days), "Fullmäktige möts då.")
    body = db.session.scalars(select(Letter.body).where(Letter.recipient == COORDINATOR)).all()[-1]
    assert ("kortare än två veckor" in body) == (not taken)
