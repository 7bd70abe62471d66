"""The round in which the whole country answers now: most have applied, and the compass is open."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice

from webapp.award.deeds import steps
from webapp.demo.country.filled_forms import fill, fill_and_hand_in, forms_of
from webapp.demo.country.municipalities import Country, begin
from webapp.demo.demo_days import on
from webapp.demo.start import address_of, place_of
from webapp.ground.roles import COORDINATOR
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.rounds.models.rounds import Round

KEY, BEGAN = "2026", timedelta(days=110)
LATE = "Några hann inte lämna in sin ansökan. De som vill får svara på kompassen ändå."
APPLIED, BEGUN = 0.85, 0.93
"""So many of those who can answer have applied; of the rest about half have begun."""
DONE, UNTOUCHED = 0.12, 0.4
"""So many have answered the whole compass; and from here on nobody has begun."""
INVITED = 3
"""So many of those without an account have been invited: each takes a while, as a letter's link does."""


def play(today: datetime, country: Country) -> None:
    """Play the round from its start until today."""
    began = today - BEGAN
    on(began)
    award_round = begin(country, KEY)
    for name in islice((name for name in country.skill if name not in country.people), INVITED):
        who = Invited(address_of(name), f"Samordnaren i {name}", COORDINATOR)
        invitations.invite_by_office(country.office, award_round.id, who, place_of(name))
    _apply(country, award_round, began)
    on(today - timedelta(days=12))
    steps.move(country.office, award_round, award_round.step, LATE)
    _assess(country, award_round, today - timedelta(days=10))


def _apply(country: Country, award_round: Round, began: datetime) -> None:
    """Let most apply; some began and did not become ready, and some never began."""
    forms = forms_of(award_round, award_round.nomination_edition)
    for nth, name in enumerate(country.answering):
        on(began + timedelta(days=20 + nth % 50, hours=nth % 7))
        luck = country.chance.random()
        if luck < APPLIED:
            fill_and_hand_in(country, name, forms[name])
        elif luck < BEGUN:
            fill(country, name, forms[name], country.chance.uniform(0.1, 0.9))


def _assess(country: Country, award_round: Round, day: datetime) -> None:
    """Let some answer the whole compass and hand it in, many a part of it, and the rest nothing yet."""
    forms = forms_of(award_round, award_round.compass_edition)
    for nth, name in enumerate(country.answering):
        on(day + timedelta(days=nth % 8, minutes=nth))
        place = nth / len(country.answering)
        if place < DONE:
            fill_and_hand_in(country, name, forms[name])
        elif place < UNTOUCHED:
            fill(country, name, forms[name], country.chance.uniform(0.05, 0.95))
