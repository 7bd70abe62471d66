"""A round of the 2021 recipe that is under way, with twelve municipalities in twelve different states."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from webapp import clock
from webapp.models import Person, Round
from webapp.roles import EVALUATOR, JUROR, NOMINATOR
from webapp.services.rehearsing.beginning import begin, coordinate, give_posts
from webapp.services.rehearsing.days import afternoon, on
from webapp.services.rehearsing.under_way import chosen, deciding, states, waiting
from webapp.services.rehearsing.under_way.scene import CONTACTS, KEY, RECIPE, Scene
from webapp.services.rounds import dating, moving
from webapp.services.rounds.dating import Span

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
    waiting.begin(scene)
    for name, contact in CONTACTS.items():
        if name not in waiting.WITHOUT_ACCOUNT:
            coordinate(people, award_round, name, contact)
    _move(scene, 38, EARLY)
    states.play(scene)
    chosen.answer(scene)
    _move(scene, 4, READING)
    chosen.play(scene)
    deciding.play(scene)
    waiting.remind(scene)
    clock.set_clock(None)


def _set_dates(award_round: Round, people: dict[str, Person], today: datetime) -> None:
    """Give the steps the dates that the office has decided on."""

    def at(days: int | None) -> datetime | None:
        return None if days is None else afternoon(today + timedelta(days=days))

    wanted = {step: Span(at(opens), at(closes)) for step, (opens, closes) in DAYS.items()}
    dating.set_dates(people["kansli"].id, award_round, award_round.version, wanted)


def _move(scene: Scene, days_ago: int, why: str) -> None:
    """Take the next step, with the reason why not everything is there yet."""
    scene.on(days_ago)
    moving.move(scene.people["kansli"].id, scene.round, scene.round.step, why)
