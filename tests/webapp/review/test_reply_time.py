"""A municipality gets the time it was promised for its draft, or is told why not."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.reviewing import (
    COORDINATOR,
    change_mark,
    renewal,
    replied,
    revealed,
)
from webapp import clock
from webapp.models import Letter, db
from webapp.services.refusals import InvalidError
from webapp.services.reviewing import replying
from webapp.services.reviewing.versions import renewal as renewing
from webapp.services.reviewing.versions.renewal import Renewal

WHY = "Beslutet visar det."


def soon(days=14):
    return clock.now() + timedelta(days=days)


def test_a_time_shorter_than_promised_needs_a_reason(world):
    one, draft, _reply = replied(world)
    change_mark(one)
    short = renewal(one, days=2)

    with pytest.raises(InvalidError) as refused:
        renewing.send_version(one, short)
    assert list(refused.value.faults) == ["hurry"]
    row = renewing.send_version(
        one, Renewal(short.closes_at, short.reasons, short.seen, "Juryn möts i morgon.")
    )

    assert row.hurry == "Juryn möts i morgon."
    assert draft.evaluation.id == row.evaluation_id


@pytest.mark.parametrize(("days", "taken"), [(13, False), (14, True)])
def test_a_draft_is_opened_for_two_weeks_or_with_a_reason(world, days, taken):
    one = revealed(world)

    if taken:
        replying.open_reply(one.person_id, one.evaluation, soon(days))
    else:
        with pytest.raises(InvalidError) as refused:
            replying.open_reply(one.person_id, one.evaluation, soon(days))
        assert list(refused.value.faults) == ["hurry"]
        replying.open_reply(one.person_id, one.evaluation, soon(days), "Fullmäktige möts då.")
    body = db.session.scalars(select(Letter.body).where(Letter.recipient == COORDINATOR)).all()[-1]
    assert ("kortare än två veckor" in body) == (not taken)
