"""Conflicts of interest that arise are written down in the deed that made them arise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, null, select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.events import CONFLICT_FOUND
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.seats.conflicts import impartialities
from webapp.ground.events.journal import note
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person, Post
from webapp.people.open_questions import joining
from webapp.rounds.models.rounds import Entrant, Round


@dataclass(frozen=True, slots=True)
class Block:
    """A person who is kept from a municipality in a round; with the evaluation, if there is one."""

    person_id: int
    person: str
    round_id: int
    municipality: str
    evaluation_id: int | None
    why: str


@contextmanager
def noticed(*, person_id: int | None = None, round_id: int | None = None) -> Iterator[None]:
    """Write down what new conflicts a deed brings, to one person or in one round."""
    before = {_key(one) for one in blocks(person_id=person_id, round_id=round_id)}
    yield
    db.session.flush()
    for one in blocks(person_id=person_id, round_id=round_id):
        if _key(one) not in before:
            note(
                CONFLICT_FOUND,
                None,
                round_id=one.round_id,
                evaluation_id=one.evaluation_id,
                after={
                    "person": one.person_id,
                    "municipality": one.municipality,
                    "found": f"{one.person}, {one.municipality}: {one.why}",
                },
            )


@joining.answered
def noticed_of(person_id: int) -> AbstractContextManager[None]:
    """Write down what new conflicts somebody's coming brings."""
    return noticed(person_id=person_id)


def _key(one: Block) -> tuple[int, int, str, int | None]:
    return (one.person_id, one.round_id, one.municipality, one.evaluation_id)


def blocks(*, person_id: int | None = None, round_id: int | None = None) -> list[Block]:
    """List who is kept from whom in rounds that are not announced: seats they have, and posts."""
    seats = list(db.session.execute(_seats(person_id, round_id)))
    seated = {(row.id, row.round_id, row.municipality) for row in seats}
    posts = db.session.execute(_posts(person_id, round_id))
    rows = [*seats, *(row for row in posts if (row.id, row.round_id, row.municipality) not in seated)]
    known = impartialities({row.round_id for row in rows}, {row.id for row in rows})
    found = []
    for row in rows:
        evaluator = row.evaluation_id is not None
        of = known[row.round_id].of_evaluator if evaluator else known[row.round_id].of_member
        if why := of(row.id, row.municipality):
            about = (row.id, row.name, row.round_id, row.municipality, row.evaluation_id)
            found.append(Block(*about, "; ".join(why)))
    return found


def _seats(person_id: int | None, round_id: int | None) -> Select[*tuple[Any, ...]]:
    """Ask for the evaluators' seats that count."""
    query = (
        select(
            Person.id,
            Person.name,
            Assessment.round_id,
            Municipality.name.label("municipality"),
            Seat.evaluation_id,
        )
        .join(Seat, Seat.person_id == Person.id)
        .join(Evaluation, Evaluation.id == Seat.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Municipality, Municipality.id == Assessment.municipality_id)
        .join(Round, Round.id == Assessment.round_id)
        .where(Seat.track.in_((TRACK_A, TRACK_B)), Seat.conflict == "")
    )
    return _open_ones(query, person_id, round_id)


def _posts(person_id: int | None, round_id: int | None) -> Select[*tuple[Any, ...]]:
    """Ask for whoever has a post in a round, with all who take part there."""
    query = (
        select(
            Person.id,
            Person.name,
            Post.round_id,
            Municipality.name.label("municipality"),
            null().label("evaluation_id"),
        )
        .distinct()
        .join(Post, Post.person_id == Person.id)
        .join(Round, Round.id == Post.round_id)
        .join(Entrant, Entrant.round_id == Round.id)
        .join(Municipality, Municipality.id == Entrant.municipality_id)
    )
    return _open_ones(query, person_id, round_id)


def _open_ones(
    query: Select[*tuple[Any, ...]], person_id: int | None, round_id: int | None
) -> Select[*tuple[Any, ...]]:
    query = query.where(Round.announced_at.is_(None))
    if person_id is not None:
        query = query.where(Person.id == person_id)
    return query.where(Round.id == round_id) if round_id is not None else query
