"""The office sees its round: who takes part, and how far each has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.ground.roles import EVALUATOR
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.entrants import EntrantRow, entrant_rows
from webapp.rounds.queries.posts import people_with_post


class SeatRow(NamedTuple):
    """A seat as a plain row, with the name of whoever has it."""

    id: int
    person_id: int
    track: str
    conflict: str
    declared_at: datetime | None
    done_at: datetime | None
    name: str


class EvaluationRow(NamedTuple):
    """An evaluation as a plain row, with its seats by track."""

    id: int
    assessment_id: int
    revealed_at: datetime | None
    published_at: datetime | None
    seats: Sequence[SeatRow]


@dataclass(frozen=True, slots=True)
class EntrantLine:
    """One municipality in the round, and how far it has come: plain rows, or none, to be read alone."""

    entrant: EntrantRow
    nomination: Any
    assessment: Any
    evaluation: EvaluationRow | None


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
_EVALUATION = Evaluation.id, Evaluation.assessment_id, Evaluation.revealed_at, Evaluation.published_at
_SEAT = (
    *(Seat.id, Seat.person_id, Seat.track, Seat.conflict),
    *(Seat.declared_at, Seat.done_at, Person.name, Seat.evaluation_id),
)


def office_page(award_round: Round, *, nominated: bool = False) -> OfficePage:
    """Gather the round, or its nominees alone: a constant number of queries, however many take part."""
    of_round = select(*_FORM).where(Assessment.round_id == award_round.id)
    if nominated:
        theirs = select(Entrant.municipality_id).where(
            Entrant.round_id == award_round.id, Entrant.nominated_at.is_not(None)
        )
        of_round = of_round.where(Assessment.municipality_id.in_(theirs))
    by_place = {(row.municipality_id, row.edition): row for row in db.session.execute(of_round)}
    evaluations = _evaluations(award_round.id)
    lines = []
    for entrant in entrant_rows(award_round.id, nominated=nominated):
        place = entrant.municipality_id
        own = by_place.get((place, award_round.compass_edition))
        nomination = by_place.get((place, award_round.nomination_edition))
        lines.append(EntrantLine(entrant, nomination, own, evaluations.get(own.id) if own else None))
    return OfficePage(award_round, lines, people_with_post(award_round.id, EVALUATOR))


def _evaluations(round_id: int) -> dict[int, EvaluationRow]:
    """Give the evaluations of a round by their assessments."""
    here = Assessment.round_id == round_id
    query = select(*_SEAT).join(Person, Person.id == Seat.person_id)
    query = query.join(Evaluation, Evaluation.id == Seat.evaluation_id).join(Assessment).where(here)
    seats: defaultdict[int, list[SeatRow]] = defaultdict(list)
    for row in db.session.execute(query.order_by(Seat.track)):
        seats[row.evaluation_id].append(SeatRow._make(row[:-1]))
    rows = db.session.execute(select(*_EVALUATION).join(Assessment).where(here))
    return {row.assessment_id: EvaluationRow(*row, seats[row.id]) for row in rows}
