"""The country's municipalities with somebody who coordinates in each, and those who evaluate them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.demo.country.names import invented
from webapp.demo.people import SKILL
from webapp.demo.start import address_of
from webapp.ground.calendar import clock
from webapp.ground.roles import CONTRIBUTOR, COORDINATOR, EVALUATOR, JUROR, NOMINATOR, READER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Municipality, Person, Post
from webapp.office.deeds import participant_import
from webapp.rounds.deeds import rounds
from webapp.rounds.models.rounds import Round

RECIPE = "2021"
PAIRS = 6
"""So many pairs share the evaluations of a round: nobody can visit fifty municipalities."""
AT_HOME = {"samordnare": COORDINATOR, "medarbetare": CONTRIBUTOR, "lasare": READER}
"""Those of the demo's people who work in Exempelby."""
EXAMPLE = "Exempelby"
WITHOUT_ACCOUNT = 14
"""One in so many has nobody who can sign in."""
JURORS = ("jury", "jury.b", "jury.c")
POSTS = {JUROR: JURORS, NOMINATOR: ("nomineringsgrupp", "nomineringsgrupp.b", "nomineringsgrupp.c")}


@dataclass(frozen=True, slots=True)
class Country:
    """What every round needs to know: people by key or municipality, who evaluates, how far each has come."""

    people: dict[str, Person]
    pairs: list[tuple[Person, Person]]
    skill: dict[str, float]
    chance: random.Random

    @property
    def office(self) -> int:
        """Give the officer who does the daily work."""
        return self.people["kansli"].id

    @property
    def answering(self) -> list[str]:
        """Name the municipalities that have somebody who can answer."""
        return [name for name in self.skill if name in self.people]


@deed
def found(people: dict[str, Person], many: int, chance: random.Random) -> Country:
    """Make the municipalities with their coordinators, and the evaluators."""
    names = invented(many)
    places = {name: Municipality(name=name) for name in names}
    people[EXAMPLE] = people["samordnare"]
    for nth, name in enumerate(names):
        if name not in people and nth % WITHOUT_ACCOUNT != WITHOUT_ACCOUNT - 1:
            people[name] = _person(people, address_of(name), f"Samordnaren i {name}")
    others = range(3, 2 * PAIRS + 1)
    evaluators = [
        *(people["utvarderare.a"], people["utvarderare.b"]),
        *(_person(people, f"utvarderare.{nth}@demo.example", f"Utvärderare {nth}") for nth in others),
    ]
    db.session.add_all([*places.values(), *people.values(), *evaluators])
    db.session.flush()
    works = [(people[name], name, COORDINATOR) for name in names if name in people and name != EXAMPLE]
    works += [(people[key], EXAMPLE, role) for key, role in AT_HOME.items()]
    db.session.add_all(
        Membership(person_id=who.id, municipality_id=places[name].id, role=role) for who, name, role in works
    )
    skill = {name: SKILL.get(name, chance.uniform(0.3, 0.72)) for name in names}
    return Country(people, list(zip(evaluators[::2], evaluators[1::2], strict=True)), skill, chance)


def _person(people: dict[str, Person], email: str, name: str) -> Person:
    """Make an account as the demo's others, with their password."""
    password, mark = people["kansli"].password, uuid.uuid4().hex
    told = {"active": True, "demo": True, "created_at": clock.now()}
    return Person(email=email, name=name, password=password, fs_uniquifier=mark, **told)


def begin(country: Country, key: str) -> Round:
    """Let the office make a round and read in everybody; the posts are there from the start."""
    award_round = rounds.make_round(country.office, RECIPE, key, f"Demoomgång {key}")
    rounds.add_officer(country.office, award_round, country.people["kansli.b"])
    lines = [f"{name};Samordnaren i {name};{address_of(name)}" for name in country.skill]
    table = "\n".join(["kommun;kontaktperson;e-post", *lines]).encode()
    participant_import.bring(country.office, award_round, table, "deltagare.csv")
    evaluators = {EVALUATOR: [one for pair in country.pairs for one in pair]}
    _give_posts(award_round, {role: [country.people[key] for key in keys] for role, keys in POSTS.items()})
    _give_posts(award_round, evaluators)
    return award_round


@deed
def _give_posts(award_round: Round, posts: Mapping[str, Iterable[Person]]) -> None:
    db.session.add_all(
        Post(person_id=who.id, round_id=award_round.id, role=role)
        for role, people in posts.items()
        for who in people
    )
