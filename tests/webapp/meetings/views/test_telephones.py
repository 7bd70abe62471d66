"""A meeting as people meet it: a leader at the wall, telephones, and a colleague who takes over."""

from __future__ import annotations

import pytest
from sqlalchemy import event, func, select

from tests.support.meetings import Room, kept_votes
from tests.support.pages import Page, assert_house_rules
from webapp.ground.store.database import db
from webapp.meetings.models.meetings import Poll
from webapp.meetings.queries import telephones
from webapp.meetings.queries.spread import UNKNOWN
from webapp.people.models.sign_ins import FailedTries

WRONG = "XXXXXX"
JSON = {"Accept": "application/json"}


@pytest.fixture
def room(small_world):
    return Room(small_world)


def joined(room, code=""):
    """Let a telephone join by the code."""
    telephone = room.world.browser()
    answer = telephone.post("/mote", {"code": code or room.meeting.code})
    assert (answer.status_code, answer.location) == (302, "/mote")
    return telephone


def sent(room, place):
    return {"turn": room.turn, **{f"level-{part}": level for part, level in room.level(place).items()}}


def wall(room):
    return f"/sjalvvardering/{room.subject().id}/moten/{room.id}"


def press(room, what, who="samordnare", **more):
    form = {"turn": room.turn, **more}
    return room.world.at(who).post(f"{wall(room)}/{what}", form, page=wall(room), follow_redirects=True)


def test_a_telephone_votes_without_account_and_sees_all_votes_when_they_are_shown(room):
    one, other = joined(room), joined(room, room.meeting.code.lower())
    for telephone, place in ((one, 0), (other, 4), (other, 3)):
        told = telephone.post("/mote/rost", sent(room, place), page="/mote", follow_redirects=True)
        assert "Din röst är mottagen." in told.text

    shown = press(room, "visa")

    assert (kept_votes(), "2 har röstat" in shown.text, "2 har röstat" in one.get("/mote").text) == (
        0,
        True,
        True,
    )
    assert_house_rules(one.get("/mote").text)
    assert_house_rules(shown.text)


def test_a_code_in_the_address_is_filled_in_and_tells_nothing_until_it_is_sent(room):
    right, wrong = (room.world.browser().page(f"/mote?kod={code}") for code in (room.meeting.code, WRONG))

    assert (right.value("code"), wrong.value("code")) == (room.meeting.code, WRONG)
    assert right.one("main").text == wrong.one("main").text


def test_a_wrong_code_is_told_and_counted_and_too_many_are_refused(room):
    room.world.app.config["GUEST_LIMIT"] = "1 per minute"
    stranger, inside = room.world.browser(), joined(room)
    answers = [stranger.post("/mote", {"code": WRONG}, page="/mote") for _try in range(6)]

    assert [one.status_code for one in answers] == [422, 422, 422, 422, 422, 429]
    assert "Det finns inget möte med den koden" in answers[0].text
    assert "Vänta några minuter, läs koden på väggen" in answers[-1].text
    assert db.session.scalar(select(func.max(FailedTries.times))) == 5
    assert inside.get("/mote").status_code == 200


def test_joining_again_gives_a_telephone_no_second_vote(room):
    telephone = joined(room)
    for _time in range(2):
        telephone.post("/mote/rost", sent(room, 2), page="/mote")
        telephone.post("/mote", {"code": room.meeting.code}, page=f"/mote?kod={room.meeting.code}")

    assert kept_votes() == 1


def test_a_vote_on_the_question_before_is_told_beside_the_new_question(room):
    telephone, form = joined(room), sent(room, 1)
    press(room, "fraga", question=room.questions[1])

    answer = telephone.post("/mote/rost", form, page="/mote")

    assert (answer.status_code, kept_votes()) == (409, 0)
    assert Page(answer.text).faults() == ["Frågan har bytts sedan du valde."]
    number = room.subject().edition.questions[room.questions[1]].number
    assert Page(answer.text).one("h1").text.startswith(number)


def test_a_vote_after_the_votes_were_shown_is_told_to_a_page_and_to_a_script(room):
    telephone, form = joined(room), sent(room, 1)
    room.show(2, 2)

    answers = [telephone.post("/mote/rost", form, page="/logga-in", headers=one) for one in ({}, JSON)]

    assert [one.status_code for one in answers] == [409, 409]
    assert answers[1].get_json() == {"error": "Rösterna är redan visade."}
    assert kept_votes() == 0


def test_a_vote_for_nothing_is_told_beside_the_form(room):
    answer = joined(room).post("/mote/rost", {"turn": "1"}, page="/mote")

    assert (answer.status_code, Page(answer.text).faults()) == (
        422,
        ["Välj en nivå, eller ”Vet inte”, innan du röstar."],
    )


