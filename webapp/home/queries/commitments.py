"""What a person takes part in: the first page after sign-in, and the deed to start an own self-assessment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import defer, joinedload

from questionnaires.edition import Edition
from webapp.assessment.models.assessments import Answerer, Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult, Seat
from webapp.evaluation.queries.seats import conflicts
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.roles import CONTRIBUTOR, COORDINATOR, TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Post
from webapp.rounds.models.rounds import Officer, Round


@dataclass(frozen=True, slots=True)
class Work:
    """One assessment that a person can open, and in which role."""

    assessment: Assessment
    membership: Membership
    edition: Edition
    result: PublishedResult | None

    @property
    def is_nomination(self) -> bool:
        """Tell whether this is the nomination questionnaire."""
        return self.edition.bank == "kvalitetskommun"

    @property
    def late(self) -> bool:
        """Tell whether the time for answering is over, the grace after the deadline included."""
        closes = self.assessment.closes_at
        return closes is not None and clock.now() > closes + context.grace()

    @property
    def over(self) -> bool:
        """Tell whether nothing is left to do: the result is fixed, or the time went without a hand-in."""
        return self.result is not None or (self.late and self.assessment.submitted_at is None)


@dataclass(frozen=True, slots=True)
class Home:
    """All that a person takes part in."""

    memberships: list[Membership]
    assessments: list[Work]
    seats: list[Seat]
    evaluations: dict[int, Evaluation]
    posts: list[tuple[Post, Round]]
    new_officer: bool
    """Whether the person works in the office and is to make the first round."""


def home(person_id: int) -> Home:
    """Gather what the person can do, from memberships, seats and posts."""
    memberships = list(
        db.session.scalars(
            select(Membership)
            .where(Membership.person_id == person_id)
            .options(joinedload(Membership.municipality))
            .order_by(Membership.id)
        )
    )
    members = {m.municipality_id: m for m in memberships}
    rows = db.session.execute(
        select(Assessment, PublishedResult)
        .outerjoin(Evaluation, Evaluation.assessment_id == Assessment.id)
        .outerjoin(PublishedResult, PublishedResult.evaluation_id == Evaluation.id)
        .where(
            Assessment.municipality_id.in_(members),
            Assessment.archived_at.is_(None),
            Assessment.removed_at.is_(None),
            *_answers(person_id),
        )
        .options(joinedload(Assessment.municipality), joinedload(Assessment.round))
        .options(defer(PublishedResult.marks), defer(PublishedResult.figures))  # a hundred kilobytes each
        .order_by(Assessment.id)
    )
    works = [
        Work(row, members[row.municipality_id], context.edition(row.edition, row.areas), result)
        for row, result in rows
    ]
    seats = list(
        db.session.scalars(
            select(Seat)
            .where(Seat.person_id == person_id, Seat.conflict == "", Seat.track.in_((TRACK_A, TRACK_B)))
            .order_by(Seat.id)
        )
    )
    evaluations = _evaluations(person_id, seats, members)
    seats = [seat for seat in seats if seat.evaluation_id in evaluations]
    new_officer = db.session.get(Officer, person_id) is not None
    return Home(memberships, works, seats, evaluations, _posts(person_id), new_officer)


def _answers(person_id: int) -> list[ColumnElement[bool]]:
    """Leave own assessments out that others are to answer, unless one coordinates the municipality."""
    chosen = select(Answerer.person_id).where(Answerer.assessment_id == Assessment.id)
    coordinates = exists().where(
        Membership.person_id == person_id,
        Membership.municipality_id == Assessment.municipality_id,
        Membership.role != CONTRIBUTOR,
    )
    return [~chosen.exists() | chosen.where(Answerer.person_id == person_id).exists() | coordinates]


def coordinated(person_id: int) -> list[Municipality]:
    """List the municipalities that a person coordinates."""
    query = (
        select(Municipality)
        .join(Membership, Membership.municipality_id == Municipality.id)
        .where(Membership.person_id == person_id, Membership.role == COORDINATOR)
        .order_by(Municipality.name)
    )
    return list(db.session.scalars(query))


def _posts(person_id: int) -> list[tuple[Post, Round]]:
    """Give the person's posts with their rounds, those that are over last."""
    query = (
        select(Post, Round)
        .join(Round, Round.id == Post.round_id)
        .where(Post.person_id == person_id)
        .order_by(Round.archived_at.is_not(None), Round.announced_at.is_not(None), Round.id)
    )
    return [(post, award_round) for post, award_round in db.session.execute(query)]


def _evaluations(person_id: int, seats: list[Seat], members: Collection[int]) -> dict[int, Evaluation]:
    """Give the evaluations that a person still reaches, by id: none where a conflict of interest is found.

    An internal one is reached only as long as one belongs to the municipality.
    """
    with_place = joinedload(Evaluation.assessment).joinedload(Assessment.municipality)
    ids = [seat.evaluation_id for seat in seats]
    if not ids:
        return {}
    of_seats = list(db.session.scalars(select(Evaluation).where(Evaluation.id.in_(ids)).options(with_place)))
    in_rounds = {
        (row.assessment.round_id, row.assessment.municipality.name)
        for row in of_seats
        if row.assessment.round_id is not None
    }
    partial = conflicts.partial_in(person_id, in_rounds)
    return {
        row.id: row
        for row in of_seats
        if (row.assessment.round_id, row.assessment.municipality.name) not in partial
        and (row.assessment.round_id is not None or row.assessment.municipality_id in members)
    }
