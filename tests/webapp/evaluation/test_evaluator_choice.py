"""The office assigns impartial pairs, is told why somebody cannot be chosen, and replaces who must leave."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.choices import at_once, entrant, the_round
from tests.support.judges import finish, sit
from tests.support.newcomers import OPEN, newcomer, nominate
from webapp.award.queries.obstacles import hindrances
from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.deeds.seats import seats, ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.evaluation.models.evaluations import EvaluatorMark, Seat
from webapp.evaluation.queries.round_overview import office_page
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.evaluator_choice import choosing, together
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.store.database import db
from webapp.rounds.recipe_files import recipe_of

HERE = "Lillhärad"


def assign(world, first, second):
    return seats.assign(world.person("kansli"), the_round(), entrant(OPEN), first, second)


def replace(world, chosen, track=""):
    return seats.replace(world.person("kansli"), the_round(), entrant(HERE), chosen, track)


def tracks(world, place=HERE):
    rows = db.session.execute(
        select(Seat.person_id, Seat.track).where(Seat.evaluation_id == world.evaluation(place))
    )
    return {row.person_id: row.track for row in rows}


@pytest.mark.usefixtures("world")
def test_the_chooser_names_peers_and_tells_why_somebody_cannot_be_chosen():
    newcomer("Peer", "Nacka")
    newcomer("Rival", "Sjöholm")

    page = office_page(the_round())
    found = choosing(page).candidates(next(one for one in page.lines if one.entrant.id == entrant(HERE)))

    assert [(one.person.name, one.home, one.why) for one in found] == [
        ("Peer", "Nacka", ""),
        ("Rival", "Sjöholm", "anställd i Sjöholm, som deltar i samma omgång"),
    ]


def test_a_peer_from_elsewhere_can_be_one_of_the_pair(world):
    nominate(world)
    peer = newcomer("Peer", "Nacka")

    assign(world, world.person("utvarderare.a"), peer)

    assert tracks(world, OPEN) == {world.person("utvarderare.a"): "a", peer: "b"}


def test_each_who_is_partial_is_refused_beside_the_own_field(world):
    nominate(world)
    own, rival = newcomer("Egen", OPEN), newcomer("Rival", "Sjöholm")

    with pytest.raises(InvalidError) as refusal:
        assign(world, own, rival)

    assert refusal.value.faults == {
        "first": "Egen är jävig: anställd i Exempelby. Välj någon annan.",
        "second": "Rival är jävig: anställd i Sjöholm, som deltar i samma omgång. Välj någon annan.",
    }


def test_two_officers_who_assign_at_once_make_one_pair(world):
    nominate(world)
    office, other = world.person("kansli"), world.person("kansli.b")
    a, b, where = world.person("utvarderare.a"), world.person("utvarderare.b"), entrant(OPEN)

    told = at_once(
        world,
        lambda: seats.assign(office, the_round(), where, a, b).id,
        lambda: seats.assign(other, the_round(), where, b, a).id,
    )

    assert sorted(type(one).__name__ for one in told) == ["NotReadyError", "int"]
    assert sorted(tracks(world, OPEN).values()) == ["a", "b"]


def test_two_officers_who_replace_at_once_put_in_one(world):
    ties.state(world.person("utvarderare.a"), Stated(HERE, "employer"))
    c, d, where = newcomer("Cecilia"), newcomer("David"), entrant(HERE)
    office, other = world.person("kansli"), world.person("kansli.b")

    told = at_once(
        world,
        lambda: seats.replace(office, the_round(), where, c).person_id,
        lambda: seats.replace(other, the_round(), where, d).person_id,
    )

    assert sorted(type(one).__name__ for one in told) == ["NotReadyError", "int"]
    assert sorted(track[0] for track in tracks(world).values()) == ["a", "a", "b"]


def test_the_office_sees_who_must_leave_and_why_and_the_round_does_not_go_on(world):
    ties.state(world.person("utvarderare.a"), Stated(HERE, "employer"))
    seat = db.session.scalars(
        select(Seat).where(Seat.evaluation_id == world.evaluation(HERE), Seat.track == "a")
    ).one()
    page, award_round = office_page(the_round()), the_round()
    recipe = recipe_of(award_round.recipe)

    steps = [step for step in recipe.steps if "evaluators" in step.requires]

    assert choosing(page).partial[seat.id] == "anställd i Lillhärad"
    assert HERE in next(one for one in hindrances(award_round, recipe, steps) if one.name == "evaluators").who


def test_what_the_one_who_must_leave_has_marked_is_set_aside(world):
    finish(sit(world, "a"))
    left = sit(world, "a").seat.id
    ties.state(world.person("utvarderare.a"), Stated(HERE, "employer"))
    c = newcomer("Cecilia")

    replace(world, c)

    found = set(
        db.session.scalars(
            select(EvaluatorMark.track).where(EvaluatorMark.evaluation_id == world.evaluation(HERE))
        )
    )
    assert found == {f"a-{left}"}
    assert tracks(world)[c] == "a"


def test_nobody_impartial_is_replaced(world):
    with pytest.raises(NotReadyError, match="Ingen av kommunens utvärderare är jävig"):
        replace(world, newcomer("Cecilia"))


def test_somebody_partial_cannot_take_over(world):
    ties.state(world.person("utvarderare.a"), Stated(HERE, "employer"))

    with pytest.raises(InvalidError) as refusal:
        replace(world, newcomer("Rival", "Sjöholm"))

    assert set(refusal.value.faults) == {"first"}


def test_one_who_is_left_finishes_what_both_have_seen(world):
    finish(sit(world, "a"))
    finish(sit(world, "b"))
    ties.state(world.person("utvarderare.a"), Stated(HERE, "employer"))

    with pytest.raises(NotReadyError, match="Bedömningarna är redan visade för båda"):
        replace(world, newcomer("Cecilia"))

    b = own_seat.own_seat(world.person("utvarderare.b"), world.evaluation(HERE))
    assert agreement.agreeing(b).unsettled == []


def test_a_tie_that_comes_when_the_result_is_fixed_hinders_the_round_no_more(world):
    award_round = the_round()
    recipe = recipe_of(award_round.recipe)
    steps = [step for step in recipe.steps if "evaluators" in step.requires]
    before = hindrances(award_round, recipe, steps)

    ties.state(world.person("utvarderare.a"), Stated("Norrvik", "employer"))

    page = choosing(office_page(award_round))
    lacking = [one.who for one in hindrances(award_round, recipe, steps) if one.name == "evaluators"]
    assert [one.who for one in before if one.name == "evaluators"] == []
    assert lacking == [(HERE,)]
    assert (len(page.partial), len(page.leaving)) == (5, 1)


def test_when_both_must_leave_their_successors_begin_anew_and_blind(world):
    finish(sit(world, "a"))
    finish(sit(world, "b"))
    for which in "ab":
        ties.state(world.person(f"utvarderare.{which}"), Stated(HERE, "employer"))
    c, d = newcomer("Cecilia"), newcomer("David")

    replace(world, c, "b")
    replace(world, d, "a")

    evaluation = world.evaluation(HERE)
    for who in (c, d):
        agreement.declare(own_seat.own_seat(who, evaluation, declared=False), "", none=True)
        seat = own_seat.own_seat(who, evaluation)
        assert (seat.revealed, seat.seat.done_at) == (False, None)
        finish(seat)
    assert agreement.agreeing(own_seat.own_seat(c, evaluation)).unsettled == []
    assert (tracks(world)[c], tracks(world)[d]) == ("b", "a")


@pytest.mark.usefixtures("world")
def test_more_reasons_than_an_event_holds_are_counted_and_none_is_cut():
    why = [f"Skäl {n}: {'x' * 490}" for n in range(1, 6)]

    assert together(why) == "; ".join([*why[:3], "och 2 skäl till"])
    assert together(why[:4]) == "; ".join(why[:4])
