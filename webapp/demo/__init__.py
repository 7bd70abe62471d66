"""The demo: invented rounds with invented municipalities, made by the same deeds that people do."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import select

from webapp.assessment.deeds import starts
from webapp.demo import choice, country, finished_round, round_under_way, staged_round
from webapp.demo.action_plan import plan_for
from webapp.demo.answers import answer_all, hand_in_all, save
from webapp.demo.demo_days import on
from webapp.demo.evaluation import review, visit
from webapp.demo.evaluation.evaluations import evaluate
from webapp.demo.evaluation.report import write_report
from webapp.demo.people import (
    ANCHORED,
    COMPASS,
    NOMINATION,
    PASSWORD,
    SKILL,
    accounts,
    invite_some,
    make_people,
    make_round,
)
from webapp.demo.workroom import board, evidence, meetings
from webapp.evaluation.deeds.seats import seats
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.review.deeds import results
from webapp.rounds.models.rounds import Entrant

__all__ = ["PASSWORD", "accounts", "forget_interrupted", "load", "load_country", "load_one_round", "prepare"]

REPORTED = ("Norrvik",)
"""The municipalities whose reports have all their texts."""

SEED = 2026
LOADING = "demo-is-loading"


def forget_interrupted(instance: Path) -> None:
    """Remove a demo database whose first loading was interrupted, so that it is made whole again."""
    if (instance / LOADING).exists():
        for path in instance.glob("kompassrosen.sqlite*"):
            path.unlink()


def prepare(instance: Path) -> bool:
    """Bring the database up to date and load the demo if it is empty; tell whether it was."""
    upgrade()
    (instance / LOADING).touch()
    loaded = load()
    (instance / LOADING).unlink()
    return loaded


def load() -> bool:
    """Fill an empty database with the demo: a round to try, one that is finished, one that is under way."""
    return _loaded(_load_all)


def load_one_round() -> bool:
    """Fill an empty database with the round to try and nothing else, which is what most tests need."""
    return _loaded(_load_one)


def load_country(many: int = country.MANY) -> bool:
    """Fill an empty database with a whole country: three rounds in which all its municipalities take part."""
    return _loaded(lambda today: country.play(today, many))


def _loaded(play: Callable[[datetime], object]) -> bool:
    """Fill the database if it is empty; tell whether it was."""
    if db.session.scalar(select(Person.id).limit(1)) is not None:
        return False
    try:
        play(clock.now())
    finally:
        clock.set_clock(None)
    return True


def _load_all(today: datetime) -> None:
    people = _load_one(today, with_evidence=True)
    board.hand_out(today, people)
    meetings.hold(today, people)
    plan_for(today, "Norrvik")
    finished_round.play(today, people)
    staged_round.play(today, people)
    round_under_way.play(today, people)


def _load_one(today: datetime, *, with_evidence: bool = False) -> dict[str, Person]:
    """Play the round to try from its start until today, each step on its own day; give its people."""
    chance = random.Random(SEED)  # noqa: S311 -- invented answers, the same every time
    on(today - timedelta(days=60))
    people = make_people()
    award_round, entrants = make_round(today, people)
    for day, name in enumerate(SKILL):
        on(today - timedelta(days=40 - day))
        _answer(entrants[name], people, chance, with_evidence=with_evidence)
    on(today - timedelta(days=20))
    choice.nominate(people, award_round, entrants)
    for name in choice.NOMINEES:
        a, b = people["utvarderare.a"].id, people["utvarderare.b"].id
        evaluation = seats.assign(people["kansli"].id, award_round, entrants[name].id, a, b)
        if name != "Lillhärad":
            evaluate(evaluation.id, people, chance)
            visit.visit(evaluation.id, people)
            if name in REPORTED:
                write_report(evaluation.id, people)
            else:
                review.write(evaluation, people)
            review.reply(evaluation, people)
            results.publish(people["kansli"].id, evaluation.id)
            review.share(evaluation, people)
    on(today - timedelta(days=2))
    invite_some(people, award_round.id, entrants["Exempelby"].municipality_id)
    choice.judge(people, entrants)
    clock.set_clock(None)
    own = starts.start(people["samordnare"].id, entrants["Exempelby"].municipality_id, ANCHORED)
    asked = context.edition(ANCHORED).questions.values()
    most = [one for place, one in enumerate(asked) if place < 9 or place % 3]  # noqa: PLR2004 -- two in three
    save(people["samordnare"].id, own, most, 0.5, chance, "exempelby")
    return people


def _answer(
    entrant: Entrant, people: dict[str, Person], chance: random.Random, *, with_evidence: bool
) -> None:
    """Let a municipality answer both questionnaires, and hand them in; Exempelby is half-way."""
    name = entrant.municipality.name
    whole = name != "Exempelby"
    for edition in (NOMINATION, COMPASS):
        answer_all(entrant, edition, people, SKILL[name], chance, whole=whole)
    if with_evidence and name in evidence.PLACES:
        evidence.lay(name)
    if whole:
        hand_in_all(entrant, (NOMINATION, COMPASS), people)
