"""Pairs are proposed so that nobody partial sits, all hang together, and the load is even."""

from __future__ import annotations

from itertools import pairwise

from sqlalchemy import select

from questionnaires.municipalities.distance import tens_of_km
from tests.support.choices import entrant
from tests.support.newcomers import OPEN, newcomer, nominate
from tests.support.pages import assert_house_rules
from webapp.evaluation.models.evaluations import Seat
from webapp.evaluation.queries.seats.pairs import Question, propose
from webapp.ground.store.database import db

EVERYBODY = (1, 2, 3, 4, 5)


def test_evaluators_of_a_round_hang_together_with_even_load():
    free = dict.fromkeys(range(10, 15), EVERYBODY)

    found = propose(Question(free, [], [], {}))

    assert (found.without, len(found.groups), sorted(found.load.values())) == ((), 1, [2, 2, 2, 2, 2])
    assert len({frozenset(two) for two in found.pairs.values()}) == 5


def test_whoever_sits_already_and_has_sat_before_is_counted():
    found = propose(Question({10: (3, 4, 5, 6)}, [(1, 2)], [(2, 3), (4, 5)], {}))

    assert (len(found.groups), 3 in found.pairs[10]) == (1, True)


def test_the_nearer_is_chosen_where_nothing_else_is_better():
    found = propose(Question({10: (1, 2, 3)}, [], [], {(1, 10): 60, (2, 10): 5, (3, 10): 9}))

    assert found.pairs == {10: (2, 3)}


def test_a_place_without_two_impartial_people_is_left_for_the_office():
    found = propose(Question({10: (1,), 11: (1, 2)}, [], [], {}))

    assert (found.pairs, found.without) == ({11: (1, 2)}, (10,))


def test_an_exchange_makes_a_proposal_better_than_choosing_in_order():
    free = {10: (1, 2), 11: (3, 4), 12: (1, 2, 3, 4), 13: (1, 2, 3, 4)}

    found = propose(Question(free, [], [], {}))

    assert (len(found.groups), sorted(found.load.values())) == (1, [2, 2, 2, 2])


def test_the_way_is_between_the_seats_of_the_counties():
    assert (tens_of_km("Kiruna", "Malmö"), tens_of_km("Lund", "Malmö")) == (122, 0)
    assert (tens_of_km("Norrvik", "Malmö"), tens_of_km("Malmö", "Norrvik")) == (None, None)
    ways = [tens_of_km(*two) for two in pairwise(["Malmö", "Göteborg", "Karlstad"])]
    assert ways == [24, 21]


def test_the_office_appoints_what_is_proposed_or_what_it_chooses_instead(small_world):
    nominate(small_world)
    newcomer("Petra")
    browser = small_world.at("kansli")
    where = entrant(OPEN)

    page = assert_house_rules(browser.get("/kansli/2026/par").text, own_words=False)
    refused = browser.post("/kansli/2026/par", {"place": where, f"first:{where}": "1", f"second:{where}": ""})
    who = [small_world.person(f"utvarderare.{one}") for one in "ab"]
    sent = {"place": where, f"first:{where}": who[0], f"second:{where}": who[1]}
    answer = browser.post("/kansli/2026/par", sent)

    seated = select(Seat.person_id).where(Seat.evaluation_id == small_world.evaluation(OPEN))
    assert OPEN in page.one("main").text
    assert (refused.status_code, answer.status_code) == (422, 302)
    assert db.session.scalars(seated.order_by(Seat.track)).all() == who
    assert OPEN not in browser.get("/kansli/2026/par").text
