"""Twenty telephones ask and vote at once, on each database: all are counted, and none waits long."""

from __future__ import annotations

import contextvars
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.meetings import Room, kept_votes
from webapp.ground.store.database import db
from webapp.meetings.deeds import meetings

MANY, TIMES = 20, 10


@pytest.mark.both
@pytest.mark.long
def test_twenty_telephones_ask_at_once_and_every_vote_is_counted(world, record_property):
    room = Room(world)
    telephones = [world.browser() for _one in range(MANY)]
    for one in telephones:
        one.post("/mote", {"code": room.meeting.code})
    form = {"turn": "1", **{f"level-{part}": level for part, level in room.level(2).items()}}
    forms = [{"csrf_token": one.token("/mote"), **form} for one in telephones]
    db.session.commit()
    db.session.remove()

    def sits(place: int) -> list[float]:
        client, took = telephones[place].client, []
        for _time in range(TIMES):
            begun = time.perf_counter()
            assert client.get("/mote/lage").status_code == 200
            took.append(time.perf_counter() - begun)
        assert client.post("/mote/rost", data=forms[place]).status_code == 302
        return took

    with ThreadPoolExecutor(MANY) as room_of:
        asked = [room_of.submit(contextvars.Context().run, sits, place) for place in range(MANY)]
        took = sorted(second for one in asked for second in one.result())

    record_property("p95_ms", round(1000 * took[int(0.95 * len(took))]))
    assert kept_votes() == MANY
    meetings.open_votes(room.subject(), room.id, 1)
    assert (room.poll.voted, kept_votes()) == (MANY, 0)
