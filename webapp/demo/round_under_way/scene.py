"""What every part of the round under way needs to know: its day, its people and its municipalities."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.demo.answers import fill
from webapp.demo.demo_days import on
from webapp.demo.start import entrants_of, form_of
from webapp.ground.who import Person
from webapp.rounds.models.rounds import Entrant, Round

KEY, RECIPE = "2027", "2021"
CONTACTS = {
    "Björkvalla": "Rut Almgren",
    "Stenhaga": "Olof Brandt",
    "Mosshult": "Nadia Salim",
    "Tallmora": "Erik Sundin",
    "Ljungdala": "Gunnar Ask",
    "Högsala": "Ulla Rask",
    "Kvarnlösa": "Henrik Moberg",
    "Fjällsund": "Aili Niemi",
    "Älvnäs": "Camilla Roos",
    "Strandhaga": "Peter Norell",
    "Vintervik": "Jasmin Öberg",
    "Rönnfors": "Bo Hallin",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """The round under way, seen from today."""

    today: datetime
    round: Round
    people: dict[str, Person]
    chance: random.Random

    @property
    def office(self) -> int:
        """Give the officer who does the daily work."""
        return self.people["kansli"].id

    @property
    def entrants(self) -> dict[str, Entrant]:
        """Give the participants by name."""
        return entrants_of(self.round)

    def on(self, days_ago: int) -> None:
        """Let what follows happen some days ago."""
        on(self.today - timedelta(days=days_ago))

    def nomination(self, name: str) -> int:
        """Give the id of a municipality's application."""
        return form_of(self.round, name, self.round.nomination_edition)

    def assessment(self, name: str) -> int:
        """Give the id of a municipality's self-assessment."""
        return form_of(self.round, name, self.round.compass_edition)

    def fill(self, name: str, form: int, skill: float, share: float = 1) -> None:
        """Let a municipality's coordinator answer a questionnaire, or a share of it."""
        fill(self.people[name], form, name, skill, self.chance, share)

    def hand_in(self, name: str, form: int) -> None:
        """Let the coordinator hand a questionnaire in, with the municipality's head signing by name."""
        who = f"Kommundirektören i {name}"
        hand_in_deeds.submit(self.people[name].id, form, who, "Kommundirektör", confirmed=True)
