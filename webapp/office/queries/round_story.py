"""The story of a round and of its participants, told to its office: deeds, never answers or marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, func, select, union

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.events.models import Event
from webapp.ground.events.registry import About, Audience, names
from webapp.ground.events.story import Told, sentence
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.rounds.models.rounds import Round
from webapp.rounds.recipe import Recipe
from webapp.rounds.recipe_files import recipe_of

OFFICE = Audience.OFFICE


def story_of_round(award_round: Round, most: int = 100) -> list[Told]:
    """Tell what has happened in a round, newest first."""
    query = _query().where(Event.round_id == award_round.id, Event.what.in_(names(OFFICE))).limit(most)
    return _told(query, award_round)


def story_of_entrant(award_round: Round, place: str, assessment_ids: Sequence[int]) -> list[Told]:
    """Tell what has happened to one participant: its nomination, its forms, its evaluation; newest first.

    What is done with a participant as such has its name; in older rows it stood in `why`.
    """
    evaluations = select(Evaluation.id).where(Evaluation.assessment_id.in_(assessment_ids))
    forms = Event.assessment_id.in_(assessment_ids) & Event.what.in_(names(OFFICE, About.ASSESSMENT))
    evaluated = Event.evaluation_id.in_(evaluations) & Event.what.in_(names(OFFICE, About.EVALUATION))
    named = func.coalesce(Event.after["municipality"].as_string(), Event.why) == place
    chosen = (Event.round_id == award_round.id) & named & Event.what.in_(names(OFFICE, About.ENTRANT))
    # Each by its own index: asked as one, a country's two hundred thousand events are all looked through.
    found = union(*(select(Event.id).where(one) for one in (forms, evaluated, chosen)))
    return _told(_query().where(Event.id.in_(found)), award_round)


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


def _told(query: Select[tuple[Any, ...]], award_round: Round) -> list[Told]:
    """Tell the rows, with what is looked up once for all of them."""
    nobody, recipe = _("Tjänsten"), recipe_of(award_round.recipe)
    return [Told(row.at, row.who or nobody, _sentence(row, recipe), "") for row in db.session.execute(query)]


def _sentence(row: Any, recipe: Recipe | None) -> str:  # noqa: ANN401 -- a result row
    step = (row.after or {}).get("step", "")
    around = {"place": row.place, "form": f"{row.place}, {row.form}"}
    return sentence(OFFICE, row, step=recipe.step(step).name if recipe else step, **around)
