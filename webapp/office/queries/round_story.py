"""The story of a round and of its participants, told to its office: deeds, never answers or marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, func, or_, select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.events.models import Event
from webapp.ground.events.story import Told
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.office.queries.round_words import IN_EVALUATIONS, IN_FORMS, IN_ROUNDS, OF_ENTRANTS, words_of
from webapp.rounds.models.rounds import Round
from webapp.rounds.recipe_files import recipe_of


def story_of_round(award_round: Round, most: int = 100) -> list[Told]:
    """Tell what has happened in a round, newest first."""
    query = _query().where(Event.round_id == award_round.id, Event.what.in_(IN_ROUNDS)).limit(most)
    return [_told(row, award_round) for row in db.session.execute(query)]


def story_of_entrant(award_round: Round, place: str, assessment_ids: Sequence[int]) -> list[Told]:
    """Tell what has happened to one participant: its nomination, its forms, its evaluation; newest first."""
    forms = Event.assessment_id.in_(assessment_ids) & Event.what.in_(IN_FORMS)
    evaluated = Evaluation.assessment_id.in_(assessment_ids) & Event.what.in_(IN_EVALUATIONS)
    chosen = (Event.round_id == award_round.id) & (Event.why == place) & Event.what.in_(OF_ENTRANTS)
    query = _query().where(or_(forms, evaluated, chosen))
    return [_told(row, award_round) for row in db.session.execute(query)]


def _query() -> Select[tuple[Any, ...]]:
    return (
        select(
            Event.at,
            Event.what,
            Event.before,
            Event.after,
            Event.why,
            Person.name.label("who"),
            Municipality.name.label("place"),
            Assessment.name.label("form"),
        )
        .outerjoin(Person, Person.id == Event.person_id)
        .outerjoin(Evaluation, Evaluation.id == Event.evaluation_id)
        .outerjoin(Assessment, Assessment.id == func.coalesce(Event.assessment_id, Evaluation.assessment_id))
        .outerjoin(Municipality, Municipality.id == Assessment.municipality_id)
        .order_by(Event.id.desc())
    )


def _told(row: Any, award_round: Round) -> Told:  # noqa: ANN401 -- a result row
    after = row.after or {}
    recipe = recipe_of(award_round.recipe)
    step = recipe.step(after.get("step", "")).name if recipe else after.get("step", "")
    return Told(row.at, row.who or _("Tjänsten"), words_of(row, step), "")
