"""The office sees its round: who takes part, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from webapp.models import (
    Assessment,
    Entrant,
    Evaluation,
    Membership,
    Person,
    Post,
    Round,
    Seat,
    db,
)
from webapp.roles import EVALUATOR
from webapp.services.refusals import NotThereError


@dataclass(frozen=True, slots=True)
class EntrantLine:
    """One municipality in the round, and how far it has come."""

    entrant: Entrant
    nomination: Assessment | None
    assessment: Assessment | None
    evaluation: Evaluation | None


@dataclass(frozen=True, slots=True)
class OfficePage:
    """The round as its office sees it: states; answers only on the jury's pages, from its step on."""

    round: Round
    lines: list[EntrantLine]
    evaluators: list[Person]


def office_page(award_round: Round) -> OfficePage:
    """Gather the round: a constant number of queries, however many take part."""
    of_round = select(Assessment).where(Assessment.round_id == award_round.id)
    by_place: dict[tuple[int, str], Assessment] = {
        (row.municipality_id, row.edition): row for row in db.session.scalars(of_round)
    }
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


def entrants(round_id: int, *, nominated: bool = False) -> list[Entrant]:
    """List the municipalities of a round, by name as Swedish sorts it."""
    query = select(Entrant).where(Entrant.round_id == round_id).options(joinedload(Entrant.municipality))
    if nominated:
        query = query.where(Entrant.nominated_at.is_not(None))
    return sorted(db.session.scalars(query), key=lambda entrant: swedish(entrant.municipality.name))


def swedish(name: str) -> str:
    """Make a key that sorts å, ä, ö last, in that order."""
    return name.lower().translate({ord("å"): "z{", ord("ä"): "z|", ord("ö"): "z}"})


def people_with_post(round_id: int, role: str) -> list[Person]:
    """List those who have a post in the round, by name."""
    query = select(Person).join(Post).where(Post.round_id == round_id, Post.role == role, Person.active)
    return sorted(db.session.scalars(query), key=lambda person: swedish(person.name))


def people_of(municipality_id: int) -> list[Person]:
    """List a municipality's people, by name."""
    query = (
        select(Person).join(Membership).where(Membership.municipality_id == municipality_id, Person.active)
    )
    return sorted(db.session.scalars(query), key=lambda person: swedish(person.name))


def entrant_of(award_round: Round, entrant_id: int) -> Entrant:
    """Find a municipality in a round; one of another round is not there."""
    entrant = db.session.get(Entrant, entrant_id)
    if entrant is None or entrant.round_id != award_round.id:
        raise NotThereError
    return entrant
