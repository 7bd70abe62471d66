"""The places of an edition that somebody can have in hand: an area, a subarea or a single question."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from questionnaires.edition import Description, Edition, Question

AREA, SUBAREA, QUESTION = "area", "subarea", "question"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an edition: what it is called, and the questions in it by id."""

    scope: str
    key: str
    number: str
    name: str
    questions: tuple[str, ...]

    @property
    def label(self) -> str:
        """Write number and name as they stand on pages."""
        return f"{self.number} {self.name}".strip()

    @property
    def value(self) -> str:
        """Write the place as a form sends it."""
        return f"{self.scope}:{self.key}"


def asked(edition: Edition, question_id: str) -> Question | Description | None:
    """Find a question, or a heading of the own description, by its id."""
    found = edition.questions.get(question_id)
    return found or next((one for one in edition.descriptions if one.id == question_id), None)


def place_of(edition: Edition, scope: str, key: str) -> Place | None:
    """Find a place by what it is and its number (an area, a subarea) or id (a question)."""
    if scope == AREA and (area := edition.area(key)):
        return Place(scope, key, area.number, str(area.name), tuple(q.id for q in area.questions))
    if scope == SUBAREA and (subarea := edition.subarea(key)):
        return Place(scope, key, subarea.number, str(subarea.text), tuple(q.id for q in subarea.questions))
    one = asked(edition, key) if scope == QUESTION else None
    if isinstance(one, Question):
        return Place(QUESTION, key, one.number, str(one.text), (key,))
    return Place(QUESTION, key, "", str(one.heading), (key,)) if one else None


def path_of(edition: Edition, assessment_id: int, place: Place) -> str:
    """Give the path of the page where a place is answered."""
    if place.scope == QUESTION:
        return question_path(edition, assessment_id, place.key)
    if edition.descriptions:
        return f"/nominering/{assessment_id}/kriterium/{place.key}"
    room = "omrade" if place.scope == AREA else "delomrade"
    return f"/sjalvvardering/{assessment_id}/{room}/{place.key}"


def question_path(edition: Edition, assessment_id: int, question_id: str) -> str:
    """Give the path of the page where a question, or a heading of the own description, is answered."""
    home = edition.home.get(question_id)
    if home is None:
        return f"/nominering/{assessment_id}/beskrivning#{question_id}"
    if edition.descriptions:
        area = next(area for area in edition.areas if home in area.subareas)
        return f"/nominering/{assessment_id}/kriterium/{area.number}#{question_id}"
    page = f"/sjalvvardering/{assessment_id}/delomrade/{home.number}"
    return f"{page}?fraga={quote(question_id)}#{question_id}"


def places_of(edition: Edition) -> list[tuple[str, list[Place]]]:
    """List every place under its area's name; the own description's headings come last."""
    groups = []
    for area in edition.areas:
        keys = [(AREA, area.number)]
        for subarea in area.subareas:
            keys += [(SUBAREA, subarea.number)] if not edition.descriptions else []
            keys += [(QUESTION, question.id) for question in subarea.questions]
        groups.append((f"{area.number} {area.name}", _found(edition, keys)))
    if edition.descriptions:
        groups.append(("", _found(edition, [(QUESTION, one.id) for one in edition.descriptions])))
    return groups


def _found(edition: Edition, keys: list[tuple[str, str]]) -> list[Place]:
    return [place for scope, key in keys if (place := place_of(edition, scope, key))]
