"""What the demo's municipalities say of how their evaluations were."""

from __future__ import annotations

from webapp.ground.who import Person
from webapp.review.deeds.opinions import give
from webapp.review.queries.opinions.own_opinion import QUESTIONS, own_opinion

SAID: dict[str, tuple[tuple[int, int, int, int, int], str]] = {
    "Högsala": ((4, 5, 4, 4, 5), "Samtalen gav mer än poängen. Skicka gärna schemat två veckor tidigare."),
    "Strandhaga": ((3, 5, 4, 5, 4), ""),
    "Ekmarka": ((2, 4, 3, 4, 4), "Vi hade behövt veta tidigare vilka som skulle vara med i intervjuerna."),
    "Ljungdala": ((4, 4, 2, 3, 3), "Några frågor passar bättre i en större kommun."),
    "Sandlösa": ((4, 5, 4, 4, 5), ""),
}
"""By municipality: how far it agrees on each question, and its own words."""


def say(evaluation_id: int, person: Person, name: str) -> None:
    """Say how an evaluation was."""
    levels, words = SAID[name]
    marks = dict(zip(QUESTIONS, levels, strict=True))
    give(own_opinion(person.id, evaluation_id), marks, words, 0)
