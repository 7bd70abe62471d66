"""The office sees its round: who takes part, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.ground.roles import EVALUATOR
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.entrants import entrants
from webapp.rounds.queries.posts import people_with_post


@dataclass(frozen=True, slots=True)
class EntrantLine:
    """One municipality in the round, and how far it has come; its questionnaires are plain rows, or none."""

    entrant: Entrant
    nomination: Any
    assessment: Any
    evaluation: Evaluation | None


@dataclass(frozen=True, slots=True)
class OfficePage:
    """The round as its office sees it: states; answers only on the jury's pages, from its step on."""

    round: Round
    lines: list[EntrantLine]
    evaluators: list[Person]


# Six hundred questionnaires are read for a country: plain columns cost a third of what mapped objects do.
_FORM = (
    *(Assessment.id, Assessment.municipality_id, Assessment.edition),
    *(Assessment.submitted_at, Assessment.closes_at),
)


def office_page(award_round: Round) -> OfficePage:
    """Gather the round: a constant number of queries, however many take part."""
    of_round = select(*_FORM).where(Assessment.round_id == award_round.id)
    by_place = {(row.municipality_id, row.edition): row for row in db.session.execute(of_round)}
    evaluations = {
        row.assessment_id: row
        for row in db.session.scalars(
            select(Evaluation)
            .join(Assessment)
            .where(Assessment.round_id == award_round.id)
            .options(selectinload(Evaluation.seats).joinedload(Seat.person))
        )
    }
    lines = []
    for entrant in entrants(award_round.id):
        place = entrant.municipality_id
        own = by_place.get((place, award_round.compass_edition))
        nomination = by_place.get((place, award_round.nomination_edition))
        lines.append(EntrantLine(entrant, nomination, own, evaluations.get(own.id) if own else None))
    return OfficePage(award_round, lines, people_with_post(award_round.id, EVALUATOR))
