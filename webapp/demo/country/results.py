"""How a nominated municipality of the country is evaluated, from two assigned people to a fixed result."""

from __future__ import annotations

from webapp.demo.country.municipalities import Country
from webapp.demo.evaluation.evaluations import evaluate
from webapp.evaluation.deeds.seats import seats
from webapp.ground.who import Person
from webapp.review.deeds import results
from webapp.rounds.models.rounds import Entrant, Round

SEEN_OTHERWISE = 0.03


def evaluate_and_fix(
    country: Country, award_round: Round, entrant: Entrant, pair: tuple[Person, Person]
) -> None:
    """Let a pair evaluate a municipality and agree, and the office fix the result."""
    first, second = pair
    evaluation = seats.assign(country.office, award_round, entrant.id, first.id, second.id)
    seated = {"utvarderare.a": first, "utvarderare.b": second}
    evaluate(evaluation.id, seated, country.chance, SEEN_OTHERWISE)
    results.publish(country.office, evaluation.id)
