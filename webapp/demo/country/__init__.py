"""A whole country of invented municipalities: two rounds that are over, and one in which all answer now."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from webapp.demo.country import answering_round, finished_rounds
from webapp.demo.country.municipalities import found
from webapp.demo.demo_days import on
from webapp.demo.people import make_people
from webapp.ground.calendar import clock

MANY = 290
"""As many as there are municipalities in Sweden; their names are invented all the same."""
SEED, FOUNDED = 290, timedelta(days=1620)


def play(today: datetime, many: int = MANY) -> None:
    """Play three rounds from their start until today, each with so many municipalities."""
    chance = random.Random(SEED)  # noqa: S311 -- invented answers, the same every time
    on(today - FOUNDED)
    country = found(make_people(), many, chance)
    for key, began in finished_rounds.BEGAN.items():
        finished_rounds.play(key, today - began, country)
    answering_round.play(today, country)
    clock.set_clock(None)
