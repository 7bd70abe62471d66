"""The rounds that are over: everybody applied, one in seven was evaluated, and one of them won."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import cycle

from webapp.award.deeds import honours, motivations, nominations, steps
from webapp.award.models.choice import WINNER
from webapp.award.queries import panel_seats
from webapp.demo.choice import rank, show, sit
from webapp.demo.country.filled_forms import fill_and_hand_in, forms_of
from webapp.demo.country.municipalities import JURORS, Country, begin
from webapp.demo.country.results import evaluate_and_fix
from webapp.demo.demo_days import on
from webapp.demo.start import entrants_of
from webapp.ground.roles import JUROR
from webapp.rounds.deeds import approval, round_numbers
from webapp.rounds.deeds.round_numbers import MOST, Wanted
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.nominee_numbers import numbers_of

BEGAN = {"2022": timedelta(days=1600), "2024": timedelta(days=900)}
"""How long ago each began."""
ONE_IN = 7
"""So many municipalities to each that is nominated, as far as the jury can read."""
LATE = "Några hann inte lämna in, och deltar inte längre."
WHY = "Ansökan och kompassens poäng visar att kommunen har kommit långt."
PLACES = {"jury": (1, 2, 3), "jury.b": (2, 1, 3), "jury.c": (1, 3, 2)}
"""The places that the jury gives the three that had come farthest."""
MOTIVATION = (
    "{place} visar år efter år vad kommunen prövade, vad som blev bättre och vad som inte blev det. "
    "Den öppenheten märks i hela organisationen, och invånarna kan följa varje löfte."
)


def play(key: str, began: datetime, country: Country) -> None:
    """Play a round from the day it began to the day when everything became public."""
    on(began)
    award_round = begin(country, key)
    many = min(MOST, max(len(PLACES), len(country.skill) // ONE_IN))
    _widen(country, award_round, many)
    _apply(country, award_round, began)
    best = sorted(country.answering, key=lambda name: -country.skill[name])[:many]
    on(began + timedelta(days=100))
    _next(country, award_round)
    forms = forms_of(award_round, award_round.compass_edition)
    for nth, name in enumerate(best):
        on(began + timedelta(days=110, minutes=nth))
        fill_and_hand_in(country, name, forms[name])
    on(began + timedelta(days=185))
    _next(country, award_round)
    entrants = entrants_of(award_round, best)
    for name in best:
        nominations.nominate(country.office, award_round, entrants[name].id, WHY)
    on(began + timedelta(days=220))
    _next(country, award_round)
    for entrant, pair in zip(entrants.values(), cycle(country.pairs), strict=False):
        evaluate_and_fix(country, award_round, entrant, pair)
    on(began + timedelta(days=300))
    _next(country, award_round)
    _decide(country, award_round, entrants)


def _widen(country: Country, award_round: Round, many: int) -> None:
    """Let the jury read as many as there are to be; a small country keeps the numbers of the recipe."""
    fewest, most = numbers_of(award_round)
    if many > most:
        wanted = Wanted(award_round.name, fewest, many)
        round_numbers.change(country.office, award_round, award_round.version, wanted)


def _apply(country: Country, award_round: Round, began: datetime) -> None:
    """Let everybody that can answer apply, some of them each day."""
    forms = forms_of(award_round, award_round.nomination_edition)
    for nth, name in enumerate(country.answering):
        on(began + timedelta(days=20 + nth % 50, hours=nth % 7))
        fill_and_hand_in(country, name, forms[name])


def _next(country: Country, award_round: Round) -> None:
    steps.move(country.office, award_round, award_round.step, LATE)


def _decide(country: Country, award_round: Round, entrants: dict[str, Entrant]) -> None:
    """Let the jury rank three, and make the winner and everything else public."""
    ranked = list(entrants)[: len(PLACES)]
    for key in JURORS:
        rank(sit(country.people[key], award_round.key, JUROR), entrants, ranked, PLACES[key])
    show(country.people, award_round, JUROR)
    winner = entrants[ranked[0]]
    seat = panel_seats.panel_seat(country.people["jury"].id, award_round.key, JUROR)
    motivations.save_motivation(seat, winner.id, MOTIVATION.format(place=ranked[0]), "", 0)
    honours.name_honour(country.office, award_round, winner.id, WINNER)
    steps.announce(country.office, award_round)
    asked = approval.asked(award_round.id, steps.ANNOUNCE)
    steps.announce(country.people["kansli.b"].id, award_round, asked.id if asked else 0)
