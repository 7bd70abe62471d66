"""The part of a questionnaire that somebody takes home: all of it, an area, a subarea or one's own."""

from __future__ import annotations

from questionnaires.edition import Description, Question
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.queries.teamwork.task_places import place_of
from webapp.ground.refusals import NotThereError

ALL, MINE = "alla", "mina"
Asked = Question | Description


def asked_in(subject: OwnAssessment, scope: str) -> list[Asked]:
    """List what is asked in a part of the questionnaire: "alla", "mina", "area:3" or "subarea:3.2"."""
    edition = subject.edition
    every: list[Asked] = [*edition.questions.values(), *edition.descriptions]
    if scope == ALL:
        return every
    if scope == MINE:
        own = [one.place for one in tasks.mine(subject.person_id) if one.assessment.id == subject.id]
        wanted = {question for place in own for question in place.questions}
    else:
        kind, _colon, key = scope.partition(":")
        place = place_of(edition, kind, key)
        wanted = set(place.questions) if place and not (edition.descriptions and kind == "subarea") else set()
    if not wanted:
        raise NotThereError
    return [one for one in every if one.id in wanted]
