"""Somebody whose post in a round ends leaves no orphan: seats, drafts, requests and invitations go on."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.evaluators import make_evaluator
from tests.support.inbox import the_round
from tests.support.judges import finish, reveal, sit
from tests.support.pages import assert_house_rules
from webapp.award.deeds import steps
from webapp.evaluation.deeds.seats import seats
from webapp.evaluation.queries import round_overview
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.evaluator_choice import choosing
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.office.deeds import holdings_in_rounds, staff
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.models.invitations import Invitation
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import SecondSay
from webapp.rounds.queries import entrants


def post_of(world, who: str) -> Post:
    query = select(Post).filter_by(person_id=world.person(who), round_id=the_round().id)
    return db.session.scalars(query).one()


def end(world, who: str, by: str = "kansli", *, seen: bool = True) -> str:
    return staff.end_post(world.person(by), the_round().id, post_of(world, who).id, seen=seen)


def entrant(world) -> int:
    place = db.session.get(type(sit(world, "b").evaluation), world.evaluation("Lillhärad")).assessment
    lines = entrants.entrants(the_round().id)
    return next(one.id for one in lines if one.municipality_id == place.municipality_id)


def test_an_evaluators_post_ends_once_it_is_seen_what_is_open(world):
    with pytest.raises(NotReadyError, match=r"Anna Berg är utsedd att utvärdera Lillhärad\."):
        end(world, "utvarderare.a", seen=False)
    told = holdings_in_rounds.held(post_of(world, "utvarderare.a")).seats

    end(world, "utvarderare.a")

    assert told == ["Lillhärad"]
    with pytest.raises(NotThereError):
        own_seat.own_seat(world.person("utvarderare.a"), world.evaluation("Lillhärad"), declared=False)


def test_the_office_sees_the_seat_of_one_who_has_left_and_puts_somebody_else_there(world):
    newcomer = make_evaluator("utvarderare.c")
    where = entrant(world)
    finish(sit(world, "a"))
    end(world, "utvarderare.a")
    found = choosing(round_overview.office_page(the_round()))

    seat = seats.replace(world.person("kansli"), the_round(), where, newcomer, "a")

    assert (len(found.gone), found.gone <= found.leaving) == (1, True)
    assert set(found.partial.values()) == {"har lämnat uppdraget"}
    assert (seat.track, seat.person_id) == ("a", newcomer)
    assert choosing(round_overview.office_page(the_round())).gone == frozenset()


def test_the_other_finishes_what_both_have_seen_and_two_who_leave_are_both_replaced(world):
    first, second = make_evaluator("utvarderare.c"), make_evaluator("utvarderare.d")
    reveal(world)
    where = entrant(world)
    office = world.person("kansli")
    end(world, "utvarderare.a")

    with pytest.raises(NotReadyError, match="redan visade för båda"):
        seats.replace(office, the_round(), where, first, "a")
    end(world, "utvarderare.b")
    tracks = [
        seats.replace(office, the_round(), where, who, track).track
        for who, track in ((first, "a"), (second, "b"))
    ]

    assert tracks == ["a", "b"]


def test_a_request_for_a_second_person_is_withdrawn_with_the_one_who_asked(world):
    award_round = the_round()
    db.session.add(
        SecondSay(
            round_id=award_round.id,
            deed=steps.ANNOUNCE,
            asked_by_id=world.person("kansli.b"),
            asked_at=award_round.created_at,
        )
    )
    db.session.commit()
    told = [one.deed for one in holdings_in_rounds.held(post_of(world, "kansli.b")).requests]

    end(world, "kansli.b", "kansli.b")

    assert told == [steps.ANNOUNCE]
    assert approval.asked(the_round().id, steps.ANNOUNCE) is None


def test_an_officers_invitations_come_from_somebody_who_stays(world):
    who = Invited("ny@jury.example", "Nya Juristen", "juror")
    invitations.invite_by_office(world.person("kansli.b"), the_round().id, who)
    told = {one.name for one in holdings_in_rounds.held(post_of(world, "kansli.b")).invitations}

    end(world, "kansli.b", "kansli.b")

    query = select(Invitation.invited_by_id).where(Invitation.email == who.email)
    assert "Nya Juristen" in told
    assert db.session.scalars(query).one() == world.person("kansli")


def test_the_page_says_what_is_open_and_what_becomes_of_it_for_every_post(small_world):
    inside = small_world.at("kansli")
    said = {
        "utvarderare.a": "Utvärderar: Lillhärad",
        "jury": "Personen har inte lämnat in någon rangordning",
        "kansli.b": "Inbjudna som inte har svarat",
    }
    who = Invited("ny@jury.example", "Nya Juristen", "juror")
    invitations.invite_by_office(small_world.person("kansli.b"), the_round().id, who)

    shown = {}
    for key in said:
        page = f"/kansli/2026/personer/uppdrag/{post_of(small_world, key).id}/avsluta"
        shown[key] = assert_house_rules(inside.get(page).text, own_words=False).one("main").text

    assert {key: words in shown[key] for key, words in said.items()} == dict.fromkeys(said, True)


def test_the_offices_page_names_a_seat_without_a_holder_and_offers_another(small_world):
    inside = small_world.at("kansli")
    page = f"/kansli/2026/personer/uppdrag/{post_of(small_world, 'utvarderare.a').id}/avsluta"

    ended = inside.post(page, {"seen": "1"})
    after = assert_house_rules(inside.get("/kansli/2026").text, own_words=False)

    assert ended.status_code == 302
    assert "har lämnat uppdraget: utse någon annan" in after.one("main").text
    assert [one for one in after.all("form") if "/ersatt/" in one["action"]] != []
