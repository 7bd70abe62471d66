"""A round is made public once, by two officers: one asks, and another confirms."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.judges import finish, sit
from tests.support.rounds import PLACES, begun, crown, nominate, told
from webapp.award.deeds import steps
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.review.deeds import results
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import Round


def the_round() -> Round:
    return db.session.scalars(select(Round)).one()


def fix_the_last(world) -> None:
    seat = sit(world, "a")
    finish(seat)
    finish(sit(world, "b"))
    results.publish(world.person("kansli"), seat.evaluation.id)
    crown(the_round(), "Norrvik")


def test_results_are_not_announced_before_every_nominee_has_one_and_somebody_wins(world):
    with pytest.raises(NotReadyError) as refusal:
        steps.announce(world.person("kansli"), the_round())

    assert (refusal.value.sentence, refusal.value.remedy) == (
        "Alla nominerade har inte ett fastställt resultat.",
        (
            "Det saknas för: Lillhärad. "
            "Fastställ resultatet för varje nominerad kommun när utvärderarna har enats. "
            "Ingen vinnare är utsedd. Utse den på juryns sida Beslut."
        ),
    )


def test_results_are_announced_when_one_officer_asks_and_another_confirms(world):
    fix_the_last(world)
    first, second = world.person("kansli"), world.person("kansli.b")

    assert steps.announce(first, the_round()) is False
    asked = approval.asked(the_round().id, steps.ANNOUNCE).id
    assert the_round().announced_at is None
    assert steps.announce(second, the_round(), asked) is True
    moment = the_round().announced_at
    assert steps.announce(first, the_round()) is True

    assert (the_round().announced_at, the_round().step) == (moment, "offentligt")
    assert [event.person_id for event in told(the_round(), "round.announced")] == [second]


def test_nobody_confirms_their_own_request(world):
    fix_the_last(world)
    office = world.person("kansli")
    steps.announce(office, the_round())

    with pytest.raises(NotReadyError, match="ingen bekräftar sin egen begäran"):
        steps.announce(office, the_round(), approval.asked(the_round().id, steps.ANNOUNCE).id)

    assert the_round().announced_at is None


def test_whoever_has_not_seen_the_request_does_not_confirm_it_by_mistake(world):
    fix_the_last(world)
    steps.announce(world.person("kansli"), the_round())

    with pytest.raises(NotReadyError, match="Per Åberg har redan begärt det"):
        steps.announce(world.person("kansli.b"), the_round())

    assert the_round().announced_at is None


def test_a_request_is_taken_back_and_can_be_made_again(world):
    fix_the_last(world)
    office = world.person("kansli")
    steps.announce(office, the_round())

    approval.take_back(office, the_round(), steps.ANNOUNCE)

    assert approval.asked(the_round().id, steps.ANNOUNCE) is None
    with pytest.raises(NotThereError):
        approval.take_back(office, the_round(), steps.ANNOUNCE)
    assert steps.announce(office, the_round()) is False


def test_what_has_come_to_hinder_since_the_request_hinders_the_confirmation(world):
    fix_the_last(world)
    steps.announce(world.person("kansli"), the_round())
    nominate(the_round(), "Exempelby")

    asked = approval.asked(the_round().id, steps.ANNOUNCE).id

    with pytest.raises(NotReadyError) as refusal:
        steps.announce(world.person("kansli.b"), the_round(), asked)

    assert "Exempelby" in refusal.value.remedy


def test_an_officer_who_is_alone_is_told_who_can_be_added(world):
    made = begun(world, "2025", PLACES[:3])
    crown(made, PLACES[0])
    made.step = "jury"
    db.session.commit()

    with pytest.raises(NotReadyError) as refusal:
        steps.announce(world.person("kansli"), made)
    assert refusal.value.remedy == (
        "Bjud in en kollega på sidan Personer, eller lägg till någon av: Lena Vik."
    )
    query = select(Post).where(Post.person_id == world.person("kansli.b"), Post.role == OFFICER)
    db.session.delete(db.session.scalars(query).one())
    db.session.commit()
    with pytest.raises(NotReadyError) as refusal:
        steps.announce(world.person("kansli"), made)

    assert refusal.value.remedy == "Bjud in en kollega till kansliet på sidan Personer."


def test_a_round_without_nominees_has_nothing_to_announce(world):
    made = begun(world, "2021", PLACES[:3])
    made.step = "resultat"
    db.session.commit()

    with pytest.raises(NotReadyError, match="Ingen kommun är nominerad"):
        steps.announce(world.person("kansli"), made)
