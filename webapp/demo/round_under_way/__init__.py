"""A round of the 2021 recipe that is under way, with twelve municipalities in twelve different states."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from webapp.award.deeds import steps
from webapp.demo.demo_days import afternoon, on
from webapp.demo.round_under_way import absent, group_ranking, nominees, states
from webapp.demo.round_under_way.scene import CONTACTS, KEY, RECIPE, Scene
from webapp.demo.start import begin, coordinate, give_posts
from webapp.ground.calendar import clock
from webapp.ground.roles import EVALUATOR, JUROR, NOMINATOR
from webapp.ground.who import Person
from webapp.office.deeds import dates
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.dates import Span

SEED, BEGAN = 2027, timedelta(days=80)
DAYS = {
    "ansokan": (-78, 6),
    "jamforelse": (-40, 20),
    "nominering": (-4, 30),
    "resultat": (-3, 90),
    "jury": (90, 130),
    "offentligt": (130, None),
}
"""When each step opens and closes, in days from today."""
EARLY = (
    "Åtta av de tolv är färdiga med ansökan eller nästan färdiga. De andra svarar vidare till sista dagen."
)
READING = "Nomineringsgruppen börjar läsa nu. De som har tid kvar lämnar in senast den dag som gäller dem."


def play(today: datetime, people: dict[str, Person]) -> None:
    """Play the round from its start until today."""
    chance = random.Random(SEED)  # noqa: S311 -- invented answers, the same every time
    on(today - BEGAN)
    award_round = begin(people, RECIPE, KEY, CONTACTS)
    _set_dates(award_round, people, today)
    give_posts(people, award_round, EVALUATOR, ("utvarderare.a", "utvarderare.b"))
    give_posts(people, award_round, JUROR, ("jury", "jury.b", "jury.c"))
    keys = ("nomineringsgrupp", "nomineringsgrupp.b", "nomineringsgrupp.c")
    give_posts(people, award_round, NOMINATOR, keys)
    scene = Scene(today, award_round, people, chance)
    absent.begin(scene)
    for name, contact in CONTACTS.items():
        if name not in absent.WITHOUT_ACCOUNT:
            coordinate(people, award_round, name, contact)
    _move(scene, 38, EARLY)
    states.play(scene)
    nominees.answer(scene)
    _move(scene, 4, READING)
    nominees.play(scene)
    group_ranking.play(scene)
    absent.remind(scene)
    clock.set_clock(None)


def _set_dates(award_round: Round, people: dict[str, Person], today: datetime) -> None:
    """Give the steps the dates that the office has decided on."""

    def at(days: int | None) -> datetime | None:
        return None if days is None else afternoon(today + timedelta(days=days))

    wanted = {step: Span(at(opens), at(closes)) for step, (opens, closes) in DAYS.items()}
    dates.set_dates(people["kansli"].id, award_round, award_round.version, wanted)


def _move(scene: Scene, days_ago: int, why: str) -> None:
    """Take the next step, with the reason why not everything is there yet."""
    scene.on(days_ago)
    steps.move(scene.people["kansli"].id, scene.round, scene.round.step, why)