def test_nobody_votes_without_the_code(room):
    answer = room.world.browser().post("/mote/rost", sent(room, 1), page="/mote")

    assert (answer.status_code, kept_votes()) == (409, 0)


def test_a_dead_code_and_a_meeting_that_ended_are_told(room):
    telephone, code = joined(room), room.meeting.code
    press(room, "avsluta")

    late = room.world.browser().post("/mote", {"code": code}, page="/mote")

    assert Page(telephone.get("/mote").text).one("h1").text == "Mötet är slut"
    assert (late.status_code, Page(late.text).faults()) == (
        410,
        ["Det mötet är slut, och koden gäller inte längre."],
    )
    assert telephone.get("/mote/lage").get_json() == {"state": "slut"}
    voted = telephone.post("/mote/rost", {"turn": "1", "level-system": UNKNOWN}, page="/mote", headers=JSON)
    assert (voted.status_code, voted.get_json()) == (409, {"error": "Mötet är slut."})


def test_a_telephone_asks_what_is_new_in_one_query(room):
    telephone, asked = joined(room), []
    telephone.get("/mote/lage")
    hear = lambda *_any: asked.append(_any[2]) if _any[2] != "BEGIN" else None  # noqa: E731

    event.listen(db.engine, "before_cursor_execute", hear)
    states = [telephone.get("/mote/lage").get_json()]
    event.remove(db.engine, "before_cursor_execute", hear)
    room.show(1, 1)
    states.append(telephone.get("/mote/lage").get_json())

    assert (len(asked), states) == (1, [{"state": "1"}, {"state": "1:visad"}])


def test_the_wall_tells_how_many_have_voted_and_never_who(room):
    room.vote(0, 4)

    told = room.world.at("samordnare").get(f"{wall(room)}/lage").get_json()

    assert told == {"state": "1", "voted": 2}
    assert telephones.state_on_wall(0) == ("slut", 0)


def test_a_colleague_takes_over_when_the_leader_is_gone(room):
    room.vote(1, 1)
    listing = room.world.at("medarbetare").get(wall(room).rpartition("/")[0])

    assert wall(room) in Page(listing.text).addresses()
    assert "Vad kommer ni fram till?" in press(room, "visa", "medarbetare").text


def test_votes_of_one_are_not_shown_and_a_stale_press_says_so(room):
    room.vote(1)
    few = press(room, "visa")
    room.show(1, 2)
    stale = press(room, "fraga", turn=9, question=room.questions[1])

    assert "Minst två behöver rösta" in few.text
    assert "Någon annan har redan gått vidare" in stale.text
    assert room.turn == 1


def test_what_was_agreed_is_kept_on_the_page_with_its_faults(room):
    room.show(0, 0, 4, 4)
    to = f"/sjalvvardering/{room.subject().id}/omrostning/{room.poll.id}"
    at, levels = room.world.at("samordnare"), {k: v for k, v in sent(room, 2).items() if k != "turn"}
    kept = {"version": "0", "answer_version": "99", "save": "answer", "minutes": "Olika."}

    refused = at.post(to, {**kept, **levels}, page=wall(room))
    without = at.post(to, {**kept, "version": "1"}, page=wall(room))
    stale = at.post(to, {**kept, "save": "minutes", "minutes": "Annat."}, page=wall(room))

    assert (refused.status_code, without.status_code, stale.status_code) == (409, 422, 409)
    assert "Protokollet är sparat, men svaret ändrades" in refused.text
    assert Page(without.text).faults() == ["Välj den nivå som ni kom fram till."]
    assert [Page(stale.text).value("minutes"), '<p class="quote">Olika.</p>' in stale.text] == [
        "Annat.",
        True,
    ]
    assert db.session.scalars(select(Poll.minutes)).all() == ["Olika."]


def test_meetings_are_listed_with_where_the_practice_is_uneven(room):
    room.show(0, 0, 4, 4)
    press(room, "avsluta")
    at, listing = room.world.at("lasare"), wall(room).rpartition("/")[0]
    question = f"/sjalvvardering/{room.subject().id}/fraga/{room.questions[0]}/moten"

    page = assert_house_rules(at.get(listing).text)

    assert {question, wall(room)} <= set(page.addresses())
    assert "Starta mötet" not in page.one("main").text
    assert_house_rules(at.get(question).text)
    assert_house_rules(at.get(wall(room)).text)


def test_chosen_areas_alone_are_offered_and_a_nomination_has_no_meetings(room):
    nomination = room.world.assessment("Exempelby", "kvalitetskommun/2003")
    page = room.world.at("samordnare").page(wall(room).rpartition("/")[0])
    areas = [one["value"] for one in page.all("input") if one["value"].startswith("area:")]

    assert areas == [f"area:{one.number}" for one in room.subject().edition.areas]
    assert room.world.at("samordnare").get(f"/sjalvvardering/{nomination}/moten").status_code == 404
