"""A meeting's forms: what it is about, the turn its leader saw, and what the group agreed on."""

from __future__ import annotations

from questionnaires.edition import Edition, Question
from webapp.ground.forms import (
    HouseForm,
    KeyField,
    LineField,
    NumberField,
    RawField,
    TextField,
    TickField,
    VersionField,
    WordsField,
)

MINUTES_LIMIT = 4_000


class PartForm(HouseForm):
    """The level that is chosen for one part: `level-<part>`."""

    level = LineField()


def chosen_levels(question: Question) -> dict[str, str]:
    """Read what is chosen for each part of a question; nothing for a part that nobody chose."""
    found = {part.id: PartForm(of=part.id).level.data for part in question.kind.parts}
    return {part: level for part, level in found.items() if level}


class StartForm(HouseForm):
    """What a meeting is to be about: areas, subareas and single questions."""

    place = WordsField()
    request_key = KeyField()

    def questions(self, edition: Edition) -> set[str]:
        """Give the questions of all that is chosen."""
        places = {f"area:{one.number}": one.questions for one in edition.areas}
        places |= {f"subarea:{one.number}": one.questions for one in edition.subareas}
        places |= {f"question:{one.id}": (one,) for one in edition.questions.values()}
        return {question.id for place in self.place.data for question in places.get(place, ())}


class TurnForm(HouseForm):
    """A step of a meeting: the turn that the page showed, and the question to go to."""

    turn = NumberField()
    question = LineField()


class AgreedForm(HouseForm):
    """What the group agreed on, with the versions that the page showed; `save` is the button."""

    minutes = TextField(limit=MINUTES_LIMIT)
    version = VersionField(needed=True)
    answer_version = VersionField()
    with_text = TickField()
    request_key = KeyField()
    save = RawField()

    def levels(self, question: Question) -> dict[str, str]:
        """Give the levels that were agreed on."""
        chosen = chosen_levels(question)
        return {
            part.id: chosen[part.id] for part in question.kind.parts if part.level(chosen.get(part.id, ""))
        }
