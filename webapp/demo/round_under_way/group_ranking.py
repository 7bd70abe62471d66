"""The nomination group: two have noted and ranked, and the third is left to whoever tries the demo."""

from __future__ import annotations

from webapp.award.deeds.ranking import private_notes
from webapp.demo.choice import rank, sit
from webapp.demo.round_under_way.scene import KEY, Scene
from webapp.ground.roles import NOMINATOR

NAMES = ("Rönnfors", "Högsala", "Strandhaga", "Vintervik", "Kvarnlösa")
PLACES = {"nomineringsgrupp.b": (1, 2, 3, 3, 5), "nomineringsgrupp.c": (2, 1, 4, 3, None)}
"""The places each gives those that have handed in; None is left out."""
NOTES = {
    "nomineringsgrupp.b": "Starkt om hemtjänsten. Saknar siffror från i år.",
    "nomineringsgrupp.c": "Beskrivningen av arbetsmiljön är den tydligaste jag har läst.",
}


def play(scene: Scene) -> None:
    """Let two of the group declare, note and rank."""
    scene.on(2)
    entrants = scene.entrants
    for key, places in PLACES.items():
        seat = sit(scene.people[key], KEY, NOMINATOR)
        private_notes.save_note(seat, entrants["Rönnfors"].id, NOTES[key], 0)
        rank(seat, entrants, NAMES, places)
